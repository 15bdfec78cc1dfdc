"""What each command does, in a few lines over the floors below."""

import getpass
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast, get_args

from exeget.analysis import Analysis
from exeget.document import load, read_document
from exeget.errors import GateClosed, WrongUse
from exeget.regie import Regie, shot_line
from exeget.story import Aspect, Form
from studio import showing
from studio.progress import print_line
from studio.session import story_opened, verses_of, watched, wish_of
from workflows import overview
from workflows.deciding import Decision, Verdict, checkpoint_named
from workflows.deciding import decide as take_decision
from workflows.desk import Wish
from workflows.filming import make_films, outcome
from workflows.health import examine
from workflows.lease import lease
from workflows.library import new_book, stories_folder
from workflows.lookup import look_up
from workflows.replay import replay as replay_jobs
from workflows.schemas import export_schemas

DEFAULT_TIMELINE = "timeline_01"
Options = tuple[str, str, int, str]
"""Timeline, tier, seed, approve."""


def new(stories: Path | None, story: str, source: Path | None, idea: str, title: str, lang: str, aspect: str) -> None:
    """Begin a story."""
    if (source is None) == (not idea):
        raise WrongUse("A story begins from a file or from an idea.", cure="Give either --from FILE or --idea TEXT.")
    if aspect not in get_args(Aspect):
        raise WrongUse(f"--aspect {aspect!r} is not one I know.", known=f"Known: {', '.join(get_args(Aspect))}.")
    title = title or (story.replace("_", " ").replace("-", " ").title() if idea else "")
    with _idea_file(source, idea) as file:
        form: Form = "idea" if idea else "text"
        book = new_book(stories_folder(stories), story, file, title, lang, cast("Aspect", aspect), form)
    print_line(f"{book.folder}: {len(book.verses)} verses in {', '.join(book.story.languages)}.")
    print_line(f"Now: exeget film {story} --verses {book.verses[0].key}")


def film(
    stories: Path | None, story: str, verses: str, options: Options, stop_at: str, brain: str | None, machine: bool
) -> None:
    """Make films."""
    with story_opened(stories, story, brain) as shop:
        wanted, wish = verses_of(shop, verses), wish_of(*options)
        with watched(shop, machine, lambda: [overview.look_at(shop, verse, wish, stop_at) for verse in wanted]) as tally:
            made = make_films(shop, wanted, wish, stop_at)
        spent = shop.spent(wanted, wish)
        if machine:
            print_line(json.dumps({**made[-1], **tally.numbers(), "tokens": spent.tokens, "productions": made}))
        else:
            showing.films(made, tally.numbers())
            showing.spent(spent, shop.settings.budget.currency)


def plan(
    stories: Path | None, story: str, verses: str, options: Options, stop_at: str, brain: str | None, machine: bool
) -> None:
    """Show what a film run would do."""
    with story_opened(stories, story, brain) as shop:
        wish = wish_of(*options)
        plans = {verse.key: overview.look_at(shop, verse, wish, stop_at) for verse in verses_of(shop, verses)}
    showing.plans(plans, machine, shop.settings.budget.currency)


def status(stories: Path | None, story: str, machine: bool) -> None:
    """Show the state of every production."""
    with story_opened(stories, story, "rules") as shop:
        showing.states(overview.status(shop), machine)


def decide(
    stories: Path | None,
    story: str,
    said: tuple[str, Verdict, str, int],
    verses: str,
    timeline: str,
    brain: str | None,
    machine: bool,
) -> None:
    """Approve or reject, and go on."""
    name, verdict, why, option = said
    decision = Decision(checkpoint_named(name), verdict, getpass.getuser(), why, option)
    with story_opened(stories, story, brain) as shop:
        wanted = verses_of(shop, verses) if verses else ()
        with watched(shop, machine, list) as tally:
            decided = take_decision(shop, wanted, wish_of(timeline), decision)
        made = [outcome(shop.desk(verse, wish_of(timeline))) for verse in decided]
        if machine:
            print_line(json.dumps({**(made[-1] if made else {}), **tally.numbers(), "productions": made}))
        elif not made:
            print_line(f"{verdict}: option {option} of {timeline}, for the whole story.")
        else:
            print_line(f"{verdict}: {name} of verse {', '.join(verse.key for verse in decided)}.")
            showing.films(made, tally.numbers())


