"""What everybody and everything is called in the analyses of a chapter: once chosen, the same in each verse."""

from collections import Counter
from collections.abc import Iterable, Sequence

from agents.rules.reading.entities import Entity
from exeget.ids import Lang

ORDER = ("other", "third", "fourth", "fifth", "sixth")


def give_titles(entities: Sequence[Entity], counts: Counter[str], lang: Lang) -> None:
    """Set each entity's title: its commonest name, else its noun, told apart where two would be called the same."""
    taken: set[str] = set()
    for entity in (one for one in entities if not one.gone):
        entity.title = next((title for title in _choices(entity, counts, lang) if title.lower() not in taken), entity.title)
        taken.add(entity.title.lower())


def _choices(entity: Entity, counts: Counter[str], lang: Lang) -> Iterable[str]:
    """Titles from the best to the last resort."""
    if entity.names:
        best = max(entity.names, key=lambda name: (counts[name], -entity.names.index(name)))
        yield best
        yield from (name for name in entity.names if name != best)
        yield from (f"{best} ({number})" for number in range(2, 99))
    if not entity.called:
        yield from _joined(entity, lang)
        return
    plain = _written(entity, lang)
    of = f" {'von' if lang == 'de' else 'of'} {entity.of}" if entity.of else ""
    yield plain + of
    yield from (f"{trait} {plain}{of}" for trait in entity.traits)
    if entity.owner is not None and entity.owner.title:
        yield f"{plain} von {entity.owner.title}" if lang == "de" else f"{entity.owner.title}'s {plain}"
    if lang == "en":
        yield from (f"{word} {plain}" for word in ORDER)
    yield from (f"{plain} ({number})" for number in range(2, 999))


def _written(entity: Entity, lang: Lang) -> str:
    """The noun as the text writes it: small in English, large in German."""
    word = entity.called[0]
    return word if lang != "en" or entity.proper else word.lower()


def _joined(entity: Entity, lang: Lang) -> Iterable[str]:
    word = " und " if lang == "de" else " and "
    title = word.join(member.title or "?" for member in entity.each())
    yield title
    yield from (f"{title} ({number})" for number in range(2, 999))
