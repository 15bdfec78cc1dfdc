"""The orchestra's players: a General MIDI program each, the range it sounds well in, and its seat."""

from dataclasses import dataclass
from pathlib import Path

SOUNDFONT = Path(__file__).parent / "assets" / "orchestra.sf3"


@dataclass(frozen=True)
class Instrument:
    """One player or section of the sound font."""

    program: int
    """General MIDI, counted from 0."""
    low: int
    """Lowest good MIDI pitch."""
    high: int
    seat: float
    """From -1, left, to 1, right, as the audience sees it."""
    gain: float = 1.0
    """Makes the sections even; found by measuring each at the same velocity."""
    attack: float = 0.0
    """Seconds a bow or a breath takes before it speaks; its notes begin that much earlier."""


INSTRUMENTS = {
    "violins": Instrument(48, 55, 93, -0.45, 0.17, 0.05),
    "violas": Instrument(49, 48, 79, 0.1, 0.18, 0.08),
    "cellos": Instrument(48, 36, 67, 0.35, 0.21, 0.05),
    "basses": Instrument(43, 28, 52, 0.5, 0.25, 0.04),
    "tremolo": Instrument(44, 43, 84, -0.2, 0.19, 0.03),
    "pizzicato": Instrument(45, 36, 79, 0.2, 0.31),
    "cello": Instrument(42, 36, 72, 0.25, 0.21, 0.04),
    "horn": Instrument(60, 41, 72, -0.3, 0.25, 0.03),
    "trombone": Instrument(57, 34, 65, 0.4, 0.19, 0.02),
    "flute": Instrument(73, 60, 93, -0.1, 0.11, 0.03),
    "oboe": Instrument(68, 58, 86, 0.05, 0.14, 0.02),
    "english_horn": Instrument(69, 52, 79, 0.15, 0.28, 0.02),
    "clarinet": Instrument(71, 50, 86, 0.1, 0.16, 0.02),
    "harp": Instrument(46, 28, 91, -0.55, 0.25),
    "timpani": Instrument(47, 38, 57, 0.1, 0.59),
    "choir": Instrument(52, 45, 79, 0.0, 0.26, 0.08),
    "voices": Instrument(53, 48, 79, 0.2, 0.25, 0.06),
    "tubular_bells": Instrument(14, 60, 77, -0.3, 0.26),
    "celesta": Instrument(8, 60, 96, -0.35, 0.23),
    "guitar": Instrument(24, 40, 76, -0.25, 0.22),
    "dulcimer": Instrument(15, 48, 84, 0.3, 0.35),
    "koto": Instrument(107, 48, 84, 0.4, 0.43),
    "pan_flute": Instrument(75, 60, 84, 0.05, 0.13, 0.02),
    "shakuhachi": Instrument(77, 55, 84, 0.0, 0.19, 0.03),
    "marimba": Instrument(12, 45, 84, -0.2, 0.27),
    "taiko": Instrument(116, 36, 60, 0.0, 0.4),
    "toms": Instrument(117, 36, 67, 0.3, 1.47),
    "woodblock": Instrument(115, 55, 84, -0.5, 1.78),
    "warm_pad": Instrument(89, 36, 79, 0.0, 0.39, 0.1),
    "glass_pad": Instrument(92, 48, 84, -0.3, 0.18, 0.1),
    "halo_pad": Instrument(94, 48, 84, 0.3, 0.22, 0.1),
    "space_voice": Instrument(91, 48, 79, 0.1, 0.13, 0.1),
    "vibraphone": Instrument(11, 53, 89, 0.25, 0.14),
}
