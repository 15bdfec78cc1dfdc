"""Who somebody is to the eye: body, face and colours that follow from the subject's id, always the same."""

import hashlib
from dataclasses import dataclass

import numpy as np

from exeget.subject import Wear
from exeget.terms import Age
from toolkits.picture import Figure
from toolkits.previz.people.colours import linear, mixed
from toolkits.previz.people.turns import Triple
from toolkits.previz.people.wardrobe import wear_among, wear_of

YOUTH: dict[Age, tuple[tuple[str, float], ...]] = {
    "child": (("child", 1.0),),
    "young": (("young", 0.94), ("child", 0.06)),
    "adult": (("young", 0.78), ("old", 0.22)),
    "old": (("old", 0.8), ("young", 0.2)),
}
"""How the body shapes of three ages are mixed; among the old it differs from one to the next."""
HEADS = ("oval", "round", "invertedtriangular", "diamond", "rectangular", "square", "triangular")
SOFT_HEADS = 4
"""The first of them, which women and children have."""
FEATURES: dict[str, float] = {
    "head-fat": 0.25, "head-scale-depth": 0.2, "head-scale-horiz": 0.2, "head-scale-vert": 0.18,
    "nose-hump": 0.5, "nose-scale-vert": 0.45, "nose-scale-horiz": 0.4, "nose-scale-depth": 0.45, "nose-point-width": 0.4,
    "nose-width1": 0.3, "nose-width2": 0.35, "nose-width3": 0.4, "nose-greek": 0.25, "nose-volume": 0.25,
    "nose-flaring": 0.3, "nose-nostrils-width": 0.25, "chin-width": 0.45, "chin-height": 0.4, "chin-prominent": 0.4,
    "chin-bones": 0.4, "chin-jaw-drop": 0.3, "chin-prognathism": 0.2, "cheek-bones": 0.55, "cheek-volume": 0.5,
    "cheek-inner": 0.4, "eye-scale": 0.3, "eye-bag": 0.3, "eye-height2": 0.25, "mouth-scale-horiz": 0.4,
    "mouth-scale-vert": 0.3, "mouth-lowerlip-volume": 0.4, "mouth-upperlip-volume": 0.4, "mouth-cupidsbow": 0.3,
    "forehead-scale-vert": 0.2, "forehead-temple": 0.4, "forehead-nubian": 0.3, "ear-scale": 0.35, "ear-wing": 0.3,
    "neck-scale-horiz": 0.3, "neck-scale-vert": 0.25,
}  # fmt: skip
"""Spread of each feature that has a `decr` and an `incr`."""
SLANTS: dict[str, tuple[str, str, float]] = {
    "nose-curve": ("concave", "convex", 0.4), "nose-point": ("down", "up", 0.4), "nose-base": ("down", "up", 0.3),
    "head-angle": ("in", "out", 0.3), "eye-trans": ("in", "out", 0.3), "eye-corner1": ("down", "up", 0.3),
    "eye-corner2": ("down", "up", 0.35), "eye-push1": ("in", "out", 0.25), "mouth-angles": ("down", "up", 0.25),
    "eyebrows-angle": ("down", "up", 0.35), "eyebrows-trans": ("down", "up", 0.4),
    "forehead-trans": ("backward", "forward", 0.3), "eye-eyefold": ("down", "up", 0.3),
}  # fmt: skip
WOMANLY = {
    "chin-width": -0.35, "chin-bones": -0.2, "eye-scale": 0.15, "neck-scale-horiz": -0.35, "nose-scale-horiz": -0.2,
    "head-fat": -0.15, "mouth-lowerlip-volume": 0.15,
}  # fmt: skip
"""What a woman's features lean to on average."""
IRISES: tuple[Triple, ...] = (
    (0.085, 0.040, 0.018), (0.060, 0.028, 0.014), (0.12, 0.065, 0.025), (0.16, 0.12, 0.05), (0.10, 0.13, 0.10),
    (0.13, 0.18, 0.22),
)  # fmt: skip
"""Linear colours, dark brown first; the light ones are for light skins."""


@dataclass(frozen=True)
class Identity:
    """One person's unchanging looks, and what they wear."""

    seed: int
    """Of everything else that differs between two people: locks of hair, folds, the rhythm of breath."""
    shapes: dict[str, float]
    """Mix of body and face shapes."""
    wear: Wear
    old: float
    """0 to 1."""
    child: bool
    female: bool
    skin: Triple
    """Linear, as all colours here."""
    iris: Triple
    hair: Triple


