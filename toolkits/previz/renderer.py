"""One scene, frame by frame: what the tools ask for pictures."""

from dataclasses import dataclass

import moderngl
import numpy as np
from numpy.typing import NDArray

from toolkits.previz.forward import Forward
from toolkits.previz.mesh import Floats
from toolkits.previz.programs import Programs
from toolkits.previz.scene import FAR, Scene
from toolkits.previz.screen import Moment, Screen

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Passes:
    """What later tools need of one frame, top row first."""

    depth: Floats
    """(height, width), metres along the camera's axis; 0 for the sky."""
    normal: Floats
    """(height, width, 3), seen from the camera: right, up, towards it."""
    owner: Pixels
    """(height, width), the grey value of the subject that is seen."""


class Renderer:
    """Draws the frames of one scene at one size, in any order; the same frame is always the same picture."""

    def __init__(self, context: moderngl.Context, scene: Scene, size: tuple[int, int]) -> None:
        self._context, self._scene, self._size = context, scene, size
        programs = Programs(context)
        self._screen = Screen(context, programs, size)
        self._forward = Forward(
            context, programs, scene, shadow_size=2048 if min(size) >= 540 and scene.shadow.half > 7.0 else 1024
        )

    def frame(self, index: int) -> Pixels:
        """The finished picture (height, width, 4), top row first, as it goes to the encoder."""
        seconds = index / self._scene.rate
        pose = self._scene.camera(index)
        to_clip = self._forward.draw(self._screen.light.target, pose, seconds)
        moment = Moment(index, seconds, pose, to_clip, self._scene.flash(seconds), self._scene.fade(index))
        self._screen.develop(self._scene.grade, self._scene.weather, moment)
        return self._read(self._screen.film.target)

    def passes(self, index: int) -> Passes:
        """Depth, normals and owners of one frame."""
        seconds = index / self._scene.rate
        pose = self._scene.camera(index)
        self._forward.draw(self._screen.light.target, pose, seconds)
        target = self._context.framebuffer(
            [self._context.texture(self._size, 4, dtype="f4"), self._context.texture(self._size, 4, dtype="f1")],
            self._context.depth_renderbuffer(self._size),
        )
        self._forward.draw_passes(target, pose, seconds)
        width, height = self._size
        floats = np.frombuffer(target.read(components=4, attachment=0, dtype="f4"), np.float32)
        surface = floats.reshape(height, width, 4)[::-1]
        owner = np.frombuffer(target.read(components=4, attachment=1), np.uint8).reshape(height, width, 4)[::-1, :, 0]
        depth = np.where(surface[..., 3] < FAR, surface[..., 3], 0.0)
        return Passes(np.ascontiguousarray(depth, np.float32), np.ascontiguousarray(surface[..., :3]), owner.copy())

    def _read(self, target: moderngl.Framebuffer) -> Pixels:
        width, height = self._size
        return np.frombuffer(target.read(components=4), np.uint8).reshape(height, width, 4)[::-1]
