"""Faults planted into good plans, each beside a change of its kind that is none: the director's lint is scored on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from agents.rules.criticism import grounding, onscreen, regie, script
from agents.rules.grammar.parting import word_count
from evals.rehearsal import Rehearsed
from exeget.drehbuch import Act, Line, ScriptShot
from exeget.shot import Move, Shot, ShotSize
from exeget.verdict import Verdict

Check = Callable[[Rehearsed], Sequence[Verdict]]
Change = Callable[[Rehearsed], Rehearsed | None]
"""Another plan; None where a plan has no place for the change."""
_SIZES: tuple[ShotSize, ...] = ("wide", "medium", "close_up", "full")
_FOREIGN = "A lighthouse keeper winds the chronometer."
_SLOW = 30 * 24


@dataclass(frozen=True)
class Fault:
    """A rule of the lint with what breaks it and what only looks as if it did."""

    metric: str
    check: Check
    plant: Change
    harmless: Change


def _shots(played: Rehearsed, shots: Sequence[Shot]) -> Rehearsed:
    return replace(played, regie=played.regie.model_copy(update={"shots": tuple(shots)}))


def _script(played: Rehearsed, shots: Sequence[ScriptShot]) -> Rehearsed:
    return replace(played, drehbuch=played.drehbuch.model_copy(update={"shots": tuple(shots)}))


def _lines(played: Rehearsed, lines: Sequence[Line]) -> Rehearsed:
    return replace(played, drehbuch=played.drehbuch.model_copy(update={"lines": tuple(lines)}))


def _sized(played: Rehearsed, sizes: Sequence[ShotSize]) -> Rehearsed | None:
    shots = [shot.model_copy(update={"shot_type": size}) for shot, size in zip(played.regie.shots, cycle(sizes), strict=False)]
    return _shots(played, shots) if len(shots) > 1 else None


def _one_size(played: Rehearsed) -> Rehearsed | None:
    return _sized(played, ("medium",))


def _other_sizes(played: Rehearsed) -> Rehearsed | None:
    return _sized(played, _SIZES)


def _twin(played: Rehearsed) -> Rehearsed | None:
    shots = played.drehbuch.shots
    if len(shots) < 2:
        return None
    same = {"action": shots[0].action, "on_screen": shots[0].on_screen, "focus": shots[0].focus}
    return _script(played, [*shots[:-1], shots[-1].model_copy(update=same)])


def _same_people(played: Rehearsed) -> Rehearsed | None:
    shots = played.drehbuch.shots
    if len(shots) < 2:
        return None
    return _script(played, [*shots[:-1], shots[-1].model_copy(update={"on_screen": shots[0].on_screen})])


def _turned(by: float, wanted: Callable[[Rehearsed, int], bool]) -> Change:
    """The second shot of a fitting cut taken from further round, in degrees."""

    def change(played: Rehearsed) -> Rehearsed | None:
        shots = list(played.regie.shots)
        at = next((n for n in range(1, len(shots)) if wanted(played, n)), None)
        if at is None:
            return None
        yaw = (shots[at].camera.yaw_deg + by + 180) % 360 - 180
        shots[at] = shots[at].model_copy(update={"camera": shots[at].camera.model_copy(update={"yaw_deg": yaw})})
        return _shots(played, shots)

    return change


def _pair_stays(played: Rehearsed, at: int) -> bool:
    """Whether two people stand in both pictures of a cut inside a scene."""
    before, shot = played.regie.shots[at - 1 : at + 1]
    stay = [{a.subject_id for a in s.actors if a.presence == "on_screen" and not a.path} for s in (before, shot)]
    return len(stay[0] & stay[1]) > 1 and _one_scene(played, at)


def _one_scene(played: Rehearsed, at: int) -> bool:
    shots = played.drehbuch.shots
    return shots[at - 1].scene == shots[at].scene


def _face_to_face(played: Rehearsed, at: int) -> bool:
    """Whether a cut goes from one alone to another alone who looks back."""
    before, shot = played.regie.shots[at - 1 : at + 1]
    one, other = onscreen.alone(before), onscreen.alone(shot)
    if one is None or other is None or one.subject_id == other.subject_id or not _one_scene(played, at):
        return False
    return onscreen.face_each_other(one, other) and onscreen.look(one, before) * onscreen.look(other, shot) != 0


def _first_two(size: ShotSize) -> Change:
    def change(played: Rehearsed) -> Rehearsed | None:
        shots = [shot.model_copy(update={"shot_type": size}) for shot in played.regie.shots[:2]]
        return _shots(played, [*shots, *played.regie.shots[2:]])

    return change


def _invented(played: Rehearsed) -> Rehearsed | None:
    first, *others = played.drehbuch.shots
    return _script(played, [first.model_copy(update={"action": f"{first.action} {_FOREIGN}"}), *others])


def _said_again(played: Rehearsed) -> Rehearsed | None:
    first, *others = played.drehbuch.shots
    return _script(played, [first.model_copy(update={"action": f"{first.action} {first.action}"}), *others])


def _lost(played: Rehearsed) -> Rehearsed | None:
    shots = list(played.regie.shots)
    at = next((n for n, shot in enumerate(shots) if any(a.presence == "on_screen" for a in shot.actors)), None)
    if at is None:
        return None
    shots[at] = shots[at].model_copy(update={"actors": shots[at].actors[1:]})
    return _shots(played, shots)


def _reordered(played: Rehearsed) -> Rehearsed | None:
    return _shots(played, [shot.model_copy(update={"actors": shot.actors[::-1]}) for shot in played.regie.shots])


def _empty_act(played: Rehearsed) -> Rehearsed | None:
    have = {act.phase for act in played.drehbuch.acts}
    missing = next((phase for phase in ("setup", "turn", "resolve") if phase not in have), None)
    if missing is None:
        return None
    acts = (*played.drehbuch.acts, Act(phase=missing, summary="Nothing."))  # type: ignore[arg-type]  # one of the three phases
    return replace(played, drehbuch=played.drehbuch.model_copy(update={"acts": acts}))


def _retold_act(played: Rehearsed) -> Rehearsed | None:
    acts = tuple(act.model_copy(update={"summary": "Told in other words."}) for act in played.drehbuch.acts)
    return replace(played, drehbuch=played.drehbuch.model_copy(update={"acts": acts}))


def _stills(move: Move) -> Change:
    """Every shot long and calm, with one camera move."""

    def change(played: Rehearsed) -> Rehearsed | None:
        return _shots(played, [_calm(shot, move).model_copy(update={"duration": _SLOW}) for shot in played.regie.shots])

    return change


def _calm(shot: Shot, move: Move) -> Shot:
    actors = tuple(a.model_copy(update={"path": (), "pose": "stand", "emotion": None}) for a in shot.actors)
    camera, light = shot.camera.model_copy(update={"move": move}), shot.light.model_copy(update={"weather": "clear"})
    return shot.model_copy(update={"actors": actors, "camera": camera, "light": light})


def _moved(move: Move) -> Change:
    """A move in a quiet shot with somebody standing in it."""

    def change(played: Rehearsed) -> Rehearsed | None:
        quiet = {shot.id for shot in played.drehbuch.shots if not _forceful(played, shot)}
        shots = list(played.regie.shots)
        seen = (n for n, s in enumerate(shots) if s.id in quiet and any(a.presence == "on_screen" for a in s.actors))
        at = next(seen, None)
        if at is None:
            return None
        shots[at] = _calm(shots[at], move)
        return _shots(played, shots)

    return change


def _forceful(played: Rehearsed, shot: ScriptShot) -> bool:
    return any(event.force >= 0.4 for event in played.source.analysis.events if event.id in shot.events)


def _all_in_one_line(played: Rehearsed) -> Rehearsed | None:
    text, lang = played.source.text, played.source.lang
    first, *others = played.drehbuch.lines
    if word_count(text) <= script.LONGEST_LINE:
        return None
    whole = first.spans[lang].model_copy(update={"start": 0, "end": len(text)}) if lang in first.spans else None
    return _lines(played, [first.model_copy(update={"spans": {**first.spans, lang: whole}}), *others]) if whole else None


def _same_lines(played: Rehearsed) -> Rehearsed | None:
    return _lines(played, [line.model_copy(update={"delivery": "calm"}) for line in played.drehbuch.lines])


def _without_actors(played: Rehearsed) -> Rehearsed | None:
    people = {subject.id for subject in played.source.cast if subject.kind == "actor"}
    gone = [s.model_copy(update={"on_screen": tuple(i for i in s.on_screen if i not in people)}) for s in played.drehbuch.shots]
    return _script(played, gone)


def _more_actors(played: Rehearsed) -> Rehearsed | None:
    people = tuple(subject.id for subject in played.source.cast if subject.kind == "actor")
    return _script(played, [s.model_copy(update={"on_screen": (*s.on_screen, *people)}) for s in played.drehbuch.shots])


FAULTS: tuple[Fault, ...] = (
    Fault("size_run", lambda p: regie.size_runs(p.regie), _one_size, _other_sizes),
    Fault("twin_shots", lambda p: script.twins(p.drehbuch), _twin, _same_people),
    Fault(
        "line_crossed", lambda p: regie.crossed_lines(p.regie, p.drehbuch), _turned(180, _pair_stays), _turned(4, _pair_stays)
    ),
    Fault(
        "eyelines", lambda p: onscreen.eyelines(p.regie, p.drehbuch), _turned(180, _face_to_face), _turned(4, _face_to_face)
    ),
    Fault(
        "established", lambda p: regie.established(p.regie, p.drehbuch, p.source.before, p.source),
        _first_two("close_up"), _first_two("wide"),
    ),
    Fault("grounding", lambda p: grounding.grounding(p.vocabulary(), p.drehbuch), _invented, _said_again),
    Fault("subjects_lost", lambda p: regie.shown_actors(p.regie, p.drehbuch, p.source), _lost, _reordered),
    Fault("acts_filled", lambda p: script.filled_acts(p.drehbuch), _empty_act, _retold_act),
    Fault(
        "still_seconds", lambda p: regie.slideshow(p.regie, p.params.rate),
        _stills(Move()), _stills(Move(type="pan", amount=0.5)),
    ),
    Fault("longest_line_words", lambda p: script.line_lengths(p.source, p.drehbuch), _all_in_one_line, _same_lines),
    Fault(
        "moves_unmotivated", lambda p: regie.moves_with_cause(p.regie, p.source, p.drehbuch),
        _moved(Move(type="handheld", amount=0.8)), _moved(Move()),
    ),
    Fault("doers_seen", lambda p: onscreen.doers_seen(p.source, p.drehbuch), _without_actors, _more_actors),
)  # fmt: skip
