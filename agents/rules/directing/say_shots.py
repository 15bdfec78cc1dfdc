"""Sentences about the order of shots and who is in them; they are read whole, before their words are taken apart."""

from agents.rules.directing.phrase import Heard, Phrase, phrase
from agents.rules.directing.sizes import SIZE_OF, SIZES
from agents.rules.directing.whom import seen_in, subject_named
from exeget.edit import Add, Drop, Edit, Reorder, Show, Swap
from exeget.papers import CannotBe
from exeget.shot import ShotSize
from exeget.subject import Subject

_ID = r"\d{1,2}\.\d{1,2}"
_SHOT = r"(?:(?:den |die |das |the )?(?:shots?|einstellung|aufnahme|bild)\s+)?"
_NAME = r"[^\W\d_][\w' -]*?"


def _drop(heard: Heard) -> tuple[Edit, ...]:
    return (Drop(shots=heard.shots),)


def _add(heard: Heard) -> tuple[Edit, ...]:
    words = heard.words.groupdict()
    name = next((words[key] for key in ("of", "of2") if words.get(key)), "")
    after = heard.papers.shot(next(words[key] for key in ("after", "after2") if words.get(key))).id
    size: ShotSize | None = next((SIZE_OF[words[key]] for key in ("size", "size2") if words.get(key)), None)
    return (Add(after=after, of=subject_named(name, heard.papers).id if name else None, size=size),)


def _reorder(heard: Heard) -> tuple[Edit, ...]:
    words = heard.words
    return (
        Reorder(
            shot=heard.papers.shot(words.group("shot")).id, beside=heard.papers.shot(words.group("beside")).id,
            before=words.group("way") in ("vor", "before"),
        ),
    )  # fmt: skip


def out(heard: Heard) -> tuple[Edit, ...]:
    """Somebody leaves the picture; without a shot, wherever they are seen."""
    who = subject_named(next(name for name in heard.words.groups() if name), heard.papers)
    shots = heard.shots or _seen(who, heard)
    return (Show(shots=shots, who=who.id, seen=False),)


def _in(heard: Heard) -> tuple[Edit, ...]:
    who = subject_named(next(name for name in heard.words.groups() if name), heard.papers)
    return (Show(shots=heard.shots, who=who.id, seen=True),)


def swap(heard: Heard) -> tuple[Edit, ...]:
    """One prop for another; without a shot, wherever the first is seen."""
    words = {key: value for key, value in heard.words.groupdict().items() if value}
    out = subject_named(words.get("out") or words.get("out2") or "", heard.papers)
    into = subject_named(words.get("into") or words.get("into2") or "", heard.papers)
    return (Swap(shots=heard.shots or _seen(out, heard), out=out.id, into=into.id),)


def _seen(who: Subject, heard: Heard) -> tuple[str, ...]:
    shots = seen_in(who, heard.papers)
    if not shots:
        raise CannotBe(f"{who.title()} is in no picture of verse {heard.papers.verse.key}")
    return shots


_ARTICLE = "(?:the |der |dem |den |die |das )?"
_NEW = "(?:an? |eine[n]? )?(?:new |neue[n]? )?"
_ANY = "shot|einstellung|aufnahme|bild"
_OF = "(?: (?:of|von|vom|with|mit) "

_ADD_FIRST = (
    rf"(?:add|insert|füge?|new|neue[rn]?|give me)\s+{_NEW}(?:(?P<size>{SIZES})|{_ANY})(?: shot)?"
    rf"{_OF}{_ARTICLE}(?P<of>{_NAME}))? (?:after|nach|hinter) {_SHOT}(?P<after>{_ID})(?: ein| hinzu)?"
)
_AFTER_FIRST = (
    rf"(?:nach|hinter|after) {_SHOT}(?P<after2>{_ID}) {_NEW}(?:(?P<size2>{SIZES})|{_ANY})"
    rf"{_OF}{_ARTICLE}(?P<of2>{_NAME}))?(?: einfügen| hinzufügen| dazu| please| bitte|$)"
)
_MOVE = r"(?:verschiebe?|stelle?|setze?|ziehe?|move|put|place)\s+"

WHOLE: tuple[Phrase, ...] = (
    phrase(
        "reorder",
        "3.1 vor 2.1",
        "move 3.1 before 2.1",
        rf"(?:{_MOVE})?{_SHOT}(?P<shot>{_ID}) (?P<way>vor|nach|hinter|before|after|behind) {_SHOT}(?P<beside>{_ID})",
        _reorder,
        "nothing",
    ),
    phrase(
        "add a shot",
        "nach 2.1 eine Großaufnahme vom Schiff einfügen",
        "add a close-up of the ship after 2.1",
        f"{_ADD_FIRST}|{_AFTER_FIRST}",
        _add,
        "nothing",
    ),
)
PHRASES: tuple[Phrase, ...] = (
    phrase(
        "swap a prop",
        "ersetze die Lose durch die Waren",
        "replace the lots with the wares",
        rf"(?:ersetze?|replace|swap|tausche?) (?P<out>{_NAME}) (?:durch|gegen|by|with|for) (?P<into>{_NAME})(?= \||$)|"
        rf"(?P<into2>{_NAME}) (?:statt|instead of|anstelle von) (?P<out2>{_NAME})(?= \||$)",
        swap,
        "nothing",
    ),
    phrase(
        "out of the picture",
        "die Schiffsleute aus dem Bild",
        "the mariners out of the picture",
        rf"(?:nimm |take |remove |entferne? )?({_NAME}) (?:aus dem bild|nicht im bild|out of (?:the )?(?:picture|frame|"
        rf"shot)|from the (?:picture|frame|shot))|(?:nicht zeigen|don't show|do not show|hide|"
        rf"verstecke?) ({_NAME})(?= \||$)",
        out,
        "nothing",
    ),
    phrase(
        "into the picture",
        "Jona in 2.1 ins Bild",
        "Jonah into the picture in 2.1",
        rf"({_NAME}) (?:kommt |comes? )?(?:ins bild|mit ins bild|ist im bild|into (?:the )?(?:picture|frame|shot)|"
        rf"to (?:the )?(?:picture|frame))|(?:zeige?|show|add|füge?) ({_NAME})(?: hinzu| dazu)?(?= \||$)",
        _in,
    ),
    phrase(
        "drop a shot",
        "Shot 2.1 streichen",
        "drop shot 2.1",
        "(?:streiche?n?|lösche?n?|entfernen?|weglassen|rausschneiden|drop|delete|remove|cut out|lose|kill|leave out|"
        "fällt weg|weg|raus)(?: (?:shots?|einstellung|it|sie|ihn))?",
        _drop,
    ),
)
