"""From moods, places and weather to a look: the tables say which, and why."""

from dataclasses import dataclass
from typing import Literal

from agents.rules.interpreting.gist import Gist
from exeget.subject import Colour
from exeget.terms import Mood, Nature
from exeget.timeline import Look, SoundStyle

Palette = tuple[Colour, Colour, Colour, Colour]


@dataclass(frozen=True)
class Tone:
    """How a mood grades a picture and sounds."""

    contrast: float
    saturation: float
    strength: float
    light: str
    music: Literal["strings", "choir", "plucked", "percussion", "ambient"]


# Where a story mostly plays gives the colours: dark, low, middle, light.
GROUND: dict[Nature, Palette] = {
    "water": ("#0a1419", "#28424c", "#8d9c98", "#f0dfb4"),  # cold greys, one warm light
    "vehicle": ("#0d1518", "#33474c", "#94988a", "#f1dcae"),
    "settlement": ("#1a120d", "#5b4230", "#a98b66", "#f5e4c0"),  # clay and lime
    "building": ("#16100c", "#4d3a2c", "#98795a", "#f3dcab"),
    "room": ("#0f0b0a", "#3c2b22", "#86664a", "#f2c988"),  # lamp light
    "land": ("#14140d", "#4c4a30", "#9c9365", "#f2e6bd"),  # earth and dry grass
    "sky": ("#0d1220", "#36486a", "#93a0b4", "#f6ead0"),
    "plant": ("#0d140c", "#34482c", "#86935e", "#f0e8c0"),
}
NEUTRAL: Palette = ("#0d0f12", "#3a3f44", "#92938c", "#efe6d2")
NIGHT: Palette = ("#070a12", "#1f2a3f", "#6d7c92", "#e8dcc0")
TONES: dict[Mood, Tone] = {
    "threat": Tone(0.5, 0.75, 0.4, "low and from the side, the shadows kept dark", "strings"),
    "fear": Tone(0.5, 0.7, 0.4, "one weak light, most of the picture in the dark", "strings"),
    "anger": Tone(0.5, 0.95, 0.35, "hard and hot, short shadows", "percussion"),
    "sorrow": Tone(0.25, 0.6, 0.4, "grey and even, as before rain", "strings"),
    "awe": Tone(0.45, 0.8, 0.4, "shafts from above, everything else held back", "choir"),
    "solemn": Tone(0.35, 0.8, 0.35, "still and low, as in a hall", "choir"),
    "wonder": Tone(0.35, 1.0, 0.3, "a glow behind things, soft edges", "plucked"),
    "mystery": Tone(0.4, 0.7, 0.4, "thin light through haze", "ambient"),
    "haste": Tone(0.4, 0.9, 0.3, "changing, as under driven clouds", "percussion"),
    "calm": Tone(0.25, 0.9, 0.25, "broad and soft", "strings"),
    "joy": Tone(0.3, 1.1, 0.25, "warm and high", "plucked"),
    "tender": Tone(0.25, 0.95, 0.3, "warm, close to the faces", "plucked"),
    "hope": Tone(0.35, 0.95, 0.3, "dawn light from one side", "choir"),
}
ERAS: tuple[tuple[str, frozenset[str]], ...] = (
    ("future", frozenset({"robot", "spaceship", "hologram", "android", "astronaut", "cyborg", "neon"})),
    (
        "present day",
        frozenset({"car", "telephone", "phone", "computer", "train", "television", "policeman", "taxi", "bus", "aircraft"}),
    ),
    (
        "nineteenth century",
        frozenset({"carriage", "steamer", "gentleman", "lady", "parlour", "governess", "musket", "railway"}),
    ),
    ("middle ages, north", frozenset({"knight", "castle", "monk", "squire", "elf-king", "minstrel", "abbey", "ritter"})),
)
"""The first era of which the story names a thing."""
WIDE = frozenset({"water", "land", "sky", "vehicle", "settlement"})
TALKATIVE = 0.5
"""Share of spoken letters above which faces matter more than places."""


def look(gist: Gist) -> Look:
    """The look of a literal reading."""
    tone = TONES[_mood(gist)]
    night = gist.times["night"] * 2 > sum(gist.times.values())
    place = gist.places[0].nature if gist.places else None
    palette = NIGHT if night else GROUND.get(place, NEUTRAL) if place else NEUTRAL
    return Look(
        palette=palette,
        palette_strength=tone.strength,
        contrast=tone.contrast,
        saturation=tone.saturation,
        light=tone.light,
        lens_habit="long" if gist.spoken > TALKATIVE else "wide" if place in WIDE else "normal",
        era=era(gist),
    )


def sound(gist: Gist) -> SoundStyle:
    """The sound of a literal reading."""
    tone = TONES[_mood(gist)]
    return SoundStyle(music=tone.music, words=f"{_mood(gist)}; {tone.music} under the places' own sounds")


def era(gist: Gist) -> str:
    """Time and place of clothes and buildings: by the things the story names, else by its god and its language."""
    named = next((name for name, things in ERAS if gist.nouns & things), "")
    return named or ("antiquity" if gist.unseen else "middle ages, north" if gist.lead == "de" else "long ago")


def _mood(gist: Gist) -> Mood:
    """The mood most verses have; calm only where nothing else is told."""
    ranked = sorted(gist.moods.items(), key=lambda item: (item[0] == "calm", -item[1], item[0]))
    return ranked[0][0] if ranked else "calm"
