"""A cue as notes: the motif where it can be heard, harmony under it, and more players as it grows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from toolkits.audio import MusicParams
from toolkits.sound.composing.harmony import CHARACTERS, Character, Chord, Voicing, progression, scale_pitch, voiced
from toolkits.sound.composing.meter import Metre, fitted, steady
from toolkits.sound.composing.motif import BEATS, Motif, motif_of
from toolkits.sound.composing.orchestra import STYLES, Orchestra
from toolkits.sound.instruments import INSTRUMENTS


@dataclass(frozen=True)
class Note:
    """A note of one player."""

    part: str
    beat: float
    beats: float
    pitch: int
    force: float
    """0 to 1, from barely heard to as hard as it goes."""


@dataclass(frozen=True)
class Form:
    """What a type of cue is made of."""

    cadence: str
    pace: float = 1.0
    """Over the mood's own tempo."""
    beats_a_bar: int = 4
    stretch: int = 1
    """How much slower than written the motif goes."""
    every: int = 2
    """Bars from one statement of the motif to the next."""
    rhythm: float = 2.0
    """Intensity from which the ostinato and the drums play."""
    arpeggio: float = 2.0
    """Intensity below which the harp plays."""


FORMS = {
    "theme": Form("authentic", rhythm=0.7, arpeggio=0.6),
    "tension": Form("pedal", pace=0.95, every=3, rhythm=0.55, arpeggio=0.0),
    "action": Form("open", pace=1.2, rhythm=0.25, arpeggio=0.0),
    "lament": Form("lament", pace=0.9, stretch=2, every=3, arpeggio=0.35),
    "pastoral": Form("plagal", beats_a_bar=3, every=4, rhythm=0.9, arpeggio=0.8),
    "sting": Form("open", every=8, rhythm=0.0, arpeggio=0.0),
}


@dataclass(frozen=True)
class Piece:
    """A composed cue."""

    metre: Metre
    chords: tuple[Chord, ...]
    """One a bar."""
    voicings: tuple[Voicing, ...]
    motif: Motif
    statements: tuple[float, ...]
    """Beats on which the motif begins."""
    notes: tuple[Note, ...]
    intensity: tuple[float, ...]
    """0 to 1 for each bar."""


def silent(params: MusicParams) -> Piece:
    """The cue that is not played: its metre, and no note."""
    metre = _metre(params, CHARACTERS[params.mood].bpm, 4)
    return Piece(metre, (), (), motif_of(params.motif or ""), (), (), ())


def composed(params: MusicParams, rng: Random) -> Piece:
    """Write the cue; the motif is the subject's, everything else follows the cue's words and `rng`."""
    form, character, players = FORMS[params.type], _character(params), STYLES[params.style]
    metre = _metre(params, character.bpm * form.pace, form.beats_a_bar)
    chords = progression(character, len(metre.bars), form.cadence, rng)
    voicings = tuple(voiced(chords, 50, 72))
    motif = motif_of(params.motif or f"{params.type} {params.mood}")
    intensity = tuple(_intensity(params, metre, bar.start) for bar in metre.bars)
    draft = Piece(metre, chords, voicings, motif, (), (), intensity)
    statements = tuple(_statements(draft, form))
    tune = [note for start in statements for note in _tune(draft, character, form, players, start)]
    accompaniment = [
        *_harmony(draft, players, form), *_bass(draft, character, players, form), *_figures(draft, players, form),
        *_drums(draft, character, players, form),
    ]  # fmt: skip
    if params.type == "sting":
        accompaniment += _blow(draft, character, players)
    notes = sorted((_in_range(note) for note in (*tune, *accompaniment)), key=lambda note: (note.beat, note.part, note.pitch))
    return replace(draft, statements=statements, notes=tuple(notes))


def _character(params: MusicParams) -> Character:
    """The mood's, in the mode that is asked for."""
    own = CHARACTERS[params.mood]
    return replace(own, mode=params.mode) if params.mode else own


def _metre(params: MusicParams, bpm: float, beats_a_bar: int) -> Metre:
    """Steady in the tempo that is asked for, else fitted to the cuts."""
    if params.bpm:
        return steady(params.frames, params.rate, params.cuts, max(30, params.bpm), 4)
    return fitted(params.frames, params.rate, params.cuts, bpm, beats_a_bar)


