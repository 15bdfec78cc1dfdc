"""The picture tools: a start image with its passes, a clip, and the scene as a mesh; all of one and the same scene."""

from collections.abc import Iterator
from importlib.metadata import version

from pydantic import JsonValue

from exeget.document import part_from
from exeget.errors import ToolFailed
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.picture import ClipParams, ImageParams, MeshParams, Picture, size_of
from toolkits.previz.context import CURE, opened, reason_against
from toolkits.previz.encode import write_clip
from toolkits.previz.glb import write_glb
from toolkits.previz.glb_check import glb_faults
from toolkits.previz.meshing import meshed
from toolkits.previz.renderer import Pixels, Renderer
from toolkits.previz.staging import staged
from toolkits.previz.stills import DEPTH_UNIT, write_stills

SETUP_SECONDS = 0.9
"""CPU-seconds before the first frame."""
MESH_SECONDS = 1.5
PIXEL_SECONDS = 0.38e-6
"""CPU-seconds a pixel of a frame, encoding included, measured on llvmpipe."""


class PrevizImage:
    """`image`: one frame as start_image.png with depth, normals, subjects and masks."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Takes any picture where OpenGL can be had."""
        params = part_from(ImageParams, job.params, "image job")
        return _offer(job, params.picture, 2)

    def make(self, job: Job, bench: Bench) -> Made:
        """Draw the frame and its passes; a fade of the shot is left to the clip."""
        params = part_from(ImageParams, job.params, "image job")
        size = _size(job, params.picture)
        scene = staged(params.picture, job.seed, faded=False)
        with opened() as context:
            renderer = Renderer(context, scene, size)
            picture = renderer.frame(params.frame)
            bench.tell(0.6)
            shown = write_stills(bench.out, picture, renderer.passes(params.frame), scene.owners)
        bench.tell(1.0)
        facts: dict[str, JsonValue] = {
            "width": size[0], "height": size[1], "ids": {**scene.owners}, "seen": {**shown.seen}, "depth_unit": DEPTH_UNIT,
            "left_out": list(scene.left_out),
        }  # fmt: skip
        return Made(shown.files, facts, _tools())


class PrevizClip:
    """`clip`: a run of frames as clip.mp4, the same whichever run a frame lies in."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Takes any picture where OpenGL can be had."""
        params = part_from(ClipParams, job.params, "clip job")
        return _offer(job, params.picture, params.frames)

    def make(self, job: Job, bench: Bench) -> Made:
        """Draw and encode frame by frame."""
        params = part_from(ClipParams, job.params, "clip job")
        size = _size(job, params.picture)
        scene = staged(params.picture, job.seed)
        with opened() as context:
            renderer = Renderer(context, scene, size)

            def frames() -> Iterator[Pixels]:
                for index in range(params.frames):
                    yield renderer.frame(params.first + index)
                    bench.tell((index + 1) / params.frames)

            count = write_clip(bench.out / "clip.mp4", frames(), size, params.picture.rate)
        facts: dict[str, JsonValue] = {
            "frames": count, "width": size[0], "height": size[1], "left_out": list(scene.left_out),
        }  # fmt: skip
        return Made(("clip.mp4",), facts, {**_tools(), "av": version("av")})


class PrevizMesh:
    """`mesh`: the whole shot as scene.glb, with skinned figures, camera and lights."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Takes any picture; it needs no OpenGL."""
        part_from(MeshParams, job.params, "mesh job")
        return Offer(cpu_seconds=MESH_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write the scene the clips are drawn from, and read it again to be sure that it is sound."""
        picture = part_from(MeshParams, job.params, "mesh job").picture
        width, height = _size(job, picture)
        scene = staged(picture, job.seed)
        raw = write_glb(meshed(scene, picture.frames, width / height))
        faults = glb_faults(raw)
        if faults:
            raise ToolFailed(f"The scene of shot {picture.shot.id} gives no sound GLB:", known="; ".join(faults[:3]))
        (bench.out / "scene.glb").write_bytes(raw)
        bench.tell(1.0)
        return Made(("scene.glb",), {"bytes": len(raw), "left_out": list(scene.left_out)}, {"numpy": version("numpy")})


def _size(job: Job, picture: Picture) -> tuple[int, int]:
    return size_of(job.tier or "standard", picture.aspect)


def _offer(job: Job, picture: Picture, frames: int) -> Offer | Refusal:
    reason = reason_against()
    if reason:
        return Refusal(f"The embedded picture tool needs OpenGL, but {reason}.", CURE)
    width, height = _size(job, picture)
    return Offer(cpu_seconds=round(SETUP_SECONDS + frames * width * height * PIXEL_SECONDS, 2))


def _tools() -> dict[str, str]:
    return {"moderngl": version("moderngl"), "numpy": version("numpy")}
