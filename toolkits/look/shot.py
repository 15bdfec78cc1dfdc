"""A shot as it moves: is it all there, can it be seen, does it move, and does it hold together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exeget.verdict import Verdict, judge
from toolkits.film import LookParams
from toolkits.look import bounds
from toolkits.look.eye import Glance, glances
from toolkits.look.motion import Step, step

_AROUND = 6
"""Steps before and after that a step is compared with; near an end, as many more of the other side."""
_CALM_SURPRISE, _CALM_REACH = 0.03, 0.4
"""Added to what happens around, so that a tremble in a quiet shot is no jump."""
_USUAL = 0.8
"""The quantile of the steps around; drawings that hold for two or three frames still have their motion in it."""


@dataclass(frozen=True)
class Watched:
    """A shot's pictures and steps, without the pictures themselves."""

    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    light: NDArray[np.float64]
    white: NDArray[np.float64]
    black: NDArray[np.float64]
    steps: tuple[Step, ...]


def watch(clips: Sequence[tuple[str, Path]]) -> Watched:
    """Look at every picture of the clips, one clip after the other, as one shot."""
    seen: list[tuple[float, float, float, float, float]] = []
    steps: list[Step] = []
    before: Glance | None = None
    for name, path in clips:
        for glance in glances(path, name):
            seen.append((glance.mean, glance.spread, glance.light, glance.white, glance.black))
            if before is not None:
                steps.append(step(before.grey, glance.grey))
            before = glance
    mean, spread, light, white, black = np.array(seen, np.float64).reshape(-1, 5).T
    return Watched(mean, spread, light, white, black, tuple(steps))


def shot_verdicts(watched: Watched, params: LookParams) -> list[Verdict]:
    """All that the moving picture tells. A shot without a picture fails everywhere."""
    found = len(watched.mean)
    said = f"{found} of {params.frames} frames"
    verdicts = [judge("frames_off", params.of, float(abs(found - params.frames)), 0, "lower", said)]
    return [*verdicts, *_stretches(watched, params), *_light(watched, params), *_motion(watched, params)]


def _stretches(watched: Watched, params: LookParams) -> list[Verdict]:
    """The longest time without light, without detail, without motion."""
    light, spread = (
        (bounds.BLACK_LIGHT_DARK, bounds.FLAT_SPREAD_DARK) if params.dark else (bounds.BLACK_LIGHT, bounds.FLAT_SPREAD)
    )
    meant = (params.frames / params.rate, params.frames / params.rate)
    frozen = np.array([step.change < bounds.FROZEN_CHANGE for step in watched.steps], bool)
    stretches = (
        ("black_seconds", watched.light < light, (bounds.BLACK_SECONDS, bounds.BLACK_SECONDS_WARN)),
        ("flat_seconds", watched.spread < spread, (bounds.FLAT_SECONDS, bounds.FLAT_SECONDS_WARN)),
        ("frozen_seconds", frozen, meant if params.still else (bounds.FROZEN_SECONDS, bounds.FROZEN_SECONDS_WARN)),
    )
    verdicts = []
    for metric, flags, (bound, warn) in stretches:
        at, length = longest(flags)
        value = length / params.rate if len(watched.mean) else None
        verdicts.append(judge(metric, params.of, value, bound, "lower", f"from frame {at}" if length else "", warn))
    return verdicts


def longest(flags: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the longest run of true values begins, and how long it is."""
    best = at = start = 0
    for index, flag in enumerate(flags):
        start = start if flag else index + 1
        if index + 1 - start > best:
            at, best = start, index + 1 - start
    return at, best


def _light(watched: Watched, params: LookParams) -> list[Verdict]:
    of, dark = params.of, params.dark
    drowned = (bounds.BLACK_SHARE_DARK, bounds.BLACK_SHARE_DARK_WARN) if dark else (bounds.BLACK_SHARE, bounds.BLACK_SHARE_WARN)
    found = len(watched.mean)
    white, black = ((float(np.median(share)) if found else None) for share in (watched.white, watched.black))
    return [
        judge("burnt_out", of, white, bounds.WHITE_SHARE, "lower", "share of the picture", bounds.WHITE_SHARE_WARN),
        judge("drowned", of, black, drowned[0], "lower", "share of the picture", drowned[1]),
        judge("flicker", of, flicker(watched.mean, params.rate), bounds.FLICKER, "lower", "levels", bounds.FLICKER_WARN),
    ]


def _motion(watched: Watched, params: LookParams) -> list[Verdict]:
    at, jump = leap(watched.steps)
    warp = float(np.median([step.surprise for step in watched.steps])) if watched.steps else 0.0
    found = len(watched.mean) > 0
    said = f"between frames {at} and {at + 1}" if jump else ""
    unmoved = "share that motion does not explain"
    return [
        judge("jump", params.of, jump if found else None, bounds.JUMP, "lower", said, bounds.JUMP_WARN),
        judge("warp_error", params.of, warp if found else None, bounds.WARP, "lower", unmoved, bounds.WARP_WARN),
    ]


def flicker(mean: NDArray[np.float64], rate: int) -> float | None:
    """Brightness going to and fro, in levels: of the worst second, the median bend of mean brightness.

    A flash bends it once and is no flicker. None without a picture.
    """
    if not len(mean):
        return None
    bends = np.abs(mean[1:-1] - (mean[:-2] + mean[2:]) / 2)
    if not len(bends):
        return 0.0
    seconds = [bends[start : start + rate] for start in range(0, max(1, len(bends) - rate + 1), max(1, rate // 4))]
    return float(max(np.median(second) for second in seconds))


def leap(steps: Sequence[Step]) -> tuple[int, float]:
    """The step that stands out most from those around it, and how many times; 0 without steps."""
    if not steps:
        return 0, 0.0
    surprise = _stand_out(np.array([step.surprise for step in steps]), _CALM_SURPRISE)
    reach = _stand_out(np.array([step.reach for step in steps]), _CALM_REACH)
    most = np.maximum(surprise, reach)
    at = int(np.argmax(most))
    return at, float(most[at])


def _stand_out(values: NDArray[np.float64], calm: float) -> NDArray[np.float64]:
    out = np.zeros_like(values)
    for index, value in enumerate(values):
        first = max(0, min(index - _AROUND, len(values) - 1 - 2 * _AROUND))
        around = np.r_[values[first:index], values[index + 1 : first + 1 + 2 * _AROUND]]
        usual = float(np.quantile(around, _USUAL)) if len(around) else value
        out[index] = value / (usual + calm)
    return out
