"""A storyboard handed over: what a reader would have found in its text, and the Drehbuch of its shots."""

import re
from collections.abc import Iterable, Mapping, Sequence

from agents.rules.grammar.english import content_words
from agents.rules.reading.nouns import LIVING, noun
from agents.rules.reading.verbs import FORCE, MOTION, field
from agents.rules.storyboard.scenery import is_inside
from agents.rules.storyboard.terms import TERMS
from exeget.analysis import Analysis, Event, Evidence, Mention, Path, SceneSeen
from exeget.analysis import Blocking as Ways
from exeget.drehbuch import Act, Cue, Drehbuch, Ground, Scene, ScriptShot
from exeget.errors import WrongUse
from exeget.ids import Id, SubjectId
from exeget.storyboard import BoardScene, BoardShot, Component, Storyboard
from exeget.subject import Subject
from exeget.terms import ACT_OF_PHASE, Mood, Phase
from exeget.verse import Span, Verse

RULE = "R-BOARD"
CUES: Mapping[Mood, str] = {
    "calm": "pastoral", "joy": "pastoral", "tender": "theme", "hope": "theme", "awe": "theme", "wonder": "theme",
    "solemn": "theme", "mystery": "theme", "haste": "action", "fear": "tension", "threat": "tension", "anger": "tension",
    "sorrow": "lament",
}  # fmt: skip
PHASE_OF_ACT: Mapping[int, Phase] = {act: phase for phase, act in ACT_OF_PHASE.items()}


def analysis_of(board: Storyboard, verse: Verse) -> Analysis:
    """What the idea says, by its storyboard; WrongUse when the storyboard is not finished."""
    whole = Span(start=0, end=len(verse.text[board.lang]))
    scenes, shots, components = _whole(board)
    events = tuple(_event(board, verse, number, shot) for number, shot in enumerate(_done(shots), 1))
    return Analysis(
        verse=verse.key, lead=board.lang, subjects=tuple(_mention(board, verse, one, scenes) for one in components),
        utterances=(), events=events,
        scenes=tuple(_seen(board, scene, whole) for scene in scenes),
        blocking=Ways(
            anchors=tuple(dict.fromkeys(scene.place for scene in scenes if scene.place)),
            paths=tuple(dict.fromkeys(Path(who=event.doers[0]) for event in events if field(event.verb) in MOTION)),
        ),
        time_of_day=scenes[0].time_of_day, weather=scenes[0].weather,
        mood=tuple(dict.fromkeys(scene.mood for scene in scenes)), engine=board.engine,
    )  # fmt: skip


def _seen(board: Storyboard, scene: BoardScene, whole: Span) -> SceneSeen:
    where = _where(board, scene)
    return SceneSeen(
        id=scene.id, place=where.get("place", ""), inside=where.get("inside", ""), time_of_day=scene.time_of_day,
        weather=scene.weather, spans={board.lang: whole},
    )  # fmt: skip


def drehbuch_of(board: Storyboard, verse: Verse, timeline: Id, cast: Sequence[Subject]) -> Drehbuch:
    """The storyboard's shots as a Drehbuch; nobody speaks, because an idea has no lines."""
    scenes, shots, _ = _whole(board)
    ids = {name: _id(cast, name) for name in (one.name for one in board.components or ())}
    deeds = {(shot.doer, shot.deed, shot.stage): number for number, shot in enumerate(_done(shots), 1)}
    return Drehbuch(
        verse=verse.key, timeline=timeline, acts=tuple(_acts(board, shots)),
        scenes=tuple(_scene(board, scene, ids) for scene in scenes),
        shots=tuple(_shot(board, shot, ids, deeds, verse) for shot in shots),
        lines=(), cues=(_cue(board, shots, ids),), engine=board.engine,
    )  # fmt: skip


def briefing_of(board: Storyboard) -> str:
    """What the storyboard says before its shots, in words: what the actions of the shots may be made of."""
    lore, narrative = board.lore, board.narrative
    said = [f"{lore.title}. {lore.premise}"] if lore else []
    said += [f"{narrative.title}. {narrative.setup} {narrative.turn} {narrative.resolve}"] if narrative else []
    said += [scene.summary for scene in board.scenes or ()]
    said += [f"{one.name}: {' '.join(one.traits)} {one.look}" for one in board.components or ()]
    said += [stage.staging for stage in board.stage_shots or ()]
    return "\n".join((*said, " ".join(TERMS.get(board.lang, TERMS["en"]).values())))


def _whole(board: Storyboard) -> tuple[tuple[BoardScene, ...], tuple[BoardShot, ...], tuple[Component, ...]]:
    missing = [
        name for name in ("narrative", "scenes", "components", "music", "stage_shots", "shots") if not getattr(board, name)
    ]
    if missing or not board.scenes or not board.shots or not board.components:
        raise WrongUse(
            f"The storyboard of {board.verse} is not finished.", known=f"It lacks {', '.join(missing)}.",
            cure="Fill them in, or delete storyboard.json to have it made.",
        )  # fmt: skip
    return board.scenes, board.shots, board.components


def _done(shots: Iterable[BoardShot]) -> list[BoardShot]:
    """One shot for each deed, however often it is seen."""
    found: dict[tuple[str, str, str], BoardShot] = {}
    for shot in shots:
        if shot.doer and shot.deed:
            found.setdefault((shot.doer, shot.deed, shot.stage), shot)
    return list(found.values())


