"""Sounding: voices first, because they lock the cut; then beds, effects and music, stems, and a mix for each language."""

from langgraph.runtime import Runtime

from exeget.cutlist import CutList, PlacedLine
from exeget.job import Artifact
from exeget.regie import Regie
from exeget.soundplan import Bed, Effect, SoundPlan, SpokenLine
from exeget.work import Order
from toolkits.audio import Laid, MixParams, MusicParams, SoundParams, SpeakParams, StemParams
from workflows.desk import Desk
from workflows.locking import CueSpan, LockParams, TimedShot
from workflows.stages.seeds import seed_for
from workflows.states import Directed, Locked, Mixed, Planned, Scored, Spoken

SLOWEST = 0.85
"""A language that is shorter than the other is spoken slower, down to this rate, to fill the slot."""
WORTH_FITTING = 0.95
"""Takes closer in length than this are left as they are."""
MUSIC_LEVEL, LINE_LEVEL = -22.0, -20.0
"""LUFS on the stems, before the mix."""


class Performed(Directed, Planned):
    """A verse directed, and its sound planned."""


class Voiced(Performed, Spoken):
    """With the takes."""


class Timed(Planned, Locked):
    """The sound plan with its locked cut."""


class Ready(Timed, Spoken, Scored):
    """Every sound made and placed."""


async def speak(state: Planned, runtime: Runtime[Desk]) -> Spoken:
    """Have every line spoken in every language; the shorter language is fitted to the longer by its rate."""
    desk = runtime.context
    plan = desk.open(state["sound"], SoundPlan)
    natural = await desk.maker.all(_speak_orders(desk, plan, {}))
    rates = _rates(plan, natural)
    fitted = await desk.maker.all(_speak_orders(desk, plan, rates))
    for line in plan.lines:
        for lang in line.text:
            desk.show(f"lines/{line.id}.{lang}.flac", fitted[f"{line.id}.{lang}"].sha("take.flac"))
    return {"takes": {name: made.key for name, made in fitted.items()}}


async def lock(state: Voiced, runtime: Runtime[Desk]) -> Locked:
    """Give every shot the length its takes need, and every sound its frame."""
    desk = runtime.context
    plan, regie = desk.open(state["sound"], SoundPlan), desk.open(state["regie"], Regie)
    takes = {
        line.id: {lang: desk.made(state["takes"][f"{line.id}.{lang}"]).number("seconds") for lang in line.text}
        for line in plan.lines
    }
    params = LockParams(
        verse=desk.verse.key, timeline=desk.wish.timeline, rate=desk.book.story.rate,
        shots=tuple(TimedShot(id=shot.id, phase=shot.act, duration=shot.duration) for shot in regie.shots),
        lines=plan.lines, beds=plan.ambience, effects=(*plan.foley, *plan.detail_fx),
        cues=tuple(CueSpan(id=m.cue.id, first=m.cue.first, last=m.cue.last) for m in plan.music), takes=takes,
    )  # fmt: skip
    return {"cutlist": await desk.paper(desk.folder / "cutlist.json", CutList, Order("lock", params), "cutlist.json", "cut")}


async def score(state: Timed, runtime: Runtime[Desk]) -> Scored:
    """Have music, beds and effects made to the length the cut gives them."""
    desk = runtime.context
    plan, cut = desk.open(state["sound"], SoundPlan), desk.open(state["cutlist"], CutList)
    orders = {name: _sound_order(desk, name, bed.name, frames, bed.strength, True) for name, bed, frames in _beds(plan, cut)}
    for effect, frames in _effects(plan, cut):
        orders[effect.id] = _sound_order(desk, effect.id, effect.name, frames, effect.strength, False)
    orders |= _music_orders(desk, plan, cut)
    made = await desk.maker.all(orders)
    return {"sounds": {name: artifact.key for name, artifact in made.items()}}


async def mix(state: Ready, runtime: Runtime[Desk]) -> Mixed:
    """Lay everything on stems, then mix each language."""
    desk = runtime.context
    plan, cut = desk.open(state["sound"], SoundPlan), desk.open(state["cutlist"], CutList)
    takes = {name: desk.made(key) for name, key in state["takes"].items()}
    sounds = {name: desk.made(key) for name, key in state["sounds"].items()}
    languages = languages_of(desk, plan)
    orders = {f"dialogue.{lang}": _dialogue(plan, cut, takes, lang) for lang in languages}
    orders["music"] = _stem(cut, "music", [(laid, sounds[laid.input].sha("music.flac")) for laid in _laid_music(plan, cut)])
    orders["ambience"] = _stem(
        cut, "ambience", [(laid, sounds[laid.input].sha("sound.flac")) for laid in _laid_beds(plan, cut)]
    )
    orders["foley"] = _stem(cut, "foley", [(laid, sounds[laid.input].sha("sound.flac")) for laid in _laid_effects(plan, cut)])
    stems = await desk.maker.all(orders)
    mixes = await desk.maker.all({f"mix.{lang}": _mix_order(cut, lang, stems) for lang in languages})
    for name, made in stems.items():
        desk.show(f"stems/{name}.flac", made.sha("stem.flac"))
    for name, made in mixes.items():
        desk.show(f"stems/{name}.flac", made.sha("mix.flac"))
    return {
        "stems": {name: made.key for name, made in stems.items()},
        "mixes": {lang: mixes[f"mix.{lang}"].key for lang in languages},
    }


