"""The world drawn once: depth first, then every visible surface with its light, water, sky and soft cards."""

from dataclasses import dataclass

import moderngl
import numpy as np

from toolkits.previz.drawn import SEE_THROUGH, Draw, Loader, by_material, planes_of, visible
from toolkits.previz.frame_block import LAMPS, View, pack
from toolkits.previz.mesh import Floats
from toolkits.previz.programs import Programs, give
from toolkits.previz.scene import FAR, NEAR, CameraPose, Cards, Lively, Scene, Solid, at_rest
from toolkits.previz.shadow import ShadowMap
from toolkits.previz.space import carried, perspective, viewed
from toolkits.previz.waterdraw import WaterDraw

SHADOW_UNIT = 7
CARD_KINDS = {"puff": 0, "bank": 1, "halo": 2, "mist": 3}


@dataclass
class _Thing:
    """A solid or living thing with its draws on the device."""

    what: Solid | Lively
    draws: list[Draw]
    middle: Floats
    """(4,) of its bounding sphere: centre before it is carried, radius."""
    held: float = -1.0


@dataclass
class _CardDraw:
    what: Cards
    array: moderngl.VertexArray
    buffer: moderngl.Buffer
    program: moderngl.Program
    count: int


class Forward:
    """A scene on the device, drawn into a target of light and distance."""

    def __init__(self, context: moderngl.Context, programs: Programs, scene: Scene, shadow_size: int) -> None:
        self._context, self._programs, self._scene = context, programs, scene
        self._frame = context.buffer(reserve=len(pack(scene.light, View(at_rest(0), at_rest(0), (0, 0, 0)), 0.0, 0.0)))
        self.shadow = ShadowMap(context, shadow_size)
        definitions = {"SHADOW_TAPS": "6", "LAMPS": str(min(len(scene.light.lamps), LAMPS))}
        loader = Loader(context, programs, definitions)
        self._things = [*(_thing(loader, what) for what in scene.solids), *(_thing(loader, what) for what in scene.lively)]
        self._corner = context.buffer(np.array([-1, -1, 3, -1, -1, 3], np.float32).tobytes())
        self._sky_program = programs.get("sky.vert", "sky.frag")
        self._sky = context.vertex_array(self._sky_program, [(self._corner, "2f", "corner")])
        self._cards = [self._card_draw(cards) for cards in scene.cards]
        self._water = WaterDraw(context, programs, scene.water) if scene.water else None

    def draw(self, target: moderngl.Framebuffer, pose: CameraPose, seconds: float) -> Floats:
        """Draw the moment into `target`; gives the matrix from the world to the camera's clip space."""
        sight = viewed(pose.eye, pose.target, pose.roll)
        to_clip = perspective(pose.vertical_deg, target.width / target.height, NEAR, FAR) @ sight
        to_light = self.shadow.view(self._scene.light, self._scene.shadow, seconds)
        self._frame.write(pack(self._scene.light, View(to_clip, to_light, pose.eye), seconds, self._scene.flash(seconds)))
        self._frame.bind_to_uniform_block(0)
        shown = self._refreshed(to_clip, seconds)
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._draw_shadow(to_light, seconds)
        target.use()
        target.clear()
        self._draw_depth(target, shown, to_clip, seconds)
        self._draw_surfaces(shown, seconds)
        if self._water:
            self._water.draw(pose, sight, target.width / target.height, seconds)
        self._sky.render()
        self._draw_cards(target, sight, seconds)
        return to_clip

    def draw_passes(self, target: moderngl.Framebuffer, pose: CameraPose, seconds: float) -> None:
        """Draw normal, depth and owner of every place; the frame must have been drawn before."""
        sight = viewed(pose.eye, pose.target, pose.roll)
        owners = self._scene.owners
        self._context.enable_only(moderngl.DEPTH_TEST)
        target.use()
        target.clear()
        for thing in self._things:
            self._cull(thing)
            for draw in thing.draws:
                program = draw.passes.program
                model = thing.what.carried(seconds)
                give(program, world_to_view=sight, model=model, owner=float(owners.get(thing.what.owner, 0)))
                draw.passes.render(instances=draw.count)
        self._context.disable(moderngl.CULL_FACE)
        if self._water:
            owner = float(owners.get(self._scene.water_owner, 0))
            self._water.draw_passes(pose, sight, target.width / target.height, seconds, owner)

    def _refreshed(self, to_clip: Floats, seconds: float) -> list[_Thing]:
        """The things in the picture, with their shapes and copies as they are now."""
        shown = []
        for thing in self._things:
            what = thing.what
            if isinstance(what, Solid) and what.copies is not None:
                kept = visible(what.copies, to_clip, float(thing.middle[3]))
                for draw in thing.draws:
                    draw.place_copies(kept)
                if len(kept):
                    shown.append(thing)
            elif _in_sight(thing, to_clip, seconds):
                shown.append(thing)
                if isinstance(what, Lively):
                    _reshape(thing, what, seconds)
        return shown

    def _draw_shadow(self, to_light: Floats, seconds: float) -> None:
        self.shadow.target.use()
        self.shadow.target.clear(depth=1.0)
        casting = [thing for thing in self._things if thing.what.casts]
        self._draw_flat([thing for thing in casting if _in_sight(thing, to_light, seconds)], to_light, seconds)

    def _draw_depth(self, target: moderngl.Framebuffer, shown: list[_Thing], to_clip: Floats, seconds: float) -> None:
        target.color_mask = (False, False, False, False)
        self._draw_flat(shown, to_clip, seconds, SEE_THROUGH)
        target.color_mask = (True, True, True, True)
        self._context.depth_func = "<="

    def _draw_flat(self, things: list[_Thing], matrix: Floats, seconds: float, without: frozenset[str] = frozenset()) -> None:
        for thing in things:
            model = thing.what.carried(seconds)
            self._cull(thing)
            for draw in thing.draws:
                if draw.material not in without and draw.count:
                    give(draw.depth.program, to_clip=matrix, model=model)
                    draw.depth.render(instances=draw.count)

    def _draw_surfaces(self, shown: list[_Thing], seconds: float) -> None:
        self.shadow.depth.use(SHADOW_UNIT)
        for thing in shown:
            self._cull(thing)
            model = thing.what.carried(seconds)
            for draw in thing.draws:
                if draw.count:
                    give(draw.program, model=model, shadow_map=SHADOW_UNIT)
                    draw.shown.render(instances=draw.count)
        self._context.disable(moderngl.CULL_FACE)

    def _cull(self, thing: _Thing) -> None:
        """Leave out the backs of what is seen from one side only."""
        one_sided = isinstance(thing.what, Solid) and thing.what.one_sided
        (self._context.enable if one_sided else self._context.disable)(moderngl.CULL_FACE)

    def _card_draw(self, cards: Cards) -> _CardDraw:
        count = len(cards.at(0.0))
        buffer = self._context.buffer(reserve=max(count, 1) * 32, dynamic=True)
        square = self._context.buffer(np.array([-1, -1, 1, -1, -1, 1, 1, 1], np.float32).tobytes())
        program = self._programs.get("sprite.vert", "sprite.frag")
        content = [(square, "2f", "corner"), (buffer, "4f 4f/i", "copy_at", "copy_more")]
        return _CardDraw(cards, self._context.vertex_array(program, content), buffer, program, count)

    def _draw_cards(self, target: moderngl.Framebuffer, sight: Floats, seconds: float) -> None:
        self._context.enable(moderngl.BLEND)
        target.depth_mask = False
        for card in self._cards:
            kind = CARD_KINDS[card.what.kind]
            upward = (0.0, 1.0, 0.0) if card.what.kind == "bank" else sight[1, :3]
            card.buffer.write(np.ascontiguousarray(card.what.at(seconds), np.float32).tobytes())
            give(card.program, across=sight[0, :3], upward=upward, tint=card.what.tint, kind=kind)
            card.array.render(moderngl.TRIANGLE_STRIP, instances=card.count)
        target.depth_mask = True
        self._context.disable(moderngl.BLEND)


