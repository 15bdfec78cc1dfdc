"""Sentences about voices, music and sounds."""

from agents.rules.directing.phrase import Heard, Phrase, phrase, words_to
from agents.rules.directing.say_picture import MOOD, MOOD_WORDS
from exeget.edit import CueType, Edit, Hush, Level, MusicStyle, Recast, Score, Sound, Speak
from exeget.papers import CannotBe, Papers
from exeget.sounds import SOUNDS, sound_named
from exeget.terms import NARRATOR, Delivery, Sex

_DB = 6.0
_MUSIC = 0.2
_LOUDER = r"(?:etwas |viel |deutlich |ein bisschen |a bit |much )?(?P<way>lauter|leiser|louder|quieter|softer)"
_STYLES: dict[MusicStyle, tuple[str, ...]] = {
    "strings": ("streicher", "streichern", "strings", "geigen", "violins", "celli", "cellos"),
    "choir": ("chor", "einem chor", "choir", "a choir", "gesang ohne worte"),
    "plucked": ("harfe", "laute", "gezupft", "plucked strings", "harp", "lute", "gitarre", "guitar", "zupfinstrumenten"),
    "percussion": ("trommeln", "schlagwerk", "percussion", "drums"),
    "ambient": ("flächen", "ambient", "klangflächen", "pads", "drone"),
}  # fmt: skip
_CUES: dict[CueType, tuple[str, ...]] = {
    "tension": ("spannung", "spannungsmusik", "tension", "suspense"),
    "lament": ("klage", "klagelied", "lament"),
    "theme": ("thema", "theme"),
    "action": ("actionmusik", "action"),
    "pastoral": ("pastoral", "pastorale", "idyllisch"),
    "sting": ("akzent", "sting", "accent"),
}  # fmt: skip
_DELIVERIES: dict[Delivery, tuple[str, ...]] = {
    "plain": ("schlicht", "schlichter", "plainly", "plain", "nüchtern"),
    "calm": ("ruhig", "ruhiger", "calmly", "calm", "calmer"),
    "urgent": ("dringend", "eindringlich", "eindringlicher", "drängend", "urgently", "urgent", "more urgently"),
    "afraid": ("ängstlich", "voll angst", "afraid", "fearfully", "frightened"),
    "commanding": ("befehlend", "herrisch", "gebieterisch", "commanding", "commandingly", "with authority"),
    "mourning": ("klagend", "trauernd", "traurig", "mourning", "mournfully", "sadly"),
    "tender": ("zärtlich", "sanft", "tenderly", "tender", "gently"),
}  # fmt: skip
_VOICES: dict[str, tuple[str, ...]] = {
    "man_deep": ("tiefe", "tiefen", "tiefere", "tieferen", "deep", "deeper", "dunkle", "dunklen"),
    "old": ("alte", "alten", "ältere", "älteren", "old", "older"),
    "young": ("junge", "jungen", "jüngere", "jüngeren", "young", "younger"),
    "female": ("frau", "frauen", "weibliche", "weiblichen", "woman's", "woman", "female", "women's"),
    "male": ("mann", "männliche", "männlichen", "männer", "man's", "man", "male"),
    "child": ("kind", "kinder", "kindliche", "kindlichen", "child's", "child"),
    "girl": ("mädchen", "girl's", "girl"),
    "whisper": ("flüsternde", "flüsternden", "flüster", "whispering", "whispered"),
    "spirit": ("geister", "geisterhafte", "spirit", "ghostly"),
    "crowd": ("menge", "crowd"),
}  # fmt: skip
_STYLE_WORDS, _STYLE = words_to(_STYLES)
_CUE_WORDS, _CUE = words_to(_CUES)
_DELIVERY_WORDS, _DELIVERY = words_to(_DELIVERIES)
_VOICE_WORDS, _VOICE = words_to(_VOICES)
_SOUND_WORDS, _SOUND = words_to(
    {name: tuple(word.lower() for word in (name.replace("_", " "), *sound.words)) for name, sound in SOUNDS.items()}
)
_NARRATOR = (
    "(?:(?:der |den |die |das |the )?"
    "(?:erzähler(?:in|s)?|erzählung|erzählerstimme|narrator|narration|voice[- ]?over|kommentar))"
)
_LINE = r"(?:(?:die |den |das |the )?(?:zeile|satz|line)\s+)?(?P<line>u\d+[a-z]?)"