def languages_of(desk: Desk, plan: SoundPlan) -> tuple[str, ...]:
    """The story's languages that every line has, in the story's order."""
    return tuple(lang for lang in desk.book.story.languages if all(lang in line.text for line in plan.lines))


def _speak_orders(desk: Desk, plan: SoundPlan, rates: dict[str, float]) -> dict[str, Order]:
    return {
        f"{line.id}.{lang}": Order(
            "speak",
            SpeakParams(
                text=text, lang=lang, voice=line.voice, delivery=line.delivery, kind=line.kind,
                rate=rates.get(f"{line.id}.{lang}", 1.0),
            ),
            seed=seed_for(desk, line.id),
        )
        for line in plan.lines
        for lang, text in line.text.items()
    }  # fmt: skip


def _rates(plan: SoundPlan, natural: dict[str, Artifact]) -> dict[str, float]:
    """The rate of each take that is clearly shorter than its line's longest one."""
    rates = {}
    for line in plan.lines:
        lengths = {lang: natural[f"{line.id}.{lang}"].number("seconds") for lang in line.text}
        for lang, seconds in lengths.items():
            share = seconds / max(lengths.values())
            if share < WORTH_FITTING:
                rates[f"{line.id}.{lang}"] = round(max(SLOWEST, share), 3)
    return rates


def _sound_order(desk: Desk, name: str, sound: str, frames: int, strength: float, bed: bool) -> Order:
    params = SoundParams(name=sound, frames=frames, rate=desk.book.story.rate, strength=strength, bed=bed)
    return Order("sound", params, seed=seed_for(desk, name))


def _beds(plan: SoundPlan, cut: CutList) -> list[tuple[str, Bed, int]]:
    beds = {bed.id: bed for bed in plan.ambience}
    return [(placed.id, beds[placed.id.rpartition(".")[0]], placed.frames) for placed in cut.beds]


def _effects(plan: SoundPlan, cut: CutList) -> list[tuple[Effect, int]]:
    frames = {placed.id: placed.frames for placed in cut.effects}
    return [(effect, frames[effect.id]) for effect in (*plan.foley, *plan.detail_fx)]


def _music_orders(desk: Desk, plan: SoundPlan, cut: CutList) -> dict[str, Order]:
    placed = {music.id: music for music in cut.music}
    orders = {}
    for music in plan.music:
        cue, place = music.cue, placed[music.cue.id]
        inside = [shot.start - place.start for shot in cut.shots if place.start < shot.start < place.start + place.frames]
        params = MusicParams(
            type=cue.type, mood=cue.mood, intensity=cue.intensity, curve=cue.curve, motif=cue.motif, style=music.style,
            frames=place.frames, rate=cut.rate, cuts=tuple(inside), bpm=cue.bpm, mode=cue.mode,
        )  # fmt: skip
        orders[cue.id] = Order("music", params, seed=seed_for(desk, cue.id))
    return orders


def _stem(cut: CutList, name: str, laid: list[tuple[Laid, str]]) -> Order:
    params = StemParams.model_validate(
        {"name": name, "frames": cut.frames, "rate": cut.rate, "laid": tuple(x for x, _ in laid)}
    )
    return Order("stem", params, inputs={item.input: sha for item, sha in laid})


def _dialogue(plan: SoundPlan, cut: CutList, takes: dict[str, Artifact], lang: str) -> Order:
    lines: dict[str, SpokenLine] = {line.id: line for line in plan.lines}
    laid = [(_laid_line(lines[placed.id], placed, lang), takes[f"{placed.id}.{lang}"].sha("take.flac")) for placed in cut.lines]
    return _stem(cut, "dialogue", laid)


def _laid_line(line: SpokenLine, placed: PlacedLine, lang: str) -> Laid:
    name = f"{line.id}.{lang}"
    frames = placed.frames[lang]
    return Laid(input=name, start=placed.start, frames=frames, level_db=LINE_LEVEL, room=line.room, kind=line.kind)


def _laid_music(plan: SoundPlan, cut: CutList) -> list[Laid]:
    loud = {music.cue.id: music.cue.intensity for music in plan.music}
    return [
        Laid(input=m.id, start=m.start, frames=m.frames, level_db=MUSIC_LEVEL - 6 * (1 - loud[m.id]), kind="music")
        for m in cut.music
    ]


def _laid_beds(plan: SoundPlan, cut: CutList) -> list[Laid]:
    starts = {placed.id: placed.start for placed in cut.beds}
    return [
        Laid(input=name, start=starts[name], frames=frames, level_db=bed.level_db, kind="bed")
        for name, bed, frames in _beds(plan, cut)
    ]


def _laid_effects(plan: SoundPlan, cut: CutList) -> list[Laid]:
    starts = {placed.id: placed.start for placed in cut.effects}
    return [
        Laid(
            input=effect.id, start=starts[effect.id], frames=frames, level_db=effect.level_db, pan=effect.pan,
            room=effect.room, kind="effect",
        )
        for effect, frames in _effects(plan, cut)
    ]  # fmt: skip


def _mix_order(cut: CutList, lang: str, stems: dict[str, Artifact]) -> Order:
    names = {"dialogue": f"dialogue.{lang}", "music": "music", "foley": "foley", "ambience": "ambience"}
    inputs = {f"{name}.flac": stems[stem].sha("stem.flac") for name, stem in names.items()}
    return Order("mix", MixParams(lang=lang, frames=cut.frames, rate=cut.rate), inputs=inputs)
