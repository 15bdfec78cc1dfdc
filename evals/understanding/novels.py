"""Who and where is told of in a novel, who each phrase means, and who speaks between quotation marks.

Phrases are compared by the end of their head word. LitBank marks no weather, no sea and few animals, so precision is a
lower bound. Coreference is measured by LEA (Moosavi and Strube, 2016): the links of each entity that are kept, weighed by
its size; an entity that is told of once has no link and counts nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from agents.rules.reading.english import parser
from evals.understanding.gold import Novel
from evals.understanding.tally import Tally
from evals.understanding.verses import Reader
from exeget.analysis import Analysis, Mention
from exeget.verse import Verse

KINDS = {"PER": "actor", "ORG": "actor", "FAC": "environment", "GPE": "environment", "LOC": "environment", "VEH": "vehicle"}
SKY = frozenset({"weather", "light", "sky"})
Clusters = Mapping[int, str]
"""The last letter of a phrase's head, and whom the phrase means."""


def score_novels(novels: Sequence[Novel], read: Reader) -> dict[str, Tally]:
    """The tallies `actor`, `environment`, `coreference`, `pronoun` and `quote`."""
    tallies = {name: Tally() for name in ("actor", "environment", "coreference", "pronoun", "quote")}
    for novel in novels:
        lines = lines_of(novel)
        analyses = read([verse for verse, _ in lines])
        _entities(tallies, novel, lines, analyses)
        gold = _heads(novel.text, novel.clusters)
        if gold:
            found = {end: mention.name for end, mention, _ in _phrases(lines, analyses) if _is_told_of(mention)}
            _links(tallies["coreference"], gold, found)
            meant = _majority(gold, found)
            _pronouns(tallies["pronoun"], novel, lines, analyses, gold)
            _quotes(tallies["quote"], novel, analyses, lines, meant)
    return tallies


def lines_of(novel: Novel) -> list[tuple[Verse, int]]:
    """The lines with a letter in them, each with where it begins in the text; the verse's number is the line's."""
    found, at = [], 0
    for number, line in enumerate(novel.text.split("\n"), 1):
        if any(letter.isalpha() for letter in line):
            found.append((Verse(ref=f"{novel.name} 1:{number}", chapter=1, number=number, text={"en": line}), at))
        at += len(line) + 1
    return found


def _phrases(lines: Sequence[tuple[Verse, int]], analyses: Sequence[Analysis]) -> list[tuple[int, Mention, str]]:
    """The end in the text of each phrase that means somebody or something, whom it means, and the rule."""
    return [
        (at + each.span.end, mention, each.rule)
        for (verse, at), analysis in zip(lines, analyses, strict=True)
        for mention in analysis.subjects
        for each in mention.evidence
        if each.verse == verse.key
    ]


def _heads(text: str, spans: Sequence[tuple[str, int, int]]) -> dict[int, str]:
    """The end of each span's head word, and its label."""
    doc = parser()(text)
    found = {}
    for label, start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found[span.root.idx + len(span.root.text)] = label
    return found


# ---- entities ----------------------------------------------------------


def kind_of(mention: Mention) -> str:
    """The mention's kind in the gold's terms; empty for things and weather, which it does not have."""
    if mention.kind == "actor":
        return "actor"
    if mention.nature == "vehicle":
        return "vehicle"
    return "environment" if mention.kind in ("environment", "set_environment") and mention.nature not in SKY else ""


def _entities(
    tallies: Mapping[str, Tally], novel: Novel, lines: Sequence[tuple[Verse, int]], analyses: Sequence[Analysis]
) -> None:
    gold = {end: KINDS[label] for end, label in _heads(novel.text, novel.entities).items() if label in KINDS}
    found = {end: kind_of(one) for end, one, rule in _phrases(lines, analyses) if rule in ("name", "noun") and kind_of(one)}
    for end, kind in gold.items():
        if kind in tallies:
            tallies[kind].wanted += 1
            tallies[kind].hit += found.get(end) == kind
            if found.get(end) != kind:
                tallies[kind].wrong(f"{_word(novel, end)} not found", _around(novel, end))
    for end, kind in found.items():
        if kind in tallies:
            tallies[kind].found += 1
            tallies[kind].right += gold.get(end) == kind
            if gold.get(end) != kind:
                tallies[kind].wrong(f"{_word(novel, end)} is {gold.get(end, 'nothing')} in the gold", _around(novel, end))


