"""The picture tools as others call them: files, facts, refusals."""

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from exeget.canon import digest_file
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.shot import Light
from exeget.work import Bench, Made, Offer, Tool
from tests.previz_shots import SHIP, WALKER, actor, picture, place, shot, standing
from toolkits.picture import ClipParams, ImageParams, MeshParams, Picture
from toolkits.previz.glb_check import glb_faults
from toolkits.previz.staging import staged
from toolkits.previz.tools import PrevizClip, PrevizImage, PrevizMesh

STORM = picture(
    shot("wide", (actor(WALKER, "cry_out"),), Light(weather="storm", time_of_day="dusk")),
    place("sea", "water"),
    (WALKER,),
    SHIP,
)


def image_job(of: Picture, frame: int = 0) -> Job:
    params = ImageParams(picture=of, frame=frame).as_json()
    return Job(kind="image", backend="previz", version="1", params=params, seed=5, tier="low")


def clip_job(of: Picture, first: int, frames: int) -> Job:
    params = ClipParams(picture=of, first=first, frames=frames).as_json()
    return Job(kind="clip", backend="previz", version="1", params=params, seed=5, tier="low")


def made(tool: Tool, job: Job, out: Path) -> Made:
    out.mkdir()
    told: list[float] = []

    def nothing(_: object) -> bytes:
        raise AssertionError("a picture tool opens nothing")

    def nobody(_: object) -> None:
        raise AssertionError("a picture tool asks nobody")

    result = tool.make(job, Bench({}, out, out, nobody, nothing, told.append))  # type: ignore[arg-type]  # never called
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert sorted(result.files) == sorted(path.name for path in out.iterdir())
    return result


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(path) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_an_image_has_its_passes_and_a_mask_for_all_that_is_seen(tmp_path: Path) -> None:
    result = made(PrevizImage(), image_job(STORM), tmp_path / "out")
    facts = result.facts
    assert (facts["width"], facts["height"], facts["left_out"]) == (640, 360, [])
    ids, seen = facts["ids"], facts["seen"]
    assert isinstance(ids, dict)
    assert isinstance(seen, dict)
    assert set(seen) == {"CHAR_WALKER", "SETENV_SHIP", "ENV_SEA"}
    values = cv2.imread(str(tmp_path / "out/ids.png"), cv2.IMREAD_UNCHANGED)
    depth = cv2.imread(str(tmp_path / "out/depth.png"), cv2.IMREAD_UNCHANGED)
    assert values is not None
    assert depth is not None
    assert (str(values.dtype), str(depth.dtype), depth.shape) == ("uint8", "uint16", (360, 640))
    for subject, share in seen.items():
        mask = cv2.imread(str(tmp_path / f"out/mask_{subject}.png"), cv2.IMREAD_UNCHANGED)
        assert mask is not None
        assert float((mask > 0).mean()) == pytest.approx(share, abs=1e-4)
        assert np.array_equal(mask > 0, values == ids[subject])
    metres = 0.1 * 10000 ** (depth / 65535)
    man, sky = values == ids["CHAR_WALKER"], values == 0
    assert 2 < float(np.median(metres[man])) < 15
    assert set(np.unique(depth[sky])) <= {65535}


def test_the_first_frame_of_the_clip_is_the_start_image(tmp_path: Path) -> None:
    made(PrevizImage(), image_job(STORM), tmp_path / "image")
    made(PrevizClip(), clip_job(STORM, 0, 2), tmp_path / "clip")
    start = cv2.imread(str(tmp_path / "image/start_image.png"))
    assert start is not None
    first, second = decoded(tmp_path / "clip/clip.mp4")
    apart = [float(np.abs(frame.astype(int) - start[..., ::-1]).mean()) for frame in (first, second)]
    assert apart[0] < 4, "only what the encoder takes away"
    assert apart[1] > apart[0]


def test_clips_of_one_shot_join_without_a_seam(tmp_path: Path) -> None:
    """Frames 2 and 3 are the same whether they come in one clip or in two."""
    made(PrevizClip(), clip_job(STORM, 0, 4), tmp_path / "whole")
    made(PrevizClip(), clip_job(STORM, 2, 2), tmp_path / "part")
    whole, part = (decoded(tmp_path / name / "clip.mp4") for name in ("whole", "part"))
    assert (len(whole), len(part)) == (4, 2)
    for ours, theirs in zip(whole[2:], part, strict=True):
        assert float(np.abs(ours.astype(int) - theirs).mean()) < 4
    assert float(np.abs(whole[0].astype(int) - part[0]).mean()) > 4, "the control: another frame is farther off"


