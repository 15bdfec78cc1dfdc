"""A sentence taken apart: clauses, their shots and people, the phrases they are made of; what is left over is said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from agents.rules.directing import say_camera, say_picture, say_reading, say_shots, say_sound
from agents.rules.directing.cannot import NEGATION, topic_of
from agents.rules.directing.fillers import FILLERS
from agents.rules.directing.phrase import Heard, Phrase
from agents.rules.directing.whom import Clause, find_shots, find_sized, find_who, seen_in, shot_choices
from agents.rules.editing.apply import apply, said
from exeget.edit import Edit, Understood
from exeget.papers import CannotBe, Papers

ENGINE = "rules"
PHRASES: tuple[Phrase, ...] = (
    *say_sound.PHRASES, *say_reading.PHRASES, *say_camera.PHRASES, *say_picture.PHRASES, *say_shots.PHRASES,
)  # fmt: skip
"""In the order they are tried: the particular before the general."""
WHOLE = say_shots.WHOLE
_LIST = re.compile(r"(\d\.\d{1,2})\s*(?:,|und|and|&)\s*(?:(?:shot|einstellung|in)\s+)?(?=\d{1,2}\.\d)")
_MONO = re.compile(r"schwarz(?:\s+und\s+|[- ]?)wei(?:ß|ss)|black\s+and\s+white")
_PARTS = re.compile(
    r"\s*(?:;|:(?!\d)|,(?!\d)|\.(?!\d)|!|\?|(?<!\w)(?:und|and|dann|then|aber|but|sowie|also|außerdem)(?!\w))\s*"
)
_VERSE = re.compile(r"(?<!\w)(?:(?:in|im)\s+)?(?:vers(?:e)?\s+)?(\d{1,3}:\d{1,3})(?!\w)")
_HELP = (
    "Say for example `shot 2.1 closer`, `2.1 bei Nacht`, `Musik leiser`, `drop shot 1.1`; "
    "exeget direct STORY --phrases lists everything that is understood."
)


class Unsure(Exception):
    """A sentence that can mean several things: what is asked back, and what the answer can be."""

    def __init__(self, question: str, choices: tuple[str, ...]) -> None:
        self.question, self.choices = question, choices
        super().__init__(question)


@dataclass
class _Clause(Clause):
    """A clause with the phrases found in it."""

    phrases: list[tuple[Phrase, re.Match[str]]] = field(default_factory=list)


def phrases_known() -> tuple[tuple[str, str, str], ...]:
    """Everything that is understood: its kind, and an example in German and English."""
    kept = [(kind, german, english) for kind, german, english, _ in say_reading.WHOLE]
    return (*((p.kind, p.german, p.english) for p in (*PHRASES, *WHOLE)), *kept)


def understand(sentence: str, papers: Papers, about: tuple[str, ...] = ()) -> Understood:
    """The edits a sentence means for these papers; or a question, or what was not understood, and never half of it.

    `about` holds the shots of the sentence before, for one that names none.
    """
    try:
        edits = _edits(sentence, papers, about)
        apply(edits, papers)
    except Unsure as unsure:
        return _answer(sentence, papers, question=unsure.question, choices=unsure.choices)
    except CannotBe as reason:
        text = str(reason)
        return _answer(sentence, papers, why=f"{text[:1].upper()}{text[1:]}.")
    except _Left as left:
        return _answer(sentence, papers, unclear=left.words, why=left.help)
    return _answer(sentence, papers, edits=edits)


class _Left(Exception):
    """Words that nothing was made of."""

    def __init__(self, words: tuple[str, ...], text: str) -> None:
        self.words, self.help = words, text
        super().__init__(text)


def _answer(
    sentence: str, papers: Papers, edits: tuple[Edit, ...] = (), question: str = "", choices: tuple[str, ...] = (),
    unclear: tuple[str, ...] = (), why: str = "",
) -> Understood:  # fmt: skip
    return Understood(
        said=sentence, verse=papers.verse.key, edits=edits, question=question, choices=choices, unclear=unclear, help=why,
        engine=ENGINE,
    )  # fmt: skip


def _edits(sentence: str, papers: Papers, about: tuple[str, ...]) -> tuple[Edit, ...]:
    for kind, _, _, pattern in say_reading.WHOLE:
        if whole := pattern.match(sentence.strip()):
            return (say_reading.written(kind, whole),)
    text = _folded(sentence, papers)
    if topic := topic_of(text):
        raise CannotBe(f"that can't be directed: {topic.why}; {topic.instead}")
    for phrase in WHOLE:
        if words := phrase.pattern.search(text):
            left = Clause(f"{text[: words.start()]} | {text[words.end() :]}")
            _nothing_left([left], phrase.build(Heard(papers, words)))
            return phrase.build(Heard(papers, words))
    clauses = [_read(part, papers) for part in _PARTS.split(text) if part.strip()]
    _inherit(clauses, about)
    edits = tuple(edit for clause in clauses for edit in _built(clause, papers))
    _nothing_left(clauses, edits)
    return tuple(dict.fromkeys(edits))


def _folded(sentence: str, papers: Papers) -> str:
    text = _MONO.sub("schwarzweiß", " ".join(sentence.lower().replace("„", " ").replace("“", " ").split()))
    while _LIST.search(text):
        text = _LIST.sub(r"\1+", text)
    for other in _VERSE.findall(text):
        if other != papers.verse.key:
            raise CannotBe(f"on the table is verse {papers.verse.key}, not {other}; use --verses {other}")
    return _VERSE.sub(" ", text)


def _read(part: str, papers: Papers) -> _Clause:
    clause = _Clause(f" {part} ")
    find_shots(clause, papers)
    find_sized(clause, papers)
    for phrase in PHRASES:
        words = phrase.pattern.search(clause.text)
        if words is not None:
            clause.take(phrase.pattern)
            clause.phrases.append((phrase, words))
    find_who(clause, papers)
    return clause


def _inherit(clauses: list[_Clause], about: tuple[str, ...]) -> None:
    """A clause without shots or people means those of the one before it, else of the one after."""
    for giver, taker in (*pairwise(clauses), *pairwise(reversed(clauses))):
        taker.shots = taker.shots or giver.shots
        if any(phrase.needs in ("who", "person") for phrase, _ in taker.phrases):
            taker.who = taker.who or giver.who
    for clause in clauses:
        clause.shots = clause.shots or about


def _built(clause: _Clause, papers: Papers) -> Iterable[Edit]:
    for phrase, words in clause.phrases:
        if phrase.needs in ("who", "person") and clause.who is None:
            raise Unsure(f"Who is meant by {words.group(0).strip()!r}?", _people(papers, clause.shots))
        shots = clause.shots or _default(phrase, clause, papers)
        yield from phrase.build(Heard(papers, words, shots, clause.who))


def _default(phrase: Phrase, clause: _Clause, papers: Papers) -> tuple[str, ...]:
    """The shots of a clause that names none: all where that is natural, the only one there can be, or a question."""
    order = tuple(shot.id for shot in papers.regie.shots)
    if phrase.needs in ("nothing", "person") or phrase.build in (say_shots.out, say_shots.swap):
        return ()
    if len(order) == 1:
        return order
    seen = seen_in(clause.who, papers) if clause.who is not None else ()
    if len(seen) == 1:
        return seen
    if phrase.needs == "scene" and not seen:
        return order
    choices = shot_choices(papers)
    if seen:
        assert clause.who is not None
        raise Unsure(
            f"{clause.who.title()} is in {len(seen)} shots. Which do you mean?",
            tuple(c for c in choices if c.split()[0] in seen),
        )
    raise Unsure("Which shot do you mean?", choices)


def _people(papers: Papers, shots: tuple[str, ...]) -> tuple[str, ...]:
    wanted = [shot for shot in papers.regie.shots if not shots or shot.id in shots]
    seen = dict.fromkeys(a.subject_id for shot in wanted for a in shot.actors if a.presence == "on_screen")
    if not seen:
        raise CannotBe(f"nobody is in the picture of shot {', '.join(shot.id for shot in wanted)}")
    return tuple(papers.actor(name).title() for name in seen)


def _nothing_left(clauses: Iterable[Clause], edits: tuple[Edit, ...]) -> None:
    left = tuple(word for clause in clauses for word in re.findall(r"[^\W_][\w'-]*", clause.text) if word not in FILLERS)
    text = "; ".join(said(edit) for edit in edits)
    understood = f"Understood: {text}. Nothing was changed, because not all was understood. " if edits else ""
    if left and any(NEGATION.fullmatch(word) for word in left):
        raise _Left(left, f"{understood}I can't be sure what is not wanted; say what you want instead. {_HELP}")
    if left or not edits:
        raise _Left(left, f"{understood}{_HELP}")
