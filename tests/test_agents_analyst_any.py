"""Whatever is written, the analyst answers: valid documents, each letter once, spans inside the text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.rules.reading.align import aligned, candidates
from agents.rules.reading.chapter import analyse
from agents.rules.reading.marks import marked
from exeget.verse import Verse
from tests.stories_read import uncovered, verses

PIECES = """
and the he said unto Jonah, ship; sea: Then they cried LORD, saying, I will go. "Come," ‘No’ of his house Peter ? ! — king
Und er sprach: »Komm« der Vater, - die Töchter 's great was asleep
"""
WORDS = st.sampled_from(PIECES.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=24).map(" ".join).filter(lambda text: any(letter.isalpha() for letter in text))
ANYTHING = st.text(min_size=1, max_size=80).filter(lambda text: any(letter.isalpha() for letter in text))


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES | ANYTHING, min_size=1, max_size=3), st.sampled_from(["en", "de", "xx"]))
def test_any_text_is_covered_once(texts: list[str], lang: str) -> None:
    own = verses(texts, lang)
    for verse, analysis in zip(own, analyse(own), strict=True):
        assert uncovered(verse, analysis) == {lang: ""}
        for event in analysis.events:
            assert all(span.end <= len(verse.text[key]) for key, span in event.spans.items())


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_any_two_languages_are_covered_once_in_both(english: str, german: str) -> None:
    verse = Verse(ref="T 1:1", chapter=1, number=1, text={"en": english, "de": german})
    (analysis,) = analyse((verse,))
    assert uncovered(verse, analysis) == {"en": "", "de": ""}


@given(SENTENCES, st.lists(st.booleans(), min_size=1, max_size=6))
def test_alignment_gives_every_letter_to_one_part(text: str, speech: list[bool]) -> None:
    lead = "x " * len(speech)
    verse = Verse(ref="T 1:1", chapter=1, number=1, text={"en": lead, "de": text})
    parts = aligned(verse, "en", [2 * k for k in range(len(speech))], speech, {})
    spans = [part["de"] for part in parts if "de" in part]
    said = "".join(span.of(text) for span in spans)
    assert "".join(said.split()) == "".join(text.split())
    assert spans == sorted(spans, key=lambda span: span.start)


@given(ANYTHING)
def test_a_cut_never_parts_the_last_letter_off(text: str) -> None:
    for place in candidates(text):
        assert any(letter.isalpha() for letter in text[place:])
        assert any(letter.isalpha() for letter in text[:place])


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_marked_speeches_stand_in_order_inside_their_verse(texts: list[str]) -> None:
    for text, spans in zip(texts, marked(texts) or [[] for _ in texts], strict=True):
        assert all(0 <= a.start < a.end <= len(text) for a in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
