"""One small, complete document of every kind, as a reader would meet it."""

from exeget.analysis import Analysis, Blocking, Event, Evidence, Heard, Mention, Path, SceneSeen, Utterance
from exeget.approval import Approval, Take
from exeget.cutlist import CutList, CutShot, Placed, PlacedLine
from exeget.document import Document
from exeget.drehbuch import Act, Cue, Drehbuch, Ground, Line, Scene, ScriptShot
from exeget.edit import Change, Direction, Resize, Rewritten, Understood
from exeget.job import Artifact, Blob, Cost, Job, ManifestLine
from exeget.regie import Regie
from exeget.shot import (
    Actor,
    ActorBlock,
    Camera,
    FrameFrom,
    Light,
    Mark,
    Move,
    PropPlacement,
    Shot,
    ShotSound,
    StartImage,
    VideoPlan,
)
from exeget.soundplan import Bed, Effect, MusicCue, SoundPlan, SpokenLine
from exeget.spending import Spent
from exeget.story import Story
from exeget.subject import Register, Subject, SubjectPhase, Wear
from exeget.timeline import Look, SoundStyle, Timeline
from exeget.verdict import Verdict, Verdicts
from exeget.verse import Span, Verse
from tests.storyboard_sample import CHOICE, STORYBOARD

EN = "The keeper lit the lamp and said, Come in."
DE = "Der Wächter zündete die Lampe an und sprach: Komm herein."
VERSE = Verse(ref="The Tower 1:2", chapter=1, number=2, text={"en": EN, "de": DE})
SHA = "ab" * 32