def _intensity(params: MusicParams, metre: Metre, second: float) -> float:
    """The cue's intensity where its curve stands at that moment."""
    place = 2 * second / metre.seconds
    first, middle, last = params.curve
    curve = first + (middle - first) * place if place < 1 else middle + (last - middle) * (place - 1)
    return min(1.0, max(0.0, 0.35 * params.intensity + 0.65 * params.intensity * curve / max(*params.curve, 0.01)))


def _statements(piece: Piece, form: Form) -> Iterator[float]:
    """Where the motif begins: on first beats, where it fits into the cue, not more often than the form says."""
    free = 0.0
    for at, bar in enumerate(piece.metre.bars):
        fits = bar.beat + BEATS * _stretch(piece, form) <= piece.metre.beats
        if fits and bar.beat >= free and (at % form.every == 0 or bar.on_cut):
            yield bar.beat
            free = bar.beat + BEATS * _stretch(piece, form)


def _stretch(piece: Piece, form: Form) -> float:
    """The form's stretch, or as fast as a short cue needs."""
    return min(float(form.stretch), piece.metre.beats / BEATS)


def _tune(piece: Piece, character: Character, form: Form, players: Orchestra, start: float) -> Iterator[Note]:
    """One statement, moved along the scale to where most of it is at home in the chords under it."""
    stretch, level = _stretch(piece, form), piece.intensity[piece.metre.bar_at(start)]
    part = players.loud_lead if level > 0.6 else players.tender_lead if level < 0.35 else players.lead
    onsets = [start + sum(piece.motif.beats[:at]) * stretch for at in range(len(piece.motif.beats))]
    chords = [piece.chords[piece.metre.bar_at(beat)] for beat in onsets]

    def strangeness(shift: int) -> tuple[float, int]:
        pitches = [scale_pitch(character, degree + shift) % 12 for degree in piece.motif.degrees]
        strange = sum(
            length * (pitch not in chord.tones) for pitch, chord, length in zip(pitches, chords, piece.motif.beats, strict=True)
        )
        return strange + 0.1 * abs(shift), shift

    shift = min(range(-4, 6), key=strangeness)
    octave = _octave(part, [scale_pitch(character, degree + shift) for degree in piece.motif.degrees])
    for degree, beat, length in zip(piece.motif.degrees, onsets, piece.motif.beats, strict=True):
        pitch = scale_pitch(character, degree + shift) + octave
        yield Note(part, beat, length * stretch, pitch, (0.65 if form.cadence != "pedal" else 0.45) + 0.35 * level)
        if level > 0.75 and players.double != part:
            yield Note(players.double, beat, length * stretch, pitch + 12, 0.35 + 0.4 * level)


def _octave(part: str, pitches: Sequence[int]) -> int:
    """The octaves that bring a tune into the middle of the player's range, whole."""
    player = INSTRUMENTS[part]
    middle = (player.low + player.high) / 2
    return min(
        (12 * octave for octave in range(-3, 5)),
        key=lambda up: (
            sum(not player.low <= pitch + up <= player.high for pitch in pitches),
            abs(sum(pitches) / len(pitches) + up - middle),
        ),
    )


def _harmony(piece: Piece, players: Orchestra, form: Form) -> Iterator[Note]:
    """The three upper voices held; the high section joins from the middle on, tremolo where it is tense."""
    trembling = form.cadence == "pedal"
    for bar, voicing, level in zip(piece.metre.bars, piece.voicings, piece.intensity, strict=True):
        for pitch in voicing:
            part = players.shimmer if trembling and level > 0.3 else players.pad
            yield Note(part, bar.beat, bar.beats, pitch, 0.32 + 0.4 * level)
        if players.high and level > 0.5:
            for pitch in voicing[1:]:
                yield Note(players.high, bar.beat, bar.beats, pitch + 12, 0.25 + 0.45 * level)


