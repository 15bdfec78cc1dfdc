"""The exegete as a model: one reading of the whole text from one side, with the look, sound and casting that follow."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.pages import page
from agents.rules.casting.inputs import read_analyses
from agents.rules.interpreting.emphases import sides
from agents.rules.interpreting.models import Model, model_named
from agents.rules.interpreting.proposals import Story, from_side, side_told, story_of
from agents.tasks import InterpretParams, Mind
from exeget.analysis import Analysis
from exeget.document import Part, load, part_from, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.shot import LightKey
from exeget.subject import Colour, Garment, Head
from exeget.timeline import Casting, Look, SoundStyle, Timeline
from exeget.work import Bench, Made, Offer, Refusal

LONGEST = 150_000
"""Letters of a text that a model is given at once, about 40,000 tokens."""
MOST_SUBJECTS = 40

Share = Annotated[float, Field(ge=0, le=1)]


class PartAnswer(Part):
    """How somebody appears, as a model gives it; null leaves what the register has."""

    who: str
    garment: Garment | None
    head: Head | None
    colour: Colour | None
    why: str


class ReadingAnswer(Part):
    """A reading, as a model gives it."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    reading: Annotated[str, StringConstraints(min_length=1, max_length=600)]
    backstory: str
    dark: Colour
    low: Colour
    middle: Colour
    light: Colour
    palette_strength: Share
    contrast: Share
    saturation: float = Field(ge=0, le=1.5)
    grain: Share
    light_words: str
    lens_habit: Literal["wide", "normal", "long"]
    closeness: Literal["near", "told", "far"]
    height: Literal["low", "eye", "high"]
    movement: Literal["still", "told", "unsteady"]
    key: LightKey | None
    warmth: int = Field(ge=-2500, le=2500)
    era: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    music: Literal["strings", "choir", "plucked", "percussion", "ambient"]
    sound_words: str
    music_weight: float = Field(ge=0.3, le=1.5)
    casting: tuple[PartAnswer, ...] = Field(max_length=6)
    rules: tuple[str, ...] = Field(max_length=6)
    briefing: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class Exegete:
    """Kind `interpret`: timeline.json and briefing.md, and two more options of each."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any text."""
        return offered(job)

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask for one reading; WrongUse when the text is too long, or the answer can't be used."""
        told = part_from(InterpretParams, job.params, "interpret")
        letters = sum(len(verse.text[verse.lead()]) for verse in told.verses)
        if letters > LONGEST:
            raise WrongUse(
                f"This text has {letters:,} letters, more than the {LONGEST:,} a model is given at once.",
                cure="Write the timeline by hand (timeline.json), or run with --brain rules.",
            )
        by_rules = rules_first(bench, job, told.model_copy(update={"mind": None}))
        candidate = load(Timeline, bench.open(by_rules.sha("timeline.json")), "timeline.json")
        analyses = read_analyses(bench.inputs)
        talk = Conversation("exegete", job, bench, told.mind or Mind(), told.timeline)
        cast = frozenset(name for name, _ in _subjects(analyses))
        answer = talk.ask(reading_question(told, analyses, candidate), ReadingAnswer, lambda answer: usable(answer, cast))
        timeline = timeline_of(answer, candidate, talk.engine)
        story = story_of(analyses, told.verses, told.title)
        files = _write_options(bench, timeline, answer.briefing.strip(), story, model_named(told.model))
        return Made(files=files, facts=talk.facts())


def reading_question(told: InterpretParams, analyses: Sequence[Analysis], candidate: Timeline) -> Question:
    """What the model is asked about the whole text."""
    model = model_named(told.model)
    values = {
        "title": told.title, "timeline": told.timeline, "verses": told.verses, "candidate": candidate,
        "subjects": _subjects(analyses), "asks": model.question.en, "called": model.title.en, "sources": model.sources,
    }  # fmt: skip
    return Question("reading", page("exegete", values))


def timeline_of(answer: ReadingAnswer, candidate: Timeline, engine: str) -> Timeline:
    """The timeline of an answer; id, voice and where the briefing lies stay as they are."""
    look = Look(
        palette=(answer.dark, answer.low, answer.middle, answer.light), palette_strength=answer.palette_strength,
        contrast=answer.contrast, saturation=answer.saturation, grain=answer.grain, style=candidate.look.style,
        light=answer.light_words, lens_habit=answer.lens_habit, era=answer.era, closeness=answer.closeness,
        height=answer.height, movement=answer.movement, key=answer.key, warmth=answer.warmth,
    )  # fmt: skip
    sound = SoundStyle(
        music=answer.music, narrator=candidate.sound.narrator, words=answer.sound_words, weight=answer.music_weight,
        moods=candidate.sound.moods,
    )  # fmt: skip
    casting = tuple(
        Casting(who=part.who, garment=part.garment, head=part.head, colours=(part.colour,) if part.colour else (), why=part.why)
        for part in answer.casting
    )
    return Timeline(
        id=candidate.id, title=answer.title, reading=answer.reading, briefing=candidate.briefing,
        backstory=answer.backstory, look=look, sound=sound, casting=casting, rules=answer.rules, model=candidate.model,
        engine=engine,
    )  # fmt: skip


def usable(answer: ReadingAnswer, cast: frozenset[str]) -> ReadingAnswer:
    """The same; ValueError when the palette does not go from dark to light, or when somebody is cast whom nobody names."""
    strangers = [part.who for part in answer.casting if part.who not in cast]
    if strangers:
        raise ValueError(f"casting names {', '.join(strangers)}, whom the text does not name")
    colours = (answer.dark, answer.low, answer.middle, answer.light)
    values = [_luma(colour) for colour in colours]
    if values != sorted(values) or values[0] == values[-1]:
        raise ValueError(f"the palette {', '.join(colours)} does not go from dark to light")
    return answer


def _write_options(bench: Bench, timeline: Timeline, briefing: str, story: Story, model: Model) -> tuple[str, ...]:
    """The reading as the model gave it, and as it is when it takes each of the other two sides."""
    files = []
    for number, eyes in enumerate(sides(model), 1):
        end = f"_{number}" if number > 1 else ""
        option = from_side(timeline, eyes, story, model) if end else timeline
        page_of_it = f"{briefing}\n\n{side_told(eyes, story)}" if end else briefing
        (bench.out / f"timeline{end}.json").write_bytes(write_document(option))
        (bench.out / f"briefing{end}.md").write_text(page_of_it + "\n", encoding="utf-8")
        files += [f"timeline{end}.json", f"briefing{end}.md"]
    return tuple(files)


def _luma(colour: str) -> float:
    """Rec. 709 luma, 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _subjects(analyses: Sequence[Analysis]) -> list[tuple[str, int]]:
    """Names with the number of verses that have them, the most frequent first."""
    counted = Counter(mention.name for analysis in analyses for mention in analysis.subjects)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_SUBJECTS]
