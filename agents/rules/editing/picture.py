"""Edits of what a picture shows: length, light, weather, mood, what bodies do, how shots are joined."""

from dataclasses import replace

from agents.rules.direction.hearing import WEATHER_BEDS
from agents.rules.direction.light import lit, usual_key
from agents.rules.editing.lines import words_in
from exeget.drehbuch import Scene
from exeget.edit import Act, Crown, Feel, Join, Relight, Retime
from exeget.frames import frames_of, seconds_of
from exeget.papers import CannotBe, Papers
from exeget.shot import Actor, Light, Mark, Shot, ShotSound
from exeget.terms import Weather

FASTEST = 3.2
"""Words a second; the critic lets nothing faster pass."""
SHORTEST = 0.5
"""Seconds."""


def retime(edit: Retime, papers: Papers) -> Papers:
    """Another length; never less than its words need, because the takes would lengthen it again."""
    shots = []
    for shot in map(papers.shot, edit.shots):
        seconds = edit.seconds or seconds_of(shot.duration, papers.rate) * edit.factor + edit.by
        if seconds < SHORTEST:
            raise CannotBe(f"shot {shot.id} would last {seconds:.1f} s; the shortest is {SHORTEST:g} s, or drop the shot")
        words = words_in(papers, shot.utterances)
        if words / seconds > FASTEST:
            least = words / FASTEST
            raise CannotBe(
                f"shot {shot.id} has {words} words to be spoken and needs {least:.1f} s at least; "
                f"say `no narration in {shot.id}` first"
            )
        shots.append(shot.model_copy(update={"duration": frames_of(seconds, papers.rate), "clips": ()}))
    return papers.with_shots(shots)


def relight(edit: Relight, papers: Papers) -> Papers:
    """The light that fits hour and weather; the scene's heading follows when the whole scene is meant."""
    lights = {name: _lit(edit, papers.shot(name), papers.indoors(name)) for name in edit.shots}
    shots = [
        shot.model_copy(update={"light": lights[shot.id], "sound": _air(shot, lights[shot.id].weather)})
        for shot in map(papers.shot, edit.shots)
    ]
    return _scenes_told(edit, papers.with_shots(shots))


def join(edit: Join, papers: Papers) -> Papers:
    """A cut, a dissolve or a fade."""
    return papers.with_shots(papers.shot(s).model_copy(update={"transition": edit.transition}) for s in edit.shots)


def feel(edit: Feel, papers: Papers) -> Papers:
    """One mood in place of those there were."""
    return papers.with_shots(papers.shot(s).model_copy(update={"mood": (edit.mood,)}) for s in edit.shots)


def crown(edit: Crown, papers: Papers) -> Papers:
    """One hero moment, no more."""
    papers.shot(edit.shot)
    return papers.with_shots(s.model_copy(update={"hero_moment": s.id == edit.shot}) for s in papers.regie.shots)


def act(edit: Act, papers: Papers) -> Papers:
    """Pose, feeling, facing and place of somebody in the picture."""
    shots = []
    for shot in map(papers.shot, edit.shots):
        found = next((a for a in shot.actors if a.subject_id == edit.who and a.presence == "on_screen"), None)
        if found is None:
            seen = ", ".join(a.subject_id for a in shot.actors if a.presence == "on_screen") or "nobody"
            raise CannotBe(f"{papers.actor(edit.who).title()} is not in shot {shot.id}, where one sees {seen}")
        actors = tuple(_acted(edit, actor) if actor is found else actor for actor in shot.actors)
        shots.append(shot.model_copy(update={"actors": actors}))
    return papers.with_shots(shots)


def _acted(edit: Act, actor: Actor) -> Actor:
    mark = actor.position or Mark()
    x, y, z = mark.offset
    facing = mark.facing_deg if edit.facing_deg is None else edit.facing_deg
    there = mark.model_copy(update={"offset": (round(x + edit.right_by, 2), y, z), "facing_deg": facing})
    moved = there != mark
    return actor.model_copy(
        update={
            "pose": edit.pose or actor.pose,
            "emotion": edit.emotion or actor.emotion,
            "position": there if moved else actor.position,
            "action": actor.action if edit.pose in (None, actor.pose) else "",
        }
    )


def _lit(edit: Relight, shot: Shot, indoors: bool) -> Light:
    old = shot.light
    hour, weather = edit.time_of_day or old.time_of_day, edit.weather or old.weather
    key = edit.key or old.key
    if edit.key is None and (hour, weather) != (old.time_of_day, old.weather):
        closed = indoors and old.key == "low_key"
        key = usual_key(hour, weather, indoors, closed)
    made = old if (hour, weather, key) == (old.time_of_day, old.weather, old.key) else lit(hour, weather, key, indoors)
    kelvin = max(1500, min(15000, made.color_temperature + edit.kelvin_by))
    return made.model_copy(update={"color_temperature": kelvin})


def _air(shot: Shot, weather: Weather) -> ShotSound:
    """What the new weather sounds like in place of the old."""
    if weather == shot.light.weather:
        return shot.sound
    gone = WEATHER_BEDS.get(shot.light.weather, "")
    sea = {"storm_sea": "sea"} if weather != "storm" else {"sea": "storm_sea"}
    beds = [sea.get(name, name) for name in shot.sound.ambience if name != gone]
    if weather in WEATHER_BEDS and shot.environment:
        beds.append(WEATHER_BEDS[weather])
    thunder = tuple(name for name in shot.sound.detail_fx if name != "thunder" or weather == "storm")
    return shot.sound.model_copy(update={"ambience": tuple(dict.fromkeys(beds)) or ("open_air",), "detail_fx": thunder})


def _scenes_told(edit: Relight, papers: Papers) -> Papers:
    """Scenes all of whose shots have another hour or weather say so."""
    scenes = tuple(_told(edit, scene, papers) for scene in papers.drehbuch.scenes)
    if scenes == papers.drehbuch.scenes:
        return papers
    return replace(papers, drehbuch=papers.drehbuch.model_copy(update={"scenes": scenes}))


def _told(edit: Relight, scene: Scene, papers: Papers) -> Scene:
    shots = {shot.id for shot in papers.drehbuch.shots if shot.scene == scene.id}
    if not shots or not shots <= set(edit.shots):
        return scene
    hour, weather = edit.time_of_day or scene.time_of_day, edit.weather or scene.weather
    heading = scene.heading.replace(f"- {scene.time_of_day.upper()}", f"- {hour.upper()}")
    return scene.model_copy(update={"time_of_day": hour, "weather": weather, "heading": heading})
