"""What directors call the sizes of a shot, in German and English."""

from agents.rules.directing.phrase import words_to
from exeget.shot import ShotSize

WORDS: dict[ShotSize, tuple[str, ...]] = {
    "extreme_wide": (
        "extreme wide", "extreme long shot", "establishing shot", "weite totale", "weite einstellung", "panoramaeinstellung",
    ),
    "wide": ("wide shot", "long shot", "totale"),
    "full": ("full shot", "halbtotale", "ganze figur", "full figure"),
    "medium_wide": ("medium wide", "cowboy shot", "american shot", "amerikanische", "amerikanische einstellung"),
    "medium": ("medium shot", "mid shot", "halbnahe", "halbnah"),
    "medium_close_up": (
        "medium close-up", "medium close up", "nahaufnahme", "nahe einstellung", "head and shoulders", "brustbild",
    ),
    "close_up": ("close-up", "close up", "closeup", "großaufnahme", "grossaufnahme"),
    "extreme_close_up": ("extreme close-up", "extreme close up", "detailaufnahme", "detail"),
    "insert": ("insert", "insert shot", "zwischenschnitt"),
    "over_shoulder": ("over the shoulder", "over-the-shoulder", "over shoulder", "schulterblick", "über die schulter"),
    "point_of_view": ("point of view", "point-of-view", "pov", "subjektive", "subjektive kamera"),
    "two_shot": ("two-shot", "two shot", "zweier", "zweiereinstellung"),
}  # fmt: skip
SIZES, SIZE_OF = words_to(WORDS)
