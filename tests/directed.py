"""The papers of a verse written by hand, for tests of direction by chat: a crew on a ship, lots, a sleeper who is elsewhere."""

from exeget.drehbuch import Act, Cue, Drehbuch, Ground, Line, Scene, ScriptShot
from exeget.papers import Papers
from exeget.regie import Regie
from exeget.shot import Actor, Camera, FrameFrom, Light, Mark, Move, Shot, ShotSound, StartImage
from exeget.soundplan import Bed, Effect, MusicCue, SoundPlan, SpokenLine
from exeget.subject import Register, Subject, SubjectPhase, Wear
from exeget.terms import Nature, SubjectKind
from exeget.timeline import Look, Timeline
from exeget.verse import Span, Verse

EN = "A wind came, and the mariners cast lots on the ship. It was like to break."
DE = "Ein Wind kam, und die Schiffsleute warfen Lose auf dem Schiff. Es wollte brechen."
VERSE = Verse(ref="Crew 1:4", chapter=1, number=4, text={"en": EN, "de": DE})


def _subject(
    name: str, kind: SubjectKind, nature: Nature, en: str, de: str, voice: str | None = None, here: bool = True
) -> Subject:
    wear = Wear() if nature == "person" else None
    return Subject(
        id=name, kind=kind, nature=nature, noun=en.lower(), names={"en": en, "de": de}, many=en.endswith("s"),
        phases=(SubjectPhase(name="first", since="1:1", wear=wear),), voice=voice, occurrences=("1:4",) if here else ("1:5",),
    )  # fmt: skip


REGISTER = Register(
    timeline="timeline_01",
    subjects=(
        _subject("CHAR_GOD", "actor", "deity", "LORD", "HERR", "man_deep"),
        _subject("CHAR_JONAH", "actor", "person", "Jonah", "Jona", "man", here=False),
        _subject("CHAR_MARINERS", "actor", "person", "mariners", "Schiffsleute", "crowd"),
        _subject("PROP_LOTS", "prop", "thing", "lots", "Lose"),
        _subject("PROP_WARES", "prop", "thing", "wares", "Waren", here=False),
        _subject("SETENV_SHIP", "set_environment", "vehicle", "ship", "Schiff"),
        _subject("ENV_SEA", "environment", "water", "sea", "Meer"),
    ),
    engine="rules",
)
TIMELINE = Timeline(
    id="timeline_01", title="The crew", reading="They do what they can.", briefing=("briefings/briefing.md",),
    look=Look(style="plain", saturation=0.8), rules=("The LORD is never in the picture.", "Hands are seen near."),
)  # fmt: skip


def _spans(en: str, de: str) -> dict[str, Span]:
    return {
        lang: Span(start=text.index(words), end=text.index(words) + len(words))
        for lang, text, words in (("en", EN, en), ("de", DE, de))
    }


LINES = (
    Line(id="u1a", kind="narration", spans=_spans("A wind came,", "Ein Wind kam,")),
    Line(
        id="u1b", kind="narration",
        spans=_spans("and the mariners cast lots on the ship.", "und die Schiffsleute warfen Lose auf dem Schiff."),
    ),
    Line(id="u1c", kind="narration", spans=_spans("It was like to break.", "Es wollte brechen."), silent=True),
)  # fmt: skip
CUE = Cue(id="m1", type="action", mood="fear", intensity=0.5, first="1.1", last="3.1", why="the wind")
WIND = (Ground(word="wind", source="verse", where="1:4"),)
DREHBUCH = Drehbuch(
    verse="1:4", timeline="timeline_01", engine="rules", lines=LINES, cues=(CUE,),
    acts=(
        Act(phase="setup", summary="A wind comes."), Act(phase="turn", summary="They cast lots."),
        Act(phase="resolve", summary="It nearly breaks."),
    ),
    scenes=(
        Scene(
            id="s1", place="ENV_SEA", inside="SETENV_SHIP", time_of_day="day", weather="wind",
            heading="EXT. SHIP ON THE SEA - DAY",
        ),
    ),
    shots=(
        ScriptShot(
            id="1.1", phase="setup", scene="s1", action="A wind comes.", grounds=WIND, utterances=("u1a",),
            on_screen=("SETENV_SHIP", "CHAR_MARINERS"), focus="SETENV_SHIP", intent="It begins.",
        ),
        ScriptShot(
            id="2.1", phase="turn", scene="s1", action="The mariners cast lots.", grounds=WIND, utterances=("u1b",),
            on_screen=("CHAR_MARINERS", "PROP_LOTS"), focus="CHAR_MARINERS", intent="They ask whose fault it is.",
        ),
        ScriptShot(
            id="3.1", phase="resolve", scene="s1", action="The ship nearly breaks.", grounds=WIND, utterances=("u1c",),
            on_screen=("SETENV_SHIP",), focus="SETENV_SHIP", intent="Near enough to count the splinters.",
        ),
    ),
)  # fmt: skip
AIR = ShotSound(ambience=("sea", "creaking_wood", "wind"), detail_fx=("thunder",))
LOW = Camera(setup="B", yaw_deg=20, distance=3, lens_mm=40, pitch_deg=-6, move=Move(type="handheld", amount=0.4))
DAY = Light(time_of_day="day", key="sun", color_temperature=5600, weather="wind")
CREW = Actor(subject_id="CHAR_MARINERS", phase="first", focus="primary", position=Mark(anchor="deck", facing_deg=15.0))


