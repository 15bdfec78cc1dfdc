"""A finished film: does the file hold what was promised, and does it play as it should."""

from fractions import Fraction
from pathlib import Path

import numpy as np

from exeget.verdict import Verdict, judge
from toolkits.audio import LOUDNESS
from toolkits.cutting.languages import tag
from toolkits.film import LookParams
from toolkits.look import bounds, ear
from toolkits.look.container import Inside, inside
from toolkits.look.eye import glances
from toolkits.look.shot import longest


def film_verdicts(path: Path, params: LookParams) -> list[Verdict]:
    """Everything that a film can be held to; sound is judged for each language that was promised."""
    found = inside(path)
    verdicts = [*_format(found, params), *_lengths(found, params), *_captions(found, params)]
    for index, lang in enumerate(params.languages):
        sound = ear.heard(path, index, "film.mp4") if index < len(found.sounds) else None
        verdicts += _sound(sound, f"{params.of}.{lang}")
    return [*verdicts, _black(path, params)]


def _format(found: Inside, params: LookParams) -> list[Verdict]:
    languages = [sound.language for sound in found.sounds]
    wanted = [tag(lang) for lang in params.languages]
    defaults = [sound.language for sound in found.sounds if sound.default]
    codecs = {sound.codec for sound in found.sounds}
    picture = (found.codec, found.pixels) == ("h264", "yuv420p") and found.rate == params.rate
    promises = {
        "picture_format": (picture, f"{found.codec} {found.pixels}, {found.rate} a second"),
        "sound_format": (codecs <= {"aac"}, _listed(sorted(codecs))),
        "languages": (languages == wanted, f"{_listed(languages)}; promised: {_listed(wanted)}"),
        "default_language": (defaults == wanted[:1], _listed(defaults)),
        "faststart": (found.index_first, f"the index stands {'before' if found.index_first else 'behind'} the picture"),
    }
    return [judge(metric, params.of, float(kept), 1, "higher", said) for metric, (kept, said) in promises.items()]


def _lengths(found: Inside, params: LookParams) -> list[Verdict]:
    of, frames = params.of, f"{found.frames} of {params.frames} frames"
    starts = [found.start, *(sound.start for sound in found.sounds)]
    verdicts = [
        judge("frames_off", of, float(abs(found.frames - params.frames)), 0, "lower", frames),
        judge("starts_off", of, float(max(map(abs, starts))), 0, "lower", "seconds after the beginning"),
    ]
    picture = Fraction(params.frames, params.rate)
    for index, lang in enumerate(params.languages):
        off = float(abs(found.sounds[index].length - picture)) if index < len(found.sounds) else None
        verdicts.append(judge("length_off", f"{of}.{lang}", off, bounds.AAC_SECONDS, "lower", "seconds from the picture's"))
    return verdicts


def _captions(found: Inside, params: LookParams) -> list[Verdict]:
    said = f"{found.chapters} of {params.chapters} chapters"
    verdicts = [judge("chapters_off", params.of, float(abs(found.chapters - params.chapters)), 0, "lower", said)]
    for lang, lines in params.subtitles.items():
        count = float(found.captions.get(tag(lang), 0))
        verdicts.append(judge("captions", f"{params.of}.{lang}", count, lines, "higher", f"for {lines} lines"))
    return verdicts


def _sound(sound: ear.Sound | None, of: str) -> list[Verdict]:
    loud, peak = (None, None) if sound is None else (ear.loudness(sound), ear.true_peak(sound))
    start, length = (0.0, None) if sound is None else ear.silence(sound)
    off = None if loud is None else abs(loud - LOUDNESS)
    said = "no such track" if sound is None else "too soft or short for a meter"
    level = said if loud is None else f"{loud:.1f} LUFS"
    height = said if peak is None else f"{peak:.1f} dBTP"
    gap = said if length is None else f"from second {start:.2f}" if length else ""
    return [
        judge("loudness_off", of, off, bounds.LOUDNESS_OFF, "lower", level),
        judge("true_peak", of, peak, bounds.PEAK, "lower", height, bounds.PEAK_WARN),
        judge("silence_seconds", of, length, bounds.SILENCE_SECONDS, "lower", gap),
    ]


def _black(path: Path, params: LookParams) -> Verdict:
    """The longest black stretch, judged by the darker measure: a film may have its nights."""
    seen = [(float(glance.second), glance.light) for glance in glances(path, "film.mp4", every=False)]
    if not seen:
        return judge("black_seconds", params.of, None, bounds.FILM_BLACK_SECONDS, "lower", "no picture")
    at, length = longest(np.array([light < bounds.BLACK_LIGHT_DARK for _, light in seen], bool))
    ends = [second for second, _ in seen[1:]] + [params.frames / params.rate]
    value = ends[at + length - 1] - seen[at][0] if length else 0.0
    said = f"from second {seen[at][0]:.2f}" if length else ""
    return judge("black_seconds", params.of, value, bounds.FILM_BLACK_SECONDS, "lower", said, bounds.FILM_BLACK_SECONDS_WARN)


def _listed(words: list[str]) -> str:
    return ", ".join(words) or "none"
