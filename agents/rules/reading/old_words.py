"""Words of the seventeenth century in the form that a parser of today's English knows; offsets stay the source's."""

import re
from collections.abc import Sequence

from agents.rules.reading.nouns import noun
from agents.rules.reading.verbs import is_verb
from agents.rules.reading.wordlists import words

MODERN = {
    "unto": "to", "thou": "you", "thee": "you", "thy": "your", "thine": "your", "ye": "you", "hath": "has", "hast": "have",
    "saith": "says", "spake": "spoke", "art": "are", "wilt": "will", "shalt": "shall", "dost": "do", "doth": "does",
    "hadst": "had", "wast": "was", "wert": "were", "canst": "can", "wrought": "worked", "clave": "clung", "brake": "broke",
    "bare": "bore", "sware": "swore", "gat": "got", "begat": "fathered", "whither": "where", "whence": "where",
    "wherefore": "therefore", "forth": "out", "exceeding": "very", "yea": "yes", "nay": "no", "didst": "did",
    "wouldest": "would",
    "shouldest": "should", "couldest": "could", "mayest": "may", "twain": "two", "slew": "killed", "smote": "struck",
    "drave": "drove", "madest": "made", "heardest": "heard", "camest": "came", "gavest": "gave", "wentest": "went",
    "sawest": "saw", "knewest": "knew", "broughtest": "brought", "saidst": "said", "tookest": "took", "spakest": "spoke",
    "wist": "knew", "builded": "built", "holpen": "helped", "verily": "truly", "oft": "often",
    "ere": "before",
    "quoth": "said", "thyself": "yourself", "hither": "here", "thither": "there", "hewed": "cut", "girded": "tied",
}  # fmt: skip
MARKS = words("thou thee thy thine hath hast saith unto ye spake doth shalt wilt hadst thereof begat")
"""Words that show a text to be old; only then are words such as `art` and `bare` read as verbs."""
ENDING = re.compile(r"([a-z]{2,})(est|eth)")
BECAUSE_BEFORE = words("the he she they it there i we you thou ye god")


def is_old(words: Sequence[str]) -> bool:
    """Whether a text speaks so: one word in a hundred is such a mark."""
    marks = sum(word.lower() in MARKS for word in words)
    return marks > 0 and marks * 100 >= len(words)


def modern(words: list[str]) -> list[str]:
    """The words of a verse, each with its form of today, one for one; `for` before a clause becomes `because`."""
    new = [_modern(word) for word in words]
    for i, word in enumerate(words[:-1]):
        if word.lower() == "unto" and words[i + 1][0].isupper():
            new[i] = "toward"  # after `to` a rare name is taken for a verb
        begins = i == 0 or not words[i - 1][0].isalnum()
        if word.lower() == "for" and begins and words[i + 1].lower() in BECAUSE_BEFORE:
            new[i] = "because" if word[0].islower() else "Because"
    return new


def _modern(word: str) -> str:
    low = word.lower()
    found = MODERN.get(low) or _inflected(low)
    if not found:
        return word
    return found.capitalize() if word[:1].isupper() and not word.isupper() else found


def _inflected(low: str) -> str:
    """`cometh` is `comes`, `meanest` (of thou) is `mean`; nothing for nouns and superlatives such as `tempest`, `greatest`."""
    shape = ENDING.fullmatch(low)
    if shape is None or noun(low) is not None:
        return ""
    stem, ending = shape[1], shape[2]
    undoubled = stem[:-1] if stem[-1] == stem[-2] else ""
    verb = next(
        (v for v in (stem + "e", stem, undoubled, stem[:-1] + "y" if stem.endswith("i") else "") if v and is_verb(v)), ""
    )
    if not verb or (ending == "est" and low.removesuffix("est") in SUPERLATIVES):
        return ""
    return verb if ending == "est" else third_person(verb)


SUPERLATIVES = words("great low high strong old young small swift dear near deep fair long short warm cool clear")


def third_person(verb: str) -> str:
    """The form of he, she and it: `goes`, `cries`, `has`."""
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if re.search(r"(s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
