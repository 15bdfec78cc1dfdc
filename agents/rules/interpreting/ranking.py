"""Which models suit a story: by how much it has of what each looks for, and by how much they differ from one another."""

import math

from agents.rules.interpreting.models import LITERAL, Model, models
from agents.rules.interpreting.signs import Signs

ALIKE = 0.3
"""How much a model loses for looking for the same as one that is chosen before it."""


def fit(model: Model, signs: Signs) -> float:
    """From 0, nothing of what it looks for is there, to 1, twice as much as is usual."""
    weights = model.looks_for
    return round(sum(weight * signs.strength(sign) for sign, weight in weights.items()) / sum(weights.values()), 3)


def ranked(signs: Signs) -> list[tuple[Model, float]]:
    """Models with their fit: the literal one, then always the one that suits best and says something new.

    The first three of five are the first three of three.
    """
    fits = {model.id: fit(model, signs) for model in models().values()}
    left = [model for model in models().values() if model.id != LITERAL]
    chosen = [models()[LITERAL]]
    while left:
        best = max(left, key=lambda model: fits[model.id] - ALIKE * max(alike(model, other) for other in chosen))
        left.remove(best)
        chosen.append(best)
    return [(model, fits[model.id]) for model in chosen]


def alike(one: Model, other: Model) -> float:
    """Cosine of what two models look for: 0 for nothing in common, 1 for the same."""
    shared = sum(weight * other.looks_for.get(sign, 0.0) for sign, weight in one.looks_for.items())
    lengths = [math.hypot(*model.looks_for.values()) for model in (one, other)]
    return shared / (lengths[0] * lengths[1])
