"""Sentences about the whole timeline: its look, what people wear, its rules and briefing."""

import re

from agents.rules.directing.phrase import Heard, Phrase, phrase, words_to
from exeget.edit import Beard, Brief, Dress, Edit, Grade, HairLength, Palette, Rule
from exeget.subject import Garment, Head

_STEP = 0.15
_GARMENTS: dict[Garment, tuple[str, ...]] = {
    "tunic": ("tunic", "tunika", "kittel"), "robe": ("robe", "gewand"), "mantle": ("mantle", "cloak", "umhang"),
    "armour": ("armour", "armor", "rüstung"), "rags": ("rags", "lumpen"), "coat": ("coat", "mantel", "rock"),
    "gown": ("gown", "dress", "kleid"),
}  # fmt: skip
_HEADS: dict[Head, tuple[str, ...]] = {
    "bare": ("bareheaded", "bare head", "barhäuptig", "keine kopfbedeckung"), "headcloth": ("headcloth", "kopftuch"),
    "veil": ("veil", "schleier"), "hood": ("hood", "kapuze"), "crown": ("crown", "krone"), "helmet": ("helmet", "helm"),
    "hat": ("hat", "hut"),
}  # fmt: skip
_COLOURS = {
    "#96281f": (
        "red", "rotes", "roten", "rote", "roter", "rot"), "#2c4a7c": ("blue", "blaues", "blauen", "blaue", "blauer", "blau",
    ),
    "#48643c": (
        "green", "grünes", "grünen", "grüne", "grüner", "grün"), "#e6e2d6": ("white", "weißes", "weißen", "weiße",
        "weißer", "weiß",
    ),
    "#1c1a1a": (
        "black", "schwarzes", "schwarzen", "schwarze", "schwarzer", "schwarz"), "#6b5038": ("brown", "braunes", "braunen",
        "braune", "braun",
    ),
    "#808080": (
        "grey", "gray", "graues", "grauen", "graue", "grau"), "#b48a2c": ("yellow", "gelbes", "gelben", "gelbe", "gelb",
        "golden", "goldenes",
    ),
    "#5c3468": ("purple", "purpurnes", "purpurnen", "violettes", "lila"),
}  # fmt: skip
_BEARDS: dict[Beard, tuple[str, ...]] = {
    "none": ("no beard", "without a beard", "ohne bart", "keinen bart", "clean-shaven", "shaven", "rasiert"),
    "full": ("a full beard", "full beard", "vollbart", "einen vollbart", "einem vollbart", "a long beard", "langem bart"),
    "short": ("a short beard", "short beard", "a beard", "bart", "einen bart", "kurzen bart", "kurzem bart"),
}  # fmt: skip
_HAIRS: dict[HairLength, tuple[str, ...]] = {
    "bald": ("bald", "glatze", "kahl"), "long": ("long hair", "lange haare", "langen haaren", "langes haar"),
    "short": ("short hair", "kurze haare", "kurzen haaren", "kurzes haar"),
}  # fmt: skip
_PALETTES: dict[Palette, tuple[str, ...]] = {
    "warm": ("warme", "warm"), "cold": ("kalte", "kühle", "cold", "cool"), "earth": ("erdige", "earthy", "earth"),
    "night": ("nächtliche", "night"), "pale": ("blasse", "helle", "pale"), "ember": ("glühende", "ember", "feurige", "fiery"),
}  # fmt: skip
_GARMENT_WORDS, _GARMENT = words_to(_GARMENTS)
_HEAD_WORDS, _HEAD = words_to(_HEADS)
_COLOUR_WORDS, _COLOUR = words_to(_COLOURS)
_BEARD_WORDS, _BEARD = words_to(_BEARDS)
_HAIR_WORDS, _HAIR = words_to(_HAIRS)
_PALETTE_WORDS, _PALETTE = words_to(_PALETTES)
_WEARS = r"(?:trägt|wears|tragen|wear|in|mit|with|bekommt|gets|has|hat|bekommen|haben|is|ist)"
_ARTICLE = r"(?:an? |ein(?:e[nmr]?)? |das |die |den |the )?"


def _clothes(heard: Heard) -> tuple[Edit, ...]:
    words = heard.words.groupdict()
    return (
        Dress(
            who=heard.person.id,
            garment=_GARMENT[words["garment"]] if words["garment"] else None,
            colour=_COLOUR[words["colour"]] if words["colour"] else None,
        ),
    )


def _head(heard: Heard) -> tuple[Edit, ...]:
    return (Dress(who=heard.person.id, head=_HEAD[heard.words.group("head")]),)


def _beard(heard: Heard) -> tuple[Edit, ...]:
    return (Dress(who=heard.person.id, beard=_BEARD[heard.words.group("beard")]),)


def _hair(heard: Heard) -> tuple[Edit, ...]:
    return (Dress(who=heard.person.id, hair_length=_HAIR[heard.words.group("hair")]),)


def _grey(heard: Heard) -> tuple[Edit, ...]:
    del heard
    return (Grade(saturation_by=-2),)


def _habit(heard: Heard) -> tuple[Edit, ...]:
    first = heard.words.group("habit")[0]
    return (Grade(lens_habit="long" if first == "l" else "normal" if first == "n" else "wide"),)


