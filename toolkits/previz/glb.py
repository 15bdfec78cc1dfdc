"""A shot as a GLB file (glTF 2.0): sets, skinned figures, camera and lights, with their animation.

Figures are skinned by their joints alone. What the film adds per frame to cloth and hair (falling, wind, resting on limbs and
ground) and to the face (expression) is not in the file: a viewer sees the same bodies, poses and places in plainer clothes.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import JsonValue

from toolkits.previz.glb_buffer import FLOAT, Buffer
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.rig import Rig
from toolkits.previz.people.sparse import Reals
from toolkits.previz.people.turns import Triple, quaternions

Node = dict[str, JsonValue]

SURFACES: dict[str, tuple[float, float]] = {
    "metal": (0.9, 0.35), "eye": (0.0, 0.15), "skin": (0.0, 0.55), "hair": (0.0, 0.6), "leather": (0.0, 0.65),
    "horn": (0.0, 0.5), "scale": (0.0, 0.35), "water": (0.0, 0.1), "glass": (0.0, 0.05),
}  # fmt: skip
"""Metalness and roughness by material; everything else is dull."""
DULL = (0.0, 0.9)


@dataclass(frozen=True)
class Course:
    """Where something is, as time goes on: one key stays, more keys move."""

    seconds: Reals
    """(t,) rising"""
    places: Reals
    """(t, 3) metres"""
    turns: Reals
    """(t, 4) unit quaternions x y z w"""
    scales: Reals
    """(t, 3)"""


@dataclass(frozen=True)
class Solid:
    """A thing of one or more materials that keeps its shape."""

    name: str
    layers: tuple[Layer, ...]
    course: Course


@dataclass(frozen=True)
class Skinned:
    """A figure bound to its skeleton."""

    name: str
    rig: Rig
    layers: tuple[Bound, ...]
    seconds: Reals
    """(t,) rising"""
    turns: Reals
    """(t, joints, 4) each joint's turn against its parent's, as quaternions x y z w"""
    roots: Reals
    """(t, 3) place of the root joint in figure space"""
    course: Course
    """Where the figure stands."""


@dataclass(frozen=True)
class Lens:
    """A perspective camera that looks along its own -z."""

    name: str
    yfov: float
    """Vertical angle of view, radians."""
    aspect: float
    near: float
    far: float
    course: Course


@dataclass(frozen=True)
class Lamp:
    """A light (KHR_lights_punctual): the sun shines along its own -z, a point light all round."""

    name: str
    kind: Literal["directional", "point"]
    colour: Triple
    strength: float
    """Lux for directional, candela for point."""
    course: Course


@dataclass(frozen=True)
class GlbScene:
    """All that is written."""

    solids: tuple[Solid, ...] = ()
    figures: tuple[Skinned, ...] = ()
    camera: Lens | None = None
    lamps: tuple[Lamp, ...] = ()


def course_of(matrices: Reals, seconds: Sequence[float] | Reals = (0.0,)) -> Course:
    """A course from (t, 4, 4) matrices of place, turn and scale, without shear or mirror."""
    m = np.asarray(matrices, np.float64).reshape(-1, 4, 4)
    scales = np.linalg.norm(m[:, :3, :3], axis=1)
    turns = quaternions(m[:, :3, :3] / np.maximum(scales[:, None, :], 1e-12))
    return Course(np.asarray(seconds, np.float64), m[:, :3, 3], _steadied(turns), scales)


def _steadied(turns: Reals) -> Reals:
    """Quaternions (t, 4) whose sign never jumps from one key to the next."""
    flips = np.sign((turns[1:] * turns[:-1]).sum(axis=1))
    sign = np.concatenate([[1.0], np.cumprod(np.where(flips == 0, 1.0, flips))])
    out: Reals = turns * sign[:, None]
    return out


def write_glb(scene: GlbScene) -> bytes:
    """The file's bytes; equal scenes give equal bytes."""
    writer = _Writer()
    for solid in scene.solids:
        writer.solid(solid)
    for figure in scene.figures:
        writer.figure(figure)
    if scene.camera is not None:
        writer.camera(scene.camera)
    for lamp in scene.lamps:
        writer.lamp(lamp)
    return writer.done()


