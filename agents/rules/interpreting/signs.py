"""What the models look for in a story: each sign with the verses that show it and the words that do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from agents.rules.casting.gathering import Gathered, calling
from agents.rules.grammar.deeds import Deed, deed_of
from agents.rules.interpreting.gist import Gist
from agents.rules.interpreting.models import Said, Sign
from exeget.analysis import Analysis, Event, Mention
from exeget.terms import Nature
from exeget.verse import Verse

LABELS: Mapping[Sign, Said] = {
    "inner": Said(en="what is felt, thought or wept", de="was gefühlt, gedacht oder beweint wird"),
    "power": Said(en="those who rule, and those who obey", de="wer herrscht und wer gehorcht"),
    "crowd": Said(en="what many do together", de="was viele gemeinsam tun"),
    "unseen": Said(en="what is done or called upon and never seen", de="was wirkt oder angerufen wird und ungesehen bleibt"),
    "nature": Said(en="what water, weather, light, beasts and plants do", de="was Wasser, Wetter, Licht, Tier und Pflanze tun"),
    "way": Said(en="going, coming and fleeing", de="Gehen, Kommen und Fliehen"),
    "loss": Said(en="what breaks, falls, dies or is mourned", de="was bricht, fällt, stirbt oder betrauert wird"),
    "speech": Said(en="words that somebody speaks", de="Worte, die jemand spricht"),
    "question": Said(en="questions", de="Fragen"),
    "refusal": Said(en="what is not done, or run away from", de="was nicht geschieht oder wovor geflohen wird"),
    "bond": Said(en="giving, holding, kissing, tender words", de="Geben, Halten, Küssen, zärtliche Worte"),
    "outsider": Said(en="those who have no name", de="die keinen Namen haben"),
}
"""How a sign is told, after `in 5 of 48 verses:`."""
USUAL: Mapping[Sign, float] = {
    "inner": 0.44, "power": 0.23, "crowd": 0.15, "unseen": 0.23, "nature": 0.23, "way": 0.34, "loss": 0.19, "speech": 0.43,
    "question": 0.14, "refusal": 0.32, "bond": 0.2, "outsider": 0.51,
}  # fmt: skip
"""The share of verses or stanzas that shows a sign, measured: five Bible books and four German ballads, half and half."""
_DEEDS: dict[Deed, Sign] = {
    "feel": "inner", "know": "inner", "weep": "inner", "see": "inner", "rule": "power", "gather": "crowd", "pray": "unseen",
    "call": "unseen", "rite": "unseen", "send": "unseen", "weather": "nature", "shine": "nature", "calm": "nature",
    "swallow": "nature", "travel": "way", "depart": "way", "arrive": "way", "climb": "way", "die": "loss", "loss": "loss",
    "strike": "loss", "break": "loss", "fall": "loss", "fail": "refusal", "stop": "refusal", "touch": "bond", "hold": "bond",
    "give": "bond", "bear": "bond",
}  # fmt: skip
_FLEEING = frozenset({"flee", "escape", "forsake", "refuse", "hide", "abandon", "deny"})
_RULERS = frozenset(
    {"king", "queen", "ruler", "emperor", "prince", "princess", "nobleman", "soldier", "judge", "captain", "master", "priest",
     "knight", "elder", "owner"}
)  # fmt: skip
_ELEMENTS: frozenset[Nature] = frozenset({"water", "weather", "light", "sky", "land", "plant", "animal"})
_HIDDEN: frozenset[Nature] = frozenset({"deity", "voice", "spirit"})
_PEOPLE: frozenset[Nature] = frozenset({"person", "people"})
_ACTS = 0.25
"""The force from which a state of the weather or the water is something that happens."""


@dataclass(frozen=True)
class Sighting:
    """One place of the text that shows a sign."""

    sign: Sign
    verse: str
    words: str
    """The text's own."""
    force: float
    doers: frozenset[str] = frozenset()
    """Who does it, by name in lower case."""


