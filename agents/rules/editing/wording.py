"""What the papers say in words about a shot, brought up to what its numbers now are."""

from itertools import count

from agents.rules.direction.pictures import LIGHT_WORDS, SIZE_WORDS
from exeget.regie import Regie
from exeget.shot import FrameFrom, Shot, StartImage


def settled(before: Regie, after: Regie) -> Regie:
    """Changed shots with their words, set-up letters and re-framings as they follow from the new cameras."""
    old = {shot.id: shot for shot in before.shots}
    shots: list[Shot] = []
    for shot in after.shots:
        was = old.get(shot.id)
        moved = was is None or _position(was) != _position(shot)
        new = shot if was is None or was == shot else _reworded(was, shot)
        shots.append(_lettered(new, after.shots) if moved else new)
    by_id = {shot.id: shot for shot in shots}
    return after.model_copy(update={"shots": tuple(_reframed(shot, by_id, old) for shot in shots)})


def _position(shot: Shot) -> tuple[float, ...]:
    camera = shot.camera
    return camera.yaw_deg, camera.pitch_deg, camera.distance, camera.lens_mm


def _lettered(shot: Shot, shots: tuple[Shot, ...]) -> Shot:
    """A camera that moved has a set-up of its own, unless it had one to itself."""
    taken = {other.camera.setup for other in shots if other.id != shot.id}
    if shot.camera.setup and shot.camera.setup not in taken:
        return shot
    free = next(letter for letter in map(_letter, count()) if letter not in taken)
    return shot.model_copy(update={"camera": shot.camera.model_copy(update={"setup": free})})


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else f"{chr(64 + number // 26)}{chr(65 + number % 26)}"


def _reworded(old: Shot, new: Shot) -> Shot:
    """Keywords, prompt and the words of the first frame say the new size, lens, light, hour, weather and mood."""
    swaps: dict[str, str] = {
        SIZE_WORDS[old.shot_type]: SIZE_WORDS[new.shot_type],
        f"{old.camera.lens_mm:g} mm lens": f"{new.camera.lens_mm:g} mm lens",
        LIGHT_WORDS[old.light.key]: LIGHT_WORDS[new.light.key],
        old.light.time_of_day: new.light.time_of_day,
        _air(old): _air(new),
        old.light.weather: new.light.weather,
        **({old.mood[0]: new.mood[0]} if old.mood and new.mood else {}),
    }
    image = old.start_image if old.start_image == new.start_image else new.start_image
    words = tuple(dict.fromkeys(swaps.get(word, word) for word in image.keywords))
    prompt = ", ".join(swaps.get(part, part) for part in image.prompt.split(", "))
    first = _first(image, old, new)
    changed = image.model_copy(update={"keywords": words, "prompt": prompt, "first_frame": first})
    angle = {"eye level", "from above", "from below"}
    head = "; ".join(part for part in new.framing.split("; ") if part not in angle)
    framing = f"{head}; {_angle(new.camera.pitch_deg)}" if head else _angle(new.camera.pitch_deg)
    return new.model_copy(update={"start_image": changed, "framing": framing if new.framing else ""})


def _first(image: StartImage, old: Shot, new: Shot) -> str | None:
    said = image.first_frame
    head = SIZE_WORDS[old.shot_type].capitalize()
    return f"{SIZE_WORDS[new.shot_type].capitalize()}{said[len(head) :]}" if said and said.startswith(head) else said


def _air(shot: Shot) -> str:
    return shot.light.weather if shot.light.weather != "clear" else "clear air"


def _angle(pitch: float) -> str:
    return "eye level" if abs(pitch) < 3 else "from above" if pitch < 0 else "from below"


def _reframed(shot: Shot, by_id: dict[str, Shot], old: dict[str, Shot]) -> Shot:
    """The other shot's frame from where this camera now stands; none where that is out of reach."""
    source = shot.start_image.source
    if source is None or (old.get(shot.id) == shot and old.get(source.shot) == by_id[source.shot]):
        return shot
    mother = by_id[source.shot]
    yaw, pitch = (round(a - b, 1) for a, b in zip(_position(shot)[:2], _position(mother)[:2], strict=True))
    factor = round(shot.camera.distance / mother.camera.distance, 4)
    reach = abs(yaw) <= 90 and abs(pitch) <= 60 and 0.01 <= factor <= 20 and shot.light == mother.light
    frame = min(source.frame, mother.duration - 1)
    new = FrameFrom(shot=source.shot, frame=frame, yaw=yaw, pitch=pitch, distance=factor) if reach else None
    return shot.model_copy(update={"start_image": shot.start_image.model_copy(update={"source": new})})
