"""What a timeline knows, as passages: verses in all languages, analyses and Drehbücher in words, briefings in sections."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from exeget.analysis import Analysis, Event
from exeget.drehbuch import Drehbuch
from exeget.errors import WrongUse
from exeget.ids import Id
from exeget.verse import Verse
from rag.tasks import ANY_LANG, CorpusParams, Passage, PassageKind

LONGEST = 1200
"""Letters of a section; a longer one is parted between paragraphs, because one vector can't stand for many thoughts."""


def passages_of(told: CorpusParams, analyses: Sequence[Analysis], scripts: Sequence[Drehbuch] = ()) -> tuple[Passage, ...]:
    """Every passage of a timeline, the verses first, each with an id that begins `<story>/<timeline>/`."""
    root = prefix(told.story, told.timeline)
    refs = {verse.key: verse.ref for verse in told.verses}
    found = [_verse(root, verse) for verse in told.verses]
    found += [_analysis(root, analysis, refs[analysis.verse]) for analysis in analyses if analysis.verse in refs]
    found += [_script(root, script, refs[script.verse]) for script in scripts if script.verse in refs]
    for path, text in told.briefing.items():
        found += _sections(root, "briefing", path, text)
    found += _sections(root, "reading", "reading", "\n".join((told.reading, *told.rules)))
    found += _sections(root, "backstory", "backstory", told.backstory)
    return tuple(found)


def prefix(story: Id, timeline: Id) -> str:
    """What the id of each passage of a timeline begins with; neither part can hold a slash."""
    return f"{story}/{timeline}/"


def write_corpus(passages: Sequence[Passage]) -> bytes:
    """One passage a line."""
    return "".join(json.dumps(passage.as_json(), ensure_ascii=False) + "\n" for passage in passages).encode()


def read_corpus(raw: bytes, story: Id, timeline: Id) -> tuple[Passage, ...]:
    """The passages of a corpus; WrongUse when one of them belongs to another story or timeline."""
    passages = tuple(Passage.model_validate_json(line) for line in raw.splitlines())
    strange = [passage.id for passage in passages if not passage.id.startswith(prefix(story, timeline))]
    if strange:
        raise WrongUse(
            f"This corpus is not of timeline {timeline!r} of {story!r}.",
            known=f"It holds {strange[0]!r}.",
            cure="Ask with the corpus of the same timeline.",
        )
    return passages


def in_words(analysis: Analysis) -> dict[str, str]:
    """An analysis as notes in English, a line for each question; in other languages, the names it has there."""
    words = {"en": "\n".join(f"{asked}: {said}" for asked, said in _notes(analysis) if said)}
    for lang in sorted({lang for mention in analysis.subjects for lang in mention.names} - {"en"}):
        words[lang] = ", ".join(mention.names[lang] for mention in analysis.subjects if lang in mention.names)
    return words


def _notes(analysis: Analysis) -> Iterator[tuple[str, str]]:
    name = {mention.name: mention.names.get("en", mention.name) for mention in analysis.subjects}
    spoken = dict.fromkeys((u.speaker, u.addressee) for u in analysis.utterances if u.speaker)
    places = dict.fromkeys(place for scene in analysis.scenes for place in (scene.inside, scene.place) if place)
    yield "In it", ", ".join(" ".join((*mention.traits, name[mention.name])) for mention in analysis.subjects)
    yield "Done", "; ".join(_event(event, name) for event in analysis.events)
    yield "Speaking", "; ".join(f"{name[who]} to {name[whom]}" if whom else name[who] for who, whom in spoken)
    yield "Where and when", ", ".join((*(name[place] for place in places), analysis.time_of_day, analysis.weather))
    yield "Heard", ", ".join(heard.name.replace("_", " ") for heard in analysis.sounds)
    yield "Mood", ", ".join(analysis.mood)


def _event(event: Event, name: Mapping[str, str]) -> str:
    doers = " and ".join(name[doer] for doer in event.doers)
    receivers = " and ".join(name[receiver] for receiver in event.receivers)
    place = f"{'to' if event.toward else 'at'} {name[event.place]}" if event.place else ""
    words = (doers, "do not" if event.negated else "", event.verb, receivers, place, "(told)" if event.told else "")
    return " ".join(word for word in words if word)


def _verse(root: str, verse: Verse) -> Passage:
    return Passage(id=f"{root}verse/{verse.key}", kind="verse", ref=verse.ref, verse=verse.key, text=dict(verse.text))


def _analysis(root: str, analysis: Analysis, ref: str) -> Passage:
    key = analysis.verse
    return Passage(id=f"{root}analysis/{key}", kind="analysis", ref=f"{ref}: analysis", verse=key, text=in_words(analysis))


def _script(root: str, script: Drehbuch, ref: str) -> Passage:
    """What the camera sees of a verse; the verse's own words are a passage already."""
    scenes = dict.fromkeys(scene.heading for scene in script.scenes if scene.heading)
    actions = dict.fromkeys(shot.action for shot in script.shots)
    text = "\n".join((*scenes, *actions))
    return Passage(
        id=f"{root}drehbuch/{script.verse}", kind="drehbuch", ref=f"{ref}: Drehbuch", verse=script.verse, text={ANY_LANG: text}
    )


def _sections(root: str, kind: PassageKind, path: str, text: str) -> list[Passage]:
    """The parts of a text in Markdown, numbered; a heading belongs to what stands under it."""
    home = f"{root}{kind}" if path == kind else f"{root}{kind}/{path}"
    parts = enumerate(_parted(text), start=1)
    return [
        Passage(id=f"{home}/{number}", kind=kind, ref=f"{path}: {title}" if title else path, text={ANY_LANG: body})
        for number, (title, body) in parts
    ]


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Headings and what stands under them, heading included; a heading over nothing is no passage."""
    for part in re.split(r"^(?=#{1,6} )", text, flags=re.MULTILINE):
        marked = re.match(r"#{1,6} +(.*)", part)
        title = marked[1].strip(" #") if marked else ""
        for body in _blocks(part[marked.end() :] if marked else part):
            yield title, f"{title}\n{body}" if title else body


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs joined up to about `LONGEST` letters; a single longer one stays whole."""
    joined = ""
    for paragraph in (block.strip() for block in re.split(r"\n\s*\n", text)):
        if joined and len(joined) + len(paragraph) > LONGEST:
            yield joined
            joined = paragraph
        else:
            joined = f"{joined}\n\n{paragraph}".strip()
    if joined:
        yield joined
