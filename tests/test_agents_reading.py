"""The tables and small rules the reading stands on, and its floors on a book whose answers are known."""

from collections.abc import Callable

import pytest

from agents.rules.reading.german_words import english_adjective, english_noun, english_verb
from agents.rules.reading.marks import marked
from agents.rules.reading.nouns import like, noun, singular
from agents.rules.reading.old_words import is_old, modern
from agents.rules.reading.twins import sound
from agents.rules.reading.verbs import field
from tests.stories_read import jonah, spoken

SPEAKERS = {
    "1:2": {"LORD"}, "1:6": {"shipmaster"}, "1:7": {"mariners"}, "1:8": {"mariners"}, "1:9": {"Jonah"}, "1:10": {"mariners"},
    "1:11": {"mariners"}, "1:12": {"Jonah"}, "1:14": {"mariners"}, "2:2": {"Jonah"}, "2:6": {"Jonah"}, "3:2": {"LORD", "God"},
    "3:4": {"Jonah"}, "3:7": {"king of Nineveh", "king"}, "4:2": {"Jonah"}, "4:4": {"LORD"}, "4:8": {"Jonah"}, "4:10": {"LORD"},
    "4:11": {"LORD"},
}  # fmt: skip
"""Who speaks in Jonah, as a reader answers; the first speaker of each verse."""
SEEN = {
    "1:3": {"Jonah", "ship", "Joppa"}, "1:4": {"ship", "sea", "wind"}, "1:5": {"mariners", "Jonah", "ship", "sea"},
    "1:13": {"mariners", "sea"},
    "1:15": {"Jonah", "mariners", "sea"}, "1:17": {"fish", "Jonah"}, "2:10": {"fish", "Jonah", "land"}, "3:3": {"Jonah",
    "Nineveh"},
    "3:6": {"king of Nineveh", "throne", "robe"}, "4:5": {"Jonah", "booth", "city"}, "4:6": {"Jonah", "gourd"},
    "4:7": {"worm", "gourd"},
}  # fmt: skip
"""Who and what must be in the picture."""


def _share_of_speakers(answer: Callable[[str], str]) -> float:
    return sum(answer(key) in wanted for key, wanted in SPEAKERS.items()) / len(SPEAKERS)


def _heard() -> dict[str, str]:
    pages = [page for chapter in (1, 2, 3, 4) for page in jonah(chapter)]
    return {verse.key: said[0][0] for verse, analysis in pages if (said := spoken(verse, analysis))}


def test_speakers_of_a_whole_book_stay_above_their_floor() -> None:
    heard = _heard()
    assert _share_of_speakers(lambda key: heard.get(key, "")) >= 0.9


def test_one_answer_for_every_speech_fails_that_floor() -> None:
    assert _share_of_speakers(lambda _: "Jonah") < 0.6
    assert _share_of_speakers(lambda _: "LORD") < 0.6


def test_who_must_be_in_the_picture_is_there() -> None:
    shown = {
        verse.key: {m.name for m in page.subjects if m.presence == "on_screen"}
        for c in (1, 2, 3, 4)
        for verse, page in jonah(c)
    }
    missing = {key: wanted - shown[key] for key, wanted in SEEN.items() if wanted - shown[key]}
    assert missing == {}


def test_who_is_only_spoken_of_is_not_in_the_picture() -> None:
    pages = {verse.key: page for verse, page in jonah(1)}
    for key, name in (("1:2", "Nineveh"), ("1:3", "Tarshish"), ("1:9", "land")):
        mention = pages[key].mention(name)
        assert mention is not None
        assert mention.presence in ("spoken_of", "off_screen")


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("mariners", "person"), ("ship", "vehicle"), ("whale", "animal"), ("Nineveh", "settlement"), ("tempest", "weather"),
        ("wives", "person"),
        ("shipmaster", "person"), ("belly", "room"), ("mercy", "abstract"), ("hand", "body"), ("wedding", "happening"),
        ("bread", "food"),
    ],
)  # fmt: skip
def test_nouns_are_what_a_picture_needs(word: str, sort: str) -> None:
    row = noun(word)
    assert row is not None
    assert row.sort == sort


def test_no_word_is_made_up() -> None:
    assert noun("xqzt") is None
    assert noun("Chilion") is None  # no lion


def test_a_builder_is_told_the_nearest_thing_it_may_know() -> None:
    assert [like(word) for word in ("mariner", "oak", "sackcloth", "ship")] == ["sailor", "tree", "garment", "ship"]
    assert singular("sheaves") == "sheaf"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Thou goest and he cometh", "You go and he comes"),
        ("the tempest was great", "the tempest was great"),
        ("unto Jonah", "toward Jonah"),
        ("What meanest thou", "What mean you"),
    ],
)
def test_old_words_are_read_in_the_form_of_today(old: str, new: str) -> None:
    assert " ".join(modern(old.split())) == new


def test_a_modern_text_is_left_as_it_is() -> None:
    assert not is_old("The art of the deal was bare and he came".split())  # noqa: SIM905
    assert is_old("And he said unto them, Whence comest thou?".split())  # noqa: SIM905


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("Schiffes", "ship"), ("Töchter", "daughter"), ("Abendsonnenschein", "sunset"), ("Schiffsherr", "captain"),
        ("Röslein", "rose"),
        ("Königsmahle", "meal"), ("Felsenriffe", "reef"), ("Kindern", "child"), ("Haus", "house"), ("Häuser", "house"),
    ],
)  # fmt: skip
def test_german_nouns_find_their_english(form: str, english: str) -> None:
    found, _ = english_noun(form, "")
    assert found in (english, "feast" if english == "meal" else english)


def test_german_verbs_and_adjectives_find_their_english() -> None:
    assert [english_verb(word) for word in ("reiten", "verschlingen", "säuseln")] == ["ride", "swallow", "rustle"]
    assert english_verb("machen", "auf") == "rise"
    assert [english_adjective(word) for word in ("goldnen", "düstern", "schönste", "ächzende")] == [
        "golden",
        "gloomy",
        "beautiful",
        "groaning",
    ]


def test_verbs_have_fields() -> None:
    assert [field(verb) for verb in ("flee", "cast", "row", "weep", "be")] == ["leave", "throw", "work", "weep", "be"]


def test_names_that_sound_alike_in_two_languages_are_one() -> None:
    for english, german in (("Nineveh", "Ninive"), ("Jonah", "Jona"), ("Tarshish", "Tharsis"), ("Naomi", "Noomi")):
        assert sound(english) == sound(german)
    assert sound("Nineveh") != sound("Joppa")


def test_quotation_marks_and_dashes_mark_speeches() -> None:
    assert marked(["Nobody says a word."]) is None
    found = marked(["He said: “Come.” And he went.", "“Stay"])
    assert found is not None
    assert [
        [span.of(text) for span in spans] for text, spans in zip(("He said: “Come.” And he went.", "“Stay"), found, strict=True)
    ] == [
        ["“Come.”"],
        ["“Stay"],
    ]
    poem = "Mein Sohn, was siehst du? -\nMein Vater, ich seh es genau. -"
    turns = marked([poem])
    assert turns is not None
    assert [span.of(poem) for span in turns[0]] == ["Mein Sohn, was siehst du? -", "Mein Vater, ich seh es genau. -"]


def test_an_apostrophe_opens_no_speech() -> None:
    assert marked(["The sailors’ boat wasn’t there."]) is None
    assert marked(["The sailors' boat wasn't there."]) is None
