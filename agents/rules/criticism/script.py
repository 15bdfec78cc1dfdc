"""Checks of the Drehbuch: who is in it, who says what, whether every letter is voiced, whether two shots are one."""

from collections import Counter

from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.parting import word_count
from agents.rules.grammar.source import Source
from exeget.drehbuch import Drehbuch, ScriptShot
from exeget.terms import NARRATOR
from exeget.verdict import Verdict, judge

LONGEST_LINE, TOO_LONG = 30, 60
"""Words: fifteen seconds on one picture, and half a minute."""
TWIN = 0.99
"""Share of words two actions have in common from which they say the same."""


def known_subjects(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """Every id that the Drehbuch names is in the cast."""
    known = {subject.id for subject in source.cast}
    used = {i for shot in drehbuch.shots for i in (*shot.on_screen, shot.focus) if i}
    used |= {line.speaker for line in drehbuch.lines if line.speaker != NARRATOR}
    used |= {i for scene in drehbuch.scenes for i in (scene.place, scene.inside) if i}
    unknown = sorted(used - known)
    return [judge("subjects_known", "drehbuch", float(len(unknown)), 0, "lower", ", ".join(unknown))]


def unseen_deities(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """Nobody who must stay unseen is on a shot's list."""
    hidden = {subject.id for subject in source.cast if subject.nature in ("deity", "voice")}
    shown = [f"{i} in {shot.id}" for shot in drehbuch.shots for i in shot.on_screen if i in hidden]
    return [judge("deity_unseen", "drehbuch", float(len(shown)), 0, "lower", "; ".join(shown))]


def voiced_once(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """The share of the letters of each language that exactly one line voices."""
    found = []
    for lang, text in source.verse.text.items():
        times = Counter(
            at for line in drehbuch.lines if lang in line.spans for at in range(line.spans[lang].start, line.spans[lang].end)
        )
        letters = [at for at, letter in enumerate(text) if letter.isalnum()]
        once = sum(times[at] == 1 for at in letters)
        lost = "".join(text[at] if times[at] == 0 else " " for at in letters).split()
        said = (
            f"not voiced: {' '.join(lost)[:80]}"
            if lost
            else f"voiced twice: {len(letters) - once}"
            if once < len(letters)
            else ""
        )
        found.append(judge("letters_voiced", f"drehbuch.{lang}", once / len(letters), 1.0, "higher", said))
    return found


def all_languages(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """Lines that lack one of the verse's languages: the film of that language would fall silent."""
    lacking = [f"{line.id} has no {lang}" for line in drehbuch.lines for lang in source.verse.text if lang not in line.spans]
    return [judge("lines_translated", "drehbuch", float(len(lacking)), 0, "lower", "; ".join(lacking))]


def true_speakers(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """Lines that somebody else says than the analysis found."""
    speakers = {utterance.id: utterance for utterance in source.analysis.utterances}
    wrong = []
    for line in drehbuch.lines:
        utterance = speakers.get(line.id.rstrip("abcdefghijklmnopqrstuvwxyz"))
        if utterance is None:
            continue
        subject = source.subject(utterance.speaker)
        meant = subject.id if subject else NARRATOR
        if line.speaker != meant:
            wrong.append(f"{line.id} is {meant}'s, not {line.speaker}'s")
    return [judge("speakers_true", "drehbuch", float(len(wrong)), 0, "lower", "; ".join(wrong))]


def twins(drehbuch: Drehbuch) -> list[Verdict]:
    """Shots that say what another already said; two shots that say the same are one too many."""
    found = []
    for number, shot in enumerate(drehbuch.shots):
        other = next((before for before in drehbuch.shots[:number] if _alike(before, shot) >= TWIN), None)
        if other is not None:
            found.append(f"{shot.id} says what {other.id} said")
    return [judge("twin_shots", "drehbuch", float(len(found)), 0, "lower", "; ".join(found))]


def filled_acts(drehbuch: Drehbuch) -> list[Verdict]:
    """Acts without a shot, and shots of acts that the Drehbuch does not have."""
    acts, phases = {act.phase for act in drehbuch.acts}, {shot.phase for shot in drehbuch.shots}
    faults = [f"{phase} has no shot" for phase in sorted(acts - phases)] + [
        f"{phase} is not an act" for phase in sorted(phases - acts)
    ]
    return [judge("acts_filled", "drehbuch", float(len(faults)), 0, "lower", "; ".join(faults))]


def line_lengths(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """The words of the longest line in any language."""
    lengths = {
        f"{line.id}.{lang}": word_count(span.of(source.verse.text[lang]))
        for line in drehbuch.lines
        for lang, span in line.spans.items()
    }
    longest = max(lengths, key=lambda name: lengths[name], default="")
    value = float(lengths[longest]) if longest else 0.0
    return [
        judge("longest_line_words", longest or "drehbuch", value, LONGEST_LINE, "lower", f"{value:.0f} words", warn=TOO_LONG)
    ]


def _alike(one: ScriptShot, other: ScriptShot) -> float:
    """The share of the words of the longer action that the other has as well, the same people being seen."""
    if set(one.on_screen) != set(other.on_screen) or one.focus != other.focus:
        return 0.0
    first, second = content_words(one.action), content_words(other.action)
    said = frozenset().union(*(stems(word) for word in second))
    back = frozenset().union(*(stems(word) for word in first))
    shared = min(
        sum(bool(stems(w) & said) for w in first) / max(1, len(first)),
        sum(bool(stems(w) & back) for w in second) / max(1, len(second)),
    )
    return shared if first and second else float(one.action == other.action)
