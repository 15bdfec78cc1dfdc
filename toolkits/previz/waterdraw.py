"""Water on the device: a fan of points before the camera, dense where it is near."""

from math import atan, cos, pi, radians, sqrt, tan

import moderngl
import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats
from toolkits.previz.programs import Programs, give
from toolkits.previz.scene import CameraPose, Water
from toolkits.previz.shapes import grid_faces

ROWS, COLUMNS = 124, 92
FAR = 700.0
BED_UNIT = 6


class WaterDraw:
    """One body of water, drawn lit or for the passes."""

    def __init__(self, context: moderngl.Context, programs: Programs, water: Water) -> None:
        self._water = water
        across, along = np.meshgrid(np.linspace(0, 1, COLUMNS), np.linspace(0, 1, ROWS))
        points = context.buffer(np.stack([across, along], -1).astype(np.float32).tobytes())
        faces = context.buffer(grid_faces(ROWS, COLUMNS).tobytes())
        bed = {} if water.bed is None else {"BED": "1"}
        self._lit = programs.get("water.vert", "water.frag", bed)
        self._seen = programs.get("water.vert", "passes.frag", bed)
        self._shown = context.vertex_array(self._lit, [(points, "2f", "at")], faces)
        self._passes = context.vertex_array(self._seen, [(points, "2f", "at")], faces)
        self._bed = _bed_texture(context, water)
        waves = np.zeros((7, 4), np.float32)
        waves[:, :3] = water.waves[:, 4:]
        x, z, width, depth = water.bed_area
        for program in (self._lit, self._seen):
            give(program, waves=water.waves[:, :4], steps=waves, level=water.level, bed_area=(x, z, 1 / width, 1 / depth))
        self._tall = float(np.abs(water.waves[:, 3]).sum())
        surface = (water.ripples, water.foaming, max(self._tall, 0.25), water.murk)
        give(self._lit, deep=water.deep, through=water.through, foam_colour=water.foam, surface=surface)

    def draw(self, pose: CameraPose, sight: Floats, aspect: float, seconds: float) -> None:
        """The water under its light."""
        self._bed.use(BED_UNIT)
        give(self._lit, bed=BED_UNIT, **self._fan(pose, sight, aspect), **self._calm(seconds))
        self._shown.render()

    def draw_passes(self, pose: CameraPose, sight: Floats, aspect: float, seconds: float, owner: float) -> None:
        """The water's normals, distance and owner."""
        self._bed.use(BED_UNIT)
        give(
            self._seen,
            bed=BED_UNIT,
            **self._fan(pose, sight, aspect),
            world_to_view=sight,
            owner=owner,
            **self._calm(seconds),
        )
        self._passes.render()

    def _calm(self, seconds: float) -> dict[str, ArrayLike]:
        """What presses the waves down: a hull or a swimmer's room."""
        calm = self._water.calm
        if calm is None:
            return {"hull_to_world": np.eye(4), "world_to_hull": np.eye(4), "hull": (0.0, 0.0, 0.0, 0.0)}
        matrix = calm.carried(seconds).astype(np.float64)
        shape = (calm.half_length, calm.half_breadth, calm.top, float(calm.hull))
        return {"hull_to_world": matrix, "world_to_hull": np.linalg.inv(matrix), "hull": shape}

    def _fan(self, pose: CameraPose, sight: Floats, aspect: float) -> dict[str, ArrayLike]:
        """The wedge of water the camera can see, opening from behind it, since waves also shift the water sideways."""
        half_up = radians(pose.vertical_deg) / 2
        half_across = atan(tan(half_up) * aspect)
        ahead = -sight[2, :3]
        level = max(sqrt(float(ahead[0]) ** 2 + float(ahead[2]) ** 2), 1e-6)
        down = atan(-float(ahead[1]) / level)
        steep = min(abs(down) + half_up + abs(pose.roll), 1.45)
        half = min(atan(tan(half_across) * sqrt(1 + tan(half_up) ** 2) / cos(steep)) + abs(pose.roll) + 0.08, pi)
        height = max(pose.eye[1] - self._water.level - 2.5 * self._tall, 0.0)
        lowest = max(down, -1.5) + half_up
        nearest = height / tan(lowest) * 0.7 if 0.1 < lowest < 1.5 else 0.0
        back = 0.8 + 1.4 * self._tall if nearest < 4.0 else 0.0
        apex = pose.eye[0] - float(ahead[0]) / level * back, pose.eye[2] - float(ahead[2]) / level * back
        middle = float(np.arctan2(ahead[0], ahead[2]))
        half = pi if steep > 1.2 else half
        return {"apex": apex, "fan": (middle - half, 2 * half, max(nearest, 0.4), FAR)}


def _bed_texture(context: moderngl.Context, water: Water) -> moderngl.Texture:
    bed = np.full((1, 1), -100.0, np.float32) if water.bed is None else np.ascontiguousarray(water.bed, np.float32)
    texture = context.texture((bed.shape[1], bed.shape[0]), 1, bed.tobytes(), dtype="f4")
    texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
    texture.repeat_x = texture.repeat_y = False
    return texture
