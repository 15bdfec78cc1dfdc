"""A scene as a GLB: its solids, water at rest, skinned figures, camera and lights, over the length of the shot."""

from collections.abc import Sequence
from dataclasses import replace
from math import radians

import numpy as np

from toolkits.previz.glb import Course, GlbScene, Lamp, Lens, Skinned, course_of
from toolkits.previz.glb import Solid as GlbSolid
from toolkits.previz.lighting import Lighting, luma
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.people.filmed import filmed
from toolkits.previz.scene import FAR, NEAR, Lively, Moving, Performance, Scene, Solid, Water
from toolkits.previz.shapes import sheet
from toolkits.previz.space import Vec, placed, turn_y, viewed

KEYS_A_SECOND = 8
LUX, CANDELA = 3.0, 30.0
"""What a light of 1 is written as; viewers set their own exposure."""
SEA_HALF, SEA_ROWS = 90.0, 97
SURROUNDINGS = "set"
"""The name of what belongs to no subject."""


def meshed(scene: Scene, frames: int, aspect: float) -> GlbScene:
    """The scene of a shot with its animation; `aspect` is the picture's width over its height."""
    length = (frames - 1) / scene.rate
    seconds = np.linspace(0.0, length, max(2, round(length * KEYS_A_SECOND) + 1))
    solids = [written for solid in scene.solids for written in _solids(solid, seconds)]
    figures = []
    for lively in scene.lively:
        if lively.performance is None:
            name = lively.owner or SURROUNDINGS
            solids.append(GlbSolid(name, lively.shape(0.0), _course(lively.carried, seconds)))
        else:
            figures.append(_figure(lively, lively.performance, seconds))
    if scene.water is not None:
        solids.append(GlbSolid(scene.water_owner or "water", _at_rest(scene.water), course_of(np.eye(4))))
    return GlbScene(tuple(solids), tuple(figures), _lens(scene, seconds, aspect), _lamps(scene.light))


def _course(carried: Moving, seconds: Floats | np.ndarray[tuple[int], np.dtype[np.float64]]) -> Course:
    matrices = np.stack([carried(float(second)) for second in seconds])
    if np.abs(matrices - matrices[0]).max() < 1e-6:
        return course_of(matrices[:1])
    return course_of(matrices, seconds)


def _solids(solid: Solid, seconds: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[GlbSolid]:
    """One node, or one for each copy over the same mesh."""
    name = solid.owner or SURROUNDINGS
    if solid.copies is None:
        return [GlbSolid(name, solid.layers, _course(solid.carried, seconds))]
    return [GlbSolid(name, solid.layers, course_of(_copied(row)[None])) for row in solid.copies]


def _copied(row: Floats) -> Floats:
    x, y, z, size, turn, _, tall, _ = (float(value) for value in row)
    matrix = placed((x, y, z), turn_y(turn), size)
    matrix[:3, 1] *= tall
    return matrix


def _figure(lively: Lively, does: Performance, seconds: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Skinned:
    motions = [(float(second), replace(does.motion_at(float(second)), detail="middle")) for second in seconds]
    return filmed(lively.owner, does.player, motions, _course(lively.carried, seconds))


def _at_rest(water: Water) -> tuple[Layer, ...]:
    """The waves as they stand when the shot begins."""
    line = np.linspace(-SEA_HALF, SEA_HALF, SEA_ROWS)
    z, x = np.meshgrid(line, line, indexing="ij")
    y = np.full_like(x, water.level)
    for along, across, number, height, _, phase, _ in water.waves:
        y = y + height * np.cos((along * x + across * z) * number + phase)
    return (Layer("water", sheet(np.stack([x, y, z], -1), water.through, flip=True)),)


def _lens(scene: Scene, seconds: Sequence[float] | np.ndarray[tuple[int], np.dtype[np.float64]], aspect: float) -> Lens:
    """The camera's way; a zoom is not in the file, since glTF keeps a camera's angle still."""
    poses = [scene.camera(round(float(second) * scene.rate)) for second in seconds]
    matrices = np.stack([np.linalg.inv(viewed(pose.eye, pose.target, pose.roll).astype(np.float64)) for pose in poses])
    return Lens("camera", radians(poses[0].vertical_deg), aspect, NEAR, FAR, course_of(matrices, seconds))


def _lamps(light: Lighting) -> tuple[Lamp, ...]:
    key_colour, key_strength = _split(light.key)
    if light.key_is_near:
        key = Lamp("key", "point", key_colour, key_strength * CANDELA, course_of(placed(light.key_from)[None]))
    else:
        shine = np.eye(4)
        shine[:3, :3] = viewed(light.key_from, (0.0, 0.0, 0.0))[:3, :3].T
        key = Lamp("key", "directional", key_colour, key_strength * LUX, course_of(shine[None]))
    more = [
        Lamp(
            f"lamp_{number}",
            "point",
            _split(lamp.colour)[0],
            _split(lamp.colour)[1] * CANDELA,
            course_of(placed(lamp.at)[None]),
        )
        for number, lamp in enumerate(light.lamps, start=1)
    ]
    return (key, *more)


def _split(colour: Vec) -> tuple[Vec, float]:
    """A colour with its largest channel at 1, and how bright it is."""
    most = max(*colour, 1e-6)
    return (colour[0] / most, colour[1] / most, colour[2] / most), luma(colour)
