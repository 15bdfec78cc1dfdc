"""Reading texts: what is a verse, what is refused, and nothing rewritten."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.errors import WrongUse
from exeget.ids import checked_id, slug
from exeget.reader import read_verses
from exeget.verse import MAX_LETTERS, Verse, pick_verses


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_verse_jsonl_is_read_with_all_its_languages(tmp_path: Path) -> None:
    line = {"ref": "Tower 1:1", "chapter": 1, "verse": 1, "text": {"en": "A light.", "de": "Ein Licht."}}
    verses = read_verses(written(tmp_path, "t.jsonl", json.dumps(line)), "en", "Tower")
    assert verses == (Verse(ref="Tower 1:1", chapter=1, number=1, text={"en": "A light.", "de": "Ein Licht."}),)


@pytest.mark.parametrize("words", ["በመጀመሪያ፡ቃል፡ነበረ።", "בְּרֵאשִׁית בָּרָא אֱלֹהִים", "In principio creavit Deus", "天地玄黃"])
def test_any_script_passes_through_unharmed(tmp_path: Path, words: str) -> None:
    line = json.dumps({"chapter": 1, "verse": 1, "text": words}, ensure_ascii=False)
    (verse,) = read_verses(written(tmp_path, "t.jsonl", line), "und", "Book")
    assert verse.text == {"und": words}
    assert verse.ref == "Book 1:1"


def test_stanzas_are_verses(tmp_path: Path) -> None:
    text = "First line,\nsecond line.\r\n\r\n \nNext stanza.\n***\n\n* * *\n\nLast.\n"
    verses = read_verses(written(tmp_path, "p.txt", text), "en", "Poem")
    assert [v.text["en"] for v in verses] == ["First line,\nsecond line.", "Next stanza.\n***", "Last."]
    assert [v.key for v in verses] == ["1:1", "1:2", "1:3"]


def test_markdown_headings_begin_chapters(tmp_path: Path) -> None:
    text = "# Title\n\nOne.\n\n## Second\nTwo.\n\nThree.\n"
    verses = read_verses(written(tmp_path, "n.md", text), "en", "Novel")
    assert {v.key: v.text["en"] for v in verses} == {"1:1": "One.", "2:1": "Two.", "2:2": "Three."}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("e.txt", "", "is empty"),
        ("e.jsonl", "\n \n", "is empty"),
        ("b.txt", b"\x00\x01\x02 abc", "binary"),
        ("b.md", b"\xff\xfe\x00a", "not UTF-8"),
        ("h.jsonl", '{"chapter": 1, "verse": 1, "text": "A."}\n{"chapter": 1, "ver', "line 2 is not JSON.*half written"),
        ("w.jsonl", '{"chapter": 0, "verse": 1, "text": "A."}', "line 1 is not a verse.*chapter"),
        ("x.jsonl", '{"chapter": 1, "verse": 1, "text": "A.", "path": "/etc"}', "path"),
        ("d.jsonl", '{"chapter": 1, "verse": 1, "text": "A."}\n' * 2, "1:1 twice"),
        ("m.txt", "a" * (MAX_LETTERS + 1), "20,001 characters.*empty lines"),
        ("m.jsonl", json.dumps({"chapter": 1, "verse": 1, "text": "a" * 10_000_000}), "at most 20000"),
        ("o.txt", "😀😀\n\n🎬", "no letters"),
        ("o.jsonl", json.dumps({"chapter": 1, "verse": 1, "text": "😀"}), "needs words"),
        ("p.pdf", "%PDF", "I can't read 'p.pdf'"),
    ],
)
def test_bad_input_is_refused_with_a_reason(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        read_verses(written(tmp_path, name, content), "en", "Book")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"no file 'gone\.txt'"):
        read_verses(tmp_path / "gone.txt", "en", "Book")


@given(st.lists(st.text(string.ascii_letters + " ,.", min_size=1).filter(lambda s: any(c.isalpha() for c in s)), min_size=1))
def test_no_letter_of_a_text_is_lost(stanzas: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        verses = read_verses(written(Path(folder), "t.txt", "\n\n".join(stanzas)), "en", "T")
    kept = "".join("".join(v.text["en"].split()) for v in verses)
    assert kept == "".join("".join(stanza.split()) for stanza in stanzas)


BOOK = tuple(Verse(ref=f"B {c}:{n}", chapter=c, number=n, text={"en": "Word."}) for c in (1, 2) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("1:2", "1:2"), ("1:2-1:3", "1:2 1:3"), ("1:2-3", "1:2 1:3"), ("1:3-2:1", "1:3 2:1"), ("2", "2:1 2:2 2:3"),
        ("2:1,1:1", "2:1 1:1"), ("1:1,1:1-2", "1:1 1:2"),
    ],
)  # fmt: skip
def test_verses_are_picked_as_a_reader_cites_them(wanted: str, keys: str) -> None:
    assert " ".join(v.key for v in pick_verses(BOOK, wanted)) == keys


@pytest.mark.parametrize("wanted", ["1:9", "9", "1:3-1:9", "2:1-1:1", "1:", "x", "", "1:1;2", "-1:1", "１:1"])
def test_verses_out_of_range_are_named_with_what_there_is(wanted: str) -> None:
    with pytest.raises(WrongUse):
        pick_verses(BOOK, wanted)


@given(st.text())
def test_whatever_is_asked_for_gives_verses_or_a_refusal(wanted: str) -> None:
    try:
        assert pick_verses(BOOK, wanted)
    except WrongUse as refusal:
        assert str(refusal)


@given(st.text())
def test_a_checked_id_never_leaves_its_folder(word: str) -> None:
    try:
        checked_id(word, "story")
    except WrongUse:
        return
    assert "/" not in word
    assert "\\" not in word
    assert word not in (".", "..")
    assert "\n" not in word


@pytest.mark.parametrize("word", ["../../etc", "a/b", "A", "", "a" * 65, "a\n", ".a", "ü"])
def test_what_is_no_id_is_refused(word: str) -> None:
    with pytest.raises(WrongUse, match="is not a story id"):
        checked_id(word, "story")


@given(st.text(min_size=1))
def test_every_name_in_any_script_gives_an_id_part(name: str) -> None:
    checked_id(slug(name), "story")
