"""Closed lists of English: pronouns, titles, and capitals that name nobody."""

from agents.rules.reading.parts import Pronoun
from agents.rules.reading.wordlists import words

PRONOUNS: dict[str, tuple[Pronoun, str]] = {
    "i": ("I", ""), "me": ("I", ""), "my": ("I", ""), "mine": ("I", ""), "myself": ("I", ""),
    "we": ("we", ""), "us": ("we", ""), "our": ("we", ""), "ours": ("we", ""), "ourselves": ("we", ""),
    "you": ("you", ""), "your": ("you", ""), "yours": ("you", ""), "yourself": ("you", ""), "yourselves": ("you", ""),
    "thou": ("you", ""), "thee": ("you", ""), "thy": ("you", ""), "thine": ("you", ""), "ye": ("you", ""),
    "thyself": ("you", ""),
    "he": ("he", "m"), "him": ("he", "m"), "his": ("he", "m"), "himself": ("he", "m"),
    "she": ("she", "f"), "her": ("she", "f"), "hers": ("she", "f"), "herself": ("she", "f"),
    "it": ("it", ""), "its": ("it", ""), "itself": ("it", ""),
    "they": ("they", ""), "them": ("they", ""), "their": ("they", ""), "theirs": ("they", ""), "themselves": ("they", ""),
    "who": ("who", ""), "whom": ("who", ""), "which": ("who", ""),
}  # fmt: skip
DEITY = frozenset({"god", "lord", "jehovah", "almighty", "creator", "yahweh"})
TITLES = words(
    "king queen prince princess captain doctor dr mr mrs miss ms sir lady lord madam saint st uncle aunt father mother "
    "brother sister colonel general judge rabbi master count duke emperor squire parson inspector"
)
NO_NAMES = words(
    "behold lo o oh ho ha hark alas amen yea nay selah verily surely thus now then wherefore therefore nevertheless howbeit "
    "moreover and "
    "but for "
    "so when while if let arise go come yet not because as i god's monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december christmas easter sabbath"
)
"""Capitalised, but nobody."""
HONORIFICS = frozenset({"Mr", "Mrs", "Miss", "Dr", "St", "Lady", "Sir", "Madam", "Lord", "Captain", "Uncle", "Aunt"})
GENTILE = ("ite", "ites", "itess", "eans", "ians", "ean", "ian", "ish")
PLURAL_WORDS = words("people multitude crowd congregation company crew host army folk brethren children men women")
DEMONSTRATIVE = frozenset({"the", "this", "that", "these", "those", "said"})
INDEFINITE = frozenset({"a", "an", "another", "certain", "some", "one"})
MEASURES = words("day night year month week hour time mile cubit morning evening")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
SOME = frozenset({"one", "another", "some", "certain", "others", "many", "someone", "somebody"})
"""Words for people of whom nothing else is told."""
ANSWERING = frozenset({"answering", "saying", "calling", "seeing", "hearing", "turning"})
"""Participles that stand between a speaker and his verb: `the angel answering said`."""
EVERYBODY = frozenset({"everybody", "everyone"})
UNREAL = frozenset({"no", "any", "what", "which", "whatever", "every", "each", "neither", "either"})
