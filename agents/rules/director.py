"""The director by rules: a Regie in which every field of every shot has a reason or stays empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from agents.rules.direction.blocking import Floor, approach, floor_of, path_of, placements
from agents.rules.direction.bodies import feeling_of, pose_of, sentence_about
from agents.rules.direction.camera import Set, camera, chosen, move_of
from agents.rules.direction.hearing import sound_of
from agents.rules.direction.light import light
from agents.rules.direction.pictures import start_image, video_plan
from agents.rules.direction.situation import Situation
from agents.rules.grammar.parting import word_count
from agents.rules.grammar.source import Source
from agents.tasks import DirectParams
from exeget.analysis import Analysis
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.frames import frames_of
from exeget.job import Job
from exeget.regie import Regie
from exeget.shot import Actor, FrameFrom, Shot, Transition
from exeget.subject import Subject
from exeget.terms import NARRATOR
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
WORDS_A_SECOND = 2.0
_SECONDS = 0.02
_LEAST = {"extreme_wide": 3.0, "wide": 2.5, "insert": 1.5}
"""Seconds a picture needs to be read."""
_BREATH = 0.5
"""Seconds around the words of a shot."""


class Director:
    """The tool of kind `direct`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any Drehbuch with its analysis."""
        missing = [name for name in ("drehbuch.json", "analysis.json") if name not in job.inputs]
        if missing:
            return Refusal(f"A Regie needs {' and '.join(missing)}.", "Write the Drehbuch first.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write regie.json."""
        params = part_from(DirectParams, job.params, "the parameters of direct")
        drehbuch = load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json")
        analysis = load(Analysis, bench.inputs["analysis.json"].read_bytes(), "analysis.json")
        regie = direct(params, drehbuch, analysis)
        (bench.out / "regie.json").write_bytes(write_document(regie))
        return Made(files=("regie.json",), facts={"shots": len(regie.shots), "frames": sum(s.duration for s in regie.shots)})


@dataclass
class Slate:
    """What has been shot of the verse so far."""

    sets: list[Set] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)


def direct(params: DirectParams, drehbuch: Drehbuch, analysis: Analysis) -> Regie:
    """The Regie of a Drehbuch."""
    source = Source(params.verse, analysis, params.cast)
    situations = [Situation(source, drehbuch, shot) for shot in drehbuch.shots]
    floors = {scene.id: floor_of(own) for scene in drehbuch.scenes if (own := [s for s in situations if s.scene is scene])}
    hero = max(situations, key=lambda situation: (situation.shot.phase == "turn", situation.force)).shot.id
    slate = Slate()
    for situation in situations:
        _shoot(situation, floors[situation.scene.id], params, slate, hero)
    return Regie(verse=drehbuch.verse, timeline=drehbuch.timeline, shots=tuple(slate.shots), engine=ENGINE)


def _shoot(situation: Situation, floor: Floor, params: DirectParams, slate: Slate, hero: str) -> None:
    new_scene = all(other.scene.id != situation.scene.id for other in slate.situations)
    taken = chosen(situation, floor, params.look, slate.sets, new_scene)
    parent = _parent(situation, slate)
    slate.shots.append(_shot(situation, floor, params, slate, taken, parent, hero))
    slate.sets.append(taken)
    slate.situations.append(situation)


