"""The forms of English words, old and new: enough to write in the present tense and to see that two words are one."""

import re
from functools import cache

from agents.rules.reading import old_words
from agents.rules.reading.old_words import MODERN

_STRONG = """
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become|befall befell befallen
beget begot begotten|begin began begun|behold beheld beheld|bend bent bent|beseech besought besought|bid bade bidden
bind bound bound
bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built
burn burnt burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cleave clove cloven
cling clung clung|come came come|creep crept crept|cut cut cut|deal dealt dealt|die died died|dig dug dug|do did done
draw drew drawn
dream dreamt dreamt|drink drank drunk|drive drove driven|dwell dwelt dwelt|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|forget forgot forgotten
forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got got|give gave given|go went gone
grind ground ground
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept
kneel knelt knelt|know knew known|lay laid laid|lead led led|lean leant leant|leap leapt leapt|leave left left|lend lent lent
let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put
read read read|rend rent rent|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen
seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|sling slung slung
smite smote smitten
sow sowed sown|speak spoke spoken|spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck|strive strove striven|swear swore sworn
sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden|understand understood understood
wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
wring wrung wrung|write wrote written
"""
_OLDER = """
be am is are were art wast wert being|have has hath hast hadst having|do does doth dost didst doing|go goes goeth|break brake
bear bare|beget begat
speak spake|cleave clave|swear sware|get gat gotten|work wrought|drink drunken|hold holden|lie lying|die dying
say saith sayest|can could couldest canst|will would wilt|shall should shalt|may might
"""
_PLURALS = """
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|wife wives|life lives|knife knives
wolf wolves
leaf leaves|loaf loaves|thief thieves|half halves|calf calves|sheep sheep|fish fish|people people|fisherman fishermen
"""
_MODERN = {**MODERN, "upon": "on", "amongst": "among", "betwixt": "between", "toward": "towards", "thine": "your"}
SYNONYMS = {
    "cast": "throw", "hurl": "throw", "fling": "throw", "smite": "strike", "slay": "kill", "arise": "rise", "behold": "see",
    "beseech": "beg", "entreat": "beg", "tarry": "wait", "sojourn": "stay", "dwell": "live", "cease": "stop",
    "hearken": "listen", "cleave": "cling", "abide": "stay", "wroth": "angry", "forsake": "leave", "haste": "hurry",
    "hasten": "hurry", "slumber": "sleep", "perish": "die", "devour": "eat", "rend": "tear",
    "espy": "see", "spy": "see", "prepare": "make", "wax": "grow", "lodge": "sleep", "waken": "wake",
    "awake": "wake", "awaken": "wake", "tempest": "storm",
    "utter": "speak", "slain": "kill", "wares": "goods",
}  # fmt: skip
"""An old or lofty word and the plain one a screenplay uses for it; both count as one word."""

_FUNCTION = """
a an the this that these those some any no not nor and or but so as if than then there here of to in on at by with for
from into onto out off up down over under about around round through across along towards against between among behind
before after above below beside near upon away back forth again still only both all every each other one another own
itself himself herself themselves he she it they him her them his its their who whom whose which what when where why how
is are was were be been being am has have had do does did can cannot could may might will would shall should must let
very too more most much many few while until its like within without together i you we me us my your our
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Words that carry nothing to be seen, heard or doubted."""


def third_person(verb: str) -> str:
    """`rise` becomes `rises`."""
    return verb if verb in ("can", "will", "shall", "may", "must") else old_words.third_person(verb)


def gerund(verb: str) -> str:
    """`run` becomes `running`, `break` becomes `breaking`."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    doubled = re.fullmatch(r"(be|for)?[^aeiou]*[aeiou][bdgklmnprt]", verb) and not re.search(r"[aeiou]{2}.$", verb)
    return verb + verb[-1] + "ing" if doubled and verb != "open" else verb + "ing"


def participle(verb: str) -> str:
    """`break` becomes `broken`, `wrap` becomes `wrapped`."""
    strong = _participles().get(verb)
    if strong:
        return strong
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return gerund(verb)[:-3] + "ed"


def plural(noun: str) -> str:
    """`knight` becomes `knights`."""
    return _plurals().get(noun) or third_person(noun)


def modern(word: str) -> str:
    """The word of today for an old preposition, pronoun or adverb; other words stay."""
    return _MODERN.get(word.lower(), word)


@cache
def stems(word: str) -> frozenset[str]:
    """Every base form a word may have, the word itself among them, with plain synonyms; lower case."""
    low = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    found = {low, _MODERN.get(low, low), *_roots().get(low, ()), *_weak_roots(low)}
    found |= {root for form in list(found) for root in _roots().get(form, ())}
    return frozenset(found | {SYNONYMS[form] for form in found if form in SYNONYMS})


def same_word(one: str, other: str) -> bool:
    """Whether two words can be forms of one word."""
    return bool(stems(one) & stems(other))


def words_of(text: str) -> list[str]:
    """The words of a text in their order, without digits and signs."""
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)


def content_words(text: str) -> list[str]:
    """The words that carry something one could see, hear or doubt."""
    return [word for word in words_of(text) if word.lower() not in FUNCTION_WORDS and len(word) > 1]


def _weak_roots(low: str) -> set[str]:
    roots: set[str] = set()
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ing", ""),
        ("eth", ""),
        ("est", ""),
        ("ly", ""),
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 3 - len(put) and not low.endswith("ss"):
            stem = low[: -len(ending)] + put
            roots |= {stem, stem + "e"} if ending in ("es", "ed", "ing", "eth", "est") else {stem}
            if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing", "eth", "est"):
                roots.add(stem[:-1])
    return roots - FUNCTION_WORDS


@cache
def _roots() -> dict[str, tuple[str, ...]]:
    roots: dict[str, tuple[str, ...]] = {}
    for table in (_STRONG, _OLDER, _PLURALS):
        for base, *forms in (entry.split() for line in table.strip().split("\n") for entry in line.split("|")):
            for form in forms:
                roots[form] = (*roots.get(form, ()), base)
    return roots


@cache
def _participles() -> dict[str, str]:
    entries = (entry.split() for line in _STRONG.strip().split("\n") for entry in line.split("|"))
    return {base: part for base, _, part in entries}


@cache
def _plurals() -> dict[str, str]:
    entries = [entry.split() for line in _PLURALS.strip().split("\n") for entry in line.split("|")]
    return {entry[0]: entry[1] for entry in entries}