def _way(heard: Heard) -> float:
    return 1.0 if heard.words.group("way") in ("lauter", "louder") else -1.0


def _by(heard: Heard) -> tuple[Edit, ...]:
    return (Score(by=_MUSIC * _way(heard)),)


def _no_music(heard: Heard) -> tuple[Edit, ...]:
    del heard
    return (Score(off=True),)


def _levels(heard: Heard) -> tuple[Edit, ...]:
    plan = heard.papers.sound
    named = heard.words.group("sound")
    if named in _SOUND:
        return (Level(sounds=(_nearly(_SOUND[named], heard.papers),), by_db=_DB * _way(heard)),)
    beds = named.startswith(("atmo", "ambien", "hintergrund", "background", "umgebung"))
    names = {bed.name for bed in plan.ambience} if beds else {e.name for e in (*plan.foley, *plan.detail_fx)}
    if not names:
        raise CannotBe(f"verse {heard.papers.verse.key} has no effects; its sounds are {_heard_names(heard.papers)}")
    return (Level(sounds=tuple(sorted(names)), by_db=_DB * _way(heard)),)


def _nearly(name: str, papers: Papers) -> str:
    """The sound of that family which the plan has: who says wind in a storm means the storm's."""
    plan = papers.sound
    there = {bed.name for bed in plan.ambience} | {e.name for e in (*plan.foley, *plan.detail_fx)}
    family = next((other for other in sorted(there) if other.endswith(f"_{name}")), name)
    return name if name in {bed.name for bed in plan.ambience} or family == name else family


def _heard_names(papers: Papers) -> str:
    plan = papers.sound
    return ", ".join(sorted({bed.name for bed in plan.ambience} | {e.name for e in (*plan.foley, *plan.detail_fx)}))


def _hushed(heard: Heard) -> tuple[Edit, ...]:
    return (Hush(lines=_narration(heard, silent=False), silent=True),)


def _unhushed(heard: Heard) -> tuple[Edit, ...]:
    return (Hush(lines=_narration(heard, silent=True), silent=False),)


def _narration(heard: Heard, silent: bool) -> tuple[str, ...]:
    """Narrated lines of the shots that are, or are not yet, silent."""
    spoken = {line for shot in map(heard.papers.shot, heard.shots) for line in shot.utterances}
    lines = [line for line in heard.papers.drehbuch.lines if line.id in spoken and line.kind == "narration"]
    found = tuple(line.id for line in lines if line.silent == silent)
    if not found:
        state = "silent" if silent else "to be heard"
        raise CannotBe(f"in shot {', '.join(heard.shots)} no narration is {state}")
    return found


def _delivered(heard: Heard) -> tuple[Edit, ...]:
    lines = _lines_of(heard)
    return (Speak(lines=lines, delivery=_DELIVERY[heard.words.group("how")]),)


def _lines_of(heard: Heard) -> tuple[str, ...]:
    """Lines of a speaker, or of the narrator, in the shots that are meant, else in the whole verse."""
    speaker = heard.who.id if heard.who else NARRATOR
    shots = set(heard.shots)
    lines = tuple(line.id for line in heard.papers.sound.lines if line.speaker == speaker and (not shots or line.shot in shots))
    if not lines:
        speakers = {papers_name(line.speaker, heard.papers) for line in heard.papers.sound.lines}
        raise CannotBe(
            f"{papers_name(speaker, heard.papers)} says nothing there; speaking are {', '.join(sorted(speakers)) or 'nobody'}"
        )
    return lines


def papers_name(speaker: str, papers: Papers) -> str:
    """A speaker's name, as a person says it."""
    who = papers.subject(speaker)
    return who.title() if who else "the narrator"


