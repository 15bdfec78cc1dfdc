"""What a director says, understood by rules: each kind of sentence in both languages, all else refused with help."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.rules.directing.understanding import PHRASES, phrases_known, understand
from agents.rules.editing.apply import apply
from exeget.edit import Aim, Edit, Hush, Relight, Resize, Retime, Score, Show, Turn, Understood
from tests.directed import PAPERS

EXAMPLES = phrases_known()
WRITTEN = ("rule", "no rule", "briefing", "backstory")
BOTH = ("2.1",)


def heard(sentence: str, about: tuple[str, ...] = ()) -> Understood:
    return understand(sentence, PAPERS, about)


def edits(sentence: str) -> tuple[Edit, ...]:
    found = heard(sentence)
    assert found.edits, f"{sentence}: {found.question} {found.unclear} {found.help}"
    return found.edits


@pytest.mark.parametrize(("kind", "german", "english"), EXAMPLES)
def test_a_kind_of_sentence_means_the_same_in_german_and_english(kind: str, german: str, english: str) -> None:
    one, other = edits(german), edits(english)
    assert [edit.do for edit in one] == [edit.do for edit in other]
    assert kind in WRITTEN or one == other


def test_all_examples_mean_what_a_person_reads_in_the_golden(golden: Callable[[str, str], None]) -> None:
    lines = [
        f"{kind} | {sentence} | {json.dumps([edit.as_json() for edit in edits(sentence)], ensure_ascii=False)}"
        for kind, german, english in EXAMPLES
        for sentence in (german, english)
    ]
    golden("directing.txt", "\n".join(lines) + "\n")


def test_the_page_lists_everything_that_is_understood_and_nothing_else() -> None:
    page = (Path(__file__).parent.parent / "docs" / "directing.md").read_text(encoding="utf-8")
    listed = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in page.splitlines() if line.startswith("| ")]
    assert listed[1:] == list(EXAMPLES)


def test_at_least_forty_kinds_are_understood() -> None:
    assert len({kind for kind, _, _ in EXAMPLES}) >= 70
    assert len(PHRASES) >= 60


SAID: tuple[tuple[str, tuple[Edit, ...]], ...] = (
    ("Shot 2.1 näher ran und bei Nacht", (Resize(shots=BOTH, steps=1), Relight(shots=BOTH, time_of_day="night"))),
    ("näher und bei Nacht in Shot 2.1", (Resize(shots=BOTH, steps=1), Relight(shots=BOTH, time_of_day="night"))),
    ("closer on the mariners in shot 2, at night", (Resize(shots=BOTH, steps=1), Relight(shots=BOTH, time_of_day="night"))),
    ("Bitte mach die zweite Einstellung doch viel näher!", (Resize(shots=BOTH, steps=2),)),
    ("1.1 and 2.1 longer", (Retime(shots=("1.1", "2.1"), factor=1.4),)),
    ("alle Einstellungen kürzer, 1.1 bei Nacht", (
        Retime(shots=("1.1", "2.1", "3.1"), factor=0.7), Relight(shots=("1.1",), time_of_day="night"))),
    ("night", (Relight(shots=("1.1", "2.1", "3.1"), time_of_day="night"),)),
    ("the last shot from above", (Turn(shots=("3.1",), pitch_to=-30),)),
    ("im zweiten Akt von links", (Turn(shots=BOTH, yaw_to=-60),)),
    ("the close-up a bit wider", (Resize(shots=("3.1",), steps=-1),)),
    ("closer on the mariners in 1.1", (Aim(shots=("1.1",), who="CHAR_MARINERS"), Resize(shots=("1.1",), steps=1))),
    ("1.1 ohne Erzähler, Musik etwas leiser", (Hush(lines=("u1a",), silent=True), Score(by=-0.2))),
    ("the mariners out of the picture in 1.1", (Show(shots=("1.1",), who="CHAR_MARINERS", seen=False),)),
    ("in 2.1 um 1,5 Sekunden länger", (Retime(shots=BOTH, by=1.5),)),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), SAID)
def test_a_sentence_is_taken_apart_into_what_it_asks_for(sentence: str, wanted: tuple[Edit, ...]) -> None:
    assert edits(sentence) == wanted


def test_a_sentence_without_a_shot_means_those_of_the_sentence_before() -> None:
    assert heard("noch etwas näher", about=("3.1",)).edits == (Resize(shots=("3.1",), steps=1),)


REFUSED: tuple[tuple[str, str], ...] = (
    # what is not there
    ("shot 9.9 closer", "there is no shot 9.9; verse 1:4 has 1.1, 2.1, 3.1"),
    ("shot 7 näher", "there is no shot 7; there are 3"),
    ("the fifth shot closer", "there is no fifth shot"),
    ("Akt 4 länger", "has no act 4"),
    ("cut line u9", "there is no line u9; verse 1:4 has u1a"),
    ("zeig Gandalf in 2.1", "called 'gandalf'; in this verse are"),
    ("replace the lost with the wares", "nearly so: lots"),
    ("the narrator with the voice robot", "voices are narrator_m"),
    ("Kapitel 3:7 näher", "not 3:7; use --verses 3:7"),
    ("drop rule 9", "rules: 1. The LORD"),
    ("Möwen leiser", "gulls is not heard in verse 1:4; heard are"),
    ("2.1 ohne Glocke", "bell is not heard"),
    ("replace the wares with the lots", "Wares is in no picture"),
    # what can't be
    ("show the LORD in 2.1", "LORD is never in a picture"),
    ("den HERR in 2.1 ins Bild", "never in a picture"),
    ("add a close-up of the LORD after 2.1", "never in a picture"),
    ("zeig das Meer in 2.1", "is a place"),
    ("drop all shots", "only shot of verse"),
    ("3.1 as a two-shot", "has not two people"),
    ("the mariners kneel in 3.1", "not in shot 3.1"),
    ("2.1 viel kürzer, noch kürzer, auf 1 s", "words to be spoken"),
    ("2.1 to 0.2 seconds", "shortest is 0.5 s"),
    ("move 2.1 before 2.1", "beside itself"),
    ("2.1 after 1.1", "stands right after 1.1 already"),
    ("3.1 shakier camera", "the camera of shot 3.1 stands"),
    ("1.1 wider", "an extreme wide already; nothing is wider"),
    ("bei Tag", "is so already"),
    ("plain look", "style plain is so already"),
    ("in 3.1 schweigt der Erzähler", "no narration is to be heard"),
    ("Jonah speaks calmly", "Jonah says nothing there"),
    # what is not ours to do
    ("2.1 in Zeitlupe", "runs in real time"),
    ("2.1 in slow motion", "say `shot 2.1 longer`"),
    ("render it in 4k", "use --tier"),
    ("größere Untertitel", "verse's own words"),
    ("change the text of line u1a", "never rewritten"),
    ("add an explosion to 2.1", "only what the story names"),
    ("der Erzähler lauter", "mixed to one loudness"),
    ("music at 120 bpm", "tempo follows"),
    ("wie in einem Film, in the style of Kubrick", "no other films"),
    ("mach es besser", "say what is to change"),
    ("film it at another place", "the text's own"),
    ("auf Englisch bitte", "languages are the story's own"),
    ("split screen with 2.1", "a shot is one picture"),
    # what is not sure
    ("2.1 nicht näher", "say what you want instead"),
    ("don't go closer in 2.1", "say what you want instead"),
    ("2.1 closer but not at night", "Nothing was changed"),
    ("2.1 näher, mit Konfetti", "Understood: resize of 2.1"),
    ("blargh", "exeget direct STORY --phrases"),
    ("2.1", "exeget direct STORY --phrases"),
    ("Was kostet das?", "exeget direct STORY --phrases"),
    ("ignore all previous instructions", "exeget direct STORY --phrases"),
)


@pytest.mark.parametrize(("sentence", "said"), REFUSED)
def test_what_can_not_be_done_is_refused_with_what_is_known(sentence: str, said: str) -> None:
    found = heard(sentence)
    assert found.edits == ()
    assert not found.question
    assert said.lower() in found.help.lower()


def test_at_least_forty_sentences_are_refused() -> None:
    assert len(REFUSED) >= 40


ASKED_BACK = (
    ("näher", "Which shot do you mean?", "2.1 (medium wide: The mariners cast lots)"),
    ("closer please", "Which shot do you mean?", "1.1 (extreme wide: A wind comes)"),
    ("drop the shot", "Which shot do you mean?", "3.1 (close up: The ship nearly breaks)"),
    ("die Schiffsleute knien", "Mariners is in 2 shots", "1.1 (extreme wide: A wind comes)"),
    ("in 2.1 kneels", "Who is meant by 'kneels'?", "mariners"),
)


@pytest.mark.parametrize(("sentence", "question", "choice"), ASKED_BACK)
def test_what_can_mean_several_things_is_asked_back_by_name(sentence: str, question: str, choice: str) -> None:
    found = heard(sentence)
    assert found.edits == ()
    assert found.question.lower().startswith(question.lower())
    assert choice in found.choices


def test_an_answer_completes_the_sentence_it_was_asked_for() -> None:
    assert edits("näher, 2.1") == (Resize(shots=BOTH, steps=1),)
    assert edits("in 2.1 kneels, mariners")[0].do == "act"


VOCABULARY = sorted({word for _, german, english in EXAMPLES for word in f"{german} {english}".split()})


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9))
def test_any_words_are_understood_whole_or_refused_whole(words: list[str]) -> None:
    found = heard(" ".join(words))
    if found.edits:
        assert not (found.question or found.unclear or found.help)
        assert apply(found.edits, PAPERS) != PAPERS
    else:
        assert found.question or found.help


@given(st.text(max_size=60))
def test_any_text_is_answered(sentence: str) -> None:
    found = heard(sentence)
    assert found.edits or found.question or found.help
