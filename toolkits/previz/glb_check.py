"""Faults in a GLB file, found by reading it as a viewer would: a gate before it is kept, beside the Khronos validator in CI."""

import json
import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from toolkits.previz.glb_buffer import BYTE, FLOAT, SHORT, WORD

Document = dict[str, JsonValue]
TYPES = {BYTE: np.uint8, SHORT: np.uint16, WORD: np.uint32, FLOAT: np.float32}
T = TypeVar("T")
WIDTH = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}


class _Broken(Exception):
    """The file cannot be read further."""


def glb_faults(raw: bytes) -> tuple[str, ...]:
    """Every fault found, empty for a sound file; a file that can't be opened has one."""
    try:
        document, binary = _opened(raw)
        arrays = [_array(document, binary, number) for number in range(len(_list(document, "accessors")))]
        faults = [*_bounds(document, arrays), *_meshes(document, arrays), *_skins(document, arrays), *_motion(document, arrays)]
    except _Broken as broken:
        return (str(broken),)
    return tuple(faults + _tree(document))


def _opened(raw: bytes) -> tuple[Document, bytes]:
    if len(raw) < 20 or raw[:4] != b"glTF":
        raise _Broken("no glTF header")
    _, version, length = struct.unpack_from("<4sII", raw)
    if version != 2 or length != len(raw):
        raise _Broken(f"version {version}, length {length} of {len(raw)} bytes")
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(raw):
        size, kind = struct.unpack_from("<I4s", raw, at)
        chunks[kind] = raw[at + 8 : at + 8 + size]
        if size % 4 or len(chunks[kind]) != size:
            raise _Broken(f"chunk {kind!r} is cut or unpadded")
        at += 8 + size
    try:
        document = json.loads(chunks.get(b"JSON", b""))
    except ValueError as error:
        raise _Broken("the JSON chunk is not JSON") from error
    if not isinstance(document, dict):
        raise _Broken("the JSON chunk is not an object")
    return document, chunks.get(b"BIN\0", b"")


