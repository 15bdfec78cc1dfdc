"""The command line: each command says what is wanted; the work is done below."""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="A text goes in verse by verse; a film comes out, with everything that led to it written down.",
)  # fmt: skip

StoryArg = Annotated[str, typer.Argument(metavar="STORY", help="The story's id: its folder among the stories.")]
CheckpointArg = Annotated[
    str, typer.Argument(metavar="CHECKPOINT", help="timelines, subjects, regie, start_images, clips, mix, film")
]
VersesOpt = Annotated[str, typer.Option(help="Such as 1:4, 1:1-1:6, 1:1-6, or 2 for a chapter; all when left out.")]
TimelineOpt = Annotated[str, typer.Option(help="Which reading of the story.")]
TierOpt = Annotated[str, typer.Option(help="low 640x360, standard 1280x720, high 1920x1080.")]
ApproveOpt = Annotated[str, typer.Option(help="auto goes through all checkpoints; ask stops at each for a person.")]
StopOpt = Annotated[str, typer.Option(help="Stop after a stage, such as direct, picture or mix.")]
SeedOpt = Annotated[int, typer.Option(min=0, help="Another seed gives another take.")]
StoriesOpt = Annotated[Path | None, typer.Option(help="Where the stories are; else EXEGET_STORIES, else ./stories.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="JSON lines for machines.")]
BrainOpt = Annotated[str | None, typer.Option(help="rules or llm; else what exeget.toml and OPENAI_BASE_URL say.")]
WhyOpt = Annotated[str, typer.Option(help="What to remember about the decision.")]
OptionOpt = Annotated[int, typer.Option(min=1, max=5, help="Which of the options shown.")]
TIMELINE = "timeline_01"


@app.command()
def new(
    story: StoryArg,
    source: Annotated[Path | None, typer.Option("--from", help="Verse JSONL, plain text in stanzas, or Markdown.")] = None,
    idea: Annotated[str, typer.Option(help="A bare idea, in place of a file.")] = "",
    title: Annotated[str, typer.Option(help="Else taken from the file's name.")] = "",
    lang: Annotated[str, typer.Option(help="The language of a text that does not say its own.")] = "en",
    aspect: Annotated[str, typer.Option(help="16:9 or 9:16.")] = "16:9",
    stories: StoriesOpt = None,
) -> None:
    """Begin a story from a text or an idea."""
    from studio import commands

    commands.new(stories, story, source, idea, title, lang, aspect)


@app.command()
def storyboard(
    story: StoryArg,
    option: Annotated[list[str] | None, typer.Option(help="Such as lore=2 or narrative=3; may be given twice.")] = None,
    timeline: TimelineOpt = TIMELINE, brain: BrainOpt = None, stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Show what an idea becomes: three worlds, three ways to tell it, and the shots of those that are taken."""
    from studio.storyboard import storyboard as show

    show(stories, story, option or [], timeline, brain, machine)


@app.command()
def film(
    story: StoryArg, verses: VersesOpt = "", timeline: TimelineOpt = TIMELINE, tier: TierOpt = "standard",
    approve: ApproveOpt = "auto", stop_at: StopOpt = "", seed: SeedOpt = 0, brain: BrainOpt = None,
    stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Make the film of each verse; what is made already is found."""
    from studio import commands

    commands.film(stories, story, verses, (timeline, tier, seed, approve), stop_at, brain, machine)


@app.command()
def plan(
    story: StoryArg, verses: VersesOpt = "", timeline: TimelineOpt = TIMELINE, tier: TierOpt = "standard",
    approve: ApproveOpt = "auto", stop_at: StopOpt = "", seed: SeedOpt = 0, brain: BrainOpt = None,
    stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Say what a film run would find, what it would make, and about how long that takes."""
    from studio import commands

    commands.plan(stories, story, verses, (timeline, tier, seed, approve), stop_at, brain, machine)


@app.command()
def status(story: StoryArg, stories: StoriesOpt = None, machine: JsonOpt = False) -> None:
    """Show the state of every production: missing, stale, running, blocked or done."""
    from studio import commands

    commands.status(stories, story, machine)


@app.command()
def approve(
    story: StoryArg, checkpoint: CheckpointArg, verses: VersesOpt = "", timeline: TimelineOpt = TIMELINE,
    option: OptionOpt = 1, why: WhyOpt = "", brain: BrainOpt = None, stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Open a checkpoint for exactly what is there now, and let the work go on."""
    from studio import commands

    commands.decide(stories, story, (checkpoint, "approved", why, option), verses, timeline, brain, machine)


@app.command()
def reject(
    story: StoryArg, checkpoint: CheckpointArg, verses: VersesOpt = "", timeline: TimelineOpt = TIMELINE,
    why: WhyOpt = "", brain: BrainOpt = None, stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Say no at a checkpoint; the work stays where it is until something changes."""
    from studio import commands

    commands.decide(stories, story, (checkpoint, "rejected", why, 1), verses, timeline, brain, machine)


@app.command()
def timelines(
    story: StoryArg,
    propose: Annotated[int, typer.Option(min=0, help="Have so many readings proposed that differ in substance, 3 to 5.")] = 0,
    model: Annotated[
        list[str] | None, typer.Option(help="Propose the reading of this interpretation model; may be given twice.")
    ] = None,
    diff: Annotated[tuple[str, str] | None, typer.Option(help="Two timelines to compare, down to shot and cue.")] = None,
    brain: BrainOpt = None, stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """List a story's readings, have new ones proposed, or compare two."""
    from studio.timelines import timelines as show

    show(stories, story, (propose, model or ()), diff, brain, machine)


@app.command()
def direct(
    story: StoryArg,
    said: Annotated[str, typer.Argument(metavar="SENTENCE", help="What is to change, in German or English.")] = "",
    verses: VersesOpt = "", timeline: TimelineOpt = TIMELINE, brain: BrainOpt = None,
    yes: Annotated[bool, typer.Option("--yes", help="Accept the changes that are shown.")] = False,
    go: Annotated[bool, typer.Option("--go", help="Then make again what has become stale.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last direction back; again for the one before.")] = False,
    phrases: Annotated[bool, typer.Option("--phrases", help="List what is understood without a model.")] = False,
    stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Change a film by saying what you want; without a sentence, a conversation."""
    from studio.direct import Told, direct

    direct(stories, story, Told(said, verses, timeline, brain, yes, go, undo, phrases, machine))


@app.command()
def analyse(story: StoryArg, verses: VersesOpt = "", brain: BrainOpt = None, stories: StoriesOpt = None) -> None:
    """Say what the text says: who, where, when, who speaks."""
    from studio import commands

    commands.analyse(stories, story, verses, brain)


@app.command()
def search(
    story: StoryArg, query: Annotated[str, typer.Argument(help="A question, in German or English.")],
    timeline: TimelineOpt = TIMELINE, verse: Annotated[str, typer.Option(help="Near this verse.")] = "",
    stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Look something up in a timeline."""
    from studio import commands

    commands.search(stories, story, query, timeline, verse, machine)


@app.command()
def export(
    story: StoryArg, verses: VersesOpt, to: Annotated[str, typer.Option(help="fountain, otio or regie.")],
    timeline: TimelineOpt = TIMELINE, stories: StoriesOpt = None,
) -> None:  # fmt: skip
    """Print a production's screenplay, cut or REGIE_JSON lines."""
    from studio import commands

    commands.export(stories, story, verses, to, timeline)


@app.command()
def replay(
    story: StoryArg, check: Annotated[bool, typer.Option("--check", help="Make everything anew and compare.")] = False,
    stories: StoriesOpt = None, machine: JsonOpt = False,
) -> None:  # fmt: skip
    """Make again what the manifest says and the store has lost; with --check, prove the whole manifest."""
    from studio import commands

    commands.replay(stories, story, check, machine)


@app.command()
def gc(story: StoryArg, stories: StoriesOpt = None) -> None:
    """Remove from the store what no production uses any more."""
    from studio import commands

    commands.gc(stories, story)


@app.command()
def schema(folder: Annotated[Path, typer.Argument(help="Where the JSON Schemas go.")] = Path("schemas")) -> None:
    """Write the JSON Schema of every document."""
    from studio import commands

    commands.schema(folder)


@app.command()
def doctor() -> None:
    """Say what this machine can do, what it lacks, and the cure."""
    from studio import commands

    commands.doctor()


@app.command(name="eval")
def evaluate(
    task: Annotated[str, typer.Argument(help="Which evaluation; without one, the list.")] = "",
    data: Annotated[Path | None, typer.Option(help="Another folder with gold.")] = None,
    machine: JsonOpt = False,
) -> None:
    """Measure; exits 1 when a bound fails."""
    from studio import commands

    commands.evaluate(task, data, machine)


def main() -> None:
    """Run a command; a known error is one message and its exit code, never a traceback."""
    from exeget.errors import ExegetError
    from studio.session import give_up, speak_error

    try:
        app()
    except ExegetError as error:
        speak_error(error, "--json" in sys.argv)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\nexeget: stopped. What was finished is kept; the same command goes on from here.\n")
        give_up(130)
