"""Ambience: one bed for each air, over every run of shots that has it; no shot without any."""

from collections.abc import Sequence

from agents.tasks import HeardShot
from exeget.ids import ShotId
from exeget.soundplan import Bed
from exeget.sounds import SOUNDS, sound_named
from exeget.terms import Weather

_STRENGTH: dict[Weather, float] = {
    "storm": 0.9, "wind": 0.65, "rain": 0.6, "snow": 0.4, "dust": 0.6, "clouds": 0.4, "fog": 0.3, "heat": 0.35, "clear": 0.4,
}  # fmt: skip
_WEATHER_BEDS = frozenset({"wind", "storm_wind", "rain", "sea", "storm_sea", "waves", "creaking_wood", "desert", "leaves"})
_LEVEL, _SECOND, _STORM = -27.0, -31.0, 4.0
"""LUFS of the first bed of a shot and of the others; a storm is that much louder."""
FALLBACK = "open_air"


def beds(shots: Sequence[HeardShot]) -> tuple[Bed, ...]:
    """The beds of a verse, in the order they are first heard."""
    runs: list[tuple[str, list[HeardShot]]] = []
    for number, shot in enumerate(shots):
        for name in names_of(shot):
            running = [run for run in runs if run[0] == name and number and run[1][-1] is shots[number - 1]]
            if running:
                running[0][1].append(shot)
            else:
                runs.append((name, [shot]))
    return tuple(_bed(f"a{number}", name, run) for number, (name, run) in enumerate(runs, 1))


def names_of(shot: HeardShot) -> tuple[str, ...]:
    """The beds the Regie asks for, by the names the sound tools know; open air where it asks for none."""
    known = (sound_named(name) for name in shot.sound.ambience)
    found = tuple(dict.fromkeys(name for name in known if name is not None and SOUNDS[name].bed))
    return found or (FALLBACK,)


def _bed(bed_id: str, name: str, run: Sequence[HeardShot]) -> Bed:
    stormiest = max(run, key=lambda shot: _STRENGTH[shot.weather])
    weather = stormiest.weather
    first = any(names_of(shot)[0] == name for shot in run)
    moved = name in _WEATHER_BEDS
    level = (_LEVEL if first else _SECOND) + (_STORM if moved and weather == "storm" else 0.0)
    shots: tuple[ShotId, ...] = tuple(shot.id for shot in run)
    return Bed(id=bed_id, name=name, shots=shots, level_db=level, strength=_STRENGTH[weather] if moved else 0.45)