def _list(document: Document, key: str) -> list[Document]:
    found = document.get(key, [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _whole(entry: Document, key: str, default: int = 0) -> int:
    value = entry.get(key, default)
    return value if isinstance(value, int) else default


def _picked(entries: Sequence[T], entry: Document, key: str) -> T:
    """What an entry's number points to."""
    number = _whole(entry, key, -1)
    if number not in range(len(entries)):
        raise _Broken(f"{key} {entry.get(key)!r} points to nothing")
    return entries[number]


def _array(document: Document, binary: bytes, number: int) -> NDArray[np.generic]:
    entry = _list(document, "accessors")[number]
    view = _picked(_list(document, "bufferViews"), entry, "bufferView")
    kind, width = TYPES.get(_whole(entry, "componentType")), WIDTH.get(str(entry.get("type")))
    if kind is None or width is None:
        raise _Broken(f"accessor {number} has an unknown type")
    start, count = _whole(view, "byteOffset"), _whole(entry, "count")
    size = count * width * np.dtype(kind).itemsize
    if count < 1:
        raise _Broken(f"accessor {number} holds nothing")
    if size > _whole(view, "byteLength") or start + size > len(binary):
        raise _Broken(f"accessor {number} reads past the end of its bytes")
    return np.frombuffer(binary, kind, count * width, start).reshape(count, width)


def _bounds(document: Document, arrays: list[NDArray[np.generic]]) -> list[str]:
    faults = []
    for number, (entry, array) in enumerate(zip(_list(document, "accessors"), arrays, strict=True)):
        numbers = array.astype(np.float64)
        if not np.isfinite(numbers).all():
            faults.append(f"accessor {number} holds a number that is not finite")
        for key, found in (("min", numbers.min(axis=0)), ("max", numbers.max(axis=0))):
            said = entry.get(key)
            if isinstance(said, list) and not np.array_equal(np.array(said, np.float64), found):
                faults.append(f"accessor {number} has another {key} than it says")
    return faults


def _meshes(document: Document, arrays: list[NDArray[np.generic]]) -> list[str]:
    faults = []
    for mesh in _list(document, "meshes"):
        for primitive in _list(mesh, "primitives"):
            attributes = primitive.get("attributes")
            at = attributes if isinstance(attributes, dict) else {}
            counts = {len(_picked(arrays, at, key)) for key in at}
            indices = _picked(arrays, primitive, "indices").astype(np.int64)
            if len(counts) != 1 or "POSITION" not in at:
                faults.append(f"mesh {mesh.get('name')!r} has attributes of different lengths")
            elif len(indices) % 3 or indices.max(initial=0) >= min(counts):
                faults.append(f"mesh {mesh.get('name')!r} has a face with a point that is not there")
            faults += _surfaces(str(mesh.get("name")), at, arrays)
    return faults


def _surfaces(name: str, at: Document, arrays: list[NDArray[np.generic]]) -> list[str]:
    faults = []
    if "NORMAL" in at:
        length = np.linalg.norm(_picked(arrays, at, "NORMAL").astype(np.float64), axis=1)
        if np.abs(length - 1).max(initial=0) > 5e-4:
            faults.append(f"mesh {name!r} has a normal that is not of length one")
    if "WEIGHTS_0" in at:
        weights = _picked(arrays, at, "WEIGHTS_0").astype(np.float64)
        if np.abs(weights.sum(axis=1) - 1).max(initial=0) > 1e-6 or weights.min(initial=0) < 0:
            faults.append(f"mesh {name!r} has weights that do not sum to one")
    return faults


def _skins(document: Document, arrays: list[NDArray[np.generic]]) -> list[str]:
    faults = []
    meshes, skins = _list(document, "meshes"), _list(document, "skins")
    for node in _list(document, "nodes"):
        if "skin" not in node:
            continue
        skin = _picked(skins, node, "skin")
        joints = skin.get("joints")
        count = len(joints) if isinstance(joints, list) else 0
        if len(_picked(arrays, skin, "inverseBindMatrices")) != count:
            faults.append(f"skin of {node.get('name')!r} has not one matrix a joint")
        for primitive in _list(_picked(meshes, node, "mesh"), "primitives"):
            at = primitive.get("attributes")
            if isinstance(at, dict) and _picked(arrays, at, "JOINTS_0").astype(np.int64).max(initial=0) >= count:
                faults.append(f"{node.get('name')!r} hangs on a joint that is not there")
    return faults


def _motion(document: Document, arrays: list[NDArray[np.generic]]) -> list[str]:
    faults = []
    nodes = len(_list(document, "nodes"))
    for animation in _list(document, "animations"):
        samplers = _list(animation, "samplers")
        for channel in _list(animation, "channels"):
            sampler, target = _picked(samplers, channel, "sampler"), channel.get("target")
            times = _picked(arrays, sampler, "input")[:, 0].astype(np.float64)
            values = _picked(arrays, sampler, "output")
            if any(later <= earlier for earlier, later in pairwise(times)):
                faults.append("an animation's times do not rise")
            if len(values) != len(times):
                faults.append("an animation has not one value a time")
            if not isinstance(target, dict) or _whole(target, "node", -1) not in range(nodes):
                faults.append("an animation moves a node that is not there")
    return faults


def _tree(document: Document) -> list[str]:
    """Every node has at most one parent and stands in no circle."""
    nodes = _list(document, "nodes")
    parents: dict[int, int] = {}
    faults = []
    for number, node in enumerate(nodes):
        children = node.get("children", [])
        for child in children if isinstance(children, list) else []:
            if not isinstance(child, int) or child not in range(len(nodes)) or child in parents or child == number:
                faults.append(f"node {number} has a child {child!r} that is not there or has another parent")
            else:
                parents[child] = number
    for start in parents:
        at, steps = start, 0
        while at in parents and steps <= len(nodes):
            at, steps = parents[at], steps + 1
        if steps > len(nodes):
            return [*faults, f"node {start} stands in a circle of parents"]
    return faults
