"""The plan of a shot's first picture, in words a person, a renderer and a model can follow."""

from typing import Literal

from agents.rules.direction.camera import Set
from agents.rules.direction.situation import Situation
from exeget.shot import FrameFrom, Light, Move, StartImage, VideoPlan
from exeget.subject import Subject, Wear
from exeget.timeline import Look

SIZE_WORDS = {
    "extreme_wide": "extreme wide shot", "wide": "wide shot", "full": "full shot", "medium_wide": "medium wide shot",
    "medium": "medium shot",
    "medium_close_up": "medium close-up", "close_up": "close-up", "extreme_close_up": "extreme close-up", "insert": "insert",
    "over_shoulder": "over-the-shoulder shot", "point_of_view": "point-of-view shot", "two_shot": "two-shot",
}  # fmt: skip
LIGHT_WORDS = {
    "high_key": "bright, even light", "soft": "soft light", "low_key": "dark, hard light", "side": "low light from the side",
    "rim": "rim light",
    "back": "light from behind", "top": "light from above", "lamp": "one warm lamp", "moon": "cold moonlight",
    "sun": "clear sun",
    "overcast": "grey, shadowless light",
}  # fmt: skip
_MOVE_ENDS = {
    "push_in": "nearer", "pull_out": "further away", "pan": "the picture has moved on with the motion",
    "tilt": "the picture has followed up or down",
    "track": "the motion has crossed the picture", "follow": "arrived, at the same distance",
    "orbit": "seen from further round", "crane": "seen from higher",
    "handheld": "the same, shaken", "zoom": "narrower", "dolly": "nearer",
}  # fmt: skip
_COLOURS = {
    "black": (20, 20, 20), "white": (235, 232, 225), "grey": (128, 128, 128), "brown": (116, 88, 62),
    "dark brown": (64, 44, 32), "sand": (200, 176, 136),
    "red": (150, 40, 36), "rust": (150, 82, 48), "ochre": (176, 128, 56), "green": (72, 100, 64), "olive": (104, 100, 60),
    "blue": (56, 80, 128),
    "dark blue": (30, 40, 70), "purple": (92, 52, 104), "cream": (226, 212, 182), "teal": (48, 104, 104),
}  # fmt: skip


def start_image(
    situation: Situation, chosen: Set, light: Light, look: Look, move: Move, source: FrameFrom | None
) -> StartImage:
    """Mode, keywords, prompt (subject, wardrobe, environment, light, camera), and what the first and last frame show."""
    where = place_words(situation)
    who = [_described(subject) for subject in situation.actors] or _thing_words(situation)
    seen = ", ".join(who) if who else where
    lit = f"{LIGHT_WORDS[light.key]}, {light.weather if light.weather != 'clear' else 'clear air'}, {light.time_of_day}"
    wear = [words for subject in situation.actors if (words := _wardrobe(subject, situation.source.verse.key))]
    taken = f"{SIZE_WORDS[chosen.frame.size]}, {chosen.frame.lens_mm:g} mm lens"
    first = f"{SIZE_WORDS[chosen.frame.size].capitalize()}: {seen}; {where}."
    return StartImage(
        mode=_mode(situation),
        keywords=_keywords(situation, chosen),
        prompt=", ".join(
            part for part in (seen, *wear, f"at {where}" if who else "", lit, look.light, f"{look.era} setting", taken) if part
        ),
        source=source,
        first_frame=first,
        last_frame=f"{seen[:1].upper()}{seen[1:]}: {_MOVE_ENDS[move.type]}." if move.type != "static" else first,
    )


def video_plan(situation: Situation, chosen: Set, move: Move) -> VideoPlan:
    """Where the eye begins and what moves the picture; nothing is taken from footage."""
    focus = situation.focus
    third = (
        ""
        if not situation.actors
        else " in the right third"
        if chosen.yaw < 0
        else " in the left third"
        if chosen.yaw > 0
        else " in the middle"
    )
    driver = (
        f"{move.type.replace('_', ' ')}: {chosen.row.why}"
        if move.type != "static"
        else "what happens in the picture; the camera stands"
    )
    return VideoPlan(
        start_comp=f"{focus.title() if focus else 'the place'}{third}",
        motion_driver=driver,
        provenance=f"Drehbuch shot {situation.shot.id}, {situation.shot.rule or 'written'}",
    )


def place_words(situation: Situation) -> str:
    """The place and what one is in, as a reader would say it."""
    inside, place = situation.named(situation.scene.inside), situation.named(situation.scene.place)
    names = [subject.title() for subject in (inside, place) if subject is not None]
    return " on the ".join(names) if inside and inside.nature == "vehicle" else " in ".join(names) or "open ground"


def _mode(situation: Situation) -> Literal["actor_in_env", "prop_only", "env_only"]:
    if situation.actors:
        return "actor_in_env"
    focus = situation.focus
    return "prop_only" if focus is not None and focus.kind == "prop" else "env_only"


def _keywords(situation: Situation, chosen: Set) -> tuple[str, ...]:
    names = [subject.title() for subject in map(situation.named, situation.shot.on_screen) if subject is not None]
    scene = situation.scene
    words = [
        SIZE_WORDS[chosen.frame.size],
        *names,
        place_words(situation),
        scene.time_of_day,
        scene.weather,
        *situation.source.analysis.mood,
    ]
    return tuple(dict.fromkeys(words))


def _described(subject: Subject) -> str:
    traits = " ".join(trait for trait in subject.traits[:2] if trait.isascii())
    return f"{traits} {subject.title()}".strip()


def _thing_words(situation: Situation) -> list[str]:
    return [s.title() for s in map(situation.named, situation.shot.on_screen) if s is not None and s.kind != "actor"]


def _wardrobe(subject: Subject, verse: str) -> str:
    wear = subject.phase_at(verse).wear
    return f"{subject.title()} in {_clothes(wear)}" if wear else ""


def _clothes(wear: Wear) -> str:
    parts = [f"a {colour_word(wear.colours[0])} {wear.garment}" if wear.garment not in ("rags", "armour") else wear.garment]
    parts += [f"a {wear.head}"] if wear.head != "bare" else []
    parts += [f"a {wear.beard} beard"] if wear.beard != "none" else []
    return ", ".join(parts)


def colour_word(colour: str) -> str:
    """The nearest colour a tailor has a name for; colour as #rrggbb."""
    rgb = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return min(_COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(rgb, _COLOURS[name], strict=True)))
