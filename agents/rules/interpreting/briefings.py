"""The director's briefing of a reading: what the text says with its place, and what the reading makes of it, kept apart."""

from collections.abc import Iterable, Sequence

from agents.rules.casting.gathering import Gathered
from agents.rules.interpreting.gist import Gist
from agents.rules.interpreting.models import LITERAL, Model, Said, Tongue
from agents.rules.interpreting.ranking import fit
from agents.rules.interpreting.signs import LABELS, Sighting, Signs
from agents.rules.interpreting.telling import Slots, filled, quoted, told, told_each
from exeget.timeline import Casting, Timeline

MOST_WITNESSES = 6
"""Passages that a briefing rests on."""
LONGEST = 100
"""Letters of a passage that are quoted."""
THIN = 0.2
"""The fit under which a reading says that the text hardly bears it."""
SHORTEST = 3
"""Words of a passage that says something."""

_WORDS: dict[str, Said] = {
    "question": Said(en="The question", de="Die Frage"),
    "reads": Said(
        en="This is an interpretation. What the text itself says stands below, word for word, with its verse.",
        de="Das ist eine Deutung. Was der Text selbst sagt, steht unten, Wort für Wort, mit seinem Vers.",
    ),
    "rests": Said(en="What it rests on", de="Worauf sie sich stützt"),
    "supposes": Said(en="What it supposes", de="Was sie annimmt"),
    "supposed": Said(
        en="The text does not say this; the reading supposes it:", de="Das sagt der Text nicht; die Lesart nimmt es an:"
    ),
    "seen": Said(en="Who is seen", de="Wer zu sehen ist"),
    "picture": Said(en="Light and picture", de="Licht und Bild"),
    "sound": Said(en="Sound", de="Klang"),
    "rules": Said(en="Rules", de="Regeln"),
    "leaves_out": Said(en="What it leaves out", de="Was sie auslässt"),
    "sources": Said(en="Where the idea comes from", de="Woher der Gedanke kommt"),
    "none": Said(en="Nobody is seen in the text.", de="Im Text ist niemand zu sehen."),
    "thin": Said(
        en="The text has little of what this reading looks for; it is more supposed than found.",
        de="Der Text hat wenig von dem, wonach diese Lesart sucht; sie ist mehr angenommen als gefunden.",
    ),
    "in": Said(en="in {n} of {all} verses", de="in {n} von {all} Versen"),
    "speaks": Said(en="speaks", de="spricht"),
    "wears": Said(en="Clothes", de="Kleider"),
    "light": Said(en="Light: {words}.", de="Licht: {words}."),
}


def briefing(gist: Gist, signs: Signs, model: Model, timeline: Timeline, slots: Slots, light: str, side: str) -> str:
    """The whole briefing as Markdown, in the text's own language where it is German."""
    tongue: Tongue = "de" if gist.lead == "de" else "en"
    rules = "\n".join(f"- {rule}" for rule in timeline.rules)
    people = "\n".join(f"- {_person(one, signs.verses, timeline.casting, tongue)}" for one in _shown(gist, timeline.casting))
    parts = [
        f"# {timeline.title}", timeline.reading, "" if model.id == LITERAL else _WORDS["reads"].in_(tongue), side,
        _head("question", tongue), model.question.in_(tongue),
        _head("rests", tongue), _witnesses(model, signs, tongue),
        _head("supposes", tongue) if timeline.backstory else "",
        f"{_WORDS['supposed'].in_(tongue)} {timeline.backstory}" if timeline.backstory else "",
        _head("seen", tongue), told(model.people, slots, tongue), people or _WORDS["none"].in_(tongue),
        _head("picture", tongue), told(model.picture, slots, tongue), filled(_WORDS["light"].in_(tongue), {"words": light}),
        _head("sound", tongue), told(model.hearing, slots, tongue),
        _head("rules", tongue), rules,
        _head("leaves_out", tongue), told(model.leaves_out, slots, tongue),
        _head("sources", tongue), "\n".join(f"- {source}" for source in model.sources),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def rules(gist: Gist, model: Model, slots: Slots, tongue: Tongue) -> tuple[str, ...]:
    """Binding sentences: the model's, and that a deity stays unseen whatever the model."""
    found = told_each(model.rules.in_(tongue), slots)
    unseen = (
        "{unseen} ist nie im Bild: Licht, Wetter und Wirkung stehen dafür."
        if tongue == "de"
        else "{unseen} is never in the picture: light, weather and effect stand for it."
    )
    if gist.unseen and not any(slots["unseen"].lower() in rule.lower() for rule in found):
        found.append(filled(unseen, slots))
    return tuple(found)


def _head(name: str, tongue: Tongue) -> str:
    return f"## {_WORDS[name].in_(tongue)}"


def _shown(gist: Gist, casting: Sequence[Casting]) -> list[Gathered]:
    """The chief actors, and whoever else the reading dresses."""
    dressed = {part.who for part in casting}
    return [*gist.actors, *(one for one in gist.subjects if one.title() in dressed and one not in gist.actors)]


def _person(one: Gathered, verses: int, casting: Sequence[Casting], tongue: Tongue) -> str:
    name = one.names.get(tongue) or one.title()
    often = [_WORDS["in"].in_(tongue).format(n=len(one.verses), all=verses)] if verses > 1 else []
    worn = [f"{_WORDS['wears'].in_(tongue)}: {part.why}." for part in casting if part.who == one.title()]
    facts = ", ".join([*often, *([_WORDS["speaks"].in_(tongue)] if one.speaks else [])])
    return " ".join([f"{name}: {facts}." if facts else f"{name}.", *worn])


def _witnesses(model: Model, signs: Signs, tongue: Tongue) -> str:
    """How often the text shows what the model looks for, and its strongest passages in their order."""
    counts = [
        f"- {LABELS[sign].in_(tongue)}: {_WORDS['in'].in_(tongue).format(n=len(found), all=signs.verses)}"
        for sign in model.looks_for
        if (found := signs.verses_of(sign))
    ]
    passages = [f"- {one.verse}: {quoted(_short(one.words), tongue)}" for one in witnesses(model, signs)]
    thin = [f"\n{_WORDS['thin'].in_(tongue)}"] if model.id != LITERAL and (fit(model, signs) < THIN or not passages) else []
    return "\n".join((counts if signs.verses > 1 else []) + passages + thin).strip()


def _short(words: str) -> str:
    """The words up to a pause that keeps them readable."""
    if len(words) <= LONGEST:
        return words
    cut = max(words.rfind(mark, 0, LONGEST) for mark in (", ", "; ", ": ", ". ", "! ", "? ", " "))
    return f"{words[:cut].rstrip(' ,;:')} ..."


def witnesses(model: Model, signs: Signs) -> list[Sighting]:
    """The strongest passages for what a model looks for, one a verse, in the order of the text."""
    order = {one.verse: number for number, one in enumerate(signs.sightings)}
    best: dict[str, tuple[float, Sighting]] = {}
    for one in signs.sightings:
        weight = model.looks_for.get(one.sign, 0.0) * (0.2 + one.force)
        if weight and len(one.words.split()) >= SHORTEST and weight > best.get(one.verse, (0.0, one))[0]:
            best[one.verse] = (weight, one)
    strongest: Iterable[tuple[float, Sighting]] = sorted(best.values(), key=lambda pair: -pair[0])[:MOST_WITNESSES]
    return sorted((one for _, one in strongest), key=lambda one: order[one.verse])
