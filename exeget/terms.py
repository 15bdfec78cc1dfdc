"""The field's own words, as closed lists that several documents share."""

from typing import Annotated, Literal, get_args

from exeget.spelling import forgiving

SubjectKind = Literal["actor", "prop", "environment", "set_environment", "scene"]
PREFIX: dict[SubjectKind, str] = {
    "actor": "CHAR",
    "prop": "PROP",
    "environment": "ENV",
    "set_environment": "SETENV",
    "scene": "SCENE",
}
"""What a subject's id begins with. A set_environment is a made place one can be inside: ship, house, hold."""

Nature = Literal[
    "person", "people", "animal", "deity", "spirit", "voice",
    "vehicle", "building", "room", "settlement", "land", "water", "sky", "weather", "light",
    "plant", "food", "thing", "happening",
]  # fmt: skip
"""What a subject is by nature; toolkits choose a builder, a voice or a sound by it."""

_TimeOfDay = Literal["dawn", "morning", "day", "noon", "afternoon", "dusk", "evening", "night"]
TimeOfDay = Annotated[_TimeOfDay, forgiving(get_args(_TimeOfDay), {"sunset": "dusk", "sunrise": "dawn", "midnight": "night"})]

_Weather = Literal["clear", "clouds", "wind", "rain", "storm", "snow", "fog", "dust", "heat"]
Weather = Annotated[_Weather, forgiving(get_args(_Weather), {"tempest": "storm", "mist": "fog", "cloudy": "clouds"})]

_Mood = Literal[
    "calm", "joy", "tender", "hope", "awe", "wonder", "solemn", "mystery", "haste", "fear", "threat", "anger", "sorrow"
]
Mood = Annotated[_Mood, forgiving(get_args(_Mood), {"danger": "threat", "grief": "sorrow", "tenderness": "tender"})]

UtteranceKind = Literal["narration", "dialogue", "message", "monologue"]
Phase = Literal["setup", "turn", "resolve"]
ACT_OF_PHASE: dict[Phase, int] = {"setup": 1, "turn": 2, "resolve": 3}

Sex = Literal["female", "male", "unknown"]
Age = Literal["child", "young", "adult", "old"]

Delivery = Literal["plain", "calm", "urgent", "afraid", "commanding", "mourning", "tender"]

Tier = Literal["low", "standard", "high"]

_Pose = Literal[
    "stand", "walk", "run", "sit", "kneel", "bow", "lie", "sleep", "crouch", "brace", "row", "climb", "swim", "ride",
    "raise_arms", "point", "reach", "hold", "throw", "pull", "pray", "cry_out", "speak", "look", "cover_face", "embrace",
    "fall", "work",
]  # fmt: skip
Pose = Annotated[
    _Pose, forgiving(get_args(_Pose), {"standing": "stand", "walking": "walk", "sitting": "sit", "kneeling": "kneel"})
]

NARRATOR = "NARRATOR"
"""The speaker of narration, who is never in the picture."""
