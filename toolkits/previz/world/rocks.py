"""Rocks and boulders."""

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.shapes import lathe, surface
from toolkits.previz.space import Vec, floats

GREY: Vec = (0.155, 0.145, 0.13)


def boulder(dice: np.random.Generator, colour: Vec = GREY) -> tuple[Layer, ...]:
    """A rough stone about 1 m across, half sunk into the ground."""
    up = np.linspace(0, np.pi, 9)
    ball = lathe(np.stack([np.sin(up), -np.cos(up)], 1), colour, 12)
    points = ball.points.astype(np.float64)
    for _ in range(9):
        away = dice.normal(0, 1, 3)
        away /= np.linalg.norm(away)
        cut = dice.uniform(0.55, 0.85)
        beyond = np.maximum(points @ away - cut, 0)
        points -= beyond[:, None] * away * 0.9
    points = points * [0.62, 0.45, 0.55] + [0, 0.18, 0]
    shade = 0.8 + 0.35 * dice.random((len(points), 1))
    mesh = surface(points, ball.faces, floats(colour) * shade)
    return (Layer("stone", Mesh(mesh.points, mesh.normals, mesh.colours, mesh.rest, mesh.faces)),)
