"""The director's briefing of a literal reading, in plain sentences; each fact is the story's own."""

from collections.abc import Iterable

from agents.rules.casting.gathering import Gathered
from agents.rules.interpreting.gist import Gist
from exeget.timeline import Timeline

NONE_TOLD = "The text names none."


def reading(gist: Gist, title: str) -> str:
    """What the reading stands for, in a sentence."""
    who = _listed(_called(one, gist) for one in gist.actors[:2]) or "what the words name"
    where = f", at {_called(gist.places[0], gist)}" if gist.places else ""
    return f"{title}, told as it stands: {who}{where}, and nothing that the text does not say."


def backstory(gist: Gist) -> str:
    """What the text itself tells of the chief actors: their traits and other names."""
    told = []
    for one in gist.actors[:3]:
        facts = [*(f"called {alias}" for alias in one.aliases[:2]), *one.traits[:3]]
        if facts:
            told.append(f"{one.title()}: {', '.join(facts)}.")
    return " ".join(told)


def rules(gist: Gist) -> tuple[str, ...]:
    """Binding sentences."""
    found = ["Nothing is shown that the text does not name or imply."]
    found += [f"{one.title()} is never in the picture: light, weather and effect stand for it." for one in gist.unseen[:1]]
    return tuple(found)


def briefing(gist: Gist, timeline: Timeline) -> str:
    """The whole briefing as Markdown."""
    look = timeline.look
    parts = [
        f"# {timeline.title}",
        timeline.reading,
        "## Who is seen",
        "\n".join(f"- {_person(one)}" for one in gist.actors) or NONE_TOLD,
        "## Where",
        "\n".join(f"- {one.title()}: {len(one.verses)} verses" for one in gist.places) or NONE_TOLD,
        "## How it rises",
        "\n".join(f"- {peak.verse}: {peak.words}" for peak in gist.peaks) or "Nothing happens outright; it is said.",
        "## Sky",
        f"{_shares(gist.weathers.items())}; {_shares(gist.times.items())}.",
        "## Look",
        f"Light: {look.light}. Lenses: {look.lens_habit}. Time and clothes: {look.era}. Palette {', '.join(look.palette)}.",
        "## Sound",
        f"{timeline.sound.words[:1].upper()}{timeline.sound.words[1:]}.",
        "## Rules",
        "\n".join(f"- {rule}" for rule in timeline.rules),
    ]
    return "\n\n".join(parts) + "\n"


def _person(one: Gathered) -> str:
    noun = f" ({one.nouns[0]})" if one.nouns and one.nouns[0] not in one.title().lower() else ""
    changes = list(dict.fromkeys(change for _, change in one.changes))[:4]
    becomes = f"; becomes {', '.join(changes)}" if changes else ""
    return f"{one.title()}{noun}: {len(one.verses)} verses{', speaks' if one.speaks else ''}{becomes}"


def _called(one: Gathered, gist: Gist) -> str:
    """With an article where English wants one."""
    return one.title() if one.proper or gist.lead != "en" else f"the {one.title()}"


def _listed(names: Iterable[str]) -> str:
    words = list(names)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _shares(counted: Iterable[tuple[str, int]]) -> str:
    pairs = list(counted)
    total = sum(count for _, count in pairs) or 1
    ranked = sorted(pairs, key=lambda item: (-item[1], item[0]))[:3]
    return ", ".join(f"{word} {100 * count // total} %" for word, count in ranked)
