"""The director by rules: a Regie in which every field of every shot has a reason or stays empty."""

from collections.abc import Mapping, Sequence
from typing import Literal

from agents.rules.direction.acting import actors_of, lies_down
from agents.rules.direction.blocking import Floor, approach, floor_of, placements
from agents.rules.direction.camera import Set, camera, chosen, move_of
from agents.rules.direction.habits import carried, lit
from agents.rules.direction.hearing import sound_of
from agents.rules.direction.light import light
from agents.rules.direction.pacing import kept_alive
from agents.rules.direction.pictures import start_image, video_plan
from agents.rules.direction.setups import Filmed, missing_from, parent_of, reframed, setup_of
from agents.rules.direction.situation import Situation
from agents.rules.grammar.parting import word_count
from agents.rules.grammar.source import Source
from agents.rules.script.decks import HOLD
from agents.tasks import DirectParams
from exeget.analysis import Analysis
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.frames import frames_of
from exeget.job import Job
from exeget.regie import Regie
from exeget.shot import Shot, Transition
from exeget.subject import Subject
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
WORDS_A_SECOND = 2.0
_SECONDS = 0.02
_LEAST = {"extreme_wide": 3.0, "wide": 2.5, "insert": 1.5}
"""Seconds a picture needs to be read."""
_BEATS = 4
"""In a bar of music whose tempo is given."""
_UNSPOKEN = 4.5
"""Seconds of a shot in a film without a word, where the music carries it."""
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


def direct(params: DirectParams, drehbuch: Drehbuch, analysis: Analysis) -> Regie:
    """The Regie of a Drehbuch."""
    source = Source(params.verse, analysis, params.cast)
    situations = [Situation(source, drehbuch, shot, params.standing) for shot in drehbuch.shots]
    floors = {scene.id: floor_of(own) for scene in drehbuch.scenes if (own := [s for s in situations if s.scene is scene])}
    hero = max(situations, key=lambda situation: (situation.shot.phase == "turn", situation.force)).shot.id
    filmed: list[Filmed] = []
    for situation in situations:
        floor = floors[situation.scene.id]
        first = all(other.situation.scene.id != situation.scene.id for other in filmed)
        lying = lies_down(situation.focus, filmed)
        taken = chosen(situation, floor, params.look, [other.taken for other in filmed], first, lying)
        shot = kept_alive(_shot(situation, floor, params, filmed, taken), filmed, params.rate)
        filmed.append(Filmed(situation, taken, shot.model_copy(update={"hero_moment": shot.id == hero})))
    shots = tuple(other.shot for other in filmed)
    return Regie(verse=drehbuch.verse, timeline=drehbuch.timeline, shots=shots, engine=ENGINE)


def _shot(situation: Situation, floor: Floor, params: DirectParams, filmed: Sequence[Filmed], taken: Set) -> Shot:
    script = situation.shot
    lamp, parent = lit(light(situation), params.look), parent_of(situation, filmed)
    move = carried(move_of(taken.row, situation), params.look, situation.force)
    setup, mother = setup_of(situation, taken, filmed), parent.shot.id if parent else None
    words = max((_words(situation, lang) for lang in params.verse.text), default=0)
    seconds = max(_LEAST.get(taken.frame.size, 2.0), words / WORDS_A_SECOND + _BREATH if words else _in_bars(situation))
    props = tuple(s for s in map(situation.named, script.on_screen) if s is not None and s.kind == "prop")
    environment, inside = _places(situation)
    return Shot(
        id=script.id,
        verse_span=_span(situation),
        act=script.phase,
        narrative_role=_role(situation),
        shot_intent=script.intent,
        director_intent=_director_intent(situation, taken),
        subject=_about(situation, props),
        shot_type=taken.frame.size,
        framing=f"{taken.row.why}; {_angle(taken.pitch)}",
        environment=environment,
        inside=inside,
        env_change=_env_change(situation, filmed),
        actors=actors_of(situation, floor, filmed),
        props=tuple(prop.id for prop in props),
        prop_placements=placements(situation, props),
        actor_block=approach(situation, floor),
        camera=camera(taken, move, setup, mother, missing_from(situation, parent)),
        light=lamp,
        mood=situation.source.analysis.mood,
        palette=", ".join((*params.look.palette, *((params.look.light,) if params.look.light else ()))),
        start_image=start_image(situation, taken, lamp, params.look, move, reframed(situation, taken, parent)),
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


def _in_bars(situation: Situation) -> float:
    """Seconds of a shot in a film without a word: whole bars of its music, where the tempo is given."""
    if situation.drehbuch.lines:
        return 0.0
    bpm = next((cue.bpm for cue in situation.drehbuch.cues if cue.bpm), 0)
    bar = _BEATS * 60 / bpm if bpm else _UNSPOKEN
    return bar * max(1, round(_UNSPOKEN / bar))


def _words(situation: Situation, lang: str) -> int:
    text = situation.source.verse.text[lang]
    return sum(word_count(line.spans[lang].of(text)) for line in situation.lines if lang in line.spans and not line.silent)


def _span(situation: Situation) -> tuple[int, int] | None:
    spans = [line.spans[situation.source.lang] for line in situation.lines if situation.source.lang in line.spans]
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _places(situation: Situation) -> tuple[str, str]:
    """Environment and set; a ship or house that is in the picture is the set even where the scene does not say so."""
    scene = situation.scene
    if situation.below:
        return HOLD.lower(), ""
    shown = [subject for subject in map(situation.named, situation.shot.on_screen) if subject is not None]
    lands = (s.id for s in shown if s.kind == "environment" and s.nature not in ("weather", "light"))
    sets = (s.id for s in shown if s.kind == "set_environment" and not situation.is_vision)
    inside = "" if situation.afloat else scene.inside or next(sets, "")
    return scene.place or next(lands, "open ground"), inside


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
    if focus is not None and focus.kind != "actor":
        return "environment"
    if situation.actors:
        return "mixed" if props and focus is None else "actor"
    return "prop" if props else "environment"


def _angle(pitch: float) -> str:
    return "eye level" if abs(pitch) < 3 else "from above" if pitch < 0 else "from below"


def _env_change(situation: Situation, filmed: Sequence[Filmed]) -> str | None:
    before = filmed[-1].situation.scene if filmed else situation.scene
    return None if before.id == situation.scene.id else f"{before.heading} to {situation.scene.heading}"


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
