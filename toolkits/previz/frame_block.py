"""One frame's light, air and camera as the bytes of the uniform block `Frame` (std140: matrices and vec4 only)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from toolkits.previz.lighting import Lamp, Lighting
from toolkits.previz.mesh import Floats
from toolkits.previz.space import Vec

LAMPS = 4


@dataclass(frozen=True)
class View:
    """The camera and the shadow map of one frame as matrices."""

    to_clip: Floats
    to_light: Floats
    eye: Vec


def pack(light: Lighting, view: View, seconds: float, flash: float) -> bytes:
    """The block in the order of shaders/frame.glsl."""
    matrices = [view.to_clip.T, np.linalg.inv(view.to_clip.astype(np.float64)).T, view.to_light.T]
    rows: list[tuple[Vec, float]] = [
        (view.eye, seconds),
        (light.key_from, 1.0 if light.key_is_near else 0.0),
        (light.key, light.softness),
        (light.sky, flash),
        (light.ground, light.bias),
        (light.fill_from, 0.0),
        (light.fill, 0.0),
        (light.rim_from, 0.0),
        (light.rim, 0.0),
        (light.fog, light.fog_density),
        (light.fog_glow, light.fog_thinning),
        (light.disc_from, light.disc_cosine),
        (light.disc, light.stars),
        (light.zenith, light.fog_base),
        (light.horizon, seconds),
        (light.glow, light.glow_fall),
        (light.cloud_lit, light.cover),
        (light.cloud_dark, light.torn),
        (light.wind, light.gusts),
        *_lamps(light.lamps),
    ]
    block = np.array([(*colour, more) for colour, more in rows], np.float32)
    return b"".join(np.ascontiguousarray(matrix, np.float32).tobytes() for matrix in matrices) + block.tobytes()


def _lamps(lamps: Sequence[Lamp]) -> list[tuple[Vec, float]]:
    dark = Lamp((0.0, -1000.0, 0.0), (0.0, 0.0, 0.0), 1.0)
    chosen = [*lamps[:LAMPS], *[dark] * (LAMPS - len(lamps[:LAMPS]))]
    return [(lamp.at, lamp.reach) for lamp in chosen] + [(lamp.colour, 0.0) for lamp in chosen]