def _more(heard: Heard) -> float:
    return (
        _STEP
        if heard.words.group("way") in ("mehr", "more", "stärkeres", "höherer", "higher", "stronger", "kräftigere")
        else -_STEP
    )


_RULE = r"^(?:neue |new |add a |add the )?(?:regel|rule)\s*:\s*(?P<text>.+)$"
_NO_RULE = (
    r"^(?:drop|delete|remove|streiche?|lösche?) (?:the |die )?(?:rule|regel)\s*:?\s*(?P<text>.+)$"
    r"|^(?:rule|regel) (?P<text2>\d+) (?:streichen|löschen|weg|out|off)$"
)
_BRIEFING = r"^(?:(?:schreib |write )?(?:ins |into the )?briefing)\s*:\s*(?P<text>.+)$"
_BACKSTORY = r"^(?:vorgeschichte|hintergrund|backstory)\s*:\s*(?P<text>.+)$"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


WHOLE: tuple[tuple[str, str, str, re.Pattern[str]], ...] = (
    ("rule", "Regel: Das Meer ist nie blau.", "rule: The sea is never blue.", _whole(_RULE)),
    ("no rule", "Regel 2 streichen", "drop rule 2", _whole(_NO_RULE)),
    ("briefing", "Briefing: Die Hände der Leute sind nah.", "briefing: Hands are seen near.", _whole(_BRIEFING)),
    ("backstory", "Vorgeschichte: Er war lange fort.", "backstory: He was long away.", _whole(_BACKSTORY)),
)
"""Sentences whose words are kept as they are: kind, examples, pattern."""


def written(kind: str, words: re.Match[str]) -> Edit:
    """The edit of a sentence that is itself the text."""
    groups = words.groupdict()
    text = (groups["text"] or groups.get("text2") or "").strip()
    if kind in ("rule", "no rule"):
        return Rule(text=text, holds=kind == "rule")
    return Brief(text=text, backstory=kind == "backstory")


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "black and white",
        "der Film in Schwarzweiß",
        "the film in black and white",
        "(?:in |auf )?(?:schwarz-?\\s?wei(?:ß|ss)|black and white|monochrome)",
        _grey,
        "nothing",
    ),
    phrase(
        "grain",
        "mehr Korn",
        "more grain",
        "(?P<way>mehr|more|weniger|less|stärkeres|stronger) (?:film)?(?:korn|grain)",
        lambda h: (Grade(grain_by=_more(h)),),
        "nothing",
    ),
    phrase(
        "contrast",
        "weniger Kontrast",
        "less contrast",
        "(?P<way>mehr|more|weniger|less|höherer|higher|lower) (?:kontraste?|contrast)",
        lambda h: (Grade(contrast_by=_more(h)),),
        "nothing",
    ),
    phrase(
        "saturation",
        "kräftigere Farben",
        "more colour",
        "(?P<way>mehr|more|weniger|less|kräftigere|blassere|stronger|paler) (?:farben?|colou?rs?|sättigung|saturation)",
        lambda h: (Grade(saturation_by=_more(h)),),
        "nothing",
    ),
    phrase(
        "palette",
        "kalte Palette",
        "cold palette",
        rf"(?:an? |eine )?(?P<palette>{_PALETTE_WORDS}) (?:palette|farbpalette|colou?r palette|farbwelt)",
        lambda h: (Grade(palette=_PALETTE[h.words.group("palette")]),),
        "nothing",
    ),
    phrase(
        "style",
        "malerischer Look",
        "painterly look",
        "(?P<style>malerisch(?:er|en)?|painterly|schlicht(?:er|en)?|plain|nüchtern(?:er)?) (?:look|stil|style|bildstil)",
        lambda h: (Grade(style="painterly" if h.words.group("style").startswith(("maler", "paint")) else "plain"),),
        "nothing",
    ),
    phrase(
        "lens habit",
        "im ganzen Film lange Brennweiten",
        "long lenses in the whole film",
        "(?:insgesamt |im ganzen film |überall )?(?P<habit>lange|weite|kurze|normale|long|wide|"
        "normal) (?:brennweiten|objektive|lenses)(?: overall| in the whole film| throughout)?",
        _habit,
        "nothing",
    ),
    phrase(
        "beard",
        "die Schiffsleute mit Vollbart",
        "the mariners with a full beard",
        rf"(?:{_WEARS} )?(?P<beard>{_BEARD_WORDS})",
        _beard,
        "person",
    ),
    phrase(
        "hair",
        "Jona mit langen Haaren",
        "Jonah with long hair",
        rf"(?:{_WEARS} )?{_ARTICLE}(?P<hair>{_HAIR_WORDS})",
        _hair,
        "person",
    ),
    phrase("head", "Jona mit Kapuze", "Jonah with a hood", rf"{_WEARS} {_ARTICLE}(?P<head>{_HEAD_WORDS})", _head, "person"),
    phrase(
        "clothes",
        "Jona trägt ein rotes Gewand",
        "Jonah wears a red robe",
        rf"{_WEARS} {_ARTICLE}(?:(?P<colour>{_COLOUR_WORDS}) ?)?(?P<garment>{_GARMENT_WORDS})",
        _clothes,
        "person",
    ),
)
