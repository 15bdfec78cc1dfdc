"""The cut as other editors read it: an OpenTimelineIO timeline."""

# OpenTimelineIO comes without types; what leaves this module is text.
import opentimelineio as otio  # type: ignore[import-untyped]

from exeget.terms import Phase
from toolkits.cutting.languages import own_name, tag
from toolkits.film import CutParams, FilmShot, Track

_COLOURS: dict[Phase, str] = {"setup": "GREEN", "turn": "ORANGE", "resolve": "BLUE"}


def timeline_json(cut: CutParams) -> str:
    """The film as `film.otio`: a picture track with a clip per shot, a sound track per language, acts as markers.

    Media are named relative to the file; words about a shot stand in its clip's metadata and marker.
    """
    timeline = otio.schema.Timeline(cut.title, global_start_time=otio.opentime.RationalTime(0, cut.rate))
    picture = otio.schema.Track("Picture", kind=otio.schema.TrackKind.Video)
    picture.extend([_shot(shot, cut.rate) for shot in cut.shots])
    picture.markers.extend(_acts(cut))
    timeline.tracks.append(picture)
    timeline.tracks.extend([_sound(track, cut) for track in cut.tracks])
    text: str = timeline.to_json_string(indent=2)
    return text + "\n"


def acts_of(cut: CutParams) -> list[tuple[Phase, str, int, int]]:
    """Phase, title, first frame and frame after the last of each act that has shots, in order."""
    acts: list[tuple[Phase, str, int, int]] = []
    for shot in cut.shots:
        end = shot.start + shot.frames
        if acts and acts[-1][0] == shot.phase:
            acts[-1] = (*acts[-1][:3], end)
        else:
            acts.append((shot.phase, cut.acts.get(shot.phase, shot.phase.capitalize()), shot.start, end))
    return acts


def _range(start: int, frames: int, rate: int) -> otio.opentime.TimeRange:
    return otio.opentime.TimeRange(otio.opentime.RationalTime(start, rate), otio.opentime.RationalTime(frames, rate))


def _shot(shot: FilmShot, rate: int) -> otio.schema.Clip:
    whole = _range(0, shot.frames, rate)
    facts = {"shot": shot.id, "act": shot.phase, "note": shot.note}
    clip = otio.schema.Clip(
        name=shot.id,
        media_reference=otio.schema.ExternalReference(shot.media, whole),
        source_range=whole,
        metadata={"exeget": facts},
    )
    if shot.note:
        clip.markers.append(otio.schema.Marker(name="Intent", marked_range=_range(0, 0, rate), comment=shot.note, color="CYAN"))
    return clip


def _sound(track: Track, cut: CutParams) -> otio.schema.Track:
    frames = sum(shot.frames for shot in cut.shots)
    whole = _range(0, frames, cut.rate)
    sound = otio.schema.Track(own_name(track.lang), kind=otio.schema.TrackKind.Audio)
    sound.metadata["exeget"] = {"language": tag(track.lang)}
    reference = otio.schema.ExternalReference(track.media, whole)
    sound.append(otio.schema.Clip(name=f"Mix {track.lang}", media_reference=reference, source_range=whole))
    return sound


def _acts(cut: CutParams) -> list[otio.schema.Marker]:
    return [
        otio.schema.Marker(
            name=title,
            marked_range=_range(start, end - start, cut.rate),
            color=_COLOURS[phase],
            metadata={"exeget": {"act": phase}},
        )
        for phase, title, start, end in acts_of(cut)
    ]
