"""From a file to verses: verse JSONL, plain text in stanzas, Markdown; any script, nothing rewritten."""

import json
import re
from pathlib import Path

from pydantic import ValidationError

from exeget.document import explain
from exeget.errors import WrongUse
from exeget.ids import Lang
from exeget.verse import MAX_LETTERS, Verse

MAX_BYTES = 64 * 2**20
"""A source larger than this is not read into memory at once; split it by book."""

KINDS = "verse JSONL (.jsonl), plain text in stanzas (.txt), Markdown (.md)"


def read_verses(path: Path, lang: Lang, title: str) -> tuple[Verse, ...]:
    """The verses of a file, in its order.

    `lang` is the language of a text that does not say its own; `title` begins the refs of a text without
    refs. Refuses what is not text, is empty, or has a doubled verse, naming the line.
    """
    text = _text(path)
    if path.suffix == ".jsonl":
        verses = _from_jsonl(text, lang, title, path.name)
    elif path.suffix in (".txt", ".md", ".markdown"):
        verses = _from_stanzas(text, lang, title, path.name, marked=path.suffix != ".txt")
    else:
        raise WrongUse(f"I can't read {path.name!r}.", known=f"I read {KINDS}.", cure="Save it as one of these.")
    if not verses:
        raise WrongUse(f"{path.name} has no verse in it.", cure="Put at least one verse or stanza into it.")
    seen: set[str] = set()
    for verse in verses:
        if verse.key in seen:
            raise WrongUse(f"{path.name} has verse {verse.key} twice.", cure="Number the verses so that each comes once.")
        seen.add(verse.key)
    return verses


def _text(path: Path) -> str:
    if not path.is_file():
        raise WrongUse(f"There is no file {path.name!r}.", known=f"Looked in {path.parent}.", cure="Check the name.")
    if path.stat().st_size > MAX_BYTES:
        raise WrongUse(f"{path.name} is larger than {MAX_BYTES // 2**20} MB.", cure="Split it by book or chapter.")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path.name} is not UTF-8 text (byte {error.start}).", cure="Save it as UTF-8 text.") from error
    if "\0" in text:
        raise WrongUse(f"{path.name} is a binary file, not text.", known=f"I read {KINDS}.")
    if not text.strip():
        raise WrongUse(f"{path.name} is empty.", cure="Put at least one verse or stanza into it.")
    return text


def _from_jsonl(text: str, lang: Lang, title: str, name: str) -> tuple[Verse, ...]:
    verses = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            verses.append(_verse(json.loads(line), lang, title))
        except json.JSONDecodeError as error:
            raise WrongUse(f"{name}, line {number} is not JSON: {error.msg}.", cure="The line may be half written.") from error
        except ValidationError as error:
            raise WrongUse(f"{name}, line {number} is not a verse.", known=explain(error)) from error
    return tuple(verses)


def _verse(value: object, lang: Lang, title: str) -> Verse:
    """A verse of `{"chapter", "verse", "text"}`, where text is a string or one string a language."""
    if isinstance(value, dict):
        value = dict(value)
        if "verse" in value and "number" not in value:
            value["number"] = value.pop("verse")
        if isinstance(value.get("text"), str):
            value["text"] = {lang: value["text"]}
        value.setdefault("ref", f"{title} {value.get('chapter')}:{value.get('number')}")
    return Verse.model_validate(value)


def _from_stanzas(text: str, lang: Lang, title: str, name: str, marked: bool) -> tuple[Verse, ...]:
    verses: list[Verse] = []
    chapter, number, line = 1, 0, 1
    for block in re.split(r"(\n[ \t]*(?:\n[ \t]*)+)", text.replace("\r\n", "\n")):
        at, line = line, line + block.count("\n")
        for piece in _pieces(block, marked):
            if marked and re.match(r"#{1,6}\s", piece):
                chapter, number = (chapter + 1, 0) if number else (chapter, 0)
            elif any(letter.isalpha() for letter in piece):
                number += 1
                verses.append(_stanza(piece, chapter, number, lang, title, f"{name}, line {at}"))
    if not verses:
        raise WrongUse(f"{name} has no letters in it.", cure="A verse needs words to be read.")
    return tuple(verses)


def _pieces(block: str, marked: bool) -> list[str]:
    """A block, with Markdown headings cut off as pieces of their own."""
    parts = re.split(r"^(#{1,6}\s.*)$", block, flags=re.MULTILINE) if marked else [block]
    return [part.strip("\n").strip() for part in parts if part.strip()]


def _stanza(piece: str, chapter: int, number: int, lang: Lang, title: str, where: str) -> Verse:
    if len(piece) > MAX_LETTERS:
        raise WrongUse(
            f"{where}: a verse of {len(piece):,} characters.", known=f"At most {MAX_LETTERS:,}.", cure="Part it by empty lines."
        )
    return Verse(ref=f"{title} {chapter}:{number}", chapter=chapter, number=number, text={lang: piece})
