"""From a picture's words to a scene: place, light, players, props, camera; nothing asked for is dropped in silence."""

from collections.abc import Callable
from dataclasses import replace
from math import cos, radians, sin

import numpy as np

from exeget.shot import Shot
from toolkits.picture import Picture
from toolkits.previz.blocking import block
from toolkits.previz.camera import Setup, path
from toolkits.previz.casting import assembled
from toolkits.previz.lighting import Lighting
from toolkits.previz.look import grade_of
from toolkits.previz.mesh import Floats
from toolkits.previz.place import Place, cleared
from toolkits.previz.posing import Cast, Company
from toolkits.previz.propping import Propped, Stage, propped
from toolkits.previz.scene import CameraPose, Scene, ShadowArea, Solid
from toolkits.previz.setting import Setting, setting_of
from toolkits.previz.space import Vec, floats
from toolkits.previz.viewpoint import setup_of
from toolkits.previz.world.weather import banks, bolt, dusty, falling, flashes

FADE_SECONDS = 0.75
CLEAR_WATER = 0.5
"""How thick the water may be times the metres to the subject, so that it is still made out."""
LAMP_ASIDE, LAMP_NEAR = radians(52), 1.0
"""Where a lamp hangs for a close face: radians aside of the camera, metres away."""


def staged(picture: Picture, seed: int, faded: bool = True) -> Scene:
    """The scene of a shot; the same picture and seed give the same scene. `faded` False leaves out its fade in or out."""
    setting = setting_of(picture, seed)
    seconds = picture.frames / picture.rate
    company = Company(picture.shot, setting.place, seed, seconds, setting.light.wind)
    x, _, z = setting.place.view
    blocking = block(picture.shot, setting.place, {setting.owner: (x * 0.8, 0.0, z * 0.8)} if setting.owner else {})
    troupe = assembled(picture, company, blocking)
    players = tuple(troupe.bodies)
    things = propped(Stage(picture, setting, players, tuple(troupe.others), seed))
    things = replace(things, lively=(*things.lively, *troupe.beasts))
    setup, changed = setup_of(picture.shot, setting.place, players, things.looked_at, picture.aspect, seconds)
    unknown = tuple(f"anchor {anchor!r}: the centre of the place stands in for it" for anchor in blocking.unknown)
    interface = (
        ("interface: writing is never in the picture; the place stands for it",) if picture.shot.subject == "interface" else ()
    )
    left_out = (*setting.left_out, *interface, *unknown, *troupe.notes, *things.left_out, *changed)
    scene = _scene(picture, setting, players, things, setup, left_out, seed)
    return replace(scene, fade=_fade(picture.shot, picture.frames, picture.rate)) if faded else scene


def owners_of(picture: Picture) -> dict[str, int]:
    """Grey values of subjects in the id picture: figures first, then what one is in, then the place."""
    around = [figure for figure in (picture.inside, picture.place) if figure is not None]
    ids = dict.fromkeys(figure.id for figure in (*picture.figures, *around))
    return {subject: value for value, subject in enumerate(ids, start=1) if value < 256}


def _scene(
    picture: Picture,
    setting: Setting,
    players: tuple[Cast, ...],
    things: Propped,
    setup: Setup,
    left_out: tuple[str, ...],
    seed: int,
) -> Scene:
    place, shot, rate = setting.place, picture.shot, picture.rate
    move = path(setup)
    light = _light(setting, setup, things, players)
    storm = shot.light.weather == "storm" and not place.enclosed
    flash = flashes(seed, shot.id) if storm else _no_flash
    lively = [*place.lively, *things.lively, *(surface for player in players for surface in player.lively)]
    air = () if place.enclosed else (*banks(shot.light.weather, setting.kind, light.fog), *dusty(shot.light.weather))
    return Scene(
        camera=lambda frame: move(frame / rate),
        light=light,
        grade=grade_of(picture.look, light.exposure, setup.near, setting.dark),
        rate=rate,
        solids=(*_dressed(place, setup, players, _ends(setup)), *things.solids),
        shadow=ShadowArea(setup.target, min(max(0.95 * setup.height * (16 / 9) + 1.6, 2.4), 46.0)),
        lively=(*lively, bolt(flash)) if storm else tuple(lively),
        cards=(*place.cards, *things.cards, *air),
        water=place.water,
        weather=falling(shot.light.weather, not place.enclosed),
        flash=flash,
        water_owner=setting.owner,
        owners=owners_of(picture),
        left_out=left_out,
    )


def _light(setting: Setting, setup: Setup, things: Propped, players: tuple[Cast, ...]) -> Lighting:
    """The place's light with the lamps of its props; a lamp is carried to a close face, and deep water is clear enough."""
    light = replace(setting.light, lamps=(*things.lamps, *setting.light.lamps)[:4])
    if setting.kind == "deep":
        return replace(light, fog_density=min(light.fog_density, CLEAR_WATER / setup.distance))
    if light.key_is_near and setup.near and players:
        return replace(light, key_from=_carried_lamp(setup))
    return light


def _carried_lamp(setup: Setup) -> Vec:
    """Where a lamp must hang so that a close face is modelled by it: before the face, aside of the camera."""
    x, y, z = setup.target(0.0)
    side = setup.yaw - LAMP_ASIDE
    return x + LAMP_NEAR * sin(side), y - 0.05, z + LAMP_NEAR * cos(side)


def _no_flash(_seconds: float) -> float:
    return 0.0


def _ends(setup: Setup) -> tuple[CameraPose, ...]:
    """The camera at the start, the middle and the end."""
    move = path(setup)
    return tuple(move(setup.seconds * share) for share in (0.0, 0.5, 1.0))


def _dressed(place: Place, setup: Setup, players: tuple[Cast, ...], poses: tuple[CameraPose, ...]) -> tuple[Solid, ...]:
    """The place's solids without what grows between camera and action."""
    lines = [((pose.eye[0], pose.eye[2]), (pose.target[0], pose.target[2])) for pose in poses]
    for player in players:
        start, end = player.point(0.0, "chest"), player.point(setup.seconds, "chest")
        lines.append(((start[0], start[2]), (end[0], end[2])))
    ways = floats(lines)
    solids = [cleared(solid, ways, _margin(solid)) for solid in place.solids]
    return tuple(solid for solid in solids if solid.copies is None or len(solid.copies))


def _margin(solid: Solid) -> float:
    """How far from a line of sight a copy must stand, metres: most of its own breadth."""
    points: list[Floats] = [layer.mesh.points[:, [0, 2]] for layer in solid.layers]
    return 0.3 + 0.8 * float(np.linalg.norm(np.concatenate(points), axis=1).max())


def _fade(shot: Shot, frames: int, rate: int) -> Callable[[int], float]:
    """The shot's own fade as a share of light a frame."""
    length = max(1, min(round(FADE_SECONDS * rate), frames // 2))

    def share(frame: int) -> float:
        if shot.transition == "fade_in":
            return min(1.0, frame / length)
        if shot.transition == "fade_out":
            return min(1.0, (frames - 1 - frame) / length)
        return 1.0

    return share
