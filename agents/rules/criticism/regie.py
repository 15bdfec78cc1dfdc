"""The director's lint: sizes, the line, moves with a cause, frames that are what they are called, a place to begin with."""

import math
from collections.abc import Sequence

from agents.rules.direction.frame import SENSOR_HEIGHT, picture_height
from agents.rules.direction.pacing import moves
from agents.rules.grammar.parting import word_count
from agents.rules.grammar.source import Source
from exeget.analysis import Analysis
from exeget.drehbuch import Drehbuch
from exeget.frames import seconds_of
from exeget.regie import Regie
from exeget.shot import Mark, Shot
from exeget.sounds import sound_named
from exeget.subject import Subject
from exeget.verdict import Verdict, judge

_WIDE = frozenset({"extreme_wide", "wide", "full", "point_of_view"})
_SHAKES = 0.45
_OFF, _FAR_OFF = 1.3, 2.0
"""Factors by which a picture may be higher or lower than its size says."""
_FAST, _TOO_FAST = 2.6, 3.2
"""Spoken words a second that a shot leaves room for."""
_STILL, _DEAD = 16.0, 40.0
"""Seconds on end in which neither the camera nor a body nor the weather moves."""


def size_runs(regie: Regie) -> list[Verdict]:
    """The longest run of one size."""
    longest, where, run = 1, regie.shots[0].id, 1
    for before, shot in zip(regie.shots, regie.shots[1:], strict=False):
        run = run + 1 if shot.shot_type == before.shot_type else 1
        if run > longest:
            longest, where = run, shot.id
    return [judge("size_run", where, float(longest), 1, "lower", f"{longest} shots of one size up to {where}", warn=2)]


def crossed_lines(regie: Regie, drehbuch: Drehbuch) -> list[Verdict]:
    """Cuts that cross the line between two people who are in both pictures."""
    scenes = {shot.id: shot.scene for shot in drehbuch.shots}
    crossed = []
    for before, shot in zip(regie.shots, regie.shots[1:], strict=False):
        if scenes.get(before.id) == scenes.get(shot.id) and _crossed(before, shot):
            crossed.append(f"{before.id} to {shot.id}")
    return [judge("line_crossed", "regie", float(len(crossed)), 0, "lower", "; ".join(crossed))]