def _shot(
    situation: Situation, floor: Floor, params: DirectParams, slate: Slate, taken: Set, parent: int | None, hero: str
) -> Shot:
    script = situation.shot
    lit, move = light(situation), move_of(taken.row, situation)
    mother = slate.shots[parent] if parent is not None else None
    props = tuple(s for s in map(situation.named, script.on_screen) if s is not None and s.kind == "prop")
    actors = _actors(situation, floor)
    words = max((_words(situation, lang) for lang in params.verse.text), default=0)
    seconds = max(_LEAST.get(taken.frame.size, 2.0), words / WORDS_A_SECOND + _BREATH if words else 0.0)
    environment, inside = _places(situation)
    return Shot(
        id=script.id,
        verse_span=_span(situation),
        act=script.phase,
        narrative_role=_role(situation),
        shot_intent=script.intent,
        director_intent=_director_intent(situation, taken),
        hero_moment=script.id == hero,
        subject=_about(situation, props),
        shot_type=taken.frame.size,
        framing=f"{taken.row.why}; {_angle(taken.pitch)}",
        environment=environment,
        inside=inside,
        env_change=_env_change(situation, slate),
        actors=actors,
        props=tuple(prop.id for prop in props),
        prop_placements=placements(situation, props),
        actor_block=approach(situation, floor),
        camera=camera(
            taken, situation, _setup(situation, taken, slate), mother.id if mother else None, _missing(situation, slate, parent)
        ),
        light=lit,
        mood=situation.source.analysis.mood,
        palette=", ".join((*params.look.palette, *((params.look.light,) if params.look.light else ()))),
        start_image=start_image(situation, taken, lit, params.look, move, _reframed(situation, taken, slate, parent)),
        video_plan=video_plan(situation, taken, move),
        duration=frames_of(seconds, params.rate),
        utterances=script.utterances,
        voice_words_max=max(words, int(seconds * WORDS_A_SECOND)),
        sound=sound_of(situation),
        transition=_transition(situation),
        continuity_locks=_locks(situation, floor),
        confidence=_confidence(situation),
        engine=ENGINE,
    )


def _actors(situation: Situation, floor: Floor) -> tuple[Actor, ...]:
    """Those in the picture with mark, pose and feeling; then those who are only heard."""
    seen = [_actor(situation, floor, subject) for subject in situation.actors]
    heard = [
        Actor(subject_id=speaker, presence="off_screen", action="speaks", pose="speak", focus="secondary")
        for speaker in situation.speakers
        if speaker not in {actor.subject_id for actor in seen}
    ]
    return (*seen, *heard)


def _actor(situation: Situation, floor: Floor, subject: Subject) -> Actor:
    script = situation.shot
    doing = any(situation.source.subject(name) == subject for event in situation.events for name in event.doers)
    speaking = subject.id in situation.speakers
    shaken = situation.scene.weather == "storm" and floor.anchor == "deck"
    mark, path = path_of(situation, subject, floor.marks[subject.id])
    events = tuple(
        event for event in situation.events if any(situation.source.subject(name) == subject for name in event.doers)
    )
    return Actor(
        subject_id=subject.id,
        phase=subject.phase_at(situation.source.verse.key).name,
        focus="primary" if _is_chief(situation, subject) else "secondary",
        action=sentence_about(subject, script.action).strip(" ."),
        pose=pose_of(subject, script.action, situation.deed, doing, speaking, shaken),
        emotion=feeling_of(subject, script.action, events, situation.source.analysis.mood[0]),
        position=mark,
        path=path,
    )


def _is_chief(situation: Situation, subject: Subject) -> bool:
    """The one the camera is on; nobody where the shot is about a place or thing."""
    focus = situation.focus
    return subject is situation.actors[0] and (focus is None or focus.kind == "actor")


def _words(situation: Situation, lang: str) -> int:
    text = situation.source.verse.text[lang]
    return sum(word_count(line.spans[lang].of(text)) for line in situation.lines if lang in line.spans)


def _span(situation: Situation) -> tuple[int, int] | None:
    spans = [line.spans[situation.source.lang] for line in situation.lines if situation.source.lang in line.spans]
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _places(situation: Situation) -> tuple[str, str]:
    """Environment and set; a ship or house that is in the picture is the set even where the scene does not say so."""
    scene = situation.scene
    shown = [subject for subject in map(situation.named, situation.shot.on_screen) if subject is not None]
    lands = (s.id for s in shown if s.kind == "environment" and s.nature not in ("weather", "light"))
    sets = (s.id for s in shown if s.kind == "set_environment" and not situation.is_vision)
    return scene.place or next(lands, "open ground"), scene.inside or next(sets, "")


def _role(situation: Situation) -> str:
    rule = situation.shot.rule
    if situation.is_vision:
        return "vision"
    if situation.speakers:
        focus = situation.focus
        return (
            "address" if focus is not None and focus.id in situation.speakers else "reaction" if situation.actors else "voice"
        )
    return {"R-PLACE": "establishing", "R-PORTRAIT": "introduction"}.get(rule) or situation.deed or "situation"


def _director_intent(situation: Situation, taken: Set) -> str:
    """The strongest thing that is said of the shot: the reading's own sentence where one fits, else the row's."""
    sentences = situation.shot.intent.split(". ")
    return sentences[-1] if len(sentences) > 1 else f"{taken.row.why[:1].upper()}{taken.row.why[1:]}."


