"""Seeded randomness and smooth noise: the same seed and place give the same value on every machine run."""

import hashlib

import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats
from toolkits.previz.space import floats


def dice(*words: str | int) -> np.random.Generator:
    """A random generator that belongs to these words, such as a seed and a subject's id."""
    text = "/".join(str(word) for word in words)
    return np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


def _hash(x: ArrayLike, y: ArrayLike, seed: int) -> Floats:
    value = np.asarray(x, np.int64).astype(np.uint64) * np.uint64(0x8DA6B343) ^ np.asarray(y, np.int64).astype(
        np.uint64
    ) * np.uint64(0xD8163841)
    value = (value ^ np.uint64(seed * 0x9E3779B1 % 2**32)) & np.uint64(0xFFFFFFFF)
    value = ((value ^ (value >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & np.uint64(0xFFFFFFFF)
    value = ((value ^ (value >> np.uint64(12))) * np.uint64(0x297A2D39)) & np.uint64(0xFFFFFFFF)
    return ((value ^ (value >> np.uint64(15))) / 2.0**32).astype(np.float32)


def value_noise(x: ArrayLike, y: ArrayLike, seed: int) -> Floats:
    """Smooth noise over a plane, 0 to 1, one bump a unit."""
    across, down = np.asarray(x), np.asarray(y)
    column, row = np.floor(across), np.floor(down)
    u, v = across - column, down - row
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    low = _hash(column, row, seed) * (1 - u) + _hash(column + 1, row, seed) * u
    high = _hash(column, row + 1, seed) * (1 - u) + _hash(column + 1, row + 1, seed) * u
    return floats(low * (1 - v) + high * v)


def fractal(x: ArrayLike, y: ArrayLike, seed: int, octaves: int = 4) -> Floats:
    """Noise upon finer noise, 0 to 1."""
    across, down = np.asarray(x), np.asarray(y)
    total, weight = np.zeros(np.broadcast(across, down).shape), 0.5
    for octave in range(octaves):
        total = total + weight * value_noise(across, down, seed + octave)
        across, down = 1.6 * across + 1.2 * down + 3.7, 1.6 * down - 1.2 * across + 3.7
        weight *= 0.5
    return floats(total / (1 - weight * 2))


def ridged(x: ArrayLike, y: ArrayLike, seed: int, octaves: int = 4) -> Floats:
    """Noise with sharp crests, 0 to 1: mountains and dunes."""
    across, down = np.asarray(x), np.asarray(y)
    total, weight = np.zeros(np.broadcast(across, down).shape), 0.5
    for octave in range(octaves):
        crest = 1 - np.abs(2 * value_noise(across, down, seed + octave) - 1)
        total = total + weight * crest * crest
        across, down = 1.6 * across + 1.2 * down + 3.7, 1.6 * down - 1.2 * across + 3.7
        weight *= 0.5
    return floats(total / (1 - weight * 2))
