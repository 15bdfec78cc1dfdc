import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.errors import WrongUse
from exeget.verse import Verse
from rag.corpus import LONGEST, passages_of, read_corpus, write_corpus
from rag.tasks import CorpusParams
from tests.readings import analysis, event, mention, scene, utterance

BRIEFING = """Read this first.

# Look
Cold greys.

## Light ##
One warm light.

It is always low.
# Nothing under this
"""

FERRY = Verse(
    ref="Ferry 1", chapter=1, number=1,
    text={
        "en": "The ferryman rowed an old king over the river.",
        "de": "Der Fährmann ruderte einen alten König über den Fluss.",
    },
)  # fmt: skip


def told(**more: object) -> CorpusParams:
    return CorpusParams.model_validate({"story": "ferry", "timeline": "timeline_01", "verses": (FERRY,), **more})


def test_a_verse_is_one_passage_in_all_its_languages_and_its_id_says_where_it_belongs() -> None:
    (verse,) = passages_of(told(), [])
    assert verse.id == "ferry/timeline_01/verse/1:1"
    assert verse.text == FERRY.text
    assert verse.whole() == f"{FERRY.text['en']}\n{FERRY.text['de']}"
    assert (verse.ref, verse.verse, verse.kind) == ("Ferry 1", "1:1", "verse")


def test_a_briefing_is_parted_at_its_headings_and_an_empty_section_is_left_out() -> None:
    parts = [passage for passage in passages_of(told(briefing={"briefings/a.md": BRIEFING}), []) if passage.kind == "briefing"]
    assert [(part.id.removeprefix("ferry/timeline_01/"), part.ref) for part in parts] == [
        ("briefing/briefings/a.md/1", "briefings/a.md"),
        ("briefing/briefings/a.md/2", "briefings/a.md: Look"),
        ("briefing/briefings/a.md/3", "briefings/a.md: Light"),
    ]
    assert parts[2].whole() == "Light\nOne warm light.\n\nIt is always low."


def test_a_long_backstory_is_parted_between_paragraphs_and_loses_no_word() -> None:
    paragraphs = [f"{word} " * 100 for word in ("one", "two", "three", "four", "five")]
    parts = [p for p in passages_of(told(backstory="\n\n".join(paragraphs)), []) if p.kind == "backstory"]
    assert len(parts) > 1
    assert all(len(part.whole()) <= LONGEST for part in parts)
    assert " ".join(part.whole() for part in parts).split() == " ".join(paragraphs).split()


@given(st.text(alphabet=st.sampled_from("#ab \n"), max_size=200))
def test_whatever_a_briefing_looks_like_its_words_are_kept_under_their_headings(text: str) -> None:
    parts = [passage for passage in passages_of(told(briefing={"b": text}), []) if passage.kind == "briefing"]
    assert len({part.id for part in parts}) == len(parts)
    kept = " ".join(part.whole() for part in parts)
    loose = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert all(word in kept for line in loose for word in line.split())


def test_an_analysis_is_told_in_words_and_names_keep_their_language() -> None:
    king = mention(FERRY, "king", "person", traits=("old",), names={"en": "king", "de": "König"})
    ferryman = mention(FERRY, "ferryman", "person", names={"en": "ferryman", "de": "Fährmann"})
    river = mention(FERRY, "river", "water", names={"en": "river", "de": "Fluss"})
    rows = event(FERRY, 1, "row", "The ferryman rowed an old king over the river", ["ferryman"], ["king"], "river", toward=True)
    read = analysis(FERRY, (king, ferryman, river), [utterance(FERRY, 1, "narration")], [rows], [scene(place="river")])
    passage = passages_of(told(), [read])[1]
    assert passage.id == "ferry/timeline_01/analysis/1:1"
    assert passage.text["en"].splitlines() == [
        "In it: old king, ferryman, river",
        "Done: ferryman row king to river",
        "Where and when: river, day, clear",
        "Mood: calm",
    ]
    assert passage.text["de"] == "König, Fährmann, Fluss"


def test_a_corpus_survives_its_file_and_refuses_another_timeline() -> None:
    passages = passages_of(told(briefing={"briefings/a.md": BRIEFING}, reading="Nobody returns.", rules=("No faces.",)), [])
    raw = write_corpus(passages)
    assert read_corpus(raw, "ferry", "timeline_01") == passages
    for story, timeline in (("ferry", "timeline_0"), ("ferry", "timeline_02"), ("ferr", "timeline_01")):
        with pytest.raises(WrongUse, match="is not of timeline"):
            read_corpus(raw, story, timeline)
