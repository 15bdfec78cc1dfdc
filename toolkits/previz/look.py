"""From a reading's look to the numbers of the last passes: exposure, curve, palette, brush, ink, grain."""

from dataclasses import dataclass

from exeget.timeline import Look
from toolkits.previz.lighting import display
from toolkits.previz.space import Vec


@dataclass(frozen=True)
class Grade:
    """How light becomes a picture."""

    exposure: float
    ramp: tuple[Vec, Vec, Vec, Vec]
    """Display colours: dark, low, middle, light."""
    ramp_share: float
    saturation: float
    contrast: float
    grain: float
    shade: Vec
    """What occluded places are multiplied by."""
    shadow_tint: Vec = (-0.003, 0.004, 0.013)
    light_tint: Vec = (0.017, 0.006, -0.017)
    occlusion: float = 0.7
    """Radius of ambient occlusion, 0 for none."""
    brush: float = 0.5
    """Share of the painterly pass."""
    ink: float = 0.2
    ink_far: float = 60.0
    """Metres beyond which no line is drawn."""
    ink_colour: Vec = (0.03, 0.03, 0.04)
    glare: float = 0.18
    """Share of the bloom."""
    threshold: float = 0.6
    """Light above which bloom begins."""
    vignette: float = 0.55


def grade_of(look: Look, exposure: float, near: bool, dark: bool) -> Grade:
    """The grade of a look; `near` for close shots, where lines and brush step back, `dark` for nights and rooms."""
    dark_end, low, middle, light = (display(colour) for colour in look.palette)
    painted = look.style == "painterly"
    brush = (0.34 if near else 0.52) if painted else 0.0
    ink = (0.1 if near else 0.2) if painted else 0.06
    shade = tuple(0.22 + 0.45 * channel for channel in low)
    return Grade(
        exposure=exposure,
        ramp=(dark_end, low, middle, light),
        ramp_share=look.palette_strength,
        saturation=look.saturation,
        contrast=look.contrast,
        grain=0.085 * look.grain,
        shade=(shade[0], shade[1], shade[2]),
        occlusion=0.7,
        brush=brush,
        ink=ink,
        ink_far=2.5 if near else 60.0,
        glare=0.24 if dark else 0.17,
        threshold=0.55 if dark else 0.8,
        vignette=0.55 if dark else 0.36,
    )
