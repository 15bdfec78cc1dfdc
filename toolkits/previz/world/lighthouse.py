"""A shore with a lighthouse on its rocks, lit when it is dark."""

from dataclasses import replace

import numpy as np

from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Layer
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.scene import Solid
from toolkits.previz.shapes import box, lathe, merged, tube
from toolkits.previz.space import Vec, placed
from toolkits.previz.world.country import country
from toolkits.previz.world.rocks import boulder

AT: Vec = (7.0, 0.0, -15.0)
"""Where it stands, beside the way one looks out to sea."""
TALL = 13.0
WHITE: Vec = (0.52, 0.5, 0.46)
RED: Vec = (0.36, 0.05, 0.04)
LIGHT: Vec = (6.0, 4.6, 2.4)


def lighthouse(seed: str, owner: str, rough: float, dark: bool) -> Place:
    """The shore with its tower; `rough` is how much the wind stirs the water, 0 to 1."""
    shore = country("shore", seed, owner, rough)
    x, _, z = AT
    foot = max(shore.height(x, z), 0.2)
    tower = Solid(owner, _tower(dark), carried=lambda _t: placed((x, foot, z)))
    roll = dice(seed, "lighthouse")
    spots = [
        (x + 3.2 * np.cos(turn), foot - 0.4, z + 3.0 * np.sin(turn), 1.7, turn, 0, 1, 0.8) for turn in np.arange(0, 6.2, 0.9)
    ]
    rocks = Solid(owner, boulder(roll), copies=np.asarray(spots, np.float32))
    lamp = Lamp((x - 0.8, foot + TALL - 0.5, z + 1.2), LIGHT, 26.0)
    return replace(
        shore, solids=(*shore.solids, tower, rocks), lamps=(*shore.lamps, lamp) if dark else shore.lamps,
        spots={**shore.spots, "door": (x - 2.4, 0, z + 3.2)}, view=(3.4, 4.4, -15.0), breadth=24,
    )  # fmt: skip


def _tower(dark: bool) -> tuple[Layer, ...]:
    """A tapering white tower with two red bands, a gallery and a lantern."""
    steps = np.linspace(0, 1, 7)
    radius, height = 1.75 - 0.65 * steps, (TALL - 2.2) * steps
    bands = [
        lathe([(radius[k], height[k]), (radius[k + 1], height[k + 1])], RED if k in (1, 3) else WHITE, 24) for k in range(6)
    ]
    top = TALL - 2.2
    gallery = [lathe([(0.0, top), (1.6, top), (1.6, top + 0.18), (0.0, top + 0.18)], (0.09, 0.09, 0.09), 24)]
    rail = [tube([(1.5 * np.cos(a), top, 1.5 * np.sin(a)), (1.5 * np.cos(a), top + 0.9, 1.5 * np.sin(a))], 0.03, RED, 4)
            for a in np.arange(0, 6.2, 0.52)]  # fmt: skip
    roof = lathe([(1.15, TALL - 0.45), (0.7, TALL + 0.15), (0.0, TALL + 0.6)], RED, 20)
    glass = lathe([(0.85, top + 0.2), (0.85, TALL - 0.45)], (5.0, 3.8, 2.0) if dark else (0.2, 0.24, 0.26), 16)
    door = box((-0.45, 0, 1.6), (0.45, 1.9, 1.8), (0.08, 0.05, 0.035))
    return (
        Layer("stone", merged([*bands, roof])),
        Layer("metal", merged([*gallery, *rail])),
        Layer("wood", door),
        Layer("glow" if dark else "metal", glass),
    )
