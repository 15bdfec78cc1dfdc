"""Meshes on the graphics device: buffers, and the draws of one material with or without copies."""

from dataclasses import dataclass

import moderngl
import numpy as np

from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.programs import Programs
from toolkits.previz.shapes import merged

SURFACES = frozenset(
    {
        "plain", "cloth", "skin", "hair", "wood", "sail", "stone", "ground", "bark", "leaf", "metal", "leather", "flesh",
        "glow", "fur", "eye",
    }
)  # fmt: skip
"""Materials with a shader of their own; any other is drawn as plain."""
SEE_THROUGH = frozenset({"sail", "hair", "leaf"})
"""Left out of the first depth pass: they have holes, or are too thin to be worth it."""


@dataclass
class Draw:
    """One material's share of a solid or a living thing."""

    material: str
    program: moderngl.Program
    shown: moderngl.VertexArray
    depth: moderngl.VertexArray
    passes: moderngl.VertexArray
    points: moderngl.Buffer
    copies: moderngl.Buffer | None
    count: int = 1

    def reshape(self, mesh: Mesh) -> None:
        """New points for the same faces."""
        self.points.write(packed(mesh))

    def place_copies(self, copies: Floats) -> None:
        """Which copies are drawn now."""
        self.count = len(copies)
        if self.copies is not None and self.count:
            self.copies.write(np.ascontiguousarray(copies, np.float32).tobytes())


def packed(mesh: Mesh) -> bytes:
    """Point, normal, colour and rest of each vertex, 48 bytes."""
    return np.concatenate([mesh.points, mesh.normals, mesh.colours, mesh.rest], 1).astype(np.float32).tobytes()


def by_material(layers: tuple[Layer, ...]) -> dict[str, Mesh]:
    """The layers of one thing, those of one material joined, in the order they come."""
    groups: dict[str, list[Mesh]] = {}
    for layer in layers:
        groups.setdefault(layer.material, []).append(layer.mesh)
    return {material: meshes[0] if len(meshes) == 1 else merged(meshes) for material, meshes in groups.items()}


class Loader:
    """Puts meshes on the device, with the programs that draw them."""

    def __init__(self, context: moderngl.Context, programs: Programs, definitions: dict[str, str]) -> None:
        self._context, self._programs, self._definitions = context, programs, definitions

    def draws(self, layers: tuple[Layer, ...], copies: Floats | None = None) -> list[Draw]:
        """One draw a material; `copies` as in Solid."""
        return [self._draw(material, mesh, copies) for material, mesh in by_material(layers).items()]

    def _draw(self, material: str, mesh: Mesh, copies: Floats | None) -> Draw:
        surface = material if material in SURFACES else "plain"
        many = {"COPIES": "1"} if copies is not None else {}
        shading = {**self._definitions, **many, "SURFACE": f"surfaces/{surface}.glsl"}
        program = self._programs.get("mesh.vert", "mesh.frag", shading)
        flat = self._programs.get("mesh.vert", "depth.frag", {**many, "DEPTH_ONLY": "1"})
        seen = self._programs.get("mesh.vert", "passes.frag", many)
        points = self._context.buffer(packed(mesh), dynamic=True)
        faces = self._context.buffer(np.ascontiguousarray(mesh.faces, np.int32).tobytes())
        extra = None if copies is None else self._context.buffer(np.ascontiguousarray(copies, np.float32).tobytes())

        def array(of: moderngl.Program) -> moderngl.VertexArray:
            content: list[tuple[moderngl.Buffer, str, *tuple[str, ...]]] = [
                (points, "3f 3f 3f 3f", "point", "normal", "colour", "rest")
            ]
            if extra is not None:
                content.append((extra, "4f 4f/i", "copy_at", "copy_more"))
            return self._context.vertex_array(of, content, faces, skip_errors=True)

        return Draw(
            surface, program, array(program), array(flat), array(seen), points, extra, 1 if copies is None else len(copies)
        )


def planes_of(to_clip: Floats) -> Floats:
    """The six planes of a view, (6, 4), each with a normal of length one that points inside."""
    planes = np.concatenate([to_clip[3] + to_clip[:3], to_clip[3] - to_clip[:3]])
    return np.asarray(planes / np.linalg.norm(planes[:, :3], axis=1, keepdims=True), np.float32)


def visible(copies: Floats, to_clip: Floats, size: float) -> Floats:
    """The copies that may be in the picture, nearest first; `size` is the reach of one copy of scale 1, metres."""
    planes = planes_of(to_clip)
    reach = copies[:, 3] * size * np.maximum(1.0, copies[:, 6])
    away = copies[:, :3] @ planes[:, :3].T + planes[:, 3]
    kept = np.flatnonzero((away > -reach[:, None]).all(1))
    depth = copies[kept, :3] @ to_clip[3, :3]
    return copies[kept[np.argsort(depth, kind="stable")]]
