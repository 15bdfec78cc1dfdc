"""What kind of deed an event is; words, pictures, sounds and music all follow from the kind."""

from functools import cache
from typing import Literal

from agents.rules.reading.changes import CLOTHS
from agents.rules.reading.verbs import Field, field
from agents.rules.reading.wordlists import words
from exeget.analysis import Event, Mention
from exeget.terms import Nature

Deed = Literal[
    "weather", "calm", "shine", "call", "send",
    "arrive", "travel", "depart", "rise", "climb", "fall", "turn",
    "throw", "take", "hold", "give", "strike", "break", "open", "labour", "make", "eat", "wear",
    "touch", "see", "find", "know", "feel", "weep", "cry", "pray", "rite", "rest", "die", "loss",
    "speak", "sing", "play", "gather", "rule", "bear", "swallow", "stop", "fail", "state", "exist", "act",
]  # fmt: skip

_VERBS: dict[Deed, str] = {
    "arrive": "come arrive reach return approach enter near land visit",
    "travel": "go travel walk ride run follow pass move journey sail wander fly swim cross stride march hurry hasten "
    "haste chase"
    "roam creep slide lead bring drive float flow haste drift proceed dance leap jump",
    "depart": "flee depart leave escape withdraw vanish disappear forsake abandon",
    "rise": "rise arise stand wake awake waken awaken",
    "climb": "climb ascend mount board",
    "fall": "fall drop sink descend stumble plunge tumble collapse drown",
    "turn": "turn bow kneel bend lean stoop crouch shrink",
    "throw": "cast throw hurl fling toss shoot sling pour scatter",
    "take": "take lift raise seize catch grasp pluck draw pull pick steal snatch fetch drag",
    "hold": "hold carry keep clutch grip press support wield",
    "give": "give pay sell grant lend hand buy deliver present bestow share",
    "strike": "smite strike kill slay beat hit stab attack fight wound push kick pierce sting whip slap punish hurt crush",
    "break": "break tear burst rend shatter destroy overthrow wither split crack ruin burn overturn devastate melt",
    "open": "open close shut lock unlock uncover cover reveal hide bury wrap bind tie loose free",
    "labour": "work row toil labour labor glean reap dig till plough plow sow harvest strive struggle cut hew cook wash sweep "
    "spin weave clean serve tend mend",
    "make": "make create build prepare form plant fashion shape write carve paint forge appoint divide separate",
    "eat": "eat drink feast dine taste feed sup breakfast",
    "wear": "wear clothe dress gird comb adorn array",
    "touch": "kiss cling cleave embrace touch clasp caress stroke hug",
    "see": "see look behold watch hear listen gaze perceive observe hearken stare notice peer glance smell",
    "find": "find discover meet encounter",
    "know": "know think remember understand hope consider believe ponder wonder decide mean intend learn forget doubt "
    "dream count"
    "wish want plan trust reckon suppose guess choose",
    "feel": "fear love hate rejoice grieve displease anger dread tremble repent marvel pity suffer shudder enjoy mourn regret "
    "despair rage like please delight smile laugh frighten terrify shame blush",
    "weep": "weep sob lament sigh groan moan wail",
    "cry": "cry scream shout yell roar howl shriek exclaim bark",
    "pray": "pray beseech entreat worship praise bless plead beg",
    "rite": "sacrifice offer vow anoint circumcise fast baptize consecrate swear",
    "rest": "lie sleep sit rest lodge tarry wait slumber dwell live stay remain abide sojourn continue settle linger",
    "die": "die perish expire",
    "loss": "lose bereave miss",
    "speak": "speak say tell answer ask call command bid reply preach proclaim publish name promise declare whisper warn "
    "charge"
    "respond explain announce invite greet thank teach murmur talk inform confess counsel mutter curse mock",
    "sing": "sing hum chant",
    "play": "play game gamble",
    "gather": "gather assemble crowd unite join collect muster",
    "rule": "reign rule judge govern conquer",
    "bear": "bear beget conceive father birth marry betroth",
    "swallow": "swallow devour engulf",
    "stop": "stop cease end finish halt",
    "fail": "fail falter",
    "weather": "blow storm rain rage thunder snow hail surge swell foam freeze",
    "shine": "shine glow gleam flash glitter sparkle dawn flicker light darken",
    "state": "be become seem appear have own belong can may will shall must happen befall grow wax",
    "exist": "exist",
}
_BY_FIELD: dict[Field, Deed] = {
    "say": "speak", "come": "arrive", "leave": "depart", "go": "travel", "think": "know", "eat": "eat", "work": "labour",
    "dwell": "rest", "blow": "weather", "be": "state", "change": "act", "act": "act", "send": "act",
    "pray": "pray", "cry": "cry", "weep": "weep", "rise": "rise", "throw": "throw", "take": "take", "give": "give",
    "strike": "strike", "touch": "touch", "see": "see", "find": "find", "feel": "feel", "rest": "rest", "die": "die",
    "make": "make",
    "fall": "fall", "bear": "bear", "stop": "stop", "break": "break", "shine": "shine", "calm": "calm",
}  # fmt: skip
_TALL: frozenset[Nature] = frozenset({"weather", "water", "sky", "light"})
_MOVING: frozenset[Nature] = frozenset({"person", "people", "animal", "spirit", "vehicle", "voice", "deity", "thing"})
_LIVING: frozenset[Nature] = frozenset({"person", "people", "animal", "spirit"})
_BODILY = frozenset(
    {
        "walk", "ride", "march", "stride", "sit", "kneel", "bow", "speak", "say", "sleep", "eat", "drink", "weep",
        "smile", "laugh", "row",
    }
)  # fmt: skip
_INTRANSITIVE = frozenset(
    {
        "go", "come", "plod", "walk", "run", "rise", "arise", "fall", "sit", "lie", "sleep", "stand", "die", "live",
        "dwell", "stay", "flee", "arrive", "return", "depart", "wander", "travel", "swim", "weep", "laugh", "smile",
        "tremble", "happen", "be", "become", "do", "remain", "wait", "kneel", "climb", "march", "sink",
    }
)  # fmt: skip
WORN = CLOTHS | words("shoe sandal dress gown shirt hat girdle belt raiment vail glove stocking")
"""What is put on and laid off."""
_DRESSING = words("lay put take strip draw pull pluck cast change cover doff don remove")
_MODALS = frozenset({"can", "could", "may", "might", "will", "would", "shall", "should", "must", "ought"})
_SAYING = frozenset({"say", "answer", "ask", "reply", "speak", "tell", "call", "cry", "respond", "shout", "whisper", "exclaim"})


