"""Past or present, by a German verb's form against its lemma."""

from agents.rules.reading.german import Word


def is_past(word: Word) -> bool:
    """By its form against its lemma: `stach` of stechen, `sagte` of sagen."""
    form, stem = word.norm.lower(), word.lemma.lower().removesuffix("en").removesuffix("n")
    if word.lemma in ("sein", "haben", "werden"):
        return form.startswith(("war", "hatt", "wurd", "ward", "wär"))
    if form.endswith(("te", "ten", "test", "tet")) and not stem.endswith("t"):
        return True
    if stem.endswith("t") and form.endswith(("tete", "teten")):
        return True
    return not any(form.startswith(shape) for shape in present_shapes(stem))


def present_shapes(stem: str) -> tuple[str, ...]:
    """How a verb may begin in the present: `sprech`, `sprich`; `fall`, `fäll`."""
    vowels = {"e": ("i", "ie"), "a": ("ä",), "o": ("ö",), "au": ("äu",)}
    shapes = [stem]
    for vowel, others in vowels.items():
        if vowel in stem:
            at = stem.rindex(vowel)
            shapes += [stem[:at] + other + stem[at + len(vowel) :] for other in others]
    return tuple(shapes)
