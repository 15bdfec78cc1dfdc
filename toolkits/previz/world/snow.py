"""Snow on what faces the sky: ground, roofs, branches, stones."""

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.scene import Solid
from toolkits.previz.space import Vec, floats

SNOW: Vec = (0.62, 0.66, 0.72)
DEPTH = {"ground": 1.0, "leaf": 0.8, "stone": 0.95, "bark": 0.75, "hair": 0.5, "wood": 0.85, "cloth": 0.6}
"""How white each material gets where it lies flat."""
BLADES = 0.5
"""How white grass and thatch get, whose strands never lie flat."""


def snowed(solids: tuple[Solid, ...]) -> tuple[Solid, ...]:
    """The same things after a snowfall."""
    return tuple(
        Solid(s.owner, tuple(_covered(layer) for layer in s.layers), s.carried, s.copies, s.casts, s.one_sided) for s in solids
    )


def _covered(layer: Layer) -> Layer:
    depth = DEPTH.get(layer.material, 0.0)
    if depth == 0.0:
        return layer
    mesh = layer.mesh
    flat = np.clip((mesh.normals[:, 1:2] - 0.12) / 0.5, 0, 1) * depth
    if layer.material == "hair":
        flat = np.maximum(flat, BLADES)
    colours = floats(mesh.colours * (1 - flat) + floats(SNOW) * flat)
    return Layer(layer.material, Mesh(mesh.points, mesh.normals, colours, mesh.rest, mesh.faces))
