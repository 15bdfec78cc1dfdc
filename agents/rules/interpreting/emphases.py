"""The three options of a reading: whose side the picture takes, with what that changes of look and sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agents.rules.interpreting.models import Model, Said, Telling
from exeget.timeline import Look, SoundStyle

Eyes = Literal["hero", "others", "world"]
_OTHERS: Mapping[Eyes, tuple[Eyes, Eyes]] = {
    "hero": ("others", "world"), "others": ("hero", "world"), "world": ("hero", "others"),
}  # fmt: skip
NARRATORS = {"narrator_m": "narrator_f", "narrator_f": "narrator_m"}


@dataclass(frozen=True)
class Emphasis:
    """One side to take."""

    title: Said
    telling: Telling
    closeness: Literal["near", "told", "far"]
    height: Literal["low", "eye", "high"]
    lens_habit: Literal["wide", "normal", "long"] | None
    """None leaves what suits the story."""
    contrast: float
    """Added to the look's."""
    weight: float
    """The music's, as a factor."""


EMPHASES: Mapping[Eyes, Emphasis] = {
    "hero": Emphasis(
        Said(en="at one person's side", de="an der Seite eines Menschen"),
        Telling(
            en=(
                ("What {hero} does not know yet, the picture does not know either.",
                 "What nobody knows yet, the picture hides."),
            ),
            de=(
                ("Was {hero} noch nicht weiß, weiß auch das Bild nicht.", "Was niemand weiß, verbirgt auch das Bild."),
            ),
        ),
        closeness="near", height="eye", lens_habit="long", contrast=0.1, weight=0.85,
    ),
    "others": Emphasis(
        Said(en="among those who are there", de="unter denen, die dabei sind"),
        Telling(
            en=(
                ("The picture stands among {group}: {hero} is somebody they look at.",
                 "The picture stands where {other} stands.", "The picture stands where a bystander would."),
            ),
            de=(
                ("Das Bild steht da, wo die anderen stehen: {group}. {hero} wird angesehen.",
                 "Das Bild steht da, wo {other} steht.", "Das Bild steht, wo ein Umstehender stünde."),
            ),
        ),
        closeness="told", height="eye", lens_habit=None, contrast=0.0, weight=1.0,
    ),
    "world": Emphasis(
        Said(en="from far off", de="von weitem"),
        Telling(
            en=(
                ("The picture takes the side of {force}, which was there before and stays.",
                 "The picture takes the side of the place."),
            ),
            de=(
                ("Das Bild sieht, was immer schon da war und bleibt: {force}.", "Das Bild nimmt die Seite des Ortes ein."),
            ),
        ),
        closeness="far", height="high", lens_habit="wide", contrast=-0.1, weight=1.15,
    ),
}  # fmt: skip


def sides(model: Model) -> tuple[Eyes, Eyes, Eyes]:
    """The model's own side first, then the other two."""
    return model.eyes, *_OTHERS[model.eyes]


def seen_from(look: Look, eyes: Eyes) -> Look:
    """The look from that side; a reading that looks up to people does so from any side at eye level."""
    side = EMPHASES[eyes]
    contrast = round(min(1.0, max(0.0, look.contrast + side.contrast)), 2)
    wanted = {
        "closeness": side.closeness, "contrast": contrast, "lens_habit": side.lens_habit or look.lens_habit,
        "height": look.height if side.height == "eye" else side.height,
    }  # fmt: skip
    return look.model_copy(update=wanted)


def heard_from(style: SoundStyle, eyes: Eyes, model: Model) -> SoundStyle:
    """The sound from that side; the last option is told by the other narrator."""
    weight = round(min(1.5, max(0.3, style.weight * EMPHASES[eyes].weight)), 2)
    narrator = NARRATORS.get(style.narrator, style.narrator) if eyes == sides(model)[2] else style.narrator
    return style.model_copy(update={"weight": weight, "narrator": narrator})
