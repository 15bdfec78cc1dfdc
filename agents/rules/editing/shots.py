"""Edits of the order of shots: one goes, one comes, one moves; Drehbuch, Regie and sound plan say the same afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from agents.rules.direction.frame import frame
from agents.rules.editing.lines import words_in
from agents.rules.editing.picture import FASTEST
from exeget.drehbuch import Cue, Drehbuch, Ground, ScriptShot
from exeget.edit import Add, Drop, Reorder
from exeget.frames import frames_of
from exeget.papers import CannotBe, Papers
from exeget.shot import Actor, Camera, Shot, ShotSound, StartImage, VideoPlan
from exeget.soundplan import Bed, MusicCue, SoundPlan
from exeget.subject import Subject
from exeget.terms import ACT_OF_PHASE

UNSEEN = frozenset({"deity", "voice"})
_NEW_SECONDS = 2.5
_ROUND = 25.0
"""Degrees by which a new shot of the same place is seen from elsewhere."""
_SECONDS_A_WORD = 1 / 2.5


def drop(edit: Drop, papers: Papers) -> Papers:
    """Shots go; what was spoken over them is spoken over the shot before, or after where there is none."""
    for name in edit.shots:
        papers.shot(name)
        papers = _dropped(papers, name)
    return papers


def add(edit: Add, papers: Papers) -> Papers:
    """A shot without words, in the scene of the one it follows."""
    mother = papers.shot(edit.after)
    about = papers.actor(edit.of) if edit.of else None
    if about is not None and about.nature in UNSEEN:
        raise CannotBe(f"{about.title()} is never in a picture; show what it does instead")
    script = next(shot for shot in papers.drehbuch.shots if shot.id == mother.id)
    name = _next_id(papers.drehbuch, script)
    new = _new_script(papers, script, name, about)
    shot = _new_shot(papers, mother, name, about, edit)
    opened = mother.model_copy(update={"transition": "cut"}) if mother.transition == "fade_out" else mother
    shots = [s for old in papers.regie.shots for s in ((opened, shot) if old.id == mother.id else (old,))]
    scripts = [s for old in papers.drehbuch.shots for s in ((old, new) if old is script else (old,))]
    beds = tuple(_grown(bed, mother.id, name) for bed in papers.sound.ambience)
    order = tuple(s.id for s in shots)
    cues = papers.drehbuch.cues if script is not papers.drehbuch.shots[-1] else _ends(papers.drehbuch.cues, mother.id, name)
    plan = papers.sound.model_copy(update={"shots": order, "ambience": tuple(_in_order(bed, order) for bed in beds)})
    return replace(
        papers,
        drehbuch=papers.drehbuch.model_copy(update={"shots": tuple(scripts), "cues": cues}),
        regie=papers.regie.model_copy(update={"shots": tuple(shots)}),
        sound=_music_spans(plan, lambda cue: _ends((cue,), mother.id, name)[0] if cues is not papers.drehbuch.cues else cue),
    )


def reorder(edit: Reorder, papers: Papers) -> Papers:
    """The picture moves; words, their lengths and the fades at both ends stay where they are in time."""
    papers.shot(edit.shot)
    papers.shot(edit.beside)
    order = [shot.id for shot in papers.regie.shots if shot.id != edit.shot]
    if edit.shot == edit.beside:
        raise CannotBe(f"shot {edit.shot} can't stand beside itself; name another shot")
    order.insert(order.index(edit.beside) + (0 if edit.before else 1), edit.shot)
    if order == [shot.id for shot in papers.regie.shots]:
        where = "before" if edit.before else "after"
        raise CannotBe(f"shot {edit.shot} stands right {where} {edit.beside} already")
    return _in_new_order(papers, order)


def _in_new_order(papers: Papers, order: Sequence[str]) -> Papers:
    regie, scripts = papers.regie.shots, {shot.id: shot for shot in papers.drehbuch.shots}
    slots = list(zip(order, regie, strict=True))
    shots = tuple(
        papers.shot(name).model_copy(
            update={
                "utterances": slot.utterances, "duration": slot.duration, "voice_words_max": slot.voice_words_max,
                "verse_span": slot.verse_span, "transition": slot.transition, "clips": (),
            }
        )
        for name, slot in slots
    )  # fmt: skip
    told = tuple(scripts[name].model_copy(update={"utterances": slot.utterances}) for name, slot in slots)
    spoken_in = {line: shot.id for shot in shots for line in shot.utterances}
    lines = tuple(line.model_copy(update={"shot": spoken_in[line.id]}) for line in papers.sound.lines)
    beds = tuple(_in_order(bed, order) for bed in papers.sound.ambience)
    plan = papers.sound.model_copy(update={"shots": tuple(order), "lines": lines, "ambience": beds})
    turned = {shot.id: name for name, shot in zip(order, regie, strict=True)}
    cues = tuple(cue.model_copy(update={"first": turned[cue.first], "last": turned[cue.last]}) for cue in papers.drehbuch.cues)
    return replace(
        papers,
        regie=papers.regie.model_copy(update={"shots": shots}),
        drehbuch=papers.drehbuch.model_copy(update={"shots": told, "cues": cues}),
        sound=_music_spans(plan, lambda cue: cue.model_copy(update={"first": turned[cue.first], "last": turned[cue.last]})),
    )


def _dropped(papers: Papers, name: str) -> Papers:
    order = [shot.id for shot in papers.regie.shots]
    if len(order) == 1:
        raise CannotBe(f"{name} is the only shot of verse {papers.verse.key}; a film without a picture is none")
    at = order.index(name)
    heir = order[at - 1] if at else order[1]
    gone = papers.shot(name)
    lines = dict.fromkeys(gone.utterances, heir)
    shots = [_heir(papers, shot, gone, first=not at) if shot.id == heir else shot for shot in papers.regie.shots]
    kept = tuple(_orphaned(shot, name) for shot in shots if shot.id != name)
    told = tuple(
        shot.model_copy(update={"utterances": _joined(shot.utterances, gone.utterances, first=not at)})
        if shot.id == heir
        else shot
        for shot in papers.drehbuch.shots
        if shot.id != name
    )
    plan = papers.sound
    beds = tuple(bed for old in plan.ambience if (bed := _shrunk(old, name)) is not None)
    spoken = tuple(line.model_copy(update={"shot": lines[line.id]}) if line.id in lines else line for line in plan.lines)
    left = plan.model_copy(
        update={
            "shots": tuple(s for s in plan.shots if s != name), "lines": spoken, "ambience": beds,
            "foley": tuple(e for e in plan.foley if e.shot != name),
            "detail_fx": tuple(e for e in plan.detail_fx if e.shot != name),
        }
    )  # fmt: skip
    return replace(
        papers,
        drehbuch=_told_without(papers.drehbuch, told, {name: heir}),
        regie=papers.regie.model_copy(update={"shots": kept}),
        sound=_music_spans(left, lambda cue: _respanned(cue, {name: heir})),
    )


def _heir(papers: Papers, shot: Shot, gone: Shot, first: bool) -> Shot:
    """The shot that takes over what was spoken over another, long enough for all of it."""
    lines = _joined(shot.utterances, gone.utterances, first)
    words = words_in(papers, lines)
    least = frames_of(max(words * _SECONDS_A_WORD, words / FASTEST), papers.rate) if words else 1
    spans = [span for span in (shot.verse_span, gone.verse_span) if span]
    return shot.model_copy(
        update={
            "utterances": lines, "duration": max(shot.duration, least), "clips": (),
            "voice_words_max": max(words, shot.voice_words_max),
            "verse_span": (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None,
            "transition": gone.transition if gone.transition in ("fade_in", "fade_out") else shot.transition,
        }
    )  # fmt: skip


def _joined(own: tuple[str, ...], taken: tuple[str, ...], first: bool) -> tuple[str, ...]:
    return (*taken, *own) if first else (*own, *taken)


def _orphaned(shot: Shot, gone: str) -> Shot:
    """A shot that no longer hangs on one that is gone."""
    camera, image = shot.camera, shot.start_image
    if camera.parent_shot == gone:
        camera = camera.model_copy(update={"parent_shot": None, "missing_info": None})
    if image.source is not None and image.source.shot == gone:
        image = image.model_copy(update={"source": None})
    return shot.model_copy(update={"camera": camera, "start_image": image})


def _told_without(drehbuch: Drehbuch, told: tuple[ScriptShot, ...], heirs: Mapping[str, str]) -> Drehbuch:
    phases, scenes = {shot.phase for shot in told}, {shot.scene for shot in told}
    return drehbuch.model_copy(
        update={
            "shots": told,
            "acts": tuple(act for act in drehbuch.acts if act.phase in phases),
            "scenes": tuple(scene for scene in drehbuch.scenes if scene.id in scenes),
            "cues": tuple(_respanned(cue, heirs) for cue in drehbuch.cues),
        }
    )


def _respanned(cue: Cue, heirs: Mapping[str, str]) -> Cue:
    return cue.model_copy(update={"first": heirs.get(cue.first, cue.first), "last": heirs.get(cue.last, cue.last)})


def _ends(cues: tuple[Cue, ...], old: str, new: str) -> tuple[Cue, ...]:
    """Cues that ended with a shot end with the one that now follows it."""
    return tuple(cue.model_copy(update={"last": new}) if cue.last == old else cue for cue in cues)


def _music_spans(plan: SoundPlan, span: Callable[[Cue], Cue]) -> SoundPlan:
    music = tuple(MusicCue(cue=span(one.cue), style=one.style, prompts=one.prompts) for one in plan.music)
    return plan.model_copy(update={"music": music})


def _shrunk(bed: Bed, name: str) -> Bed | None:
    left = tuple(shot for shot in bed.shots if shot != name)
    return bed.model_copy(update={"shots": left}) if left else None


def _grown(bed: Bed, mother: str, name: str) -> Bed:
    return bed.model_copy(update={"shots": (*bed.shots, name)}) if mother in bed.shots else bed


def _in_order(bed: Bed, order: Sequence[str]) -> Bed:
    return bed.model_copy(update={"shots": tuple(name for name in order if name in bed.shots)})


def _next_id(drehbuch: Drehbuch, after: ScriptShot) -> str:
    act = ACT_OF_PHASE[after.phase]
    number = 1 + max(int(shot.id.split(".")[1]) for shot in drehbuch.shots if shot.phase == after.phase)
    return f"{act}.{number}"


def _new_script(papers: Papers, after: ScriptShot, name: str, about: Subject | None) -> ScriptShot:
    place = papers.subject(next(scene for scene in papers.drehbuch.scenes if scene.id == after.scene).place)
    shown = about or place
    title = shown.title() if shown else "open ground"
    said = f"The {title}." if shown and title[:1].islower() else f"{title[:1].upper()}{title[1:]}."
    words = [word.lower() for word in title.split()]
    here = " ".join(papers.verse.text.values()).lower()
    grounds = tuple(Ground(word=word, source="verse" if word in here else "context", where=papers.verse.key) for word in words)
    return ScriptShot(
        id=name, phase=after.phase, scene=after.scene, action=said, grounds=grounds,
        on_screen=(shown.id,) if shown else (), focus=shown.id if shown else None,
        intent="The director wants to see it.",
    )  # fmt: skip


def _new_shot(papers: Papers, mother: Shot, name: str, about: Subject | None, edit: Add) -> Shot:
    actor = about is not None and about.kind == "actor"
    prop = about is not None and about.kind == "prop"
    size = edit.size or ("medium" if actor else "insert" if prop else "wide")
    focus = about if actor or prop or (about is not None and about.kind == "set_environment") else None
    made = frame(size, focus, papers.timeline.look.lens_habit, papers.indoors(mother.id))
    yaw = mother.camera.yaw_deg + (_ROUND if mother.camera.yaw_deg <= 0 else -_ROUND)
    camera = Camera(setup="", yaw_deg=yaw, distance=made.distance, lens_mm=made.lens_mm)
    words = about.title() if about else "the place"
    return Shot(
        id=name, act=mother.act, narrative_role="insert" if prop else "look", shot_intent="The director wants to see it.",
        subject="actor" if actor else "prop" if prop else "environment", shot_type=size, framing="eye level",
        environment=mother.environment, inside=mother.inside, actors=(_actor(mother, about),) if actor and about else (),
        props=(about.id,) if prop and about else (), camera=camera, light=mother.light, mood=mother.mood,
        palette=mother.palette,
        start_image=StartImage(
            mode="actor_in_env" if actor else "prop_only" if prop else "env_only",
            keywords=(words, mother.light.time_of_day, mother.light.weather), prompt=f"{words}, {size.replace('_', ' ')}",
        ),
        video_plan=VideoPlan(motion_driver="what happens in the picture; the camera stands", provenance="the director's wish"),
        duration=frames_of(_NEW_SECONDS, papers.rate), sound=ShotSound(ambience=mother.sound.ambience),
        transition=mother.transition if mother.transition == "fade_out" else "cut",
        continuity_locks=mother.continuity_locks, engine="person",
    )  # fmt: skip


def _actor(mother: Shot, about: Subject) -> Actor:
    """Somebody as they were in the shot before, else standing there."""
    there = next((a for a in mother.actors if a.subject_id == about.id and a.presence == "on_screen"), None)
    mark = next((a.position for a in mother.actors if a.position is not None), None)
    actor = there or Actor(subject_id=about.id, position=mark)
    return actor.model_copy(update={"focus": "primary", "path": ()})