def _mention(board: Storyboard, verse: Verse, one: Component, scenes: Iterable[BoardScene]) -> Mention:
    span, rule = _said(board, verse, one.name)
    places = {scene.place for scene in scenes}
    doers = {shot.doer for shot in board.shots or ()}
    seen = Evidence(verse=verse.key, lang=board.lang, span=span, rule=rule)
    return Mention(
        name=one.name, names={board.lang: one.name}, noun=one.noun or _noun(one.name), kind=one.kind, nature=one.nature,
        many=one.many, traits=one.traits, role="place" if one.name in places else "doer" if one.name in doers else "named",
        dynamic=one.nature in LIVING, evidence=(seen,),
    )  # fmt: skip


def _noun(name: str) -> str:
    rows = (noun(word) for word in reversed(re.findall(r"[^\W\d_]+", name)))
    return next((row.word for row in rows if row is not None), "")


def _said(board: Storyboard, verse: Verse, name: str) -> tuple[Span, str]:
    """Where the idea names something; all of it where it does not."""
    text = verse.text[board.lang]
    at = text.lower().find(name.lower())
    if at < 0 or len(text.lower()) != len(text):
        return Span(start=0, end=len(text)), "storyboard"
    return Span(start=at, end=at + len(name)), "named in the idea"


def _where(board: Storyboard, scene: BoardScene) -> dict[str, str]:
    """The place of a scene; a room is what one is inside of."""
    one = board.component(scene.place)
    if one is None:
        return {}
    return {"inside" if is_inside(one) else "place": one.name}


def _event(board: Storyboard, verse: Verse, number: int, shot: BoardShot) -> Event:
    scene = board.scene_of(shot)
    span, rule = _said(board, verse, shot.doer)
    things = (board.component(name) for name in shot.on_screen)
    suffers = tuple(one.name for one in things if one and one.name not in (shot.doer, scene.place) and one.kind == "prop")
    return Event(
        id=f"e{number}", verb=shot.deed, doers=(shot.doer,), receivers=suffers, place=scene.place,
        force=FORCE[field(shot.deed)], spans={board.lang: span}, rule=rule,
    )  # fmt: skip


def _id(cast: Sequence[Subject], name: str) -> SubjectId:
    for subject in cast:
        if name.lower() in {word.lower() for word in (*subject.names.values(), *subject.aliases)}:
            return subject.id
    raise WrongUse(f"{name!r} of the storyboard is not in the register.", cure="Delete register.json to have it made anew.")


def _acts(board: Storyboard, shots: Iterable[BoardShot]) -> Iterable[Act]:
    has = {shot.id.split(".")[0] for shot in shots}
    assert board.narrative is not None  # _whole asked for it
    told = {"setup": board.narrative.setup, "turn": board.narrative.turn, "resolve": board.narrative.resolve}
    for act, phase in PHASE_OF_ACT.items():
        if str(act) in has:
            first = next(shot.action for shot in board.shots or () if shot.id.startswith(f"{act}."))
            yield Act(phase=phase, summary=told[phase] or first)


def _scene(board: Storyboard, scene: BoardScene, ids: Mapping[str, SubjectId]) -> Scene:
    where = _where(board, scene)
    side = "INT" if "inside" in where else "EXT"
    return Scene(
        id=scene.id, place=ids.get(where.get("place", "")), inside=ids.get(where.get("inside", "")),
        time_of_day=scene.time_of_day, weather=scene.weather,
        heading=f"{side}. {(scene.place or scene.summary).rstrip('.').upper()[:80]} - {scene.time_of_day.upper()}",
    )  # fmt: skip


def _shot(
    board: Storyboard, shot: BoardShot, ids: Mapping[str, SubjectId], deeds: Mapping[tuple[str, str, str], int], verse: Verse
) -> ScriptShot:
    scene = board.scene_of(shot)
    chief = board.component(shot.on_screen[0])
    number = deeds.get((shot.doer, shot.deed, shot.stage), 0) or next(
        (n for (who, deed, _), n in deeds.items() if (who, deed) == (shot.doer, shot.deed)), 0
    )
    place = chief is not None and chief.kind in ("environment", "set_environment")
    return ScriptShot(
        id=shot.id, phase=PHASE_OF_ACT[int(shot.id.split(".")[0])], scene=scene.id, events=(f"e{number}",) if number else (),
        action=shot.action, grounds=_grounds(shot.action, verse), on_screen=tuple(ids[name] for name in shot.on_screen),
        focus=None if place else ids[shot.on_screen[0]], intent=shot.intent, rule=RULE, size=shot.size, move=shot.move,
    )  # fmt: skip


def _grounds(action: str, verse: Verse) -> tuple[Ground, ...]:
    """Words of the idea rest on it, the others on the storyboard."""
    idea = {word.lower() for text in verse.text.values() for word in content_words(text)}
    found = (
        Ground(word=word, source="verse", where=verse.key)
        for word in dict.fromkeys(content_words(action))
        if word.lower() in idea
    )
    return tuple(found) or (Ground(word=RULE, source="rule", where=RULE),)


def _cue(board: Storyboard, shots: Sequence[BoardShot], ids: Mapping[str, SubjectId]) -> Cue:
    music = board.music
    assert music is not None  # _whole asked for it
    motif = next((ids[shot.doer] for shot in shots if shot.doer), None)
    value = {
        "id": "m1", "type": CUES[music.mood], "mood": music.mood, "intensity": 0.45, "curve": (0.35, 0.5, 0.35),
        "first": shots[0].id, "last": shots[-1].id, "motif": motif, "bpm": music.bpm, "mode": music.mode,
        "style": music.style, "why": f"The idea asks for: {music.words}." if music.words else f"The mood is {music.mood}.",
    }  # fmt: skip
    return Cue.model_validate(value)
