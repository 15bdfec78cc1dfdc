"""Pictures to test with: small casts in plain places, at sizes that draw in an instant."""

from collections.abc import Sequence

from exeget.shot import Actor, Camera, Light, Mark, Move, PropPlacement, Shot, ShotSize
from exeget.story import Aspect
from exeget.subject import Wear
from exeget.terms import Nature, Pose
from exeget.timeline import Look
from toolkits.picture import Figure, Picture
from toolkits.previz.context import opened
from toolkits.previz.renderer import Passes, Pixels, Renderer
from toolkits.previz.scene import Scene
from toolkits.previz.staging import staged

SMALL = (160, 90)
UPRIGHT = (90, 160)


def figure(subject: str, nature: Nature, noun: str, many: bool = False) -> Figure:
    """A subject with an English name."""
    wear = Wear(garment="robe", beard="short") if nature in ("person", "people") else None
    return Figure(id=subject, nature=nature, noun=noun, names={"en": noun}, many=many, sex="male", wear=wear)


WALKER = figure("CHAR_WALKER", "person", "man")
OTHER = figure("CHAR_OTHER", "person", "woman")
SHIP = figure("SETENV_SHIP", "vehicle", "ship")


def place(noun: str, nature: Nature = "land") -> Figure:
    """An environment."""
    return figure(f"ENV_{noun.upper()}", nature, noun)


def actor(who: Figure, pose: Pose = "stand", primary: bool = True, at: Mark | None = None) -> Actor:
    """Somebody on screen."""
    return Actor(subject_id=who.id, pose=pose, focus="primary" if primary else "secondary", position=at)


STILL, DAYLIGHT, PLAIN = Camera(), Light(), Look()


def shot(
    size: ShotSize = "wide",
    actors: Sequence[Actor] = (),
    light: Light = DAYLIGHT,
    camera: Camera = STILL,
    props: Sequence[str] = (),
    placements: Sequence[PropPlacement] = (),
) -> Shot:
    """One shot."""
    return Shot(
        id="1.1", act="setup", subject="actor" if actors else "environment", shot_type=size, actors=tuple(actors), light=light,
        camera=camera, props=tuple(props), prop_placements=tuple(placements),
    )  # fmt: skip


def picture(
    taken: Shot,
    where: Figure | None,
    figures: Sequence[Figure] = (),
    inside: Figure | None = None,
    aspect: Aspect = "16:9",
    frames: int = 48,
    look: Look = PLAIN,
) -> Picture:
    """The shot as a picture tool gets it."""
    return Picture(shot=taken, place=where, inside=inside, figures=tuple(figures), look=look, aspect=aspect, frames=frames)


def standing(
    size: ShotSize, where: str = "desert", camera: Camera = STILL, light: Light = DAYLIGHT, aspect: Aspect = "16:9"
) -> Picture:
    """One man in a place."""
    return picture(shot(size, (actor(WALKER),), light, camera), place(where), (WALKER,), aspect=aspect)


def drawn(scene: Scene, frames: Sequence[int] = (0,), size: tuple[int, int] = SMALL) -> list[Pixels]:
    """Some frames of a scene."""
    with opened() as context:
        renderer = Renderer(context, scene, size)
        return [renderer.frame(frame).copy() for frame in frames]


def looked_through(scene: Scene, frame: int = 0, size: tuple[int, int] = SMALL) -> Passes:
    """The passes of one frame."""
    with opened() as context:
        return Renderer(context, scene, size).passes(frame)


def share(scene: Scene, subject: str, frame: int = 0, size: tuple[int, int] = SMALL) -> float:
    """How much of the picture a subject takes."""
    return float((looked_through(scene, frame, size).owner == scene.owners[subject]).mean())


def brightness(pixels: Pixels) -> float:
    """Mean of the display values, 0 to 255."""
    return float(pixels[..., :3].mean())


__all__ = ["OTHER", "SHIP", "SMALL", "UPRIGHT", "WALKER", "Move", "staged"]
