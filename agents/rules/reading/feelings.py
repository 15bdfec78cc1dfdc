"""The mood of a verse: its words of feeling and the deeds in it."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from agents.rules.reading.nouns import shipped
from agents.rules.reading.pages import Deed, Page
from agents.rules.reading.verbs import Field
from agents.rules.reading.wordlists import words
from exeget.terms import Mood

WORDS: dict[Mood, str] = {
    "threat": "tempest storm rage raging mighty smite strike kill slay destroy overthrow evil wickedness wicked violence blood "
    "fierce death dead die broken break war sword enemy devour swallow danger",
    "fear": "afraid perish peril tremble flee shudder horror terrify",
    "sorrow": "weep bitter bitterly afflict affliction empty famine grieve tear mourn lament alone lonely bury",
    "calm": "calm cease rest sleep asleep gentle kindly quiet still peace silent",
    "joy": "glad rejoice laugh merry feast sing dance happy",
    "tender": "kiss cleave embrace mercy merciful gracious pity love beloved dear sweet",
    "awe": "glory holy almighty heaven angel",
    "wonder": "wonderful wondrous marvel miracle beautiful golden shine glow",
    "mystery": "secret dream spirit ghost strange mist fog shadow dark darkness night whisper",
    "haste": "haste hasten hurry flee run swift quickly",
    "solemn": "sacrifice vow pray prayer temple worship bless swear altar king judge",
    "anger": "anger angry wrath displease fury furious",
    "hope": "hope deliver save salvation promise light dawn morning",
}
BY_FIELD: dict[Field, Mood] = {
    "blow": "threat", "throw": "threat", "strike": "threat", "die": "sorrow", "weep": "sorrow", "cry": "fear", "leave": "haste",
    "touch": "tender", "rest": "calm", "calm": "calm", "pray": "solemn", "break": "threat", "shine": "wonder",
}  # fmt: skip
STORMY = words("storm tempest gale rage raging wrought work mighty whirlwind thunder tempestuous")
MOST = 3
PLAIN = words("down up low like light well content free hold")
"""Words that mostly tell of no feeling."""


@cache
def feeling_words() -> dict[str, Mood]:
    """Word to mood, from the shipped table and our own short lists."""
    table: dict[str, Mood] = {}
    for word, mood in shipped("moods.txt.xz"):
        for known in WORDS:
            if known == mood:
                table[word] = known
    for word in PLAIN:
        table.pop(word, None)
    for felt, own in WORDS.items():
        table.update(dict.fromkeys(own.split(), felt))
    return table


def feelings(words: Sequence[str]) -> Counter[Mood]:
    """How often each mood has a word among some lemmas."""
    table = feeling_words()
    return Counter(table[word] for word in words if word in table)


def mood(page: Page, done: Sequence[Deed]) -> tuple[Mood, ...]:
    """The verse's moods, the strongest first; calm where nothing tells of any."""
    weight: Counter[Mood] = Counter()
    for deed in done:
        near = 0.5 if deed.told else 1.0
        if deed.clause.negated:
            continue
        for one, count in feelings(deed.clause.words).items():
            weight[one] += int(10 * near * count)
        if deed.field in BY_FIELD and not (deed.field == "blow" and not STORMY & {*deed.clause.words}):
            weight[BY_FIELD[deed.field]] += int(8 * near)
    if any(piece.turn is not None and piece.turn.speaker and piece.turn.speaker.sort == "deity" for piece in page.pieces):
        weight["awe"] += 8
    found: list[Mood] = [one for one, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))]
    return tuple(found[:MOST]) if found else ("calm",)
