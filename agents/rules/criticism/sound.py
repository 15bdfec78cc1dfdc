"""Checks of the sound plan: no instant without sound, every line once and in the verse's own words, names that exist."""

from collections import Counter

from agents.rules.grammar.source import Source
from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.sounds import sound_named
from exeget.verdict import Verdict, judge
from exeget.voices import NAMES


def gaps(plan: SoundPlan, regie: Regie) -> list[Verdict]:
    """Frames of the film that have no bed under them."""
    covered = {shot for bed in plan.ambience for shot in bed.shots}
    bare = [shot for shot in regie.shots if shot.id not in covered]
    return [
        judge(
            "gap_frames", "sound", float(sum(shot.duration for shot in bare)), 0, "lower", ", ".join(shot.id for shot in bare)
        )
    ]


def own_words(source: Source, drehbuch: Drehbuch, plan: SoundPlan) -> list[Verdict]:
    """Lines that are missing, doubled, heard though they are to be silent, or say other words than the verse."""
    spoken = Counter(line.id for line in plan.lines)
    times = {line.id: 0 if line.silent else 1 for line in drehbuch.lines}
    faults = [f"{line} is spoken {spoken[line]} times, not {n}" for line, n in times.items() if spoken[line] != n]
    spans = {line.id: line.spans for line in drehbuch.lines}
    for line in plan.lines:
        meant = {lang: span.of(source.verse.text[lang]).strip() for lang, span in spans.get(line.id, {}).items()}
        if line.text != meant:
            faults.append(f"{line.id} does not say the verse's words")
    return [judge("words_kept", "sound", float(len(faults)), 0, "lower", "; ".join(faults))]


def cast_voices(plan: SoundPlan) -> list[Verdict]:
    """Voices nobody can cast, and two speakers of the verse with one voice."""
    unknown = sorted({line.voice for line in plan.lines} - set(NAMES))
    speakers: dict[str, set[str]] = {}
    for line in plan.lines:
        speakers.setdefault(line.voice, set()).add(line.speaker)
    shared = [f"{' and '.join(sorted(who))} share {voice}" for voice, who in sorted(speakers.items()) if len(who) > 1]
    return [
        judge("voices_known", "sound", float(len(unknown)), 0, "lower", ", ".join(unknown)),
        judge("voices_shared", "sound", float(len(shared)), 0, "lower", "; ".join(shared), warn=9),
    ]


def planned_sounds(plan: SoundPlan) -> list[Verdict]:
    """Beds and effects that no tool knows by name."""
    names = [bed.name for bed in plan.ambience] + [effect.name for effect in (*plan.foley, *plan.detail_fx)]
    unknown = sorted({name for name in names if sound_named(name) is None})
    return [judge("sounds_known", "sound", float(len(unknown)), 0, "lower", ", ".join(unknown))]