def identity_of(figure: Figure, seed: int, variant: int = 0) -> Identity:
    """The looks of a figure: the same id, seed and variant give the same person, another variant another of the kind."""
    number = int.from_bytes(hashlib.sha256(f"{figure.id} {seed} {variant}".encode()).digest()[:8], "big")
    dice = np.random.default_rng(number)
    wear = wear_of(figure, dice)
    if variant and figure.wear is not None:
        wear = wear_among(wear, dice)
    female = _is_female(figure, wear, dice)
    age: Age = figure.age
    shapes = _body(age, female, wear, dice) | _face(age, female, dice)
    skin = linear(wear.skin)
    light = float(np.clip((sum(skin) / 3 - 0.12) / 0.3, 0, 1))
    iris = IRISES[int(dice.integers(0, 3 + round(3 * light)))]
    hair = linear(wear.hair)
    if age == "old" and sum(hair) < 0.5:
        hair = mixed(hair, (0.58, 0.57, 0.55), 0.75)
    return Identity(
        seed=number, shapes=shapes, wear=wear, old={"old": 1.0, "adult": 0.25}.get(age, 0.0), child=age == "child",
        female=female, skin=skin, iris=iris, hair=hair,
    )  # fmt: skip


def _is_female(figure: Figure, wear: Wear, dice: np.random.Generator) -> bool:
    chance = float(dice.random())
    if figure.sex != "unknown":
        return figure.sex == "female"
    if wear.beard != "none":
        return False
    return wear.garment == "gown" or wear.head == "veil" or chance < 0.3


def _body(age: Age, female: bool, wear: Wear, dice: np.random.Generator) -> dict[str, float]:
    sex = "female" if female else "male"
    heavy = float(np.clip((wear.build - 0.5) * 1.9 + dice.normal(0, 0.08), -0.9, 0.95))
    muscle = 0.5 if wear.garment == "armour" else float(np.clip(dice.normal(0.1, 0.2), 0, 0.6))
    tall = float(np.clip(dice.normal(0, 0.07), -0.16, 0.16))
    dark = float(np.clip((0.30 - sum(linear(wear.skin)) / 3) / 0.25, 0, 1))
    african = float(np.clip(dark * 0.8 + dice.normal(0, 0.12), 0, 1))
    asian = float(np.clip(dice.normal(0.05, 0.12), 0, 1 - african))
    out: dict[str, float] = {}
    youth = YOUTH[age]
    if age == "old":
        years = float(dice.uniform(0.6, 1.0))
        youth = (("old", years), ("young", 1 - years))
    for year, share in youth:
        stem = f"body/{sex}/{year}"
        out[f"{stem}/averageweight"] = share * (1 - abs(heavy)) * (1 - muscle)
        out[f"{stem}/{'max' if heavy > 0 else 'min'}weight"] = share * abs(heavy) * (1 - muscle)
        out[f"{stem}/muscle"] = share * muscle
        for people, part in (("african", african), ("asian", asian), ("caucasian", 1 - african - asian)):
            out[f"people/{sex}/{year}/{people}"] = share * part
        out[f"height/{sex}/{year}/{'max' if tall > 0 else 'min'}"] = share * abs(tall)
    return out


def _face(age: Age, female: bool, dice: np.random.Generator) -> dict[str, float]:
    mild = {"child": 0.6, "old": 1.35}.get(age, 1.0) * (0.85 if female else 1.0)
    soft = female or age == "child"
    shape = HEADS[int(dice.integers(SOFT_HEADS if soft else len(HEADS)))]
    out = {f"face/head-{shape}": float(dice.uniform(0.1, 0.5))}
    pairs = {name: ("decr", "incr", spread) for name, spread in FEATURES.items()} | SLANTS
    for name, (low, high, spread) in pairs.items():
        amount = float(np.clip(dice.normal(0, spread), -1.7 * spread, 1.7 * spread)) * mild
        amount += WOMANLY.get(name, 0.0) if female else 0.0
        out[f"face/{name}-{high if amount > 0 else low}"] = abs(amount)
    out["face/mouth-laugh-lines-in"] = 0.3 if age == "old" else 0.0
    return out