def test_a_clip_is_h264_that_can_be_joined_by_copying(tmp_path: Path) -> None:
    result = made(PrevizClip(), clip_job(standing("wide"), 0, 3), tmp_path / "out")
    assert result.facts["frames"] == 3
    with av.open(tmp_path / "out/clip.mp4") as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt, str(stream.average_rate)) == ("h264", "yuv420p", "24")
        packets = [packet for packet in container.demux(stream) if packet.size]
        assert packets[0].is_keyframe
        assert (len(packets), min(packet.pts or 0 for packet in packets)) == (3, 0)


def test_a_mesh_has_the_cast_the_place_and_the_camera_of_the_clip(tmp_path: Path) -> None:
    params = MeshParams(picture=STORM).as_json()
    job = Job(kind="mesh", backend="previz", version="1", params=params, seed=5, tier="low")
    made(PrevizMesh(), job, tmp_path / "out")
    raw = (tmp_path / "out/scene.glb").read_bytes()
    assert glb_faults(raw) == ()
    (length,) = struct.unpack_from("<I", raw, 12)
    nodes = {node["name"]: node for node in json.loads(raw[20 : 20 + length])["nodes"]}
    assert {"CHAR_WALKER", "SETENV_SHIP", "ENV_SEA", "camera", "key"} <= set(nodes)
    eye = staged(STORM, 5).camera(0).eye
    assert nodes["camera"]["translation"] == pytest.approx(eye, abs=1e-3)


def test_the_same_job_gives_the_same_bytes(tmp_path: Path) -> None:
    jobs: tuple[tuple[Tool, Job], ...] = (
        (PrevizImage(), image_job(standing("medium", "forest"))),
        (PrevizClip(), clip_job(standing("medium", "forest"), 1, 2)),
    )
    for number, (tool, job) in enumerate(jobs):
        once, again = (made(tool, job, tmp_path / f"{number}{turn}") for turn in "ab")
        assert once.facts == again.facts
        for name in once.files:
            assert digest_file(tmp_path / f"{number}a" / name) == digest_file(tmp_path / f"{number}b" / name)


def test_an_offer_grows_with_frames_and_size() -> None:
    small, long = (PrevizClip().supports(clip_job(standing("wide"), 0, frames)) for frames in (2, 40))
    large = PrevizClip().supports(clip_job(standing("wide"), 0, 40).model_copy(update={"tier": "high"}))
    assert isinstance(small, Offer)
    assert isinstance(long, Offer)
    assert isinstance(large, Offer)
    assert small.cpu_seconds < long.cpu_seconds < large.cpu_seconds


def test_parameters_that_are_no_picture_are_named() -> None:
    job = clip_job(standing("wide"), 0, 2).model_copy(update={"params": {"first": 0}})
    with pytest.raises(WrongUse, match="picture"):
        PrevizClip().supports(job)


def test_a_machine_without_egl_is_refused_with_the_cure() -> None:
    program = (
        "from tests.test_toolkits_previz_tools import clip_job, standing; from toolkits.previz.tools import PrevizClip; "
        "from toolkits.previz.context import opened\n"
        "print(PrevizClip().supports(clip_job(standing('wide'), 0, 2)))\n"
        "from exeget.errors import ToolFailed\n"
        "try:\n    opened().__enter__()\nexcept ToolFailed as error:\n    print(error)"
    )
    for missing in ({"GLCONTEXT_LINUX_LIBEGL": "libNowhere.so.1"}, {"__EGL_VENDOR_LIBRARY_FILENAMES": "/nowhere"}):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, **missing}
        )
        assert done.stdout.startswith("Refusal(")
        assert done.stdout.count("apt-get install -y libegl1") == 2
        assert not done.stderr
    assert isinstance(PrevizClip().supports(clip_job(standing("wide"), 0, 2)), Offer), "the control: here it is to be had"