def _bass(piece: Piece, character: Character, players: Orchestra, form: Form) -> Iterator[Note]:
    """The roots below; under tension the tonic stays whatever the chord."""
    for bar, chord, level in zip(piece.metre.bars, piece.chords, piece.intensity, strict=True):
        tone = character.tonic % 12 if form.cadence == "pedal" else chord.root
        yield Note(players.bass, bar.beat, bar.beats, 36 + (tone - 36) % 12, 0.3 + 0.4 * level)
        if level > 0.45 and players.bass == "basses":
            yield Note("cellos", bar.beat, bar.beats, 48 + (tone - 48) % 12, 0.3 + 0.4 * level)


def _figures(piece: Piece, players: Orchestra, form: Form) -> Iterator[Note]:
    """A broken chord where the cue is soft, a driving ostinato where it presses."""
    for bar, voicing, level in zip(piece.metre.bars, piece.voicings, piece.intensity, strict=True):
        figure = (voicing[0], voicing[1], voicing[2], voicing[1])
        if level < form.arpeggio:
            for eighth in range(2 * bar.beats):
                force = 0.2 + 0.3 * level + 0.1 * (eighth % 4 == 0)
                yield Note(players.arpeggio, bar.beat + eighth / 2, 1.0, figure[eighth % 4], force)
        if level >= form.rhythm:
            for eighth in range(2 * bar.beats):
                strong = eighth % 8 in (0, 3, 6)
                pitch = voicing[0] - 12 if strong else voicing[0] - 12 + 7 * (eighth % 2)
                yield Note(players.ostinato, bar.beat + eighth / 2, 0.4, pitch, 0.3 + 0.35 * level + 0.2 * strong)
                if strong and players.stroke:
                    yield Note(players.stroke, bar.beat + eighth / 2, 0.5, pitch - 12, 0.25 + 0.5 * level)


def _drums(piece: Piece, character: Character, players: Orchestra, form: Form) -> Iterator[Note]:
    """Drums on the accents of three, three and two, a stroke more before a cut; or the even beat of a style that has one."""
    tonic = 36 + (character.tonic - 36) % 12
    if players.backbeat:
        yield from _beat(piece, players)
        return
    for at, (bar, level) in enumerate(zip(piece.metre.bars, piece.intensity, strict=True)):
        if level < form.rhythm:
            continue
        last = at + 1 == len(piece.metre.bars) or piece.metre.bars[at + 1].on_cut
        strokes = [beat for beat in (0, 1.5, 3) if beat < bar.beats and (beat == 0 or level > form.rhythm + 0.15)]
        strokes += [bar.beats - 0.5, bar.beats - 0.25] if last and level > 0.7 and bar.beats > 1 else []
        for beat in strokes:
            yield Note(players.pulse, bar.beat + beat, 1.0, tonic, 0.35 + 0.5 * level + 0.15 * (beat == 0))
        if players.accent and bar.on_cut and level > 0.6:
            yield Note(players.accent, bar.beat, 2.0, tonic + 24, 0.5 + 0.4 * level)


def _beat(piece: Piece, players: Orchestra) -> Iterator[Note]:
    """Low on one and just before three, high on two and four, the same in every bar."""
    for bar in piece.metre.bars:
        for beat, part, pitch, force in (
            (0.0, players.pulse, 38, 0.6), (1.0, players.backbeat, 60, 0.35), (1.75, players.pulse, 38, 0.35),
            (2.5, players.pulse, 38, 0.5), (3.0, players.backbeat, 60, 0.4),
        ):  # fmt: skip
            if beat < bar.beats:
                yield Note(part, bar.beat + beat, 0.5, pitch, force)


def _blow(piece: Piece, character: Character, players: Orchestra) -> Iterator[Note]:
    """A sting's one stroke of everybody."""
    length = min(2.0, piece.metre.beats)
    tonic = 36 + (character.tonic - 36) % 12
    for part, pitch in (
        (players.bass, tonic), ("cellos", tonic + 12), (players.loud_lead, tonic + 24), (players.loud_lead, tonic + 31),
        (players.pulse, tonic), ("taiko", 43),
    ):  # fmt: skip
        yield Note(part, 0.0, length, pitch, 1.0)


def _in_range(note: Note) -> Note:
    """The note moved by octaves into what its player can reach."""
    player, pitch = INSTRUMENTS[note.part], note.pitch
    while pitch < player.low:
        pitch += 12
    while pitch > player.high:
        pitch -= 12
    return replace(note, pitch=pitch, force=min(1.0, max(0.05, note.force)))
