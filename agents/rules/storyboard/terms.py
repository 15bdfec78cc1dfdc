"""The words that rules may add to an idea: terms of film, in English and German, and no others."""

from collections.abc import Mapping
from typing import Literal

from agents.rules.reading.wordlists import words
from exeget.shot import ShotSize

Weight = Literal["place", "figure", "thing"]
Key = Literal[
    "place", "figure", "thing", "far", "near", "beside", "wide", "full", "close", "insert", "again", "with", "small",
    "intent_place", "intent_figure", "intent_near", "intent_thing", "intent_last",
]  # fmt: skip

TERMS: Mapping[str, Mapping[Key, str]] = {
    "en": {
        "place": "The place", "figure": "The figure", "thing": "The thing",
        "far": "From far to near", "near": "From near to far", "beside": "Alongside the figure",
        "wide": "Wide", "full": "In full", "close": "Close", "insert": "Insert", "again": "Wide again",
        "with": "In the picture", "small": "small in the picture",
        "intent_place": "The place is seen before anything else.", "intent_figure": "The figure is seen whole, in its place.",
        "intent_near": "The figure is seen close.", "intent_thing": "The thing fills the picture.",
        "intent_last": "The last picture is the widest.",
    },
    "de": {
        "place": "Der Ort", "figure": "Die Figur", "thing": "Das Ding",
        "far": "Von fern nach nah", "near": "Von nah nach fern", "beside": "An der Seite der Figur",
        "wide": "Totale", "full": "Ganz", "close": "Nah", "insert": "Detail", "again": "Noch einmal Totale",
        "with": "Im Bild", "small": "klein im Bild",
        "intent_place": "Der Ort ist vor allem anderen zu sehen.",
        "intent_figure": "Die Figur ist ganz zu sehen, an ihrem Ort.",
        "intent_near": "Die Figur ist nah zu sehen.", "intent_thing": "Das Ding füllt das Bild.",
        "intent_last": "Das letzte Bild ist das weiteste.",
    },
}  # fmt: skip
LANGUAGES = tuple(TERMS)
"""The languages whose ideas these rules can read."""

FILM_WORDS = frozenset(
    word.strip(".,:").lower() for table in TERMS.values() for term in table.values() for word in term.split()
)
"""Every word of them."""

SIZES: Mapping[ShotSize, Key] = {
    "extreme_wide": "wide", "wide": "wide", "full": "full", "medium": "full", "medium_close_up": "close", "close_up": "close",
    "insert": "insert",
}  # fmt: skip

MUSIC = words(
    "music song beat beats bpm melody tune soundtrack score lo-fi lofi jazz blues techno ambient synth synthwave piano guitar "
    "violin cello strings choir orchestra drums percussion harp lute flute musik lied melodie klang klänge klavier gitarre "
    "geige streicher chor orchester trommeln schlagzeug harfe laute flöte moll dur"
)
"""Words that say a piece of an idea is about its music."""
STYLES: Mapping[str, frozenset[str]] = {
    "lofi": words("lo-fi lofi chillhop hip-hop"),
    "choir": words("choir chor chant choral"),
    "plucked": words("harp lute guitar harfe laute gitarre plucked"),
    "percussion": words("drums percussion trommeln schlagzeug techno taiko drum trommel"),
    "ambient": words("ambient synth synthwave drone pads electronic klangfläche"),
    "strings": words("strings violin cello orchestra streicher geige orchester"),
}
"""A family of players by a word."""
