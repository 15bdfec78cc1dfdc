"""Any analysis that the schema allows, in any script, gives documents that hang together."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from exeget.analysis import Analysis, Mention
from exeget.terms import Nature
from exeget.verse import Span, Verse
from tests.production import produced
from tests.readings import KINDS, Case

WORDS = ("and", "the", "sea", "rose", "Hanna", "said", "who", "ship", "Wind", "und", "kam", "ruft", "es", "שלום", "ቃል", "不")
NATURES: tuple[Nature, ...] = (
    "person",
    "deity",
    "water",
    "vehicle",
    "thing",
    "weather",
    "happening",
    "building",
    "animal",
    "spirit",
)


SIGNS = (" ", ", ", ". ", "; ", "? ", "\n", ' "')
KIND_OF_VOICE = st.sampled_from(["narration", "dialogue", "message", "monologue"])
VERBS = st.sampled_from(["be", "say", "come", "throw", "cease", "could", "weep", "know", "xyz"])


@st.composite
def verses(draw: st.DrawFn) -> Verse:
    """A verse in one to three languages, of any words, signs and line breaks."""
    texts = {}
    pieces = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), min_size=1, max_size=40)
    for lang in draw(st.lists(st.sampled_from(["en", "de", "he"]), min_size=1, max_size=3, unique=True)):
        texts[lang] = "".join(word + sign for word, sign in draw(pieces)).strip() or "sea"
    return Verse(ref="x", chapter=1, number=draw(st.integers(1, 30)), text=texts)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An analysis that the schema allows: spans anywhere, overlapping, beyond the end; doubled ids; nobody or everybody."""
    verse = draw(verses())
    lead = verse.lead()
    spans = spans_in(len(verse.text[lead]))
    names = draw(st.lists(st.sampled_from(["Hanna", "sea", "ship", "God", "mob", "knife"]), max_size=4, unique=True))
    someone = st.sampled_from(["", *names])
    read = Analysis.model_validate(
        {
            "verse": verse.key, "lead": lead,
            "subjects": tuple(draw(mentions(name, verse.key, lead, spans)) for name in names),
            "utterances": tuple(draw(st.lists(voices(someone, [*verse.text, "xx"], spans), max_size=5))),
            "events": tuple(draw(st.lists(deeds(names, someone, lead, spans), max_size=6))),
            "scenes": tuple(draw(st.lists(places(someone, lead, spans), min_size=1, max_size=2))),
            "time_of_day": "night", "weather": "storm", "mood": ("fear",), "engine": "any",
        }
    )  # fmt: skip
    return Case(verse, read)


def spans_in(size: int) -> st.SearchStrategy[Span]:
    return st.builds(
        lambda start, length: Span(start=start, end=start + length), st.integers(0, size), st.integers(1, size + 5)
    )


@st.composite
def mentions(draw: st.DrawFn, name: str, verse: str, lead: str, spans: st.SearchStrategy[Span]) -> Mention:
    nature = draw(st.sampled_from(NATURES))
    presence = draw(st.sampled_from(["on_screen", "off_screen", "unseen", "spoken_of"]))
    evidence = ({"verse": verse, "lang": lead, "span": draw(spans), "rule": draw(st.sampled_from(["noun", "pronoun he"]))},)
    return Mention.model_validate(
        {
            "name": name,
            "noun": name.lower(),
            "kind": KINDS[nature],
            "nature": nature,
            "presence": presence,
            "evidence": evidence,
        }
    )


@st.composite
def voices(
    draw: st.DrawFn, someone: st.SearchStrategy[str], langs: list[str], spans: st.SearchStrategy[Span]
) -> dict[str, object]:
    kind = draw(KIND_OF_VOICE)
    words = draw(st.dictionaries(st.sampled_from(langs), spans, min_size=1))
    return {
        "id": f"u{draw(st.integers(1, 4))}", "speaker": "" if kind == "narration" else draw(someone),
        "addressee": draw(someone), "kind": kind, "spans": words, "rule": "any",
    }  # fmt: skip


@st.composite
def deeds(
    draw: st.DrawFn, names: list[str], someone: st.SearchStrategy[str], lead: str, spans: st.SearchStrategy[Span]
) -> dict[str, object]:
    some = st.lists(st.sampled_from(names), max_size=2).map(tuple) if names else st.just(())
    return {
        "id": f"e{draw(st.integers(1, 12))}", "verb": draw(VERBS), "doers": draw(some), "receivers": draw(some),
        "place": draw(someone), "told": draw(st.booleans()), "negated": draw(st.booleans()), "force": draw(st.floats(0, 1)),
        "spans": {lead: draw(spans)}, "rule": "any",
    }  # fmt: skip


@st.composite
def places(draw: st.DrawFn, someone: st.SearchStrategy[str], lead: str, spans: st.SearchStrategy[Span]) -> dict[str, object]:
    return {
        "id": "s1", "place": draw(someone), "inside": draw(someone), "time_of_day": "night", "weather": "storm",
        "spans": {lead: draw(spans)},
    }  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(cases())
def test_any_analysis_gives_documents_in_which_every_letter_is_voiced_once(case: Case) -> None:
    production = produced(case)
    assert {verdict.result for verdict in production.found("letters_voiced")} == {"PASS"}
    assert {verdict.result for verdict in production.found("words_kept")} == {"PASS"}
    assert {verdict.result for verdict in production.found("grounding")} == {"PASS"}
    assert {verdict.result for verdict in production.found("deity_unseen")} == {"PASS"}
    for line in production.drehbuch.lines:
        for lang, span in line.spans.items():
            assert re.search(r"\w", span.of(case.verse.text[lang]))
