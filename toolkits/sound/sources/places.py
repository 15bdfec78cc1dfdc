"""Places that sound of themselves: rooms, halls, caves, a belly, a city, a crowd, the night."""

from functools import cache

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, low_passed, resampled
from toolkits.sound.loudness import block_levels
from toolkits.sound.pico import spoken
from toolkits.sound.sources.animals import crickets
from toolkits.sound.sources.bodies import heartbeat
from toolkits.sound.sources.matter import Rng, at_rms, echoing, gliding, lay, pink, scattered, seconds, slaps, struck, wander
from toolkits.sound.sources.water import underwater, water_drops

_WORDS = {
    "it-IT": "Et surrexit Jonas, ut fugeret in Tharsis. Et descendit in Joppen, et invenit navem euntem. Et dedit naulum ejus.",
    "es-ES": "Et timuerunt nautae, et clamaverunt viri ad deum suum. Quid tu sopore deprimeris? Surge, invoca deum tuum.",
    "fr-FR": "Et dixit vir ad collegam suum: Venite, et mittamus sortes. Mare enim ibat, et intumescebat super eos.",
}
"""Latin of the Vulgate in the mouths of three who don't speak it: the sound of talk, and no word to follow."""


@cache
def _talk() -> tuple[Floats, ...]:
    """A few seconds of each speaker, 48 kHz, mono, without pauses."""
    talk = []
    for speaker, words in _WORDS.items():
        sound = resampled(spoken([words], speaker, 1.0)[0], 3, 1)
        levels = block_levels(sound[:, None])
        heard = np.repeat(levels > 0.05 * levels.max(), SAMPLE_RATE // 100)[: len(sound)]
        talk.append(sound[heard])
    return tuple(talk)


def crowd(samples: int, strength: float, rng: Rng) -> Floats:
    """Many people talking at once, men and women, near and far."""
    sound = np.zeros((samples, 2))
    voices = [resampled(voice, 100, pace) for voice in _talk() for pace in (72, 84, 100, 112)]
    for _ in range(7 + int(14 * strength)):
        voice = voices[rng.integers(len(voices))]
        turns = np.tile(np.roll(voice, rng.integers(len(voice))), samples // len(voice) + 1)[:samples]
        talking = np.clip(wander(samples, rng, 0.45, -0.5, 1.3), 0, 1)
        far = rng.uniform(0.2, 1.0)
        lay(sound, low_passed(turns * talking, 1500 + 6000 * far, order=1), 0.0, rng.uniform(-0.9, 0.9), far)
    return echoing(at_rms(sound, 0.5), 0.9, 0.4)


def city_murmur(samples: int, strength: float, rng: Rng) -> Floats:
    """A town from inside: people some way off, wheels, work, nothing near."""
    people = low_passed(crowd(samples, 0.2 + 0.5 * strength, rng), 1800)
    wheels = low_passed(pink(samples, rng), 160) * wander(samples, rng, 0.5, 0.4, 1.0)[:, None]
    work = np.zeros((samples, 2))
    at = rng.uniform(0, 2)
    while at * SAMPLE_RATE < samples:
        pan, modes = rng.uniform(-0.8, 0.8), ((420 * rng.uniform(0.7, 1.8), 0.03, 1.0), (1300, 0.015, 0.5))
        for stroke in range(rng.integers(2, 6)):
            lay(work, struck(0.2, modes, rng), at + stroke * rng.uniform(0.28, 0.33), pan, 0.5)
        at += rng.uniform(1.5, 5.0)
    return echoing(at_rms(people, 0.5) + 0.3 * at_rms(wheels, 1) + 0.05 * work, 1.3, 0.4)


def room_tone(samples: int, strength: float, rng: Rng) -> Floats:
    """A room in which nothing happens."""
    air = low_passed(pink(samples, rng), 320 + 500 * strength)
    return air + 0.15 * band_passed(pink(samples, rng), 300, 2500) * wander(samples, rng, 0.3, 0.7, 1.0)[:, None]


def hall_tone(samples: int, strength: float, rng: Rng) -> Floats:
    """A large stone room: deeper, with its own note."""
    air = low_passed(pink(samples, rng), 240)
    notes = np.zeros((samples, 2))
    for hz in (61, 97, 143):
        lay(notes, gliding(rng, hz * wander(samples, rng, 0.2, 0.99, 1.01), 3.0), 0.0, rng.uniform(-0.6, 0.6), 0.5)
    return echoing(at_rms(air, 0.5) + (0.1 + 0.2 * strength) * at_rms(notes, 1), 2.4, 0.5, 60, 2500)


def cave(samples: int, strength: float, rng: Rng) -> Floats:
    """A cave: a low breath, drops that ring."""
    breathing = low_passed(pink(samples, rng), 180) * wander(samples, rng, 0.3, 0.6, 1.0)[:, None]
    drops = echoing(water_drops(samples, strength * 0.6, rng), 2.8, 0.9, 300, 5000)
    return at_rms(breathing, 0.5) + 0.25 * at_rms(drops, 0.5)


def belly(samples: int, strength: float, rng: Rng) -> Floats:
    """Inside a living thing: a slow great heart, water, gurgling."""
    heart = low_passed(heartbeat(samples, 0.05, rng), 110)
    gurgle = np.zeros((samples, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        length = seconds(rng.uniform(0.3, 1.1))
        sound = gliding(rng, rng.uniform(110, 260) * wander(length, rng, 9, 0.6, 1.7), 22) * np.hanning(length)
        lay(gurgle, sound, at, rng.uniform(-0.6, 0.6), rng.uniform(0.2, 1.0))
        at += rng.uniform(0.3, 1.6 - strength)
    return at_rms(underwater(samples, strength, rng), 0.5) + 0.6 * at_rms(heart, 0.5) + 0.35 * at_rms(gurgle, 0.5)


def night(samples: int, strength: float, rng: Rng) -> Floats:
    """Night outdoors: cool air, crickets far off."""
    air = low_passed(pink(samples, rng), 600) * wander(samples, rng, 0.3, 0.7, 1.0)[:, None]
    rustle = scattered(samples, rng, 30, slaps((2200,), 2.7, 0.01, 0.003, rng), 4)
    return at_rms(air, 0.5) + (0.1 + 0.3 * strength) * at_rms(crickets(samples, 0.5, rng), 0.5) + 0.04 * at_rms(rustle, 0.5)
