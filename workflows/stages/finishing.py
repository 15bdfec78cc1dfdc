"""Finishing: the film is cut, looked at and listened to by instruments, and reported."""

from langgraph.runtime import Runtime

from exeget.cutlist import CutList
from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register
from exeget.verdict import Verdict, Verdicts
from exeget.work import Order
from toolkits.film import CutParams, FilmShot, LookParams, Subtitle, Track
from workflows.desk import Desk
from workflows.gathering import GatherParams
from workflows.stages.picturing import clip_file
from workflows.states import Criticised, Cut, Directed, Locked, Looked, Mixed, Moved, Pictured, Planned, Registered, Written


class Edited(Registered, Written, Directed, Planned, Locked, Pictured, Moved, Mixed):
    """All that goes into the film."""


class Shown(Edited, Criticised, Cut):
    """With the film."""


async def cut(state: Edited, runtime: Runtime[Desk]) -> Cut:
    """Join clips, mixes and subtitles into the film, with its OTIO and its chapters."""
    desk = runtime.context
    cutlist = desk.open(state["cutlist"], CutList)
    clips = {f"{name}.mp4": desk.made(key).sha("clip.mp4") for name, key in state["clips"].items()}
    mixes = {f"mix_{lang}.flac": desk.made(key).sha("mix.flac") for lang, key in state["mixes"].items()}
    drehbuch, regie = desk.open(state["drehbuch"], Drehbuch), desk.open(state["regie"], Regie)
    params = CutParams(
        title=desk.verse.ref, rate=cutlist.rate, shots=_film_shots(cutlist, regie),
        tracks=_tracks(desk, state, cutlist), acts={act.phase: act.summary for act in drehbuch.acts},
    )  # fmt: skip
    made = await desk.run(Order("cut", params, inputs=clips | mixes), "film")
    for file, blob in made.files.items():
        desk.show(file, blob.sha)
    return {"film": made.key}


async def look(state: Shown, runtime: Runtime[Desk]) -> Looked:
    """Measure every shot and the film; nothing unmeasured has passed."""
    desk = runtime.context
    cutlist, regie = desk.open(state["cutlist"], CutList), desk.open(state["regie"], Regie)
    orders = {f"shot {shot.id}": _look_at_shot(desk, state, regie, cutlist, shot.id) for shot in cutlist.shots}
    orders["film"] = _look_at_film(desk, state, cutlist)
    made = await desk.maker.all(orders)
    found: list[Verdict] = list(desk.open(state["critique"], Verdicts).verdicts)
    for artifact in made.values():
        found += desk.open(artifact.sha("verdicts.json"), Verdicts).verdicts
    gathered = await desk.run(Order("gather", GatherParams(verse=desk.verse.key, verdicts=tuple(found))), "verdicts")
    desk.views.show_text(desk.folder / "verdicts.json", gathered.sha("verdicts.json"))
    return {"looks": gathered.sha("verdicts.json")}


def _film_shots(cutlist: CutList, regie: Regie) -> tuple[FilmShot, ...]:
    shots = []
    for shot in cutlist.shots:
        clips = [f"{shot.id}.{number}" for number in range(len(shot.chunks))]
        shots.append(
            FilmShot(
                id=shot.id,
                phase=shot.phase,
                start=shot.start,
                frames=shot.frames,
                clips=tuple(f"{clip}.mp4" for clip in clips),
                lengths=shot.chunks,
                media=f"shots/{clip_file(cutlist, clips[0])}",
                note=regie.shot(shot.id).shot_intent,
            )
        )
    return tuple(shots)


def _tracks(desk: Desk, state: Edited, cutlist: CutList) -> tuple[Track, ...]:
    """One track a language, with the verse's own words as its subtitles."""
    plan, register = desk.open(state["sound"], SoundPlan), desk.open(state["register"], Register)
    lines = {line.id: line for line in plan.lines}
    tracks = []
    for lang in state["mixes"]:
        names = {subject.id: subject.names.get(lang) or subject.title() for subject in register.subjects}
        shown = tuple(
            Subtitle(
                start=placed.start, frames=placed.frames[lang], text=lines[placed.id].text[lang],
                speaker=names.get(lines[placed.id].speaker, ""),
            )
            for placed in cutlist.lines
        )  # fmt: skip
        tracks.append(Track(lang=lang, mix=f"mix_{lang}.flac", media=f"stems/mix.{lang}.flac", subtitles=shown))
    return tuple(tracks)


def _look_at_shot(desk: Desk, state: Shown, regie: Regie, cutlist: CutList, name: str) -> Order:
    shot, image = regie.shot(name), desk.made(state["images"][name])
    ids = image.facts.get("ids")
    params = LookParams.model_validate(
        {
            "of": name, "what": "clip", "rate": cutlist.rate, "frames": cutlist.shot(name).frames,
            "still": not shot.actors and shot.camera.move.type == "static",
            "dark": shot.light.time_of_day == "night" or shot.light.key in ("low_key", "moon", "lamp"),
            "wants": tuple(a.subject_id for a in shot.actors if a.presence == "on_screen" and a.focus == "primary"),
            "ids": ids if isinstance(ids, dict) else {},
        }
    )  # fmt: skip
    clips = {
        f"clip_{number}.mp4": desk.made(state["clips"][f"{name}.{number}"]).sha("clip.mp4")
        for number in range(len(cutlist.shot(name).chunks))
    }
    return Order("look", params, inputs=clips | {"ids.png": image.sha("ids.png")})


def _look_at_film(desk: Desk, state: Shown, cutlist: CutList) -> Order:
    lines, phases = len(cutlist.lines), {shot.phase for shot in cutlist.shots}
    languages = tuple(state["mixes"])
    params = LookParams(
        of="film", what="film", rate=cutlist.rate, frames=cutlist.frames, languages=languages,
        subtitles=dict.fromkeys(languages, lines), chapters=len(phases),
    )  # fmt: skip
    return Order("look", params, inputs={"film.mp4": desk.made(state["film"]).sha("film.mp4")})