def _word(novel: Novel, end: int) -> str:
    return novel.text[:end].rsplit(maxsplit=1)[-1]


def _around(novel: Novel, end: int) -> str:
    return "..." + novel.text[max(0, end - 30) : end].replace("\n", " ")


# ---- who is who --------------------------------------------------------


def _is_told_of(mention: Mention) -> bool:
    return bool(kind_of(mention))


def _links(tally: Tally, gold: Clusters, found: Clusters) -> None:
    """LEA, in links weighed so that `hit` of `wanted` and `right` of `found` are its recall and precision in thousandths."""
    recall, weight = lea(gold, found)
    precision, other = lea(found, gold)
    tally.hit, tally.wanted = tally.hit + round(recall), tally.wanted + weight
    tally.right, tally.found = tally.right + round(precision), tally.found + other
    meant = _majority(gold, found)
    for end, name in found.items():
        if end in gold and meant.get(name) != gold[end]:
            tally.wrong(f"{name} for {gold[end]}", f"letter {end}")


def lea(key: Clusters, other: Clusters) -> tuple[float, int]:
    """The share of each entity's links that the other side keeps, times its size, summed; and the sum of the sizes."""
    total, weight = 0.0, 0
    for ends in _groups(key).values():
        if len(ends) < 2:
            continue
        kept = Counter(other[end] for end in ends if end in other)
        links = sum(count * (count - 1) for count in kept.values())
        total += len(ends) * links / (len(ends) * (len(ends) - 1))
        weight += len(ends)
    return total, weight


def _groups(clusters: Clusters) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for end, name in clusters.items():
        found[name].append(end)
    return found


def _majority(gold: Clusters, found: Clusters) -> dict[str, str]:
    """Whom of the gold each of our names mostly means."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for end, name in found.items():
        if end in gold:
            votes[name][gold[end]] += 1
    return {name: vote.most_common(1)[0][0] for name, vote in votes.items()}


def _pronouns(
    tally: Tally, novel: Novel, lines: Sequence[tuple[Verse, int]], analyses: Sequence[Analysis], gold: Clusters
) -> None:
    """Whether he, she, it and they mean whom the nouns and names of the same entity mean."""
    phrases = _phrases(lines, analyses)
    told = _majority(gold, {end: one.name for end, one, rule in phrases if rule in ("name", "noun")})
    meant = {end: one.name for end, one, _ in phrases}
    third = {"he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their"}
    for end, cluster in gold.items():
        word = _word(novel, end).lower()
        if word in third:
            tally.wanted += 1
            tally.hit += (right := told.get(meant.get(end, "")) == cluster)
            tally.found += end in meant
            tally.right += right
            if not right:
                tally.wrong(f"{meant.get(end, 'nobody')} for {cluster}", _around(novel, end))


def _quotes(
    tally: Tally, novel: Novel, analyses: Sequence[Analysis], lines: Sequence[tuple[Verse, int]], meant: Mapping[str, str]
) -> None:
    by_line = {verse.number: (verse, analysis) for (verse, _), analysis in zip(lines, analyses, strict=True)}
    for speaker, line, word in novel.quotes:
        verse, analysis = by_line[line + 1]
        at = sum(len(token) + 1 for token in verse.text["en"].split(" ")[:word])
        said = [u for u in analysis.utterances if u.kind != "narration" and u.spans["en"].start <= at + 2 < u.spans["en"].end]
        name = said[0].speaker if said else ""
        tally.wanted += 1
        tally.found += bool(said)
        tally.hit += (right := meant.get(name) == speaker)
        tally.right += right
        if not right:
            tally.wrong(f"{name or 'nobody'} for {speaker}", verse.ref)
