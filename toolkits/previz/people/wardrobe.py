"""What somebody wears when the register does not say: by calling, sex and age, in earth colours."""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Literal

import numpy as np

from exeget.subject import Colour, Wear
from toolkits.picture import Figure

Garment = Literal["tunic", "robe", "mantle", "armour", "rags", "coat", "gown"]
Head = Literal["bare", "headcloth", "veil", "hood", "crown", "helmet", "hat"]

CALLINGS: dict[str, tuple[Garment, Head]] = {
    "king": ("mantle", "crown"), "queen": ("gown", "crown"), "prince": ("mantle", "bare"), "princess": ("gown", "bare"),
    "emperor": ("mantle", "crown"), "soldier": ("armour", "helmet"), "warrior": ("armour", "helmet"),
    "guard": ("armour", "helmet"), "knight": ("armour", "helmet"), "captain": ("mantle", "headcloth"),
    "sailor": ("tunic", "bare"), "mariner": ("tunic", "bare"), "fisherman": ("tunic", "bare"),
    "shepherd": ("tunic", "headcloth"),
    "priest": ("robe", "headcloth"), "prophet": ("mantle", "bare"), "monk": ("robe", "hood"), "beggar": ("rags", "hood"),
    "slave": ("rags", "bare"), "leper": ("rags", "hood"), "merchant": ("coat", "hat"), "detective": ("coat", "hat"),
    "policeman": ("coat", "hat"), "gentleman": ("coat", "hat"), "widow": ("gown", "veil"), "bride": ("gown", "veil"),
    "nun": ("robe", "veil"), "witch": ("gown", "hood"), "farmer": ("tunic", "hat"), "peasant": ("tunic", "hat"),
}  # fmt: skip
CLOTHS: tuple[Colour, ...] = (
    "#8a7a5e", "#6e5a44", "#5d6b66", "#7c4a38", "#9a8a6a", "#4f5d6e", "#6b6240", "#8c6a4a", "#5a4a52", "#a3957a",
)  # fmt: skip
SECONDS: tuple[Colour, ...] = ("#4c3b2e", "#3d4a4a", "#6a3b2c", "#54493c", "#2f3a48", "#7d6a46")
SKINS: tuple[Colour, ...] = ("#b98a68", "#a87652", "#9c6b4a", "#8a5c3e", "#c49a78", "#74492f")
HAIRS: tuple[Colour, ...] = ("#2a1f18", "#1c1512", "#3a2a1e", "#4a3323")


def wear_of(figure: Figure, dice: np.random.Generator) -> Wear:
    """The figure's own wear, else a likely one; a calling in its noun or traits wins over sex and age."""
    rolls = [float(roll) for roll in dice.random(8)]
    if figure.wear is not None:
        return figure.wear
    words = (figure.noun, *figure.traits)
    calling = next((CALLINGS[word.lower()] for word in words if word.lower() in CALLINGS), None)
    female, child = figure.sex == "female", figure.age == "child"
    garment, head = calling or _plain(female, child, rolls[0])
    beard: Literal["none", "short", "full"] = "none"
    if not female and not child and figure.age != "young":
        beard = "full" if figure.age == "old" or rolls[1] < 0.35 else "short" if rolls[1] < 0.75 else "none"
    if figure.sex == "unknown" and garment == "gown":
        beard = "none"
    return Wear(
        garment=garment, head=head, beard=beard, colours=(_pick(CLOTHS, rolls[2]), _pick(SECONDS, rolls[3])),
        skin=_pick(SKINS, rolls[4]), hair=_pick(HAIRS, rolls[5]), hair_length="long" if female else "short",
        build=0.35 + 0.35 * rolls[6],
    )  # fmt: skip


def wear_among(wear: Wear, dice: np.random.Generator) -> Wear:
    """What another of the same group wears: kin in kind and colour, no copy; those in armour stay alike."""
    rolls = [float(roll) for roll in dice.random(8)]
    build = min(1.0, max(0.0, wear.build + 0.36 * (rolls[0] - 0.5)))
    seen: dict[str, object] = {"build": build, "skin": _pick(SKINS, rolls[4]), "hair": _pick(HAIRS, rolls[1])}
    if wear.beard != "none":
        seen["beard"] = "full" if rolls[2] < 0.3 else "short" if rolls[2] < 0.8 else "none"
    if wear.garment == "armour":
        return wear.model_copy(update=seen)
    seen["colours"] = tuple(_kin(colour, dice) for colour in wear.colours)
    if wear.head in ("bare", "headcloth") and wear.hair_length != "long":
        seen["head"] = "headcloth" if rolls[3] < 0.4 else "bare"
    return wear.model_copy(update=seen)


def _kin(colour: Colour, dice: np.random.Generator) -> Colour:
    """A neighbour of a colour: dyed in another vat, worn for other years."""
    hue, light, strength = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    turn, lighter, stronger = dice.uniform(-0.07, 0.07), dice.uniform(0.66, 1.12), dice.uniform(0.55, 1.1)
    rgb = hls_to_rgb((hue + float(turn)) % 1, min(0.92, light * float(lighter)), min(1.0, strength * float(stronger)))
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _plain(female: bool, child: bool, roll: float) -> tuple[Garment, Head]:
    if female:
        return ("tunic", "bare") if child else ("gown", "veil" if roll < 0.6 else "bare")
    if child:
        return "tunic", "bare"
    return ("robe", "headcloth") if roll < 0.3 else ("mantle", "bare") if roll < 0.55 else ("tunic", "bare")


def _pick(colours: tuple[Colour, ...], roll: float) -> Colour:
    return colours[int(roll * len(colours)) % len(colours)]
