"""The binary part of a GLB: arrays laid end to end, each with the accessor that describes it."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.sparse import Reals

BYTE, SHORT, WORD, FLOAT = 5121, 5123, 5125, 5126
"""glTF's component types: 8, 16 and 32 bits without sign, and floating point."""
VERTICES, INDICES = 34962, 34963
"""glTF's buffer targets."""
Shape = Literal["SCALAR", "VEC3", "VEC4", "MAT4"]


class Buffer:
    """Bytes with views and accessors over them."""

    def __init__(self) -> None:
        self.raw = bytearray()
        self.views: list[JsonValue] = []
        self.accessors: list[JsonValue] = []

    def bytes(self) -> bytes:
        """All of it, padded to four bytes."""
        return bytes(self.raw) + b"\0" * (-len(self.raw) % 4)

    def accessor(
        self,
        array: NDArray[np.generic],
        component: int,
        shape: Shape,
        target: int = 0,
        bounds: bool = False,
        unit: bool = False,
    ) -> int:
        """Lay an array (n, width) down; `unit` reads whole numbers as 0 to 1."""
        self.raw += b"\0" * (-len(self.raw) % 4)
        data = np.ascontiguousarray(array)
        view: dict[str, JsonValue] = {"buffer": 0, "byteOffset": len(self.raw), "byteLength": data.nbytes}
        if target:
            view["target"] = target
        self.raw += data.tobytes()
        self.views.append(view)
        entry: dict[str, JsonValue] = {
            "bufferView": len(self.views) - 1, "componentType": component, "count": len(data), "type": shape,
        }  # fmt: skip
        if unit:
            entry["normalized"] = True
        if bounds:
            numbers = data.astype(np.float64)
            entry["min"], entry["max"] = list(numbers.min(axis=0)), list(numbers.max(axis=0))
        self.accessors.append(entry)
        return len(self.accessors) - 1

    def points(self, points: Floats) -> int:
        """Positions."""
        return self.accessor(points.astype(np.float32), FLOAT, "VEC3", VERTICES, bounds=True)

    def normals(self, normals: Floats) -> int:
        """Unit normals; one without length points up."""
        length = np.linalg.norm(normals.astype(np.float64), axis=1, keepdims=True)
        unit = np.where(length > 1e-6, normals / np.maximum(length, 1e-6), np.array([0.0, 1.0, 0.0]))
        return self.accessor(unit.astype(np.float32), FLOAT, "VEC3", VERTICES)

    def colours(self, colours: Floats) -> int:
        """Linear colours in sixteen bits, opaque."""
        rgba = np.concatenate([np.clip(colours, 0, 1), np.ones((len(colours), 1))], axis=1)
        return self.accessor(np.round(rgba * 65535).astype(np.uint16), SHORT, "VEC4", VERTICES, unit=True)

    def indices(self, faces: Ints) -> int:
        """Faces, in sixteen bits where they fit."""
        flat = faces.reshape(-1, 1)
        small = int(flat.max(initial=0)) < 65535
        return self.accessor(flat.astype(np.uint16 if small else np.uint32), SHORT if small else WORD, "SCALAR", INDICES)

    def joints(self, joint_of: NDArray[np.uint16], weight_of: Floats) -> int:
        """Joint numbers; 0 where a weight is 0."""
        return self.accessor(np.where(weight_of > 0, joint_of, 0).astype(np.uint8), BYTE, "VEC4", VERTICES)

    def weights(self, weight_of: Reals) -> int:
        """Weights that sum to one as exactly as single precision can: the largest takes up what rounding leaves."""
        weights = np.asarray(weight_of, np.float32).copy()
        rows, top = np.arange(len(weights)), np.argmax(weights, axis=1)
        weights[rows, top] = 0
        weights[rows, top] = (1 - weights.astype(np.float64).sum(axis=1)).astype(np.float32)
        return self.accessor(weights, FLOAT, "VEC4", VERTICES)
