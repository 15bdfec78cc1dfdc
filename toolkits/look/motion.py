"""Following motion from picture to picture: what moved, how far, and what no motion explains."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from toolkits.look.eye import Grey

_AROUND = 25
"""Pixels over which brightness is evened out, so that a flash of lightning is no new picture."""
_BLOCKS = (16, 9)
_FLAT = 6.0
"""Levels below which a patch counts as plain."""
_PLAIN = 1.0
"""Strength of structure that a picture has to have before a change of it weighs fully; good pictures have about 0.7."""

# One thread: the result must not depend on how busy the machine is.
cv2.setNumThreads(1)


@dataclass(frozen=True)
class Step:
    """From one picture to the next."""

    change: float
    """Levels of difference in the block that changes most."""
    surprise: float
    """Share of the two pictures' structure that motion does not explain, from 0 to 1 (warp error)."""
    reach: float
    """Pixels that things moved, on average, in a picture 256 wide."""


def step(before: Grey, after: Grey) -> Step:
    """How `after` came out of `before`: dense inverse search flow, then the old picture warped along it."""
    difference = cv2.absdiff(before, after)
    change = float(np.max(cv2.resize(difference.astype(np.float32), _BLOCKS, interpolation=cv2.INTER_AREA)))
    if not difference.any():
        return Step(change=0.0, surprise=0.0, reach=0.0)
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
    flow = np.asarray(search.calc(after, before, np.zeros((*after.shape, 2), np.float32)), np.float32)
    height, width = after.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = columns + flow[..., 0], rows + flow[..., 1]
    warped = cv2.remap(before, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    old, new = _structure(np.asarray(warped))[inside], _structure(after)[inside]
    held = float(np.mean(old * old) + np.mean(new * new)) if old.size else 0.0
    surprise = float(np.mean((old - new) ** 2)) / (held + _PLAIN) if held else 0.0
    # In a picture with nothing to hold on to, such as a fade's last frames, flow means little.
    reach = float(np.mean(np.hypot(flow[..., 0], flow[..., 1]))) * held / (held + _PLAIN)
    return Step(change=change, surprise=surprise, reach=reach)


def _structure(grey: NDArray[np.uint8] | NDArray[np.generic]) -> NDArray[np.float32]:
    """The picture with the light of its surroundings taken out."""
    levels = np.asarray(grey, np.float32)
    mean = cv2.blur(levels, (_AROUND, _AROUND))
    spread = np.sqrt(np.maximum(cv2.blur(levels * levels, (_AROUND, _AROUND)) - mean * mean, 0))
    return np.asarray((levels - mean) / (spread + _FLAT), np.float32)
