"""Pieces joined into arrays that can be posed at once, and the posing itself."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats, Ints, Layer, Mesh
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.hanging import Air, Capsule, hung, placed
from toolkits.previz.people.piece import Piece, Sag
from toolkits.previz.people.rig import Rig, Stance, carried, carry_directions, carry_points
from toolkits.previz.people.sparse import Sparse, stacked
from toolkits.previz.people.surface import incidence, point_normals
from toolkits.previz.people.turns import Matrix, Vector


@dataclass(frozen=True)
class Span:
    """One piece's place in the joined arrays."""

    piece: Piece
    points: slice
    faces: slice


@dataclass(frozen=True)
class Build:
    """A figure at one level of detail, ready to be posed; its faces never change."""

    rig: Rig
    limbs: tuple[Capsule, ...]
    spans: tuple[Span, ...]
    points: Floats
    faces: Ints
    weights: Sparse
    colours: Floats
    soft: slice
    """Points whose normals are made new in every pose: they come first."""
    soft_faces: Ints
    touching: Sparse
    normals: Floats
    """Rest normals of the stiff points."""


def built(rig: Rig, limbs: tuple[Capsule, ...], pieces: tuple[Piece, ...]) -> Build:
    """Join pieces, those with moving normals first."""
    ordered = [piece for piece in pieces if piece.normals is None] + [piece for piece in pieces if piece.normals is not None]
    spans, point, face = [], 0, 0
    for piece in ordered:
        spans.append(Span(piece, slice(point, point + len(piece.points)), slice(face, face + len(piece.faces))))
        point, face = point + len(piece.points), face + len(piece.faces)
    soft = [span for span in spans if span.piece.normals is None]
    soft_points = soft[-1].points.stop if soft else 0
    faces = np.concatenate([span.piece.faces + span.points.start for span in spans]).astype(np.int32)
    soft_faces = faces[: soft[-1].faces.stop] if soft else faces[:0]
    stiff = [piece.normals for piece in ordered if piece.normals is not None]
    return Build(
        rig, limbs, tuple(spans), np.concatenate([piece.points for piece in ordered]).astype(np.float32), faces,
        stacked([piece.weights for piece in ordered]),
        np.concatenate([piece.colours for piece in ordered]).astype(np.float32), slice(0, soft_points), soft_faces,
        incidence(soft_faces, soft_points), np.concatenate([*stiff, np.zeros((0, 3))]).astype(np.float32),
    )  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """All that bears on a build at one instant besides its stance."""

    air: Air
    face: Floats | None
    """(s, 3) how the expression moves the body's surface points; None for a still face."""
    gaze: Matrix
    """How the eyes are turned in the head."""
    floor: float | None
    """Height of the ground, None where there is none."""


def posed(build: Build, stance: Stance, moment: Moment) -> tuple[Layer, ...]:
    """The layers of a build in a stance."""
    rest = _expressed(build, moment)
    blend = carried(build.rig, stance, build.weights)
    points = carry_points(blend, rest)
    limbs = placed(build.limbs, build.rig, stance)
    for span in build.spans:
        for sag in span.piece.sags:
            points[span.points] += _sunk(build.rig, stance, sag, moment.air)
        if span.piece.hang is not None:
            points[span.points] = hung(points[span.points], span.piece.hang, moment.air, limbs, moment.floor)
    if moment.floor is not None:
        np.maximum(points[:, 1], np.float32(moment.floor + 0.004), out=points[:, 1])
    normals = np.empty_like(points)
    normals[build.soft] = point_normals(points[build.soft], build.soft_faces, build.touching)
    stiff = slice(build.soft.stop, len(points))
    normals[stiff] = carry_directions(blend[stiff], build.normals)
    return tuple(
        Layer(
            span.piece.material,
            Mesh(points[span.points], normals[span.points], span.piece.colours, span.piece.points, span.piece.faces),
        )
        for span in build.spans
    )


def _expressed(build: Build, moment: Moment) -> Floats:
    """Rest points with the face's expression and the eyes' direction."""
    rest = build.points.copy()
    for span in build.spans:
        piece = span.piece
        if moment.face is not None and piece.follows is not None:
            rest[span.points] += piece.follows @ moment.face
        if piece.eye is not None:
            centre = np.array(piece.eye, np.float32)
            rest[span.points] = (rest[span.points] - centre) @ moment.gaze.T.astype(np.float32) + centre
    return rest


def _sunk(rig: Rig, stance: Stance, sag: Sag, air: Air) -> Floats:
    """How far wide cloth hangs below its limb: most when the limb lies level; the wind pushes it aside."""
    joint = rig.number[sag.bone]
    axis = stance.turns[joint] @ (rig.tails[joint] - rig.heads[joint])
    axis = axis / max(float(np.linalg.norm(axis)), 1e-9)
    pull: Vector = np.array([0.0, -1.0, 0.0]) + 0.03 * np.array(air.wind)
    across = pull - axis * float(pull @ axis)
    out: Floats = sag.depth[:, None] * across.astype(np.float32)
    return out


def bound_layers(build: Build) -> tuple[Bound, ...]:
    """The layers at rest with their four strongest joints."""
    normals = np.concatenate([point_normals(build.points[build.soft], build.soft_faces, build.touching), build.normals])
    out = []
    for span in build.spans:
        dense = span.piece.weights.dense()
        top = np.argsort(-dense, axis=1, kind="stable")[:, :4]
        strength = np.take_along_axis(dense, top, 1)
        strength = strength / strength.sum(axis=1, keepdims=True)
        mesh = Mesh(span.piece.points, normals[span.points], span.piece.colours, span.piece.points, span.piece.faces)
        out.append(
            Bound(
                Layer(span.piece.material, mesh), np.where(strength > 0, top, 0).astype(np.uint16), strength.astype(np.float32)
            )
        )
    return tuple(out)