def deed_of(event: Event, doer: Mention | None, receiver: Mention | None) -> Deed:
    """The kind of an event: its verb's kind, sharpened by who does it and to whom."""
    verb = _kinds().get(event.verb) or _BY_FIELD[field(event.verb)]
    if doer is not None and doer.nature == "deity":
        return "call" if verb in ("speak", "arrive", "cry") else "send"
    if receiver is not None and receiver.noun in WORN and event.verb in _DRESSING:
        return "wear"
    if event.negated and verb in ("state", "act", "labour") and not receiver:
        return "fail"
    if event.verb == "be" and doer is not None and {"dead", "asleep"} & set(doer.changes):
        return "die" if "dead" in doer.changes else "rest"
    if verb == "depart" and doer is None and receiver is not None:
        return "loss"
    if doer is not None and doer.nature in _TALL:
        return _of_the_elements(verb, doer)
    if verb in ("travel", "arrive", "depart") and doer is not None and doer.nature not in _MOVING:
        return "exist"
    if verb == "fall" and doer is not None and doer.nature in ("thing", "food"):
        return "fall"
    if verb == "make" and receiver is not None and receiver.nature == "happening":
        return "rite"
    return verb


def is_bodily(verb: str) -> bool:
    """Whether only a body can do it: a wind rises and a river runs, but neither walks, sits or eats."""
    return verb in _BODILY


def is_modal(verb: str) -> bool:
    """Whether a verb only says that something can or must be; alone it shows nothing but that it fails."""
    return verb in _MODALS


def is_transitive(verb: str) -> bool:
    """Whether it can be done to somebody: one is seized, but one is not gone."""
    return verb not in _INTRANSITIVE and verb not in _MODALS


def is_saying(event: Event) -> bool:
    """Whether the event only says that somebody speaks."""
    return event.verb in _SAYING


def living(mention: Mention | None) -> bool:
    """Whether a mention breathes: a person, people, an animal, a spirit."""
    return mention is not None and mention.nature in _LIVING


def _of_the_elements(verb: Deed, doer: Mention) -> Deed:
    if verb == "stop":
        return "calm"
    if doer.nature in ("light", "sky") and verb in ("state", "shine", "exist", "arrive", "rise"):
        return "shine"
    if verb == "travel" and doer.nature != "weather":
        return "exist"
    return "weather" if verb not in ("shine", "calm", "swallow") or doer.nature == "weather" else verb


@cache
def _kinds() -> dict[str, Deed]:
    return {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}
