"""How each cast voice is made from a speaker of Pico, and what a delivery changes in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exeget.errors import WrongUse
from exeget.terms import Delivery
from exeget.voices import NAMES


@dataclass(frozen=True)
class Timbre:
    """A throat: what is done to a recorded voice so that another person seems to speak."""

    hz: float
    """Median pitch of plain speech."""
    formant: float
    """Formants over those of the speaker: below 1 a longer vocal tract, above 1 a shorter one."""
    pace: float = 1.0
    """Speed over the speaker's own."""
    melody: float = 1.0
    """How far the pitch moves, over how far the speaker's does."""
    breath: float = 0.0
    """0 to 1: how much of the voiced sound is air; at 1 it is a whisper."""
    tilt: float = 0.0
    """dB for each octave above 1 kHz: brighter or duller."""
    shake: float = 0.0
    """Semitones of an old voice's tremor, five or so a second."""
    rough: float = 0.0
    """Semitones of irregularity from one moment to the next, a creak."""
    colour: tuple[tuple[float, float], ...] = ()
    """Resonances of the throat: (Hz, dB), each about half an octave wide."""
    speaker: int = 0
    """Which of the language's speakers, when it has more than one."""
    layers: tuple[tuple[float, float, float, float], ...] = ()
    """Voices beside the main one: pitch ratio, formant ratio, seconds later, gain."""
    ring: float = 0.0
    """Seconds of reverberation that belong to the voice itself, for what is not of this world."""


TIMBRES: Mapping[str, Timbre] = {
    "narrator_m": Timbre(100, 0.86, 0.93, colour=((180, 3.0), (3000, -3.0)), tilt=-0.7),
    "narrator_f": Timbre(178, 0.98, 0.94, 1.05, tilt=-1.5, colour=((250, 4.0), (3000, -2.0))),
    "man": Timbre(122, 0.895, 1.0, 1.1, tilt=1.5, colour=((2700, 5.0), (450, -2.5)), speaker=1),
    "man_deep": Timbre(80, 0.79, 0.9, 0.9, tilt=-1.0, colour=((130, 4.0), (2400, 2.0))),
    "man_young": Timbre(152, 0.93, 1.05, 1.2, tilt=0.5, colour=((1500, 3.0), (700, -2.0))),
    "man_old": Timbre(
        132, 0.83, 0.85, 0.8, 0.22, tilt=0.5, shake=0.45, rough=0.5, colour=((1050, 5.0), (250, -7.0)), speaker=1
    ),
    "woman": Timbre(202, 1.04, 1.0, 1.1, tilt=1.5, colour=((2900, 4.0), (300, -2.0)), speaker=1),
    "woman_young": Timbre(246, 1.12, 1.04, 1.25, 0.04, tilt=0.5),
    "woman_old": Timbre(166, 0.95, 0.85, 0.75, 0.3, tilt=0.5, shake=0.5, rough=0.45, colour=((1150, 5.0), (300, -7.0))),
    "child": Timbre(300, 1.24, 1.02, 1.25),
    "girl": Timbre(370, 1.35, 1.06, 1.3, 0.05, tilt=1.0, speaker=1),
    "spirit": Timbre(
        150, 0.96, 0.85, 0.6, 0.12, tilt=0.5,
        layers=((0.5, 0.9, 0.012, 0.3), (1.498, 1.04, 0.02, 0.18), (1.006, 1.0, 0.016, 0.5)), ring=1.8,
    ),
    "whisper": Timbre(150, 1.0, 0.9, 0.8, 1.0, tilt=1.5),
    "beast": Timbre(64, 0.7, 0.8, 0.6, 0.1, rough=0.9, layers=((0.5, 0.85, 0.008, 0.7), (0.75, 0.92, 0.017, 0.4)), ring=0.5),
    "crowd": Timbre(
        124, 0.9, 0.97, 0.95,
        layers=((1.42, 1.13, 0.025, 0.55), (0.84, 0.93, 0.045, 0.6), (1.7, 1.18, 0.06, 0.35), (1.12, 1.05, 0.015, 0.6)),
        ring=0.3,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """What a delivery changes in any voice."""

    pace: float = 1.0
    semitones: float = 0.0
    melody: float = 1.0
    level: float = 0.0
    """dB"""
    tilt: float = 0.0
    """dB an octave: a voice that presses is brighter."""
    breath: float = 0.0
    shake: float = 0.0
    rest: float = 1.0
    """How long the pauses are, over those of plain speech."""


MANNERS: Mapping[Delivery, Manner] = {
    "plain": Manner(),
    "calm": Manner(0.93, -0.5, 0.85, -2.0, -1.0, 0.03, rest=1.2),
    "urgent": Manner(1.25, 1.5, 1.15, 2.0, 1.5, rest=0.6),
    "afraid": Manner(1.1, 2.5, 1.25, -1.0, 0.0, 0.12, 0.35, rest=0.85),
    "commanding": Manner(0.95, 0.7, 1.3, 4.0, 2.5, rest=0.9),
    "mourning": Manner(0.84, -1.5, 0.7, -3.0, -2.0, 0.12, 0.15, rest=1.5),
    "tender": Manner(0.92, 0.3, 0.85, -4.0, -2.0, 0.1, rest=1.15),
}


def timbre_of(voice: str) -> Timbre:
    """How a cast voice is made; WrongUse names the voices there are."""
    if voice not in TIMBRES:
        raise WrongUse(f"No voice {voice!r}.", known=f"Voices: {', '.join(NAMES)}.", cure="Cast one of them.")
    return TIMBRES[voice]


def delivered(timbre: Timbre, manner: Manner) -> Timbre:
    """The voice as it sounds in that delivery; pauses and level are not the throat's."""
    return replace(
        timbre,
        hz=timbre.hz * 2 ** (manner.semitones / 12),
        pace=timbre.pace * manner.pace,
        melody=timbre.melody * manner.melody,
        breath=min(1.0, timbre.breath + manner.breath),
        tilt=timbre.tilt + manner.tilt,
        shake=timbre.shake + manner.shake,
    )
