"""Shader text to programs: files beside the code, joined by `#include`, one program for each set of definitions."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import moderngl
import numpy as np
from numpy.typing import ArrayLike


@lru_cache(maxsize=64)
def _text(name: str) -> str:
    return files("toolkits.previz").joinpath("shaders", *name.split("/")).read_text(encoding="utf-8")


def source(name: str, definitions: Mapping[str, str]) -> str:
    """The text of a shader; a definition also names a file where `#include` says so."""
    lines = []
    for line in _text(name).splitlines():
        word, _, rest = line.partition(" ")
        lines.append(source(definitions.get(rest, rest), definitions) if word == "#include" else line)
    return "\n".join(lines)


class Programs:
    """The programs of one context, each compiled when it is first wanted."""

    def __init__(self, context: moderngl.Context) -> None:
        self._context = context
        self._made: dict[tuple[str, str, tuple[tuple[str, str], ...]], moderngl.Program] = {}

    def get(self, vertex: str, fragment: str, definitions: Mapping[str, str] | None = None) -> moderngl.Program:
        """The program of two shader files under some definitions."""
        wanted = dict(definitions or {})
        key = vertex, fragment, tuple(sorted(wanted.items()))
        if key not in self._made:
            head = "#version 330\n" + "".join(f"#define {k} {v}\n" for k, v in wanted.items() if "/" not in v)
            program = self._context.program(
                vertex_shader=head + source(vertex, wanted), fragment_shader=head + source(fragment, wanted)
            )
            block = program.get("Frame", None)
            if isinstance(block, moderngl.UniformBlock):
                block.binding = 0
            self._made[key] = program
        return self._made[key]


def give(program: moderngl.Program, **values: ArrayLike) -> None:
    """Set uniforms by name, whole numbers for int and samplers, matrices by rows; what the compiler left out is passed over."""
    for name, value in values.items():
        uniform = program.get(name, None)
        if isinstance(uniform, moderngl.Uniform):
            array = np.asarray(value)
            array = array.T if uniform.dimension == 16 else array
            uniform.write(np.ascontiguousarray(array, np.int32 if array.dtype.kind == "i" else np.float32).tobytes())