@dataclass(frozen=True)
class Signs:
    """All that was found of every sign."""

    sightings: tuple[Sighting, ...]
    verses: int
    """Of the story."""

    def verses_of(self, sign: Sign) -> list[str]:
        """The verses that show a sign, in order, each once."""
        return list(dict.fromkeys(one.verse for one in self.sightings if one.sign == sign))

    def share(self, sign: Sign) -> float:
        """Share of the verses that show it, 0 to 1."""
        return len(self.verses_of(sign)) / self.verses if self.verses else 0.0

    def strength(self, sign: Sign) -> float:
        """How much there is of it beside other texts: 0 for none, 0.5 for the usual, 1 for twice that and more."""
        return min(1.0, self.share(sign) / (2 * USUAL[sign]))


def signs_of(gist: Gist, analyses: Sequence[Analysis], verses: Sequence[Verse]) -> Signs:
    """Look for every sign in every verse that has an analysis."""
    texts = {verse.key: verse for verse in verses}
    known = {name: one for one in gist.subjects for name in one.known_as()}
    found: list[Sighting] = []
    for analysis in analyses:
        if analysis.verse in texts:
            found += _in_verse(analysis, texts[analysis.verse], known)
    return Signs(tuple(found), len(texts))


def _in_verse(analysis: Analysis, verse: Verse, known: Mapping[str, Gathered]) -> list[Sighting]:
    found = []
    for event in analysis.events:
        words = _clause(event, verse, analysis)
        shown = _signs(event, analysis, known)
        force = event.force * (0.5 if event.told else 1.0)
        doers = frozenset(name.lower() for name in event.doers)
        found += [Sighting(sign, verse.key, words, force, doers) for sign in shown]
    for line in analysis.utterances:
        said = " ".join(line.spans[analysis.lead].of(verse.text[analysis.lead]).split()) if analysis.lead in line.spans else ""
        if line.kind != "narration" and said:
            found.append(Sighting("speech", verse.key, said, 0.3))
        if "?" in said:
            found.append(Sighting("question", verse.key, _question(said), 0.5))
        if line.kind == "monologue":
            found.append(Sighting("inner", verse.key, said, 0.4))
    return found


def _signs(event: Event, analysis: Analysis, known: Mapping[str, Gathered]) -> tuple[Sign, ...]:
    """Every sign one event shows, each once."""
    doers = [mention for name in event.doers if (mention := analysis.mention(name)) is not None]
    others = [mention for name in event.receivers if (mention := analysis.mention(name)) is not None]
    deed = deed_of(event, doers[0] if doers else None, others[0] if others else None)
    own = _DEEDS.get(deed)
    shows: dict[Sign, bool] = {
        "power": any(_rules(mention, known) for mention in (*doers, *others)),
        "crowd": any(mention.many and mention.nature in _PEOPLE for mention in doers),
        "unseen": any(mention.nature in _HIDDEN for mention in (*doers, *others)),
        "nature": any(mention.nature in _ELEMENTS for mention in doers) and event.force >= _ACTS,
        "refusal": event.negated or event.verb in _FLEEING,
        "outsider": any(_nameless(mention) for mention in doers),
    }
    kept = own is not None and (own != "way" or not doers or doers[0].nature in _PEOPLE)
    return tuple(sign for sign in get_args(Sign) if shows.get(sign) or (kept and sign == own))


def _rules(mention: Mention, known: Mapping[str, Gathered]) -> bool:
    one = known.get(mention.name.lower())
    return mention.noun in _RULERS or (one is not None and one.nature == "person" and calling(one) in _RULERS)


def _nameless(mention: Mention) -> bool:
    return mention.nature == "person" and not mention.proper and not mention.many


def _clause(event: Event, verse: Verse, analysis: Analysis) -> str:
    span = event.spans.get(analysis.lead)
    return " ".join(span.of(verse.text[analysis.lead]).split()) if span is not None else event.verb


def _question(said: str) -> str:
    """The last sentence that asks."""
    asked = said[: said.rindex("?") + 1]
    starts = [asked.rfind(mark, 0, -1) for mark in (". ", "? ", "! ", "; ", ": ")]
    return asked[max(0, max(starts) + 1) :].strip()