def _thing(loader: Loader, what: Solid | Lively) -> _Thing:
    if isinstance(what, Lively):
        return _Thing(what, loader.draws(what.shape(0.0)), np.array([0, 1, 0, what.reach], np.float32), held=0.0)
    points = np.concatenate([layer.mesh.points for layer in what.layers])
    if what.copies is not None:
        return _Thing(what, loader.draws(what.layers, what.copies), np.array([0, 0, 0, np.linalg.norm(points, axis=1).max()]))
    middle = (points.min(0) + points.max(0)) / 2
    return _Thing(what, loader.draws(what.layers), np.append(middle, np.linalg.norm(points - middle, axis=1).max()))


def _in_sight(thing: _Thing, to_clip: Floats, seconds: float) -> bool:
    """Whether the thing's sphere touches the view, by the distance to each of its six planes."""
    if isinstance(thing.what, Solid) and thing.what.copies is not None:
        return True
    x, y, z = thing.middle[:3].tolist()
    middle = np.append(carried(thing.what.carried(seconds), (x, y, z)), 1.0)
    return bool(np.all(planes_of(to_clip) @ middle > -thing.middle[3]))


def _reshape(thing: _Thing, what: Lively, seconds: float) -> None:
    moment = np.floor(seconds / what.every + 1e-6) * what.every if what.every else seconds
    if moment != thing.held:
        thing.held = float(moment)
        shape = what.shape(thing.held)
        for draw, mesh in zip(thing.draws, by_material(shape).values(), strict=True):
            draw.reshape(mesh)
