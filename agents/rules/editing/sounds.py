"""Edits of music, beds and effects."""

from collections.abc import Sequence
from dataclasses import replace

from agents.rules.listening.music import music
from exeget.edit import Level, Score, Sound
from exeget.papers import CannotBe, Papers
from exeget.shot import Shot, ShotSound
from exeget.soundplan import Bed, Effect, MusicCue, SoundPlan
from exeget.sounds import SOUNDS, nearest_sounds, sound_named

_BED_LEVEL, _EFFECT_LEVEL = -31.0, -24.0
"""LUFS of what comes in by the director's wish: under the air that is there, beside the effects that are there."""
_LASTS = 48
"""Frames."""


def score(edit: Score, papers: Papers) -> Papers:
    """The verse's cues, with prompts that say the same."""
    if not papers.sound.music:
        raise CannotBe(f"verse {papers.verse.key} has no music; only a cue of the Drehbuch can be changed")
    cues = () if edit.off else tuple(_scored(edit, one, papers) for one in papers.sound.music)
    return replace(papers, sound=papers.sound.model_copy(update={"music": cues}))


def level(edit: Level, papers: Papers) -> Papers:
    """Louder or quieter, by name."""
    plan = papers.sound
    there = {bed.name for bed in plan.ambience} | {effect.name for effect in (*plan.foley, *plan.detail_fx)}
    if not there & set(edit.sounds):
        raise CannotBe(f"{_listed(edit.sounds)} is not heard in verse {papers.verse.key}; heard are {', '.join(sorted(there))}")
    beds = tuple(_levelled(bed, edit) for bed in plan.ambience)
    foley, details = (tuple(_levelled_effect(effect, edit) for effect in layer) for layer in (plan.foley, plan.detail_fx))
    changed = plan.model_copy(update={"ambience": beds, "foley": foley, "detail_fx": details})
    return replace(papers, sound=changed)


def sound(edit: Sound, papers: Papers) -> Papers:
    """A sound in the Regie; in the sound plan too where a person wrote it."""
    name = sound_named(edit.name)
    if name is None:
        near = nearest_sounds(edit.name)
        hint = f"near it are {', '.join(near)}" if near else f"sounds are {', '.join(SOUNDS)}"
        raise CannotBe(f"there is no sound {edit.name!r}; {hint}")
    for shot in map(papers.shot, edit.shots):
        heard = _heard(shot)
        if edit.heard == (name in heard):
            so = "is heard" if edit.heard else f"is not heard; heard are {', '.join(sorted(heard))}"
            raise CannotBe(f"in shot {shot.id} {name} {so} already" if edit.heard else f"in shot {shot.id} {name} {so}")
    papers = papers.with_shots(
        shot.model_copy(update={"sound": _with(shot.sound, name) if edit.heard else _without(shot.sound, name)})
        for shot in map(papers.shot, edit.shots)
    )
    if "sound" not in papers.kept:
        return papers
    plan = (
        _planned(papers.sound, name, edit.shots, bed=not SOUNDS[name].effect)
        if edit.heard
        else _unplanned(papers.sound, name, edit.shots)
    )
    return replace(papers, sound=plan)


def air_follows(papers: Papers, before: Sequence[Shot]) -> Papers:
    """A sound plan by a person's hand follows shots whose air has changed with the weather."""
    old = {shot.id: shot.sound.ambience for shot in before}
    plan = papers.sound
    for shot in papers.regie.shots:
        was = old.get(shot.id, shot.sound.ambience)
        for name in (new for new in shot.sound.ambience if new not in was):
            plan = _planned(plan, name, (shot.id,), bed=True)
        for name in (gone for gone in was if gone not in shot.sound.ambience):
            plan = _unplanned(plan, name, (shot.id,))
    return replace(papers, sound=plan)


def _scored(edit: Score, one: MusicCue, papers: Papers) -> MusicCue:
    cue = one.cue
    strength = max(0.05, min(1.0, cue.intensity + edit.by))
    curve = cue.curve
    if cue.intensity:
        share = strength / cue.intensity
        start, middle, end = (round(min(1.0, point * share), 2) for point in cue.curve)
        curve = (start, middle, end)
    new = cue.model_copy(
        update={
            "intensity": round(strength, 2), "curve": curve, "type": edit.type or cue.type, "mood": edit.mood or cue.mood,
        }
    )  # fmt: skip
    style = papers.timeline.sound.model_copy(update={"music": edit.style or one.style})
    return music(new, style, {subject.id: subject for subject in papers.register.subjects})


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def _db(level_db: float, by: float) -> float:
    return max(-60.0, min(0.0, level_db + by))


def _levelled(bed: Bed, edit: Level) -> Bed:
    return bed.model_copy(update={"level_db": _db(bed.level_db, edit.by_db)}) if bed.name in edit.sounds else bed


def _levelled_effect(effect: Effect, edit: Level) -> Effect:
    return effect.model_copy(update={"level_db": _db(effect.level_db, edit.by_db)}) if effect.name in edit.sounds else effect


def _heard(shot: Shot) -> set[str]:
    return {*shot.sound.ambience, *shot.sound.foley, *shot.sound.detail_fx}


def _with(heard: ShotSound, name: str) -> ShotSound:
    if SOUNDS[name].effect:
        return heard.model_copy(update={"detail_fx": (*heard.detail_fx, name)})
    return heard.model_copy(update={"ambience": (*heard.ambience, name)})


def _without(heard: ShotSound, name: str) -> ShotSound:
    left = {field: tuple(n for n in getattr(heard, field) if n != name) for field in ("ambience", "foley", "detail_fx")}
    if not left["ambience"]:
        left["ambience"] = ("open_air",)
    return heard.model_copy(update=left)


def _planned(plan: SoundPlan, name: str, shots: tuple[str, ...], bed: bool) -> SoundPlan:
    if bed:
        return plan.model_copy(update={"ambience": _laid(plan, name, shots)})
    new = tuple(Effect(id=f"d_{name}_{s}", name=name, shot=s, length=_LASTS, level_db=_EFFECT_LEVEL) for s in shots)
    return plan.model_copy(update={"detail_fx": (*plan.detail_fx, *new)})


def _laid(plan: SoundPlan, name: str, shots: tuple[str, ...]) -> tuple[Bed, ...]:
    there = next((bed for bed in plan.ambience if bed.name == name), None)
    if there is None:
        return (*plan.ambience, Bed(id=f"a_{name}", name=name, shots=shots, level_db=_BED_LEVEL))
    ordered = tuple(shot for shot in plan.shots if shot in {*there.shots, *shots})
    return tuple(bed.model_copy(update={"shots": ordered}) if bed is there else bed for bed in plan.ambience)


def _unplanned(plan: SoundPlan, name: str, shots: tuple[str, ...]) -> SoundPlan:
    beds = []
    for bed in plan.ambience:
        left = tuple(shot for shot in bed.shots if bed.name != name or shot not in shots)
        if left:
            beds.append(bed.model_copy(update={"shots": left}))
    bare = tuple(shot for shot in plan.shots if all(shot not in bed.shots for bed in beds))
    if bare:
        beds.append(Bed(id="a_open_air", name="open_air", shots=bare))
    foley, details = (
        tuple(e for e in layer if e.name != name or e.shot not in shots) for layer in (plan.foley, plan.detail_fx)
    )
    return plan.model_copy(update={"ambience": tuple(beds), "foley": foley, "detail_fx": details})