def _about(situation: Situation, props: Sequence[Subject]) -> Literal["actor", "environment", "prop", "mixed"]:
    focus = situation.focus
    if focus is not None and focus.kind == "prop":
        return "prop"
    if situation.actors:
        return "actor" if focus is None or focus.kind == "actor" else "mixed"
    return "prop" if props and focus is None else "environment"


def _angle(pitch: float) -> str:
    return "eye level" if abs(pitch) < 3 else "from above" if pitch < 0 else "from below"


def _env_change(situation: Situation, slate: Slate) -> str | None:
    if not slate.situations or slate.situations[-1].scene.id == situation.scene.id:
        return None
    return f"{slate.situations[-1].scene.heading} to {situation.scene.heading}"


def _parent(situation: Situation, slate: Slate) -> int | None:
    """The last shot of the same scene that shows something of this one."""
    for number in range(len(slate.situations) - 1, -1, -1):
        other = slate.situations[number]
        if other.scene.id == situation.scene.id and (
            set(other.shot.on_screen) & set(situation.shot.on_screen) or not situation.actors
        ):
            return number
    return None


def _setup(situation: Situation, taken: Set, slate: Slate) -> str:
    """Shots from one position share a letter; a new position takes the next."""
    letters: dict[tuple[object, ...], str] = {}
    for other, shot, before in zip(slate.situations, slate.shots, slate.sets, strict=True):
        letters.setdefault(_position(other, before), shot.camera.setup)
    return letters.get(_position(situation, taken)) or _letter(len(set(letters.values())))


def _position(situation: Situation, taken: Set) -> tuple[object, ...]:
    return (situation.scene.id, situation.shot.focus, taken.yaw, taken.pitch, taken.frame)


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else f"{chr(64 + number // 26)}{chr(65 + number % 26)}"


def _missing(situation: Situation, slate: Slate, parent: int | None) -> str | None:
    """What this picture shows that its parent's frame does not."""
    if parent is None:
        return None
    there = set(slate.situations[parent].shot.on_screen)
    new = [s.title() for i in situation.shot.on_screen if i not in there and (s := situation.named(i)) is not None]
    return f"{', '.join(new)} not in {slate.shots[parent].id}" if new else None


def _reframed(situation: Situation, taken: Set, slate: Slate, parent: int | None) -> FrameFrom | None:
    """The parent's last frame seen from the new angle, where all of the new picture is in it and the angle is in reach."""
    if parent is None or _missing(situation, slate, parent) is not None:
        return None
    old, mother = slate.sets[parent], slate.shots[parent]
    yaw, pitch, factor = taken.yaw - old.yaw, taken.pitch - old.pitch, taken.frame.distance / old.frame.distance
    if abs(yaw) > 90 or abs(pitch) > 60 or not 0.01 <= factor <= 20:
        return None
    return FrameFrom(shot=mother.id, frame=mother.duration - 1, yaw=yaw, pitch=round(pitch, 1), distance=round(factor, 4))


def _transition(situation: Situation) -> Transition:
    shots = situation.drehbuch.shots
    if situation.shot is shots[0]:
        return "fade_in"
    return "fade_out" if situation.shot is shots[-1] else "cut"


def _locks(situation: Situation, floor: Floor) -> tuple[str, ...]:
    """What must be the same in every shot of the scene."""
    locks = [f"{situation.scene.time_of_day}, {situation.scene.weather}"]
    for actor in situation.actors:
        mark = floor.marks[actor.id]
        side = "left" if mark.offset[0] < 0 else "right" if mark.offset[0] > 0 else "middle"
        locks.append(f"{actor.id}: {actor.phase_at(situation.source.verse.key).name}, {side}")
    return tuple(locks)


def _confidence(situation: Situation) -> float:
    """The share of the action's words that rest on the verse itself; its neighbours count half, a rule a third."""
    worth: Mapping[str, float] = {"verse": 1.0, "context": 0.5, "briefing": 0.5, "rule": 1 / 3}
    grounds = situation.shot.grounds
    return round(sum(worth[ground.source] for ground in grounds) / len(grounds), 2)


__all__ = ["NARRATOR", "Director", "direct"]
