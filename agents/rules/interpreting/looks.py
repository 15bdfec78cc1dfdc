"""From moods, places and weather to a look, and what a model makes of it: the tables say which, and why."""

from dataclasses import dataclass
from typing import Literal

from agents.rules.interpreting.gist import Gist
from agents.rules.interpreting.models import Model, Said, Tongue
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
    light: Said
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
    "threat": Tone(
        0.5,
        0.75,
        0.4,
        Said(en="low and from the side, the shadows kept dark", de="tief und von der Seite, die Schatten bleiben dunkel"),
        "strings",
    ),
    "fear": Tone(
        0.5,
        0.7,
        0.4,
        Said(en="one weak light, most of the picture in the dark", de="ein schwaches Licht, das meiste im Dunkel"),
        "strings",
    ),
    "anger": Tone(0.5, 0.95, 0.35, Said(en="hard and hot, short shadows", de="hart und heiß, kurze Schatten"), "percussion"),
    "sorrow": Tone(
        0.25, 0.6, 0.4, Said(en="grey and even, as before rain", de="grau und gleichmäßig wie vor dem Regen"), "strings"
    ),
    "awe": Tone(
        0.45,
        0.8,
        0.4,
        Said(en="shafts from above, everything else held back", de="Strahlen von oben, alles andere zurückgenommen"),
        "choir",
    ),
    "solemn": Tone(0.35, 0.8, 0.35, Said(en="still and low, as in a hall", de="still und tief wie in einer Halle"), "choir"),
    "wonder": Tone(
        0.35, 1.0, 0.3, Said(en="a glow behind things, soft edges", de="ein Schein hinter den Dingen, weiche Ränder"), "plucked"
    ),
    "mystery": Tone(0.4, 0.7, 0.4, Said(en="thin light through haze", de="dünnes Licht durch Dunst"), "ambient"),
    "haste": Tone(
        0.4, 0.9, 0.3, Said(en="changing, as under driven clouds", de="wechselnd wie unter treibenden Wolken"), "percussion"
    ),
    "calm": Tone(0.25, 0.9, 0.25, Said(en="broad and soft", de="breit und weich"), "strings"),
    "joy": Tone(0.3, 1.1, 0.25, Said(en="warm and high", de="warm und hoch"), "plucked"),
    "tender": Tone(0.25, 0.95, 0.3, Said(en="warm, close to the faces", de="warm, nah an den Gesichtern"), "plucked"),
    "hope": Tone(0.35, 0.95, 0.3, Said(en="dawn light from one side", de="Morgenlicht von einer Seite"), "choir"),
}
ERAS: tuple[tuple[str, frozenset[str]], ...] = (
    ("future", frozenset({"robot", "spaceship", "hologram", "android", "astronaut", "cyborg", "neon"})),
    (
        "present day",
        frozenset(
            {
                "car",
                "telephone",
                "phone",
                "computer",
                "train",
                "television",
                "policeman",
                "taxi",
                "bus",
                "aircraft",
                "detective",
                "skyscraper",
                "motorcycle",
                "subway",
                "elevator",
                "airport",
                "nightclub",
                "highway",
            }
        ),
    ),
    (
        "nineteenth century",
        frozenset({"carriage", "steamer", "gentleman", "lady", "parlour", "governess", "musket", "railway"}),
    ),
    ("middle ages, north", frozenset({"knight", "castle", "monk", "squire", "elf-king", "minstrel", "abbey", "ritter"})),
)
"""The first era of which the story names a thing."""
WIDE = frozenset({"water", "land", "sky", "vehicle", "settlement"})
DAYLIGHT = frozenset({"sun", "overcast"})
TALKATIVE = 0.5
"""Share of spoken letters above which faces matter more than places."""


def look(gist: Gist, model: Model) -> Look:
    """The look of the story's own moods and places, with what the model changes of it."""
    tone = TONES[_mood(gist)]
    night = by_night(gist)
    place = gist.places[0].nature if gist.places else None
    palette = NIGHT if night else GROUND.get(place, NEUTRAL) if place else NEUTRAL
    own = Look(
        palette=palette,
        palette_strength=tone.strength,
        contrast=tone.contrast,
        saturation=tone.saturation,
        light=light_words(gist, model, "en"),
        lens_habit="long" if gist.spoken > TALKATIVE else "wide" if place in WIDE else "normal",
        era=era(gist),
    )
    return own.model_copy(update={name: value for name, value in model.look if value is not None})


def light_words(gist: Gist, model: Model, tongue: Tongue) -> str:
    """The light in words: the model's, else that of the story's mood; no sun is promised to a story told by night."""
    own = None if by_night(gist) and model.look.key in DAYLIGHT else model.light
    return (own or TONES[_mood(gist)].light).in_(tongue)


def by_night(gist: Gist) -> bool:
    """Whether most of the story happens at night."""
    return gist.times["night"] * 2 > sum(gist.times.values())


def sound(gist: Gist, model: Model) -> SoundStyle:
    """The sound of the story's mood, with what the model changes of it."""
    told = model.sound
    return SoundStyle(
        music=told.music or TONES[_mood(gist)].music, narrator=told.narrator, words=told.words.en, weight=told.weight,
        moods=told.moods,
    )  # fmt: skip


def era(gist: Gist) -> str:
    """Time and place of clothes and buildings: by the things the story names, else by its god and its language."""
    named = next((name for name, things in ERAS if gist.nouns & things), "")
    return named or ("antiquity" if gist.unseen else "middle ages, north" if gist.lead == "de" else "long ago")


def _mood(gist: Gist) -> Mood:
    """The mood most verses have; calm only where nothing else is told."""
    ranked = sorted(gist.moods.items(), key=lambda item: (item[0] == "calm", -item[1], item[0]))
    return ranked[0][0] if ranked else "calm"
