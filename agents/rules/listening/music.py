"""A cue as each kind of music tool needs it: the cue itself, the style, and prompts in words."""

from collections.abc import Mapping

from exeget.drehbuch import Cue
from exeget.soundplan import MusicCue
from exeget.subject import Subject
from exeget.terms import Mood
from exeget.timeline import SoundStyle

_STYLE = {
    "strings": "chamber strings, low cellos and violas", "choir": "wordless choir", "plucked": "harp and lute, plucked strings",
    "percussion": "frame drums and low percussion", "ambient": "soft sustained pads",
    "lofi": "lo-fi, soft vibraphone and guitar, plucked bass, a slow beat",
}  # fmt: skip
_TYPE = {
    "theme": "a slow theme", "tension": "rising tension, unresolved", "action": "driving rhythm, urgent",
    "lament": "a slow lament",
    "pastoral": "a calm pastoral", "sting": "one short accent", "silence": "silence",
}  # fmt: skip
_MOOD: dict[Mood, str] = {
    "calm": "calm, major", "joy": "bright, major", "tender": "tender, warm", "hope": "hopeful, opening up",
    "awe": "solemn awe, wide intervals",
    "wonder": "wondering, modal", "solemn": "solemn, modal", "mystery": "mysterious, minor", "haste": "hurried, minor",
    "fear": "fearful, minor",
    "threat": "threatening, minor, low", "anger": "harsh, minor", "sorrow": "sorrowful, minor",
}  # fmt: skip


def music(cue: Cue, style: SoundStyle, cast: Mapping[str, Subject]) -> MusicCue:
    """The cue as the reading hears it, with a prompt for each tool; MAGNeT takes a shorter one."""
    cue = _heard(cue, style)
    family = cue.style or style.music
    mood = f"{_MOOD[cue.mood].split(',')[0]}, {cue.mode}" if cue.mode else _MOOD[cue.mood]
    tempo = cue.bpm or round(60 + 70 * cue.intensity) if cue.type in ("action", "tension") else round(54 + 34 * cue.intensity)
    arc = _arc(*cue.curve)
    whose = cast.get(cue.motif) if cue.motif else None
    motif = f", a motif for {whose.title()}" if whose else ""
    own = f", {style.words}" if style.words else ""
    what = f"{_STYLE[family]}, {_TYPE[cue.type]}, {mood}"
    long = f"{what}, {arc}{motif}, about {tempo} bpm, film score, no vocals{own}"
    short = f"{_STYLE[family]}, {mood}, {tempo} bpm, film score"
    return MusicCue(cue=cue, style=family, prompts={"musicgen": long, "magnet": short})


def _heard(cue: Cue, style: SoundStyle) -> Cue:
    """The cue in the mood this reading hears, and as strong as its music is."""
    low, middle, high = (_strength(value, style) for value in cue.curve)
    own = {
        "mood": style.moods.get(cue.mood, cue.mood),
        "intensity": _strength(cue.intensity, style),
        "curve": (low, middle, high),
    }
    return cue.model_copy(update=own)


def _strength(value: float, style: SoundStyle) -> float:
    return round(min(1.0, value * style.weight), 2)


def _arc(start: float, middle: float, end: float) -> str:
    """How strength runs through a cue, in words."""
    if middle > max(start, end):
        return "growing then falling"
    return "growing" if end > start else "falling" if end < start else "even"
