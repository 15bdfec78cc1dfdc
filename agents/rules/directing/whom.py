"""Whom and what a sentence is about: shots by number, place, size, act or person; people and things by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from agents.rules.directing.sizes import SIZE_OF, SIZES
from exeget.papers import CannotBe, Papers
from exeget.subject import Subject
from exeget.terms import ACT_OF_PHASE

_SHOT = r"(?:shots?|einstellung(?:en)?|aufnahmen?|bild(?:er|ern)?|takes?)"
_IDS = re.compile(
    rf"(?<![\w.:])(?:(?:in|bei|im|of|for|für|to)\s+)?(?:the\s+|der\s+|den\s+)?(?:{_SHOT}\s+)?"
    r"([1-9]\d?\.[1-9]\d?(?:\+[1-9]\d?\.[1-9]\d?)*)(?![\w:])(?!\s*(?:s|sek\w*|sec\w*)(?!\w))"
)
_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:in|bei|im)\s+)?{_SHOT}\s+(?:nr\.?\s*|nummer\s+|number\s+|no\.?\s*)?(\d{{1,2}})(?![\w.:]|\s*(?:s|sek|sec|mm)\b)"
)
_ORDINALS = {
    "erst": 0, "first": 0, "zweit": 1, "second": 1, "dritt": 2, "third": 2, "viert": 3, "fourth": 3, "fünft": 4, "fifth": 4,
    "letzt": -1, "last": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?:in|bei|im)\s+)?(?:the|der|die|das|dem|den)?\s*({'|'.join(_ORDINALS)})(?:e[nrsm]?)?\s+{_SHOT}(?!\w)"
)
_ALL = re.compile(
    rf"(?<!\w)(?:(?:in|bei|im)\s+)?(?:(?:alle[nrs]?|all|every|each|jede[nrsm]?)\s+(?:of\s+)?(?:the\s+)?{_SHOT}"
    r"|überall|everywhere|throughout|in allen|in all of them|(?:den |the )?(?:ganzen?|whole) (?:vers|verse))(?!\w)"
)
_ACT = re.compile(
    r"(?<!\w)(?:(?:in|im)\s+)?(?:the\s+|dem\s+)?(?:(erst|zweit|dritt|first|second|third)(?:e[nrsm]?)?\s+(?:akt|act)|(?:akt|act)\s+(\d))(?!\w)"
)
_SIZED = re.compile(rf"(?<!\w)(?:in\s+|bei\s+)?(?:der|die|the)\s+({SIZES})(?:\s+shot)?(?!\w)")
_PRONOUN = re.compile(r"(?<!\w)(?:er|ihn|ihm|he|him|she|her|they|them|ihnen)(?!\w)")
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|den|dem|des|ein|eine|einen|einem)\s+")


@dataclass
class Clause:
    """A part of a sentence, whose words are taken as they are understood."""

    text: str
    shots: tuple[str, ...] = ()
    who: Subject | None = None

    def take(self, pattern: re.Pattern[str], gap: str = " | ") -> re.Match[str] | None:
        """The first match, whose words are then gone; words on both sides of the gap are not read as neighbours."""
        found = pattern.search(self.text)
        if found is not None:
            self.text = f"{self.text[: found.start()]}{gap}{self.text[found.end() :]}"
        return found


def find_shots(clause: Clause, papers: Papers) -> None:
    """Take all that says which shots; CannotBe names an unknown one, or what a number can mean."""
    order = [shot.id for shot in papers.regie.shots]
    found: list[str] = []
    while match := clause.take(_IDS, " "):
        found += [papers.shot(name).id for name in match.group(1).split("+")]
    while match := clause.take(_NUMBER, " "):
        found.append(_numbered(int(match.group(1)), order))
    while match := clause.take(_ORDINAL, " "):
        at = _ORDINALS[match.group(1)]
        if at >= len(order):
            raise CannotBe(f"there is no {match.group(1)} shot; verse {papers.verse.key} has {', '.join(order)}")
        found.append(order[at])
    if clause.take(_ALL):
        found += order
    if match := clause.take(_ACT):
        act = int(match.group(2)) if match.group(2) else _ORDINALS[match.group(1)] + 1
        found += _of_act(act, papers)
    clause.shots = tuple(dict.fromkeys(found))


def find_sized(clause: Clause, papers: Papers) -> None:
    """Take a shot that is named by its size: `the close-up`."""
    match = _SIZED.search(clause.text)
    named = [shot.id for shot in papers.regie.shots if match and shot.shot_type == SIZE_OF[match.group(1)]]
    if named and not clause.shots:
        clause.take(_SIZED)
        clause.shots = tuple(named)


def find_who(clause: Clause, papers: Papers) -> None:
    """Take whom it is about: a name, or a pronoun where only one can be meant."""
    for name, subject in _names(papers):
        found = clause.take(
            re.compile(rf"(?<!\w)(?:(?:the|der|die|das|den|dem|des)\s+)?{re.escape(name)}(?:s|es|n|en|'s)?(?!\w)")
        )
        if found:
            clause.who = subject
            return
    if _PRONOUN.search(clause.text):
        seen = {a.subject_id for shot in papers.regie.shots if not clause.shots or shot.id in clause.shots
                for a in shot.actors if a.presence == "on_screen"}  # fmt: skip
        if len(seen) == 1:
            clause.take(_PRONOUN)
            clause.who = papers.subject(seen.pop())


def subject_named(name: str, papers: Papers) -> Subject:
    """The subject a name means; CannotBe says who there is, and who is called nearly so."""
    bare = _ARTICLE.sub("", name.strip())
    table = dict(_names(papers))
    forms = (bare, *(bare.removesuffix(end) for end in ("'s", "s", "es", "n", "en")))
    for form in forms:
        if form in table:
            return table[form]
    near = get_close_matches(bare, table, n=3, cutoff=0.6)
    here = [s.title() for s in papers.register.subjects if papers.verse.key in s.occurrences and s.kind in ("actor", "prop")]
    hint = f"nearly so: {', '.join(near)}" if near else f"in this verse are {', '.join(here) or 'only places'}"
    raise CannotBe(f"nobody and nothing in the story is called {bare!r}; {hint}")


def seen_in(who: Subject, papers: Papers) -> tuple[str, ...]:
    """The shots that show somebody or something."""
    return tuple(
        shot.id
        for shot in papers.regie.shots
        if who.id in shot.props or any(a.subject_id == who.id and a.presence == "on_screen" for a in shot.actors)
    )


def shot_choices(papers: Papers) -> tuple[str, ...]:
    """Each shot as one would name it to somebody who asks which."""
    told = {shot.id: shot.action for shot in papers.drehbuch.shots}
    return tuple(f"{s.id} ({s.shot_type.replace('_', ' ')}: {told.get(s.id, '').rstrip('.')})" for s in papers.regie.shots)


def _numbered(number: int, order: list[str]) -> str:
    """`shot 2` is the second; where act 2 has one shot that is another, nobody can know."""
    if not 1 <= number <= len(order):
        raise CannotBe(f"there is no shot {number}; there are {len(order)}: {', '.join(order)}")
    by_act = [name for name in order if name.startswith(f"{number}.")]
    if len(by_act) == 1 and by_act[0] != order[number - 1]:
        raise CannotBe(
            f"shot {number} can be {order[number - 1]} (the {number}. in order) or {by_act[0]}; say which by its full number"
        )
    return order[number - 1]


def _of_act(act: int, papers: Papers) -> list[str]:
    named = [shot.id for shot in papers.regie.shots if ACT_OF_PHASE[shot.act] == act]
    if not named:
        raise CannotBe(
            f"verse {papers.verse.key} has no act {act}; its acts are {', '.join(a.phase for a in papers.drehbuch.acts)}"
        )
    return named


def _names(papers: Papers) -> Iterator[tuple[str, Subject]]:
    """Names in lower case, longest first; who is in the verse before others of the same name."""
    here = papers.verse.key
    ranked = sorted(papers.register.subjects, key=lambda s: (here not in s.occurrences, s.kind not in ("actor", "prop")))
    named: dict[str, Subject] = {}
    for subject in ranked:
        for name in (*subject.names.values(), *subject.aliases):
            named.setdefault(name.lower(), subject)
    yield from sorted(named.items(), key=lambda item: -len(item[0]))
