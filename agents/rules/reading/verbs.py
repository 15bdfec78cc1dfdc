"""What an English verb does: its field, and how strong it is."""

from functools import cache
from typing import Literal

from agents.rules.reading.nouns import shipped
from agents.rules.reading.wordlists import words

Field = Literal[
    "say", "pray", "cry", "weep", "come", "leave", "go", "rise", "throw", "take", "give", "strike", "touch", "see", "find",
    "think", "feel", "rest", "die", "eat", "make", "work", "dwell", "send", "fall", "bear", "stop", "break", "shine", "blow",
    "calm", "be", "change", "act",
]  # fmt: skip
FIELDS: dict[Field, str] = {
    "say": "say speak tell answer ask call command bid reply preach proclaim publish name swear bless vow declare whisper "
    "promise testify shout add murmur announce explain order warn",
    "pray": "pray beseech entreat worship praise sacrifice",
    "cry": "cry scream wail shriek yell roar howl",
    "weep": "weep mourn sob lament sigh groan grieve",
    "come": "come arrive enter reach approach return visit",
    "leave": "flee depart leave escape withdraw vanish disappear",
    "go": "go travel walk ride run follow turn pass move journey sail wander ascend descend hasten hurry drive fly swim climb "
    "cross wade march stride creep crawl dance leap jump pursue lead",
    "rise": "rise arise stand wake awake grow",
    "throw": "throw cast hurl fling toss",
    "take": "take lift carry hold seize pluck draw raise grasp catch grab pull fetch gather bring pick",
    "give": "give pay offer sell grant lend hand deliver",
    "strike": "smite strike kill slay beat hit stab attack fight murder wound",
    "touch": "kiss cling cleave embrace touch clasp caress wash anoint comb stroke",
    "see": "see look behold watch hear listen gaze perceive observe stare",
    "find": "find discover meet encounter",
    "think": "know think remember believe understand hope consider mean want wish decide",
    "feel": "fear love hate rejoice displease dread tremble repent marvel wonder please pity",
    "rest": "lie sleep sit rest lodge tarry wait slumber lean kneel bow",
    "die": "die perish drown faint bury",
    "eat": "swallow eat drink devour taste feed",
    "make": "make create build prepare form plant cover wrap write divide separate cook weave",
    "work": "row work toil glean reap dig till labour labor plough fish hunt sew",
    "dwell": "dwell live continue sojourn stay remain abide rule reign",
    "send": "send",
    "fall": "fall drop sink",
    "bear": "bear conceive father beget",
    "stop": "cease stop end finish",
    "break": "break tear wither burst vomit overthrow destroy crush burn collapse",
    "shine": "shine glow gleam glitter sparkle flash flicker",
    "blow": "blow rage storm thunder rain snow gust rustle",
    "be": "be have seem become",
}
FIELD_OF: dict[str, Field] = {verb: field for field, verbs in FIELDS.items() for verb in verbs.split()}
BY_SENSE: dict[str, Field] = {
    "motion": "go", "communication": "say", "perception": "see", "contact": "touch", "weather": "blow", "stative": "be",
    "consumption": "eat", "emotion": "feel", "possession": "give", "cognition": "think", "creation": "make", "body": "feel",
    "competition": "strike", "change": "change",
}  # fmt: skip
FORCE: dict[Field, float] = {
    "blow": 0.7, "throw": 0.8, "strike": 0.8, "die": 0.8, "eat": 0.5, "cry": 0.6, "weep": 0.6, "break": 0.8, "pray": 0.5,
    "feel": 0.5, "touch": 0.5, "calm": 0.6, "leave": 0.5, "fall": 0.5, "find": 0.4, "take": 0.45, "say": 0.35, "work": 0.45,
    "come": 0.35, "rise": 0.35, "go": 0.35, "see": 0.3, "give": 0.3, "make": 0.35, "rest": 0.2, "think": 0.2, "dwell": 0.1,
    "be": 0.1, "change": 0.4, "act": 0.3, "stop": 0.4, "shine": 0.3, "bear": 0.3, "send": 0.45,
}  # fmt: skip
"""How strong a deed is by its field, before the words of feeling around it are counted: 0 a state, 1 a catastrophe."""
SAYING = words(
    "say speak answer reply cry ask tell call command shout whisper pray proclaim add exclaim murmur swear declare respond "
    "vow bless sing quoth continue return begin mutter demand inquire remark observe repeat gasp stammer explain scream sigh "
    "growl suggest protest insist interrupt retort announce laugh sob cry_out bid entreat beseech preach publish charge think"
)
"""Verbs that may stand before or after somebody's very words."""
MOTION: frozenset[Field] = frozenset({"come", "leave", "go"})


@cache
def _senses() -> dict[str, str]:
    return {row[0]: row[1] for row in shipped("verbs.txt.xz")}


@cache
def field(verb: str) -> Field:
    """The field of a verb's lemma; `act` where nothing is known of it."""
    return FIELD_OF.get(verb) or BY_SENSE.get(_senses().get(verb, ""), "act")


def is_verb(word: str) -> bool:
    """Whether the table has it as a verb's lemma."""
    return word in _senses()