def _image(size: str, source: FrameFrom | None = None) -> StartImage:
    return StartImage(
        keywords=(size, "ship", "day", "wind", "fear"), prompt=f"mariners, clear sun, wind, day, {size}, 50 mm lens",
        first_frame=f"{size.capitalize()}: mariners.", source=source,
    )  # fmt: skip


REGIE = Regie(
    verse="1:4", timeline="timeline_01", engine="rules",
    shots=(
        Shot(
            id="1.1", act="setup", subject="environment", shot_type="extreme_wide", environment="ENV_SEA", inside="SETENV_SHIP",
            framing="whole; eye level",
            actors=(CREW,), camera=Camera(setup="A", distance=60, lens_mm=24, move=Move(type="push_in", amount=0.5)), light=DAY,
            mood=("fear",), start_image=_image("extreme wide shot"), duration=120, utterances=("u1a",), sound=AIR,
            transition="fade_in", hero_moment=True,
        ),
        Shot(
            id="2.1", act="turn", subject="actor", shot_type="medium_wide", environment="ENV_SEA", inside="SETENV_SHIP",
            framing="hands and faces; eye level",
            actors=(CREW,), props=("PROP_LOTS",), camera=LOW,
            light=DAY, mood=("fear",), start_image=_image("medium wide shot"), duration=240, utterances=("u1b",), sound=AIR,
        ),
        Shot(
            id="3.1", act="resolve", subject="environment", shot_type="close_up", environment="ENV_SEA", inside="SETENV_SHIP",
            framing="wood; eye level",
            camera=Camera(setup="C", parent_shot="2.1", yaw_deg=-10, distance=8, lens_mm=85), light=DAY, mood=("fear",),
            start_image=_image("close-up", FrameFrom(shot="2.1", frame=239, yaw=-30, distance=2.6667)), duration=96,
            utterances=("u1c",), sound=ShotSound(ambience=("sea", "creaking_wood", "wind")),
        ),
    ),
)  # fmt: skip
SOUND = SoundPlan(
    verse="1:4", timeline="timeline_01", engine="rules", shots=("1.1", "2.1", "3.1"),
    lines=tuple(
        SpokenLine(
            id=line.id, speaker="NARRATOR", voice="narrator_m", kind="narration", shot=shot, start=10,
            text={lang: span.of(VERSE.text[lang]) for lang, span in line.spans.items()},
        )
        for line, shot in zip(LINES[:2], ("1.1", "2.1"), strict=True)
    ),
    ambience=tuple(
        Bed(id=f"a{number}", name=name, shots=("1.1", "2.1", "3.1")) for number, name in enumerate(AIR.ambience, 1)
    ),
    detail_fx=tuple(Effect(id=f"e{number}", name="thunder", shot=shot) for number, shot in enumerate(("1.1", "2.1"), 1)),
    music=(MusicCue(cue=CUE, style="strings", prompts={"magnet": "low strings"}),),
)  # fmt: skip
PAPERS = Papers(VERSE, TIMELINE, REGISTER, DREHBUCH, REGIE, SOUND, {"briefings/briefing.md": "# The crew\n"})
