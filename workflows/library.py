"""Where stories are: finding one, reading its verses, and beginning a new one."""

import os
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from exeget.document import explain
from exeget.errors import WrongUse
from exeget.ids import checked_id, slug
from exeget.reader import read_verses
from exeget.story import Aspect, Form, Story
from exeget.verse import Verse
from workflows.store import write_whole

READ_TOGETHER = 3000
"""Verses; about fifteen CPU-seconds of reading by rules."""


@dataclass(frozen=True)
class Book:
    """A story as it lies on the disk."""

    folder: Path
    story: Story
    verses: tuple[Verse, ...]

    def verse(self, key: str) -> Verse:
        """The verse of a key, such as `1:4`; KeyError when there is none."""
        return {verse.key: verse for verse in self.verses}[key]

    def neighbours(self, verse: Verse) -> tuple[Verse | None, Verse | None]:
        """The verses before and after, across chapters."""
        at = self.verses.index(verse)
        return (self.verses[at - 1] if at else None, self.verses[at + 1] if at + 1 < len(self.verses) else None)

    def parts(self) -> list[tuple[Verse, ...]]:
        """The verses in parts that are read together: the whole text, or whole chapters of a very long one.

        Who is who is told apart best with the whole text in view; a part keeps reading it affordable.
        """
        parts: list[list[Verse]] = [[]]
        for _, chapter in groupby(self.verses, key=lambda verse: verse.chapter):
            verses = list(chapter)
            if parts[-1] and len(parts[-1]) + len(verses) > READ_TOGETHER:
                parts.append([])
            parts[-1] += verses
        return [tuple(part) for part in parts]


def stories_folder(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of stories: what was given, else EXEGET_STORIES, else `./stories`."""
    return given or Path(environment.get("EXEGET_STORIES") or "stories")


def open_book(stories: Path, story_id: str) -> Book:
    """Read a story; WrongUse when there is none of that id, or when a file of it can't be read."""
    checked_id(story_id, "story")
    folder = stories / story_id
    head = folder / "story.toml"
    if not head.is_file() or not folder.resolve().is_relative_to(stories.resolve()):
        known = sorted(path.parent.name for path in stories.glob("*/story.toml"))
        raise WrongUse(
            f"There is no story {story_id!r} in {stories}.",
            known=f"Known: {', '.join(known)}." if known else "There is none at all.",
            cure="Name one of them, or begin one with: exeget new STORY --from FILE.",
        )
    story = _story(head)
    if story.id != story_id:
        raise WrongUse(f"{head} says id {story.id!r}, but lies in the folder {story_id!r}.", cure="Make them the same.")
    verses = tuple(v for source in story.source for v in read_verses(folder / source, story.languages[0], story.title))
    return Book(folder, story, verses)


def new_book(stories: Path, story_id: str, source: Path, title: str, lang: str, aspect: Aspect, form: Form = "text") -> Book:
    """Begin a story from a file; nothing is written when the file can't be read or the story is there already."""
    folder = stories / checked_id(story_id, "story")
    if folder.exists():
        raise WrongUse(f"There is a story {story_id!r} already.", known=f"In {folder}.", cure="Choose another id.")
    title = title or source.stem.replace("_", " ").replace("-", " ").title()
    verses = read_verses(source, lang, title)
    languages = tuple(sorted({lang for verse in verses for lang in verse.text}, key=lambda code: (code != lang, code)))
    name = f"source/{slug(source.stem)}{'.verses' if source.suffix == '.jsonl' else ''}{source.suffix}"
    try:
        story = Story(id=story_id, title=title, form=form, languages=languages, aspect=aspect, source=(name,))
    except ValidationError as error:
        raise WrongUse(f"This can't be the head of a story: {explain(error)}") from error
    target = folder / name
    target.parent.mkdir(parents=True)
    shutil.copyfile(source, target)
    write_whole(folder / "story.toml", tomli_w.dumps(story.as_json()).encode())
    return Book(folder, story, verses)


def _story(head: Path) -> Story:
    try:
        raw = tomllib.loads(head.read_text(encoding="utf-8"))
        listed = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
        return Story.model_validate(listed)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{head} is not TOML: {error}.", cure="Mend that line.") from error
    except ValidationError as error:
        raise WrongUse(f"{head} is not the head of a story.", known=explain(error), cure="Mend the named fields.") from error
