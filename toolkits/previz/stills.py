"""One frame as files: the picture, its depth, normals, subjects and a mask for each subject that is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from exeget.errors import ToolFailed
from toolkits.previz.mesh import Floats
from toolkits.previz.renderer import Passes, Pixels

Grey = NDArray[np.uint16]
NEAREST, FARTHEST = 0.1, 1000.0
DEPTH_UNIT = "log: metres along the axis = 0.1 * 10000 ** (value / 65535); 65535 is the sky or beyond 1000 m"
SEEN = 2e-5
"""Share of the picture from which a subject is visible at all."""


@dataclass(frozen=True)
class Shown:
    """What was written, and how much of the picture each subject takes."""

    files: tuple[str, ...]
    seen: dict[str, float]


def write_stills(out: Path, picture: Pixels, passes: Passes, owners: Mapping[str, int]) -> Shown:
    """Write start_image.png, depth.png, normal.png, ids.png and mask_<SUBJECT>.png."""
    _write(out / "start_image.png", np.ascontiguousarray(picture[..., 2::-1]))
    _write(out / "depth.png", depth_values(passes.depth))
    _write(out / "normal.png", np.ascontiguousarray(_coded(passes.normal)[..., ::-1]))
    _write(out / "ids.png", passes.owner)
    files, seen = ["start_image.png", "depth.png", "normal.png", "ids.png"], {}
    for subject, value in owners.items():
        mask = passes.owner == value
        share = float(mask.mean())
        if share > SEEN:
            seen[subject] = round(share, 6)
            files.append(f"mask_{subject}.png")
            _write(out / files[-1], mask.astype(np.uint8) * 255)
    return Shown(tuple(files), seen)


def depth_values(depth: Floats) -> Grey:
    """Metres as 16-bit values on a logarithmic scale; 0 metres means nothing is there."""
    clipped = np.clip(np.where(depth > 0, depth, FARTHEST), NEAREST, FARTHEST)
    values: Grey = np.round(np.log(clipped / NEAREST) / log(FARTHEST / NEAREST) * 65535).astype(np.uint16)
    return values


def _coded(normals: Floats) -> Pixels:
    """Normals as colours: 128 is zero, 255 is 1; right, up, towards the camera."""
    colours: Pixels = np.round(np.clip(normals * 0.5 + 0.5, 0, 1) * 255).astype(np.uint8)
    return colours


def _write(path: Path, values: Pixels | Grey) -> None:
    done, data = cv2.imencode(".png", values, [cv2.IMWRITE_PNG_COMPRESSION, 6])
    if not done:
        raise ToolFailed(f"{path.name} could not be encoded as PNG.", cure="Install opencv-python-headless again.")
    path.write_bytes(data.tobytes())