def _span(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


TOLD = {"en": _span(EN, "The keeper lit the lamp and said, "), "de": _span(DE, "Der Wächter zündete die Lampe an und sprach: ")}
SAID = {"en": _span(EN, "Come in."), "de": _span(DE, "Komm herein.")}
SEEN = Evidence(verse="1:2", lang="en", span=_span(EN, "keeper"), rule="noun")

ANALYSIS = Analysis(
    verse="1:2",
    lead="en",
    subjects=(
        Mention(
            name="keeper",
            names={"de": "Wächter"},
            noun="keeper",
            kind="actor",
            nature="person",
            role="doer",
            dynamic=True,
            evidence=(SEEN,),
        ),
        Mention(
            name="lamp",
            noun="lamp",
            kind="prop",
            nature="thing",
            role="receiver",
            evidence=(Evidence(verse="1:2", lang="en", span=_span(EN, "lamp"), rule="noun"),),
        ),
    ),
    utterances=(
        Utterance(id="u1", kind="narration", spans=TOLD, rule="before speech"),
        Utterance(id="u2", speaker="keeper", kind="dialogue", spans=SAID, rule="said"),
    ),
    events=(Event(id="e1", verb="light", doers=("keeper",), receivers=("lamp",), spans=TOLD, rule="clause"),),
    scenes=(SceneSeen(id="s1", time_of_day="night", weather="clear"),),
    blocking=Blocking(anchors=("lamp",), paths=(Path(who="keeper", end="lamp"),)),
    sounds=(Heard(name="fire", evidence=(SEEN,)),),
    time_of_day="night",
    weather="clear",
    mood=("calm",),
    engine="rules",
)
KEEPER = Subject(
    id="CHAR_KEEPER",
    kind="actor",
    nature="person",
    noun="keeper",
    names={"en": "keeper", "de": "Wächter"},
    dynamic=True,
    sex="male",
    age="old",
    phases=(SubjectPhase(name="first", since="1:1", wear=Wear(garment="coat", beard="full")),),
    voice="man_old",
    occurrences=("1:1", "1:2"),
)
LAMP = Subject(
    id="PROP_LAMP",
    kind="prop",
    nature="thing",
    noun="lamp",
    names={"en": "lamp"},
    phases=(SubjectPhase(name="first", since="1:2", changes=("lit",)),),
    occurrences=("1:2",),
)
REGISTER = Register(timeline="timeline_01", subjects=(KEEPER, LAMP), engine="rules")
TIMELINE = Timeline(
    id="timeline_01",
    title="The light",
    reading="A man keeps a light for whoever may come.",
    briefing=("briefings/light.md",),
    backstory="He has waited for years.",
    look=Look(light="one lamp"),
    sound=SoundStyle(music="plucked"),
    rules=("The sea is heard, never seen.",),
)
DREHBUCH = Drehbuch(
    verse="1:2",
    timeline="timeline_01",
    acts=(Act(phase="setup", summary="A lamp is lit."), Act(phase="turn", summary="Somebody is asked in.")),
    scenes=(Scene(id="s1", time_of_day="night", weather="clear", heading="INT. TOWER - NIGHT"),),
    shots=(
        ScriptShot(
            id="1.1",
            phase="setup",
            scene="s1",
            events=("e1",),
            action="The keeper lights the lamp.",
            grounds=(Ground(word="lamp", source="verse", where="1:2"),),
            on_screen=("CHAR_KEEPER", "PROP_LAMP"),
            focus="PROP_LAMP",
            utterances=("u1",),
            intent="A light is made before anybody sees for whom.",
            rule="INSERT",
        ),
        ScriptShot(
            id="2.1",
            phase="turn",
            scene="s1",
            action="The keeper speaks to the dark.",
            grounds=(Ground(word="keeper", source="verse", where="1:2"),),
            on_screen=("CHAR_KEEPER",),
            focus="CHAR_KEEPER",
            utterances=("u2",),
            intent="The word goes where the light can't.",
            rule="SPEECH",
        ),
    ),
    lines=(
        Line(id="u1", kind="narration", spans=TOLD),
        Line(id="u2", speaker="CHAR_KEEPER", kind="dialogue", delivery="tender", spans=SAID),
    ),
    cues=(
        Cue(id="m1", type="theme", mood="calm", intensity=0.3, first="1.1", last="2.1", motif="CHAR_KEEPER", why="his light"),
    ),
    retrieved=("tower/timeline_01/verse/1:1",),
    engine="rules",
)
SHOT = Shot(
    id="2.1",
    verse_span=(34, 42),
    act="turn",
    narrative_role="turn",
    shot_intent="He asks the dark in.",
    director_intent="The word goes where the light can't.",
    hero_moment=True,
    subject="actor",
    shot_type="medium_close_up",
    framing="eyes on the upper third",
    environment="ENV_TOWER",
    inside="SETENV_ROOM",
    env_change="the lamp is lit",
    actors=(
        Actor(
            subject_id="CHAR_KEEPER",
            phase="first",
            focus="primary",
            action="speaks",
            pose="speak",
            emotion="tender",
            position=Mark(anchor="table", offset=(0.5, 0.0, 0.25), facing_deg=20.0),
            path=(Mark(anchor="door"),),
        ),
    ),
    props=("PROP_LAMP",),
    prop_placements=(PropPlacement(id="PROP_LAMP", mode="attach", anchor="hand_r", scale=0.5),),
    actor_block=ActorBlock(anchor="table", approach_target="door", stop_offset=1.0),
    camera=Camera(
        setup="B",
        parent_shot="1.1",
        yaw_deg=-30.0,
        pitch_deg=-5.0,
        distance=1.6,
        lens_mm=65.0,
        move=Move(type="push_in", amount=0.3),
        missing_info="the door behind him",
    ),
    light=Light(time_of_day="night", key="lamp", color_temperature=2700),
    mood=("tender", "hope"),
    palette="amber on blue",
    start_image=StartImage(
        keywords=("old keeper", "lamp"),
        prompt="an old keeper by lamp light",
        source=FrameFrom(shot="1.1", frame=40, yaw=-30.0, distance=0.5),
        first_frame="he lifts his head",
        last_frame="he listens",
    ),
    video_plan=VideoPlan(start_comp="lamp left, face right", motion_driver="speech", provenance="verse 1:2"),
    duration=60,
    clips=(60,),
    utterances=("u2",),
    voice_words_max=6,
    sound=ShotSound(ambience=("room_tone",), foley=("cloth",), detail_fx=("fire",)),
    transition="fade_out",
    continuity_locks=("lamp lit",),
    confidence=0.8,
    engine="rules",
)
REGIE = Regie(
    verse="1:2",
    timeline="timeline_01",
    engine="rules",
    shots=(Shot(id="1.1", act="setup", subject="prop", shot_type="insert", utterances=("u1",), props=("PROP_LAMP",)), SHOT),
)
SOUND = SoundPlan(
    verse="1:2",
    timeline="timeline_01",
    shots=("1.1", "2.1"),
    engine="rules",
    lines=(
        SpokenLine(
            id="u1",
            speaker="NARRATOR",
            voice="narrator_m",
            kind="narration",
            shot="1.1",
            text={lang: span.of(VERSE.text[lang]) for lang, span in TOLD.items()},
        ),
        SpokenLine(
            id="u2",
            speaker="CHAR_KEEPER",
            voice="man_old",
            kind="dialogue",
            shot="2.1",
            delivery="tender",
            room="room",
            text={lang: span.of(VERSE.text[lang]) for lang, span in SAID.items()},
        ),
    ),
    ambience=(Bed(id="b1", name="room_tone", shots=("1.1", "2.1")),),
    foley=(Effect(id="f1", name="cloth", shot="2.1", start=6),),
    detail_fx=(Effect(id="d1", name="fire", shot="1.1"),),
    music=(MusicCue(cue=DREHBUCH.cues[0], style="plucked", prompts={"musicgen": "slow plucked strings, calm"}),),
)
CUTLIST = CutList(
    verse="1:2",
    timeline="timeline_01",
    rate=24,
    shots=(
        CutShot(id="1.1", phase="setup", start=0, frames=72, chunks=(72,)),
        CutShot(id="2.1", phase="turn", start=72, frames=60, chunks=(60,)),
    ),
    lines=(
        PlacedLine(id="u1", shot="1.1", start=6, frames={"en": 50, "de": 60}),
        PlacedLine(id="u2", shot="2.1", start=78, frames={"en": 20, "de": 24}),
    ),
    beds=(Placed(id="b1.1", start=0, frames=132),),
    effects=(Placed(id="f1", start=78, frames=24),),
    music=(Placed(id="m1", start=0, frames=132),),
)
VERDICTS = Verdicts(
    verse="1:2",
    stage="film",
    engine="measured",
    verdicts=(Verdict(metric="gap_seconds", of="mix.de", value=0.0, bound=0.5, better="lower", result="PASS"),),
)
JOB = Job(kind="speak", backend="pico", version="1", params={"text": "Come in.", "rate": 1.0}, inputs={"a.flac": SHA}, seed=7)
CLOSER = Resize(shots=("2.1",), steps=1)
DOCUMENTS: tuple[Document, ...] = (
    Story(id="tower", title="The Tower", languages=("en", "de"), source=("source/tower.verses.jsonl",), licence="ours"),
    STORYBOARD,
    CHOICE,
    ANALYSIS,
    REGISTER,
    TIMELINE,
    DREHBUCH,
    REGIE,
    SOUND,
    CUTLIST,
    VERDICTS,
    Approval(
        checkpoint="regie",
        timeline="timeline_01",
        verse="1:2",
        content=SHA,
        verdict="approved",
        who="Mara",
        when="2026-01-02T03:04:05+00:00",
        why="the lamp first",
    ),
    Take(of="productions/timeline_01/1-2/regie.json", content=SHA, by="person", chosen=True),
    Understood(said="closer on the keeper", verse="1:2", edits=(CLOSER,), engine="rules"),
    Direction(
        number=1,
        said="closer on the keeper",
        timeline="timeline_01",
        verses=("1:2",),
        edits=(CLOSER,),
        changes=(
            Change(
                document="productions/timeline_01/1-2/regie.json",
                path="shots[2.1].shot_type",
                before="medium_close_up",
                after="close_up",
            ),
        ),
        files=(Rewritten(path="productions/timeline_01/1-2/regie.json", before=SHA, after="cd" * 32),),
        engine="rules",
        who="Mara",
        when="2026-01-02T03:04:05+00:00",
    ),
    JOB,
    ManifestLine(
        key=JOB.key,
        job=JOB,
        artifact=Artifact(key=JOB.key, files={"take.flac": Blob(sha=SHA, size=9)}, facts={"seconds": 1.5}),
        cost=Cost(seconds=0.5, cpu_seconds=0.4),
        tools={"py-nanotts": "0.1.1"},
        licence="Apache-2.0",
        machine="Linux x86_64, 2 cores, Python 3.11.7",
        when="2026-01-02T03:04:05+00:00",
    ),
    Spent(
        production="timeline_01/1-2",
        role="screenwriter",
        model="small-model",
        tokens_in=2100,
        tokens_out=400,
        money=0.0031,
        currency="EUR",
        when="2026-01-02T03:04:05+00:00",
    ),
)
