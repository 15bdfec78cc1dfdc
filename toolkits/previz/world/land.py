"""Ground: a height for every place, drawn as tiles that are fine near the action and coarse far away."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.noise import fractal, ridged
from toolkits.previz.place import Height
from toolkits.previz.scene import Solid
from toolkits.previz.shapes import sheet
from toolkits.previz.space import Vec, floats

EXTENT = 520.0
"""Metres from the middle to the edge of the ground."""
ROWS = 112
TILES = 4


@dataclass(frozen=True)
class Relief:
    """The shape of open land. All lengths in metres."""

    hills: float = 2.0
    """Height of the rolling ground beyond the action."""
    width: float = 40.0
    """Of one hill."""
    crests: float = 0.0
    """Share of sharp ridges, 0 to 1: dunes, rock."""
    flat: float = 9.0
    """Radius of level ground round the action."""
    peaks: float = 0.0
    """Height of mountains on the horizon."""
    peaks_from: float = 110.0
    """Radius where they begin to rise."""
    bumps: float = 0.08
    """Unevenness underfoot."""
    valley: float = 0.0
    """Depth of a river bed that runs across behind the action."""
    valley_z: float = -9.0
    valley_half: float = 6.0
    slope: float = 0.0
    """Fall of the ground towards the back: a shore that runs into the sea, metres a metre."""
    slope_from: float = -4.0


def heights(relief: Relief, seed: int, x: ArrayLike, z: ArrayLike) -> Floats:
    """The ground's height at places."""
    across, along = floats(x), floats(z)
    far = np.hypot(across, along)
    u, v = across / relief.width, along / relief.width
    rolling = fractal(u + 31.7, v + 11.3, seed, 3) - 0.5
    sharp = ridged(u + 5.1, v + 23.9, seed + 50, 3) - 0.35
    grown = _smooth(relief.flat, relief.flat + relief.width * 0.7, far)
    ground = relief.hills * grown * 2 * (rolling * (1 - relief.crests) + sharp * relief.crests)
    ground += relief.bumps * (fractal(across * 0.35, along * 0.35, seed + 7, 2) - 0.5) * (0.35 + grown)
    if relief.peaks:
        rise = _smooth(relief.peaks_from, EXTENT * 0.7, far)
        ground += relief.peaks * rise * (0.25 + 1.1 * ridged(across / 170 + 3, along / 170 + 9, seed + 90, 4))
    if relief.valley:
        bed = relief.valley_z + 3 * np.sin(across * 0.045 + seed % 7)
        near = 1 - _smooth(0.35, 1.0, np.abs(along - bed) / relief.valley_half)
        ground = ground * (1 - near) - relief.valley * near
    if relief.slope:
        edge = relief.slope_from + 2.2 * np.sin(across * 0.06 + seed % 5) + 1.1 * np.sin(across * 0.17)
        down = np.maximum(edge - along, 0.0)
        ground = ground * np.exp(-down * 0.25) - relief.slope * down
    return floats(ground)


def height_of(relief: Relief, seed: int) -> Height:
    """The same for one place."""

    def height(x: float, z: float) -> float:
        return float(heights(relief, seed, [x], [z])[0])

    return height


def _smooth(low: float, high: float, value: ArrayLike) -> Floats:
    t = np.clip((np.asarray(value) - low) / max(high - low, 1e-6), 0, 1)
    return floats(t * t * (3 - 2 * t))


@dataclass(frozen=True)
class Soil:
    """Colours of the ground, linear."""

    base: Vec
    patch: Vec
    """In patches over the base."""
    rock: Vec
    """Where it is steep."""
    peak: Vec = (0.55, 0.58, 0.62)
    """Above the tree line."""
    peak_from: float = 45.0
    path: Vec | None = None
    """A trodden way towards the back; None where there is none."""


def ground(relief: Relief, soil: Soil, seed: int, owner: str, extent: float = EXTENT) -> tuple[Solid, ...]:
    """The land round the action."""
    share = np.linspace(-1, 1, ROWS)
    line = np.sign(share) * (np.abs(share) * 0.055 + np.abs(share) ** 3 * 0.945) * extent
    z, x = np.meshgrid(line, line, indexing="ij")
    y = heights(relief, seed, x, z)
    colours = _painted(soil, seed, floats(x), y, floats(z))
    points = np.stack([x, y, z], -1)
    step = (ROWS - 1) / TILES
    cuts = [round(step * k) for k in range(TILES + 1)]
    tiles = []
    for top, bottom in pairwise(cuts):
        for left, right in pairwise(cuts):
            part = np.s_[top : bottom + 1, left : right + 1]
            mesh = sheet(points[part], colours[part], flip=True)
            tiles.append(Solid(owner, (Layer("ground", mesh),), casts=False))
    return tuple(tiles)


def _painted(soil: Soil, seed: int, x: Floats, y: Floats, z: Floats) -> Floats:
    base, patch, rock, peak = (floats(colour) for colour in (soil.base, soil.patch, soil.rock, soil.peak))
    patches = _smooth(0.42, 0.62, fractal(x * 0.08, z * 0.08, seed + 3, 3))[..., None]
    colours = base * (1 - patches) + patch * patches
    down, right = np.gradient(y, axis=0), np.gradient(y, axis=1)
    run_down, run_right = np.gradient(z, axis=0), np.gradient(x, axis=1)
    steep = np.hypot(down / run_down, right / run_right)
    cliff = _smooth(0.45, 0.9, floats(steep))[..., None]
    colours = colours * (1 - cliff) + rock * cliff
    high = (_smooth(soil.peak_from, soil.peak_from * 1.6, y) * (1 - _smooth(0.9, 1.6, floats(steep))))[..., None]
    colours = colours * (1 - high) + peak * high
    if soil.path is not None:
        middle = 1.4 * np.sin(z * 0.11 + seed % 9) + 0.05 * z
        trodden = (1 - _smooth(0.9, 1.9, floats(np.abs(x - middle))))[..., None]
        colours = colours * (1 - trodden) + floats(soil.path) * trodden
    return floats(colours)
