"""From the light of the world to a picture: occlusion, lens, bloom, grade, brush, weather, grain."""

from dataclasses import dataclass

import moderngl
import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.look import Grade
from toolkits.previz.mesh import Floats
from toolkits.previz.programs import Programs, give
from toolkits.previz.scene import FAR, NEAR, CameraPose, Weather

DEPTH_UNIT = 5


@dataclass(frozen=True)
class Sheet:
    """A texture one can draw into."""

    texture: moderngl.Texture
    target: moderngl.Framebuffer

    @property
    def pixel(self) -> tuple[float, float]:
        """One pixel's width and height as shares of the whole."""
        return 1 / self.texture.width, 1 / self.texture.height


@dataclass(frozen=True)
class Moment:
    """What the last passes must know of a frame."""

    index: int
    seconds: float
    pose: CameraPose
    to_clip: Floats
    flash: float
    fade: float


class Screen:
    """The passes over the whole picture, for one size."""

    def __init__(self, context: moderngl.Context, programs: Programs, size: tuple[int, int]) -> None:
        self._context, self._programs = context, programs
        self._corner = context.buffer(np.array([-1, -1, 3, -1, -1, 3], np.float32).tobytes())
        self._arrays: dict[int, moderngl.VertexArray] = {}
        width, height = size
        half, quarter, tiny = ((max(width // n, 1), max(height // n, 1)) for n in (2, 4, 16))
        self._depth = context.depth_texture(size)
        self._depth.compare_func = ""
        self._depth.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self.light = self._sheet(size, "f2", self._depth)
        self._traced = self._sheet(half, "f1")
        self._spread, self._soft = self._sheet(half, "f2"), self._sheet(half, "f2")
        self._bright, self._spare = self._sheet(quarter, "f2"), self._sheet(quarter, "f2")
        self._wide, self._wide_spare = self._sheet(tiny, "f2"), self._sheet(tiny, "f2")
        self._graded = self._sheet(size, "f1")
        self._painted = self._sheet(half, "f1")
        self.film = self._sheet(size, "f1")

    def develop(self, grade: Grade, weather: Weather, moment: Moment) -> None:
        """Turn what was drawn into `light` into the finished picture in `film`."""
        self._context.disable(moderngl.DEPTH_TEST)
        self._trace(grade, moment)
        self._bloom(grade)
        blurred = moment.pose.blur > 0.0
        if blurred:
            self._focus(moment.pose)
        self._grade(grade, blurred)
        if grade.brush > 0.0:
            self._draw("paint.frag", self._painted, {"picture": self._graded})
        self._finish(grade, weather, moment)

    def _trace(self, grade: Grade, moment: Moment) -> None:
        width, height = self.light.texture.size
        tall = float(np.tan(np.radians(moment.pose.vertical_deg) / 2))
        ink = (grade.ink, max(1.0, height / 720), grade.ink_far)
        ray = (tall * width / height, tall)
        self._draw("trace.frag", self._traced, {}, {}, ray=ray, radius=grade.occlusion, ink=ink, **self._sight())

    def _focus(self, pose: CameraPose) -> None:
        """What the lens leaves soft; its widest blur is a sixteenth of the picture's height."""
        lens = (pose.focus, pose.blur)
        self._draw("circle.frag", self._spread, {"scene": self.light}, {}, lens=lens, **self._sight())
        self._draw("lens.frag", self._soft, {"spread": self._spread}, radius=self._soft.texture.height / 16)

    def _sight(self) -> dict[str, ArrayLike]:
        """The depth picture and what its values mean."""
        self._depth.use(DEPTH_UNIT)
        return {"depth": DEPTH_UNIT, "reach": (NEAR, FAR)}

    def _bloom(self, grade: Grade) -> None:
        pixel = self._bright.pixel
        self._draw("bright.frag", self._bright, {"scene": self.light}, pixel=pixel, threshold=grade.threshold)
        self._blur(self._bright, self._spare)
        self._draw("bright.frag", self._wide, {"scene": self._bright}, pixel=self._wide.pixel, threshold=0.0)
        self._blur(self._wide, self._wide_spare)
        self._blur(self._wide, self._wide_spare)
        self._draw("wide_bloom.frag", self._spare, {"narrow": self._bright, "wide": self._wide})

    def _blur(self, sheet: Sheet, spare: Sheet) -> None:
        across, down = sheet.pixel
        self._draw("blur.frag", spare, {"source": sheet}, along=(across, 0.0))
        self._draw("blur.frag", sheet, {"source": spare}, along=(0.0, down))

    def _grade(self, grade: Grade, blurred: bool) -> None:
        sheets = {"scene": self.light, "traced": self._traced, "bloom": self._spare}
        if blurred:
            sheets["soft"] = self._soft
        tone = (grade.exposure, grade.saturation, grade.contrast, grade.ramp_share)
        self._draw(
            "grade.frag", self._graded, sheets, {"LENS": "1"} if blurred else {}, shade=grade.shade, tone=tone,
            ramp=grade.ramp, shadow_tint=grade.shadow_tint, light_tint=grade.light_tint, ink_colour=grade.ink_colour,
            glare=grade.glare,
        )  # fmt: skip

    def _finish(self, grade: Grade, weather: Weather, moment: Moment) -> None:
        sheets, definitions = {"picture": self._graded}, {}
        if grade.brush > 0.0:
            sheets["painted"], definitions["PAINTED"] = self._painted, "1"
        if weather.rain > 0.0:
            definitions["RAIN"] = "1"
        if weather.snow > 0.0:
            definitions["SNOW"] = "1"
        width, height = self.film.texture.size
        self._draw(
            "finish.frag", self.film, sheets, definitions, brush=grade.brush, pixel=self.film.pixel,
            seconds=moment.seconds, frame=moment.index, look=_bearing(moment.pose),
            fall=(weather.rain, weather.slant, weather.snow, width / height),
            touch=(grade.grain, grade.vignette, moment.fade, moment.flash),
        )  # fmt: skip

    def _sheet(self, size: tuple[int, int], kind: str, depth: moderngl.Texture | None = None) -> Sheet:
        texture = self._context.texture(size, 4, dtype=kind)
        texture.repeat_x = texture.repeat_y = False
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        return Sheet(texture, self._context.framebuffer([texture], depth))

    def _draw(
        self, shader: str, into: Sheet, sheets: dict[str, Sheet], definitions: dict[str, str] | None = None, **values: ArrayLike
    ) -> None:
        program = self._programs.get("screen.vert", shader, definitions)
        if program.glo not in self._arrays:
            self._arrays[program.glo] = self._context.vertex_array(program, [(self._corner, "2f", "corner")])
        for unit, (name, sheet) in enumerate(sheets.items()):
            sheet.texture.use(unit)
            values[name] = unit
        give(program, **values)
        into.target.use()
        self._arrays[program.glo].render()


def _bearing(pose: CameraPose) -> tuple[float, float]:
    """Where the camera points, in picture heights to the right and up."""
    away = np.subtract(pose.target, pose.eye)
    turn = np.arctan2(away[0], -away[2])
    rise = np.arctan2(away[1], np.hypot(away[0], away[2]))
    height = np.radians(pose.vertical_deg)
    return float(turn / height), float(rise / height)
