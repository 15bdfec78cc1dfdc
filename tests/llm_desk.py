"""The desk of a role that a model plays, laid out with the sample documents."""

from agents.llm.screenwriter import Desk
from agents.rules.grammar.source import Source
from agents.tasks import DirectParams, HeardShot, PlanSoundParams, Reading, WriteParams
from exeget.regie import Regie
from exeget.subject import Subject, SubjectPhase
from exeget.timeline import Look
from exeget.verse import Verse
from rag.tasks import Found, Retrieved
from tests.samples import ANALYSIS, DREHBUCH, KEEPER, LAMP, REGIE, TIMELINE, VERSE

BEFORE = Verse(
    ref="The Tower 1:1", chapter=1, number=1,
    text={"en": "A storm came up from the sea.", "de": "Ein Sturm kam auf vom Meer."},
)  # fmt: skip
GOD = Subject(
    id="CHAR_GOD", kind="actor", nature="deity", names={"en": "God"}, phases=(SubjectPhase(name="first", since="1:1"),),
    occurrences=("1:1",),
)  # fmt: skip
CAST = (KEEPER, LAMP, GOD)
READING = Reading(
    timeline="timeline_01", reading=TIMELINE.reading, backstory=TIMELINE.backstory, rules=TIMELINE.rules,
    briefing={"briefings/light.md": "# Light\nOne lamp against the blue night."},
)  # fmt: skip
FOUND = Retrieved(
    story="tower", timeline="timeline_01", query="lamp", verse="1:2",
    passages=(
        Found(
            id="tower/timeline_01/verse/3:1", kind="verse", ref="The Tower 3:1", score=0.03,
            text="In the morning the lamp was out.\nAm Morgen war die Lampe aus.",
        ),
    ),
)  # fmt: skip
WRITING = WriteParams(verse=VERSE, before=BEFORE, reading=READING, cast=CAST, complaints=("1.1: grounding: brass telescope",))
DIRECTING = DirectParams(verse=VERSE, reading=READING, cast=CAST, look=Look(light="one lamp"))


def desk() -> Desk:
    """The screenwriter's."""
    return Desk(WRITING, ANALYSIS, DREHBUCH, Source(VERSE, ANALYSIS, CAST), FOUND)


def heard(regie: Regie = REGIE) -> tuple[HeardShot, ...]:
    """The shots as the audio director knows them."""
    return tuple(
        HeardShot(
            id=shot.id, duration=shot.duration, utterances=shot.utterances, sound=shot.sound, environment=shot.environment,
            weather=shot.light.weather, actors=shot.actors,
        )
        for shot in regie.shots
    )  # fmt: skip


LISTENING = PlanSoundParams(verse=VERSE, timeline="timeline_01", cast=CAST, shots=heard(), style=TIMELINE.sound)
