"""Who is in a shot and how: mark, pose, feeling; and who is only heard."""

from collections.abc import Sequence

from agents.rules.direction.blocking import Floor, near_mark, path_of
from agents.rules.direction.bodies import CARRIED_ON, SEATS, UPPER_BODY, feeling_of, pose_of, sentence_about
from agents.rules.direction.setups import Filmed
from agents.rules.direction.situation import Situation
from agents.rules.grammar.deeds import Deed
from exeget.shot import Actor
from exeget.subject import Subject
from exeget.terms import Pose

_RIDDEN: frozenset[Deed] = frozenset({"travel", "arrive", "depart", "take", "hold"})
_ON_FOOT = frozenset({"walk", "run", "step", "alight", "dismount", "leap", "flee"})


def actors_of(situation: Situation, floor: Floor, filmed: Sequence[Filmed]) -> tuple[Actor, ...]:
    """Those in the picture with mark, pose and feeling; then those who are only heard."""
    seen = [_actor(situation, floor, filmed, subject) for subject in situation.actors]
    heard = [
        Actor(subject_id=speaker, presence="off_screen", action="speaks", pose="speak", focus="secondary")
        for speaker in situation.speakers
        if speaker not in {actor.subject_id for actor in seen}
    ]
    return (*seen, *heard)


def _actor(situation: Situation, floor: Floor, filmed: Sequence[Filmed], subject: Subject) -> Actor:
    script, events = situation.shot, situation.events_of(subject)
    pose = _pose(situation, floor, filmed, subject)
    mark, path = path_of(situation, subject, near_mark(situation, floor, subject), rides=pose == "ride")
    return Actor(
        subject_id=subject.id,
        phase=subject.phase_at(situation.source.verse.key).name,
        focus="primary" if _is_chief(situation, subject) else "secondary",
        action=sentence_about(subject, script.action).strip(" ."),
        pose=pose,
        emotion=feeling_of(subject, script.action, events, situation.source.analysis.mood[0]),
        position=mark,
        path=path,
    )


def _pose(situation: Situation, floor: Floor, filmed: Sequence[Filmed], subject: Subject) -> Pose:
    """What the body does; who rides on rides, whatever the hands do meanwhile."""
    if situation.afloat and subject is situation.focus:
        return "swim"
    if situation.goes_along(subject):
        return _pose(situation, floor, filmed, situation.actors[0]) if situation.actors[0] is not subject else "walk"
    events, idle = situation.events_of(subject), _idle(situation, floor, filmed, subject)
    lead, deed = (situation.lead if situation.lead in events else None), (situation.deed if events else None)
    pose = pose_of(subject, situation.shot.action, lead, deed, subject.id in situation.speakers, idle)
    if idle == "ride" and deed in _RIDDEN and not (lead and lead.verb in _ON_FOOT):
        return idle
    return idle if idle in SEATS and pose in UPPER_BODY and deed != "rise" else pose


def lies_down(subject: Subject | None, filmed: Sequence[Filmed]) -> bool:
    """Whether somebody was last seen lying."""
    poses = [actor.pose for other in filmed for actor in other.shot.actors if subject and actor.subject_id == subject.id]
    return bool(poses) and poses[-1] in ("lie", "sleep")


def _idle(situation: Situation, floor: Floor, filmed: Sequence[Filmed], subject: Subject) -> Pose:
    """How somebody is who does nothing new: as they were, braced on a ship in a storm, else standing."""
    before = [actor.pose for other in filmed for actor in other.shot.actors if actor.subject_id == subject.id]
    if before and before[-1] in CARRIED_ON:
        return before[-1]
    if not before and subject.id in situation.standing:
        return situation.standing[subject.id]
    return "brace" if situation.scene.weather == "storm" and floor.anchor == "deck" else "stand"


def _is_chief(situation: Situation, subject: Subject) -> bool:
    """The one the camera is on; nobody where the shot is about a place or thing."""
    focus = situation.focus
    return subject is situation.actors[0] and (focus is None or focus.kind == "actor")