class _Writer:
    """The document while it grows."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self.nodes: list[Node] = []
        self.top: list[int] = []
        self.meshes: list[Node] = []
        self.known: dict[int, int] = {}
        self.materials: dict[str, int] = {}
        self.skins: list[Node] = []
        self.cameras: list[Node] = []
        self.lights: list[Node] = []
        self.samplers: list[Node] = []
        self.channels: list[Node] = []
        self.clocks: dict[bytes, int] = {}

    def solid(self, solid: Solid) -> None:
        """A mesh and its node; the same layers twice become one mesh."""
        key = id(solid.layers)
        if key not in self.known:
            self.known[key] = self._mesh(solid.name, [self._primitive(layer) for layer in solid.layers])
        self.top.append(self._node(solid.name, solid.course, {"mesh": self.known[key]}))

    def figure(self, figure: Skinned) -> None:
        """A skeleton under the figure's own node, and the skinned mesh beside it."""
        first = len(self.nodes)
        rig = figure.rig
        for joint, name in enumerate(rig.names):
            parent = rig.parents[joint]
            rest = figure.roots[0] if parent < 0 else rig.heads[joint] - rig.heads[parent]
            self.nodes.append({"name": f"{figure.name}.{name}", "translation": _numbers(rest)})
        for joint in range(len(rig.names)):
            children: list[JsonValue] = [first + k for k, parent in enumerate(rig.parents) if parent == joint]
            if children:
                self.nodes[first + joint]["children"] = children
        self._move_joints(figure, first)
        skin = self._skin(rig, first)
        mesh = self._mesh(figure.name, [self._bound(bound) for bound in figure.layers])
        self.nodes.append({"name": f"{figure.name}.body", "mesh": mesh, "skin": skin})
        self.top.append(len(self.nodes) - 1)
        roots: list[JsonValue] = [first + joint for joint, parent in enumerate(rig.parents) if parent < 0]
        self.top.append(self._node(figure.name, figure.course, {"children": roots}))

    def _move_joints(self, figure: Skinned, first: int) -> None:
        clock = self._clock(figure.seconds)
        for joint in range(len(figure.rig.names)):
            turns = _steadied(figure.turns[:, joint])
            if len(turns) > 1 and np.abs(turns - turns[0]).max() > 1e-5:
                self._channel(clock, first + joint, "rotation", turns)
            elif abs(abs(float(turns[0, 3])) - 1) > 1e-9:
                self.nodes[first + joint]["rotation"] = _numbers(turns[0])
        if len(figure.roots) > 1 and np.abs(figure.roots - figure.roots[0]).max() > 1e-5:
            self._channel(clock, first, "translation", figure.roots)

    def _skin(self, rig: Rig, first: int) -> int:
        inverse = np.tile(np.eye(4, dtype=np.float32), (len(rig.names), 1, 1))
        inverse[:, 3, :3] = -rig.heads  # columns first, as glTF wants it
        matrices = self.buffer.accessor(inverse.reshape(-1, 16), FLOAT, "MAT4")
        joints: list[JsonValue] = [first + joint for joint in range(len(rig.names))]
        self.skins.append({"joints": joints, "inverseBindMatrices": matrices})
        return len(self.skins) - 1

    def camera(self, lens: Lens) -> None:
        """The camera and its node."""
        view: Node = {"yfov": lens.yfov, "aspectRatio": lens.aspect, "znear": lens.near, "zfar": lens.far}
        self.cameras.append({"name": lens.name, "type": "perspective", "perspective": view})
        self.top.append(self._node(lens.name, lens.course, {"camera": len(self.cameras) - 1}))

    def lamp(self, lamp: Lamp) -> None:
        """A light and its node."""
        colour = [float(np.clip(part, 0, 1)) for part in lamp.colour]
        self.lights.append({"name": lamp.name, "type": lamp.kind, "color": list(colour), "intensity": max(lamp.strength, 0.0)})
        here: Node = {"extensions": {"KHR_lights_punctual": {"light": len(self.lights) - 1}}}
        self.top.append(self._node(lamp.name, lamp.course, here))

    def _mesh(self, name: str, primitives: list[Node]) -> int:
        whole: list[JsonValue] = [primitive for primitive in primitives if primitive]
        self.meshes.append({"name": name, "primitives": whole})
        return len(self.meshes) - 1

    def _primitive(self, layer: Layer) -> Node:
        mesh = layer.mesh
        return {
            "attributes": {
                "POSITION": self.buffer.points(mesh.points),
                "NORMAL": self.buffer.normals(mesh.normals),
                "COLOR_0": self.buffer.colours(mesh.colours),
            },
            "indices": self.buffer.indices(mesh.faces),
            "material": self._material(layer.material),
        }

    def _bound(self, bound: Bound) -> Node:
        primitive = self._primitive(bound.layer)
        attributes = primitive["attributes"]
        assert isinstance(attributes, dict)
        attributes["JOINTS_0"] = self.buffer.joints(bound.joint_of, bound.weight_of)
        attributes["WEIGHTS_0"] = self.buffer.weights(bound.weight_of)
        return primitive

    def _material(self, name: str) -> int:
        return self.materials.setdefault(name, len(self.materials))

    def _node(self, name: str, course: Course, more: Node) -> int:
        """A node that stands, or moves, as its course says."""
        node: Node = {"name": name, **more}
        node |= {
            "translation": _numbers(course.places[0]),
            "rotation": _numbers(course.turns[0]),
            "scale": _numbers(course.scales[0]),
        }
        self.nodes.append(node)
        number = len(self.nodes) - 1
        if len(course.seconds) > 1:
            clock = self._clock(course.seconds)
            for path, values in (("translation", course.places), ("rotation", course.turns), ("scale", course.scales)):
                if np.abs(values - values[0]).max() > 1e-6:
                    self._channel(clock, number, path, values)
        return number

    def _clock(self, seconds: Reals) -> int:
        """Key times, shared by all that move in step."""
        times = np.ascontiguousarray(seconds, np.float32)
        key = times.tobytes()
        if key not in self.clocks:
            self.clocks[key] = self.buffer.accessor(times[:, None], FLOAT, "SCALAR", bounds=True)
        return self.clocks[key]

    def _channel(self, clock: int, node: int, path: str, values: Reals) -> None:
        kind: Literal["VEC3", "VEC4"] = "VEC4" if path == "rotation" else "VEC3"
        output = self.buffer.accessor(np.asarray(values, np.float32), FLOAT, kind)
        self.samplers.append({"input": clock, "output": output, "interpolation": "LINEAR"})
        self.channels.append({"sampler": len(self.samplers) - 1, "target": {"node": node, "path": path}})

    def done(self) -> bytes:
        """Header, JSON chunk and binary chunk."""
        binary = self.buffer.bytes()
        document: Node = {
            "asset": {"version": "2.0", "generator": "exeget"},
            "scene": 0,
            "scenes": [{"name": "shot", "nodes": list(self.top)}],
            "nodes": list(self.nodes),
            "meshes": list(self.meshes),
            "materials": [_surface(name) for name in self.materials],
            "accessors": list(self.buffer.accessors),
            "bufferViews": list(self.buffer.views),
            "buffers": [{"byteLength": len(binary)}] if binary else [],
            "skins": list(self.skins),
            "cameras": list(self.cameras),
            "animations": [{"name": "shot", "samplers": list(self.samplers), "channels": list(self.channels)}]
            if self.channels
            else [],
        }
        if self.lights:
            document |= {
                "extensionsUsed": ["KHR_lights_punctual"],
                "extensions": {"KHR_lights_punctual": {"lights": list(self.lights)}},
            }
        kept = {key: value for key, value in document.items() if value not in ([], {})}
        text = json.dumps(kept, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()
        chunks = [(b"JSON", text + b" " * (-len(text) % 4))] + ([(b"BIN\0", binary)] if binary else [])
        body = b"".join(struct.pack("<I4s", len(chunk), kind) + chunk for kind, chunk in chunks)
        return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def _surface(name: str) -> JsonValue:
    metal, rough = SURFACES.get(name, DULL)
    return {
        "name": name,
        "doubleSided": True,
        "pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 1], "metallicFactor": metal, "roughnessFactor": rough},
    }


def _numbers(values: Reals | Floats) -> list[JsonValue]:
    return [float(value) for value in np.asarray(values, np.float32)]
