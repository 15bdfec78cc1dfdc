"""Picturing: a start image for every shot with its passes, then the clips and the scene, all from one blocking."""

import re

from langgraph.runtime import Runtime

from exeget.cutlist import CutList
from exeget.document import Part
from exeget.ids import SUBJECT
from exeget.job import Artifact
from exeget.regie import Regie
from exeget.shot import Shot
from exeget.subject import Register
from exeget.timeline import Look, Timeline
from exeget.work import Order
from toolkits.picture import ClipParams, Figure, ImageParams, MeshParams, Picture, seen
from workflows.desk import Desk
from workflows.stages.casting import figures_for
from workflows.stages.seeds import seed_of_story
from workflows.states import Directed, Interpreted, Locked, Moved, Pictured, Registered


class Blocked(Interpreted, Registered, Directed, Locked):
    """A verse directed, with the length of its shots."""


async def picture(state: Blocked, runtime: Runtime[Desk]) -> Pictured:
    """Have each shot's first frame made, with depth, normals and masks."""
    desk = runtime.context
    orders = {f"shot {name}": _order(desk, "image", ImageParams(picture=p)) for name, p in _pictures(desk, state).items()}
    made = await desk.maker.all(orders)
    desk.views.clear(desk.folder / "shots", keep={name.removeprefix("shot ") for name in orders})
    for name, artifact in made.items():
        _show_image(desk, f"shots/{name.removeprefix('shot ')}", artifact)
    return {"images": {name.removeprefix("shot "): artifact.key for name, artifact in made.items()}}


async def move(state: Blocked, runtime: Runtime[Desk]) -> Moved:
    """Have each shot's clips made, about five seconds each, and its scene for the viewer."""
    desk = runtime.context
    cut = desk.open(state["cutlist"], CutList)
    pictures = _pictures(desk, state)
    orders = {}
    for name, shown in pictures.items():
        first = 0
        for number, frames in enumerate(cut.shot(name).chunks):
            orders[f"{name}.{number}"] = _order(desk, "clip", ClipParams(picture=shown, first=first, frames=frames))
            first += frames
    clips = await desk.maker.all({f"clip {name}": order for name, order in orders.items()})
    for name in orders:
        desk.show(f"shots/{clip_file(cut, name)}", clips[f"clip {name}"].sha("clip.mp4"))
    meshes = await desk.maker.all({f"scene {n}": _order(desk, "mesh", MeshParams(picture=p)) for n, p in pictures.items()})
    for name in pictures:
        desk.show(f"shots/{name}/scene.glb", meshes[f"scene {name}"].sha("scene.glb"))
    return {
        "clips": {name: clips[f"clip {name}"].key for name in orders},
        "meshes": {name: meshes[f"scene {name}"].key for name in pictures},
    }


def clip_file(cut: CutList, name: str) -> str:
    """Where a clip is shown: `1.1/clip.mp4`, or numbered from 2 when the shot has several."""
    shot, _, number = name.rpartition(".")
    alone = len(cut.shot(shot).chunks) == 1
    return f"{shot}/clip.mp4" if alone or number == "0" else f"{shot}/clip_{int(number) + 1}.mp4"


def _pictures(desk: Desk, state: Blocked) -> dict[str, Picture]:
    regie, cut = desk.open(state["regie"], Regie), desk.open(state["cutlist"], CutList)
    register, look = desk.open(state["register"], Register), desk.open(state["timeline"], Timeline).look
    return {shot.id: _picture(desk, shot, register, cut, look) for shot in regie.shots}


def _picture(desk: Desk, shot: Shot, register: Register, cut: CutList, look: Look) -> Picture:
    """Everything the eye needs of a shot, and nothing else, so that only what it shows can make it stale."""
    verse, frames = desk.verse.key, cut.shot(shot.id).frames
    place, inside = (tuple(i for i in (name,) if re.match(SUBJECT, i)) for name in (shot.environment, shot.inside))
    actors = tuple(actor.subject_id for actor in shot.actors if actor.presence == "on_screen")
    return Picture(
        shot=seen(shot), place=_one(figures_for(register, place, verse)), inside=_one(figures_for(register, inside, verse)),
        figures=figures_for(register, actors + shot.props, verse), look=look, aspect=desk.book.story.aspect,
        rate=cut.rate, frames=frames,
    )  # fmt: skip


def _one(figures: tuple[Figure, ...]) -> Figure | None:
    return figures[0] if figures else None


def _order(desk: Desk, kind: str, params: Part) -> Order:
    return Order(kind, params, seed=seed_of_story(desk), tier=desk.wish.tier)


def _show_image(desk: Desk, folder: str, made: Artifact) -> None:
    for file, blob in made.files.items():
        mask = file.removeprefix("mask_")
        desk.show(f"{folder}/masks/{mask}" if mask != file else f"{folder}/{file}", blob.sha)