def moves_with_cause(regie: Regie, source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """Camera moves that nothing in the shot asks for."""
    forces = {
        shot.id: max((e.force for e in source.analysis.events if e.id in shot.events), default=0.0) for shot in drehbuch.shots
    }
    idle = [shot.id for shot in regie.shots if not _caused(shot, forces.get(shot.id, 0.0))]
    return [judge("moves_unmotivated", "regie", float(len(idle)), 0, "lower", ", ".join(idle))]


def true_sizes(regie: Regie, cast: Sequence[Subject]) -> list[Verdict]:
    """How far the worst picture's height is off what its size says, as a factor."""
    by_id = {subject.id: subject for subject in cast}
    worst, where = 1.0, regie.shots[0].id
    for shot in regie.shots:
        primary = next(
            (actor.subject_id for actor in shot.actors if actor.presence == "on_screen" and actor.focus == "primary"), ""
        )
        chief = {"prop": next(iter(shot.props), ""), "environment": shot.inside, "mixed": shot.inside}.get(
            shot.subject, primary
        )
        about = by_id.get(chief) or by_id.get(primary)
        height = shot.camera.distance * SENSOR_HEIGHT / shot.camera.lens_mm
        meant = [picture_height(shot.shot_type, one, inner) for one in (about, None) for inner in (False, True)]
        off = min(max(height / m, m / height) for m in meant)
        if off > worst:
            worst, where = off, shot.id
    return [judge("size_untrue", where, round(worst, 3), _OFF, "lower", f"{where} is off by {worst:.2f}", warn=_FAR_OFF)]


def established(regie: Regie, drehbuch: Drehbuch, before: Analysis | None, source: Source) -> list[Verdict]:
    """A new place is seen whole in one of its first two shots."""
    if not _new_place(drehbuch, before, source):
        return []
    first = [shot for shot in regie.shots if shot.narrative_role != "vision"][:2]
    if not first:
        return []
    wide = any(shot.shot_type in _WIDE for shot in first)
    said = "" if wide else f"{drehbuch.scenes[0].heading} begins with {' and '.join(shot.shot_type for shot in first)}"
    return [judge("established", first[0].id, float(wide), 1, "higher", said, warn=0)]


def room_to_speak(regie: Regie, source: Source, drehbuch: Drehbuch, rate: int) -> list[Verdict]:
    """The fastest that somebody has to speak so that a shot holds its words, before the takes lengthen it."""
    lines = {line.id: line for line in drehbuch.lines}
    fastest, where = 0.0, regie.shots[0].id
    for shot in regie.shots:
        for lang, text in source.verse.text.items():
            words = sum(
                word_count(lines[i].spans[lang].of(text)) for i in shot.utterances if i in lines and lang in lines[i].spans
            )
            pace = words / seconds_of(shot.duration, rate)
            fastest, where = max((fastest, where), (pace, shot.id))
    return [
        judge("words_a_second", where, round(fastest, 2), _FAST, "lower", f"{where} asks for {fastest:.1f}", warn=_TOO_FAST)
    ]


def slideshow(regie: Regie, rate: int) -> list[Verdict]:
    """The longest time in which nothing moves: neither the camera, nor a body, nor the weather."""
    longest, run = 0, 0
    for shot in regie.shots:
        run = 0 if moves(shot) else run + shot.duration
        longest = max(longest, run)
    seconds = seconds_of(longest, rate)
    return [
        judge("still_seconds", "regie", round(seconds, 2), _STILL, "lower", f"{seconds:.1f} s without a motion", warn=_DEAD)
    ]


def shown_actors(regie: Regie, drehbuch: Drehbuch, source: Source) -> list[Verdict]:
    """Who the Drehbuch puts into a picture and the Regie loses, or the other way round; and who must not be seen at all."""
    actors = {subject.id for subject in source.cast if subject.kind == "actor"}
    hidden = {subject.id for subject in source.cast if subject.nature in ("deity", "voice")}
    lost, shown = [], []
    script = {shot.id: set(shot.on_screen) & (actors - hidden) for shot in drehbuch.shots}
    for shot in regie.shots:
        seen = {actor.subject_id for actor in shot.actors if actor.presence == "on_screen"}
        lost += [f"{who} in {shot.id}" for who in sorted(script.get(shot.id, set()) ^ seen)]
        shown += [f"{who} in {shot.id}" for who in sorted(seen & hidden)]
    return [
        judge("subjects_lost", "regie", float(len(lost)), 0, "lower", "; ".join(lost)),
        judge("deity_unseen", "regie", float(len(shown)), 0, "lower", "; ".join(shown)),
    ]


def same_shots(regie: Regie, drehbuch: Drehbuch) -> list[Verdict]:
    """Shots and lines of the Drehbuch that the Regie leaves out, adds or moves."""
    wanted = [(shot.id, shot.utterances) for shot in drehbuch.shots]
    found = [(shot.id, shot.utterances) for shot in regie.shots]
    off = [shot_id for shot_id, _ in (*(w for w in wanted if w not in found), *(f for f in found if f not in wanted))]
    return [judge("shots_kept", "regie", float(len(off)), 0, "lower", ", ".join(off))]


def known_sounds(regie: Regie) -> list[Verdict]:
    """Sounds that no tool knows by that name."""
    names = [
        (shot.id, name) for shot in regie.shots for name in (*shot.sound.ambience, *shot.sound.foley, *shot.sound.detail_fx)
    ]
    unknown = [f"{name} in {shot}" for shot, name in names if sound_named(name) is None]
    return [judge("sounds_known", "regie", float(len(unknown)), 0, "lower", "; ".join(unknown))]


def _crossed(before: Shot, shot: Shot) -> bool:
    old, new = _marks(before), _marks(shot)
    pair = sorted(set(old) & set(new))[:2]
    if len(pair) < 2:
        return False
    sides = [_side(marks[pair[0]], marks[pair[1]], one.camera.yaw_deg) for marks, one in ((old, before), (new, shot))]
    return sides[0] * sides[1] < 0


def _marks(shot: Shot) -> dict[str, Mark]:
    """Where those in a picture stand who stay where they are."""
    staying = (actor for actor in shot.actors if actor.presence == "on_screen" and not actor.path)
    return {actor.subject_id: actor.position for actor in staying if actor.position is not None}


def _side(one: Mark, other: Mark, yaw: float) -> float:
    """Which of the two is left on the screen, as the sign of their distance along its width."""
    across = (other.offset[0] - one.offset[0], other.offset[2] - one.offset[2])
    angle = math.radians(yaw)
    return across[0] * math.cos(angle) - across[1] * math.sin(angle)


def _caused(shot: Shot, force: float) -> bool:
    move = shot.camera.move
    if move.type == "static" or move.amount == 0:
        return True
    walking = any(actor.path for actor in shot.actors)
    if move.type in ("track", "follow"):
        return walking or not any(actor.presence == "on_screen" for actor in shot.actors)
    if move.type == "handheld":
        return (
            force >= _SHAKES
            or shot.light.weather in ("storm", "wind")
            or any(a.emotion in ("fear", "anger", "haste") for a in shot.actors)
        )
    return bool(shot.video_plan.motion_driver)


def _new_place(drehbuch: Drehbuch, before: Analysis | None, source: Source) -> bool:
    if before is None:
        return True
    last, here = before.scenes[-1], next((s for s in drehbuch.scenes if "(VISION)" not in s.heading), drehbuch.scenes[0])
    old = tuple(subject.id if subject else None for subject in (source.subject(last.place), source.subject(last.inside)))
    return old != (here.place, here.inside)
