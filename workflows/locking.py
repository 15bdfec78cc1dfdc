"""Locking the cut: the takes say how long shots are, and every sound gets its frame."""

from collections.abc import Sequence

from pydantic import Field

from exeget.cutlist import CutList, CutShot, Placed, PlacedLine
from exeget.document import Part, part_from, write_document
from exeget.frames import frames_of
from exeget.ids import Id, Lang, ShotId
from exeget.job import Job
from exeget.soundplan import Bed, Effect, SpokenLine
from exeget.terms import Phase
from exeget.work import Bench, Made, Offer, Refusal

CLIP_SECONDS = 5
"""About as long as video models make; longer shots are made of several clips."""
LEAD_SECONDS, BREATH_SECONDS, TAIL_SECONDS = 0.25, 0.2, 0.35
"""Before the first line of a shot, between two lines, after the last."""
LAST_TAIL_SECONDS = 1.25
"""After the last line of the film, so that picture and music can go out."""


class TimedShot(Part):
    """A shot as the lock needs it."""

    id: ShotId
    phase: Phase
    duration: int = Field(ge=1)


class CueSpan(Part):
    """A music cue's shots."""

    id: str
    first: ShotId
    last: ShotId


class LockParams(Part):
    """Shots, sounds, and how long each take came out, in seconds by line and language."""

    verse: str
    timeline: Id
    rate: int
    shots: tuple[TimedShot, ...] = Field(min_length=1)
    lines: tuple[SpokenLine, ...]
    beds: tuple[Bed, ...]
    effects: tuple[Effect, ...]
    cues: tuple[CueSpan, ...]
    takes: dict[str, dict[Lang, float]]


class Lock:
    """The cut list of a verse."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Always, and at once."""
        del job
        return Offer(cpu_seconds=0.01)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write cutlist.json."""
        cut = lock(part_from(LockParams, job.params, "lock"))
        (bench.out / "cutlist.json").write_bytes(write_document(cut))
        return Made(files=("cutlist.json",), facts={"frames": cut.frames})


def lock(params: LockParams) -> CutList:
    """Place every shot and every sound; a line's slot is its longest take, so no language is cut short."""
    shots: list[CutShot] = []
    lines: list[PlacedLine] = []
    at = 0
    for shot in params.shots:
        placed, spoken = _lines_of(shot.id, at, params)
        last = shot is params.shots[-1]
        tail = frames_of(LAST_TAIL_SECONDS if last else TAIL_SECONDS, params.rate)
        frames = max(shot.duration, spoken + tail) if placed else shot.duration
        lines += placed
        shots.append(CutShot(id=shot.id, phase=shot.phase, start=at, frames=frames, chunks=chunks(frames, params.rate)))
        at += frames
    by_id = {shot.id: shot for shot in shots}
    return CutList(
        verse=params.verse, timeline=params.timeline, rate=params.rate, shots=tuple(shots), lines=tuple(lines),
        beds=tuple(placed for bed in params.beds for placed in _bed(bed, shots)),
        effects=tuple(_effect(effect, by_id[effect.shot], at) for effect in params.effects),
        music=tuple(_span(cue.id, by_id[cue.first], by_id[cue.last]) for cue in params.cues),
    )  # fmt: skip


def chunks(frames: int, rate: int) -> tuple[int, ...]:
    """A shot's frames as clips of about five seconds, as equal as can be."""
    count = max(1, round(frames / (CLIP_SECONDS * rate)))
    short, longer = divmod(frames, count)
    return tuple(short + (1 if i < longer else 0) for i in range(count))


def _lines_of(shot: str, start: int, params: LockParams) -> tuple[list[PlacedLine], int]:
    """A shot's lines one after the other, and how many frames of the shot they need."""
    placed: list[PlacedLine] = []
    at = frames_of(LEAD_SECONDS, params.rate)
    for line in params.lines:
        if line.shot == shot:
            lengths = {lang: frames_of(seconds, params.rate) for lang, seconds in params.takes[line.id].items()}
            at += line.start + (frames_of(BREATH_SECONDS, params.rate) if placed else 0)
            placed.append(PlacedLine(id=line.id, shot=shot, start=start + at, frames=lengths))
            at += max(lengths.values())
    return placed, at


def _bed(bed: Bed, shots: Sequence[CutShot]) -> list[Placed]:
    """A bed under each run of neighbouring shots: one sound without a seam for each run."""
    runs: list[list[CutShot]] = []
    for before, shot in zip([None, *shots], shots, strict=False):
        if shot.id in bed.shots:
            if runs and before is not None and runs[-1][-1] is before:
                runs[-1].append(shot)
            else:
                runs.append([shot])
    return [_span(f"{bed.id}.{number}", run[0], run[-1]) for number, run in enumerate(runs, 1)]


def _effect(effect: Effect, shot: CutShot, end: int) -> Placed:
    start = shot.start + min(effect.start, shot.frames - 1)
    return Placed(id=effect.id, start=start, frames=min(effect.length, end - start))


def _span(name: str, first: CutShot, last: CutShot) -> Placed:
    return Placed(id=name, start=first.start, frames=last.start + last.frames - first.start)
