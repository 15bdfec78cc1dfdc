"""The shadow map: the scene's depth as the key light sees it."""

import moderngl
import numpy as np

from toolkits.previz.lighting import Lighting
from toolkits.previz.mesh import Floats
from toolkits.previz.scene import ShadowArea
from toolkits.previz.space import carried, orthographic, perspective, viewed

REACH = 60.0
"""How far before and behind the area's centre parallel light gathers what throws shadows, metres."""


class ShadowMap:
    """A square depth picture that shaders compare against."""

    def __init__(self, context: moderngl.Context, size: int) -> None:
        self.size = size
        self.depth = context.depth_texture((size, size))
        self.depth.compare_func = "<="
        self.depth.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self.depth.repeat_x = self.depth.repeat_y = False
        self.target = context.framebuffer([], self.depth)

    def view(self, light: Lighting, area: ShadowArea, seconds: float) -> Floats:
        """World to the map's clip space."""
        centre = area.centre(seconds)
        if light.key_is_near:
            return perspective(112.0, 1.0, 0.08, 12.0) @ viewed(light.key_from, centre)
        sight = viewed(light.key_from, (0.0, 0.0, 0.0))
        x, y, z = carried(sight, centre)
        texel = 2 * area.half / self.size
        sight[:3, 3] -= np.array([np.round(x / texel) * texel, np.round(y / texel) * texel, z + REACH], np.float32)
        return orthographic(area.half, 0.0, 2 * REACH) @ sight