def analyse(stories: Path | None, story: str, verses: str, brain: str | None) -> None:
    """Run up to the analysis and show it."""
    wish = Wish(timeline=DEFAULT_TIMELINE)
    with story_opened(stories, story, brain) as shop:
        wanted = verses_of(shop, verses)
        with watched(shop, False, list):
            make_films(shop, wanted, wish, "analyse")
        for verse in wanted:
            path = shop.desk(verse, wish).folder / "analysis.json"
            showing.analysis(verse, load(Analysis, path.read_bytes(), str(path)))


def search(stories: Path | None, story: str, query: str, timeline: str, verse: str, machine: bool) -> None:
    """Look something up; the index is made first where it is not there."""
    with story_opened(stories, story, "rules") as shop:
        near = verses_of(shop, verse)[0] if verse else shop.book.verses[0]
        found = look_up(shop, shop.desk(near, wish_of(timeline)), query, near.key if verse else "")
    showing.passages(found, machine)


def export(stories: Path | None, story: str, verses: str, to: str, timeline: str) -> None:
    """Print what is there, in another format."""
    files = {"fountain": "drehbuch.fountain", "otio": "film.otio", "regie": "regie.json"}
    if to not in files:
        raise WrongUse(f"--to {to!r} is not a format I know.", known=f"Known: {', '.join(files)}.")
    with story_opened(stories, story, "rules") as shop:
        for verse in verses_of(shop, verses):
            path = shop.desk(verse, wish_of(timeline)).folder / files[to]
            if not path.exists():
                cure = f"Run exeget film {story} --verses {verse.key} first."
                raise WrongUse(f"Verse {verse.key} has no {files[to]} yet.", cure=cure)
            raw = path.read_bytes()
            if to == "regie":
                raw = "\n".join(shot_line(shot) for shot in read_document(Regie, raw, str(path)).document.shots).encode()
            print_line(raw.decode().rstrip())


def replay(stories: Path | None, story: str, check: bool, machine: bool) -> None:
    """Make again, compare, and say what differs."""
    with story_opened(stories, story, "rules") as shop:
        with watched(shop, machine, list), lease(shop.store):
            results = replay_jobs(shop.jobs, check)
        showing.replayed(results, machine)
        if any(result.result == "differs" for result in results):
            raise GateClosed("Some jobs came out different.", cure="See the list above: the tool or the machine has changed.")


def gc(stories: Path | None, story: str) -> None:
    """Sweep the store."""
    with story_opened(stories, story, "rules") as shop, lease(shop.store):
        files, size = overview.sweep(shop)
    print_line(f"{files} files removed, {size / 2**20:.1f} MB.")


def schema(folder: Path) -> None:
    """Write the schemas."""
    for path in export_schemas(folder):
        print_line(str(path))


def doctor() -> None:
    """Examine the machine."""
    showing.findings(examine())


def evaluate(task: str, data: Path | None, machine: bool) -> None:
    """Run an evaluation of the folder `evals`, which is not part of the installed package."""
    if find_spec("evals") is None:
        raise WrongUse("The evaluations are not installed.", cure="Run this in a clone of the repository.")
    passed: bool = import_module("evals").run(task, data, machine, print_line)
    if not passed:
        raise GateClosed(f"{task}: a bound does not hold.")


@contextmanager
def _idea_file(source: Path | None, idea: str) -> Iterator[Path]:
    """The source file; an idea is written into one for as long as it is read."""
    if source is not None:
        yield source
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "idea.txt"
        file.write_text("\n".join(line for line in idea.splitlines() if line.strip()) + "\n", encoding="utf-8")
        yield file
