"""Edits of who and what is in a picture; Drehbuch and Regie say the same afterwards."""

from collections.abc import Callable
from dataclasses import replace

from agents.rules.editing.shots import UNSEEN
from exeget.drehbuch import ScriptShot
from exeget.edit import Aim, Show, Swap
from exeget.papers import CannotBe, Papers
from exeget.shot import Actor, Mark, PropPlacement, Shot
from exeget.subject import Subject

_BESIDE = 0.9
"""Metres between two who stand side by side."""


def show(edit: Show, papers: Papers) -> Papers:
    """Somebody comes into the picture, or leaves it; who speaks is still heard."""
    who = papers.actor(edit.who)
    if who.kind not in ("actor", "prop"):
        raise CannotBe(f"{who.title()} is a place; a shot is moved to another place in the Drehbuch, not here")
    if edit.seen and who.nature in UNSEEN:
        raise CannotBe(f"{who.title()} is never in a picture; show what it does instead")
    for shot in map(papers.shot, edit.shots):
        if edit.seen == _is_seen(shot, who):
            there = "in" if edit.seen else "not in"
            raise CannotBe(f"{who.title()} is {there} shot {shot.id} already")
    change = _entered if edit.seen else _left
    papers = papers.with_shots(change(papers, papers.shot(name), who) for name in edit.shots)
    return _script(papers, edit.shots, lambda shot: _listed(shot, who.id, edit.seen))


def aim(edit: Aim, papers: Papers) -> Papers:
    """The shot is about somebody who is in it: the camera looks at them."""
    who = papers.actor(edit.who)
    shots = []
    for shot in map(papers.shot, edit.shots):
        if not _is_seen(shot, who):
            raise CannotBe(f"{who.title()} is not in shot {shot.id}; say that {who.title()} is to be shown in it")
        actors = tuple(
            a.model_copy(update={"focus": "primary" if a.subject_id == who.id else "secondary"}) for a in shot.actors
        )
        first = tuple(sorted(actors, key=lambda actor: actor.subject_id != who.id))
        shots.append(shot.model_copy(update={"actors": first, "subject": "prop" if who.kind == "prop" else "actor"}))
    return _script(papers.with_shots(shots), edit.shots, lambda shot: shot.model_copy(update={"focus": who.id}))


def swap(edit: Swap, papers: Papers) -> Papers:
    """One prop in place of another, in the same hand."""
    out, into = papers.actor(edit.out), papers.actor(edit.into)
    for thing in (out, into):
        if thing.kind != "prop":
            raise CannotBe(f"{thing.title()} is no prop; only props are swapped")
    shots = []
    for shot in map(papers.shot, edit.shots):
        if out.id not in shot.props:
            raise CannotBe(f"{out.title()} is not in shot {shot.id}; its props are {', '.join(shot.props) or 'none'}")
        placements = tuple(
            p.model_copy(update={"id": into.id}) if p.id == out.id else p for p in shot.prop_placements if p.id != into.id
        )
        props = tuple(dict.fromkeys(into.id if prop == out.id else prop for prop in shot.props))
        shots.append(shot.model_copy(update={"props": props, "prop_placements": placements}))
    return _script(papers.with_shots(shots), edit.shots, lambda shot: _swapped(shot, out.id, into.id))


def _is_seen(shot: Shot, who: Subject) -> bool:
    return who.id in shot.props or any(a.subject_id == who.id and a.presence == "on_screen" for a in shot.actors)


def _entered(papers: Papers, shot: Shot, who: Subject) -> Shot:
    if who.kind == "prop":
        place = PropPlacement(id=who.id, mode="scene", offset=(0.4 * len(shot.props), 0.0, 0.3))
        return shot.model_copy(update={"props": (*shot.props, who.id), "prop_placements": (*shot.prop_placements, place)})
    others = [a.position for a in shot.actors if a.presence == "on_screen" and a.position is not None]
    right = max((mark.offset[0] for mark in others), default=-_BESIDE) + _BESIDE
    like = others[0] if others else Mark()
    mark = like.model_copy(update={"offset": (round(right, 2), like.offset[1], like.offset[2])})
    alone = not any(a.presence == "on_screen" for a in shot.actors)
    phase = who.phase_at(papers.verse.key).name
    new = Actor(subject_id=who.id, phase=phase, focus="primary" if alone else "secondary", position=mark)
    heard = tuple(actor for actor in shot.actors if actor.subject_id != who.id)
    mode = "actor_in_env" if shot.start_image.mode == "env_only" else shot.start_image.mode
    image = shot.start_image.model_copy(update={"mode": mode, "source": None})
    subject = "actor" if alone and shot.subject == "environment" and not shot.inside else shot.subject
    return shot.model_copy(
        update={"actors": (new, *heard) if alone else (*heard, new), "start_image": image, "subject": subject}
    )


def _left(papers: Papers, shot: Shot, who: Subject) -> Shot:
    speakers = {line.speaker for line in papers.drehbuch.lines if line.id in shot.utterances}
    kept = tuple(
        a.model_copy(update={"presence": "off_screen", "position": None, "path": ()}) if a.subject_id == who.id else a
        for a in shot.actors
        if a.subject_id != who.id or who.id in speakers
    )
    empty = not any(a.presence == "on_screen" for a in kept)
    update: dict[str, object] = {
        "actors": kept,
        "props": tuple(prop for prop in shot.props if prop != who.id),
        "prop_placements": tuple(p for p in shot.prop_placements if p.id != who.id),
    }
    if empty and shot.subject == "actor":
        update["subject"] = "environment"
        update["start_image"] = shot.start_image.model_copy(update={"mode": "env_only"})
    return shot.model_copy(update=update)


def _listed(shot: ScriptShot, who: str, seen: bool) -> ScriptShot:
    if seen:
        return shot.model_copy(update={"on_screen": (*shot.on_screen, who)})
    rest = tuple(i for i in shot.on_screen if i != who)
    return shot.model_copy(update={"on_screen": rest, "focus": None if shot.focus == who else shot.focus})


def _swapped(shot: ScriptShot, out: str, into: str) -> ScriptShot:
    seen = tuple(dict.fromkeys(into if i == out else i for i in shot.on_screen))
    return shot.model_copy(update={"on_screen": seen, "focus": into if shot.focus == out else shot.focus})


def _script(papers: Papers, shots: tuple[str, ...], change: Callable[[ScriptShot], ScriptShot]) -> Papers:
    told = tuple(change(shot) if shot.id in shots else shot for shot in papers.drehbuch.shots)
    return replace(papers, drehbuch=papers.drehbuch.model_copy(update={"shots": told}))