def _voice(heard: Heard) -> tuple[Edit, ...]:
    words = heard.words.groupdict()
    if words.get("exact"):
        return (Recast(who=_speaker(heard), voice=words["exact"].replace(" ", "_")),)
    meant = {_VOICE[word] for word in (words.get("one"), words.get("two")) if word}
    return (Recast(who=_speaker(heard), voice=_cast(meant, heard)),)


def _speaker(heard: Heard) -> str:
    return heard.who.id if heard.who else NARRATOR


def _cast(meant: set[str], heard: Heard) -> str:
    """The cast voice that words such as old and woman describe."""
    special = meant & {"man_deep", "child", "girl", "whisper", "spirit", "crowd"}
    if special:
        return special.pop()
    if heard.who is None:
        return (
            "narrator_f"
            if "female" in meant
            else "narrator_m"
            if "male" in meant
            else "man_old"
            if "old" in meant
            else "man_young"
        )
    sex: Sex = "female" if "female" in meant else "male" if "male" in meant else heard.who.sex
    base = "woman" if sex == "female" else "man"
    return f"{base}_old" if "old" in meant else f"{base}_young" if "young" in meant else base


def _sound(heard: Heard) -> tuple[Edit, ...]:
    name = sound_named(heard.words.group("sound"))
    assert name is not None
    return (Sound(shots=heard.shots, name=name, heard=True),)


def _no_sound(heard: Heard) -> tuple[Edit, ...]:
    return (
        Sound(
            shots=_that_have(_SOUND[heard.words.group("sound")], heard), name=_SOUND[heard.words.group("sound")], heard=False
        ),
    )


def _that_have(name: str, heard: Heard) -> tuple[str, ...]:
    """Of the shots meant, those that have a sound; all of them when none has, so that the refusal can say so."""
    having = tuple(
        shot.id for shot in map(heard.papers.shot, heard.shots)
        if name in (*shot.sound.ambience, *shot.sound.foley, *shot.sound.detail_fx)
    )  # fmt: skip
    return having or heard.shots


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "music level",
        "Musik leiser",
        "music quieter",
        rf"(?:die |the )?(?:musik|music) (?:is |ist |soll |to be )?{_LOUDER}",
        _by,
        "nothing",
    ),
    phrase(
        "music level",
        "leisere Musik",
        "quieter music",
        r"(?P<way>lauter|leiser|louder|quieter|softer)e? (?:musik|music)",
        _by,
        "nothing",
    ),
    phrase(
        "no music",
        "keine Musik",
        "no music",
        "(?:keine|ohne) musik|no music|without music|(?:die |the )?(?:musik|music) (?:aus|weg|raus|off|out)",
        _no_music,
        "nothing",
    ),
    phrase(
        "music style",
        "Musik mit Chor",
        "music with choir",
        rf"(?:die |the )?(?:musik|music) (?:mit |with |for |aus |as |von )?(?P<style>{_STYLE_WORDS})",
        lambda h: (Score(style=_STYLE[h.words.group("style")]),),
        "nothing",
    ),
    phrase(
        "music mood",
        "Musik trauriger",
        "sadder music",
        rf"(?:die |the )?(?:musik|music) (?P<mood>{MOOD_WORDS})|(?P<mood2>{MOOD_WORDS})(?:e|er|es)? (?:musik|music)",
        lambda h: (Score(mood=MOOD[h.words.group("mood") or h.words.group("mood2")]),),
        "nothing",
    ),
    phrase(
        "music kind",
        "Musik als Klage",
        "music as a lament",
        rf"(?:die |the )?(?:musik|music) (?:als |as |mit |with )?(?:an? |eine |ein )?(?P<cue>{_CUE_WORDS})",
        lambda h: (Score(type=_CUE[h.words.group("cue")]),),
        "nothing",
    ),
    phrase(
        "silent line",
        "Zeile u1b streichen",
        "cut line u1b",
        rf"{_LINE} (?:streichen|stumm|weg|raus|silent|out)|(?:streiche?|cut|drop|silence|"
        rf"mute) {_LINE.replace('line>', 'line2>')}",
        lambda h: (Hush(lines=(h.words.group("line") or h.words.group("line2"),), silent=True),),
        "nothing",
    ),
    phrase(
        "line again",
        "Zeile u1c wieder sprechen",
        "speak line u1c again",
        rf"{_LINE} (?:wieder|again)(?: sprechen| hörbar| an)?|(?:speak|voice|say) {_LINE.replace('line>', 'line2>')} again",
        lambda h: (Hush(lines=(h.words.group("line") or h.words.group("line2"),), silent=False),),
        "nothing",
    ),
    phrase(
        "narration silent",
        "in 2.1 schweigt der Erzähler",
        "no narration in 2.1",
        rf"(?:schweigt|kein|keine|ohne|silence|mute|no|without) {_NARRATOR}|{_NARRATOR} (?:schweigt|stumm|aus|weg|raus|"
        rf"(?:is |falls )?silent|off|out)",
        _hushed,
    ),
    phrase(
        "narration again",
        "in 3.1 spricht der Erzähler wieder",
        "narration again in 3.1",
        rf"(?:spricht )?{_NARRATOR} (?:spricht )?(?:\| )?(?:wieder|back|again)(?: an| hörbar| on)?",
        _unhushed,
    ),
    phrase(
        "voice",
        "der Erzähler mit Frauenstimme",
        "the narrator with a woman's voice",
        rf"(?:{_NARRATOR} )?(?:mit|with|spricht mit|speaks with|bekommt|gets|in|has|hat)? ?(?:an? |eine[rn]? |"
        rf"der )?(?P<one>{_VOICE_WORDS}) ?(?P<two>{_VOICE_WORDS})?[- ]?(?:stimme|voice)",
        _voice,
        "nothing",
    ),
    phrase(
        "voice by name",
        "der Erzähler mit der Stimme woman_old",
        "the narrator with the voice woman_old",
        rf"(?:{_NARRATOR} )?(?:mit|with|bekommt|gets)? ?(?:der |die |the )?(?:stimme|voice) (?P<exact>\w+)",
        _voice,
        "nothing",
    ),
    phrase(
        "narrated by",
        "eine Frau erzählt",
        "narrated by a woman",
        rf"(?:eine?|von einer|von einem) (?P<one>{_VOICE_WORDS}) (?:erzählt|spricht den erzähler)|(?:narrated|"
        rf"told) by an? (?P<two>{_VOICE_WORDS})",
        _voice,
        "nothing",
    ),
    phrase(
        "delivery",
        "der Erzähler spricht eindringlicher",
        "the narrator speaks urgently",
        rf"(?:{_NARRATOR} )?(?:spricht|sprechen|sagt(?: es)?|liest|speaks?|says?(?: it)?|reads?|talks?) (?:more |noch |"
        rf"etwas )?(?P<how>{_DELIVERY_WORDS})",
        _delivered,
        "nothing",
    ),
    phrase(
        "sound level",
        "Donner leiser",
        "thunder quieter",
        rf"(?:der |die |das |den |the )?(?P<sound>{_SOUND_WORDS}|atmo|atmosphäre|ambience|hintergrundgeräusche|"
        rf"hintergrund|background|umgebung|effekte|effects|geräusche|sounds) (?:ist |is |soll )?{_LOUDER}",
        _levels,
        "nothing",
    ),
    phrase(
        "sound",
        "in 2.1 hört man Möwen",
        "we hear gulls in 2.1",
        rf"(?:man hört|wir hören|hört man|we hear|one hears|add the sound of|with the sound of|geräusch|sound of|"
        rf"mit dem geräusch von|dazu) (?:die |den |das |the |an? |einen? )?(?P<sound>{_SOUND_WORDS})",
        _sound,
    ),
    phrase(
        "no sound",
        "2.1 ohne Donner",
        "2.1 without thunder",
        rf"(?:ohne|kein(?:e|en)?|no|without|lose the) (?:den |die |das |the )?(?P<sound>{_SOUND_WORDS})(?:geräusche?)?",
        _no_sound,
        "scene",
    ),
)
