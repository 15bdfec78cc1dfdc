"""Sentences about the camera."""

from agents.rules.directing.phrase import Heard, Phrase, phrase, words_to
from agents.rules.directing.sizes import SIZE_OF, SIZES
from exeget.edit import Aim, Edit, MoveCamera, Refocus, Resize, Turn
from exeget.shot import MoveType

_MORE = r"(?:noch |ein (?:bisschen|wenig|stück) |etwas |slightly |a (?:bit|little) )*"
_MUCH = r"(?P<much>viel |deutlich |much |far |a lot )?"
_PART = r"(?: (?:ran|heran|dran|hin|in))?(?: (?:an|auf|on|to))?"
_MOVES: dict[MoveType, tuple[str, ...]] = {
    "push_in": (
        "push in", "push-in", "dolly in", "zufahrt", "heranfahren", "heranfahrt", "fährt heran", "fahr heran", "move in",
    ),
    "pull_out": ("pull out", "pull back", "dolly out", "rückfahrt", "zurückfahren", "fährt zurück", "fahr zurück"),
    "pan": ("pan", "panning", "schwenk", "schwenken", "schwenkt"),
    "tilt": ("tilt", "neigen", "neigt sich", "vertikalschwenk"),
    "track": ("track", "tracking shot", "parallelfahrt", "seitliche fahrt", "truck"),
    "follow": ("follow", "following", "verfolgungsfahrt", "folgt", "follows"),
    "orbit": ("orbit", "orbiting", "kreisfahrt", "umkreisen", "umkreist", "circle around"),
    "crane": ("crane", "crane shot", "kran", "kranfahrt", "jib"),
    "handheld": ("handheld", "hand-held", "handkamera", "aus der hand", "schulterkamera"),
    "zoom": ("zoom", "zoomen", "zoomt", "zoom in"),
    "static": (
        "static", "locked off", "no camera move", "no movement", "tripod", "statisch", "feste kamera", "kamera steht",
        "die kamera steht", "vom stativ", "stativ", "keine kamerabewegung", "keine bewegung", "ohne kamerabewegung",
    ),
}  # fmt: skip
_MOVE, _KIND = words_to(_MOVES)
_STEP = 30.0
"""Degrees of `further left`."""
_OTHER = 45.0
_LONGER, _SHORTER = 1.5, 1 / 1.5


def _sized(steps: int, heard: Heard) -> tuple[Edit, ...]:
    far = 2 if heard.words.groupdict().get("much") else 1
    return (*_aimed(heard), Resize(shots=heard.shots, steps=steps * far))


def _named(heard: Heard) -> tuple[Edit, ...]:
    return (*_aimed(heard), Resize(shots=heard.shots, size=SIZE_OF[heard.words.group("size")]))


def _aimed(heard: Heard) -> tuple[Edit, ...]:
    """`closer on Jonah` is also about whom one looks at, where the shot is not about him yet."""
    who = heard.who
    if who is None or who.kind not in ("actor", "prop"):
        return ()
    script = {shot.id: shot.focus for shot in heard.papers.drehbuch.shots}
    others = tuple(name for name in heard.shots if script.get(name) != who.id)
    return (Aim(shots=others, who=who.id),) if others else ()


def _lens(factor: float, heard: Heard) -> tuple[Edit, ...]:
    return tuple(
        Refocus(shots=(shot.id,), lens_mm=round(max(8.0, min(400.0, shot.camera.lens_mm * factor)), 0))
        for shot in map(heard.papers.shot, heard.shots)
    )


def _move(heard: Heard) -> tuple[Edit, ...]:
    kind, given = _KIND[heard.words.group("move")], heard.words.groupdict()
    by = -0.25 if given["slow"] else 0.3 if given["fast"] else 0.0
    return (MoveCamera(shots=heard.shots, type=kind, by=0.0 if kind == "static" else by),)


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "nearer",
        "Shot 2.1 näher ran",
        "shot 2.1 closer",
        f"{_MORE}{_MUCH}(?:näher|dichter|closer|nearer|tighter|enger){_PART}",
        lambda h: _sized(1, h),
    ),
    phrase(
        "wider",
        "Shot 3.1 weiter weg",
        "shot 3.1 wider",
        f"{_MORE}{_MUCH}(?:weiter (?:weg|zurück|entfernt)|mehr abstand|totaler|wider|further (?:away|back)|"
        f"farther (?:away|back)|more distance)",
        lambda h: _sized(-1, h),
    ),
    phrase(
        "size",
        "2.1 als Großaufnahme",
        "2.1 as a close-up",
        rf"(?:als |as |in )?(?:eine? |an? )?(?P<size>{SIZES})(?: shot)?",
        _named,
    ),
    phrase(
        "bird's eye",
        "2.1 aus der Vogelperspektive",
        "2.1 as a bird's-eye view",
        "(?:aus der |as |from |in )?(?:a )?(?:vogelperspektive|bird'?s[- ]eye(?: view)?|overhead|top[- ]down)",
        lambda h: (Turn(shots=h.shots, pitch_to=-70),),
    ),
    phrase(
        "worm's eye",
        "2.1 aus der Froschperspektive",
        "2.1 as a worm's-eye view",
        "(?:aus der |as |from |in )?(?:a )?(?:froschperspektive|worm'?s[- ]eye(?: view)?)",
        lambda h: (Turn(shots=h.shots, pitch_to=45),),
    ),
    phrase(
        "from above",
        "2.1 von oben",
        "2.1 from above",
        "(?:etwas |leicht |slightly )?(?<!licht )(?<!light )(?:von (?:schräg )?oben|from above|high angle|aufsicht)",
        lambda h: (Turn(shots=h.shots, pitch_to=-30),),
    ),
    phrase(
        "from below",
        "2.1 von unten",
        "2.1 from below",
        "(?:etwas |leicht |slightly )?(?<!licht )(?<!light )(?:von (?:schräg )?unten|from below|low angle|untersicht)",
        lambda h: (Turn(shots=h.shots, pitch_to=20),),
    ),
    phrase(
        "eye level",
        "2.1 auf Augenhöhe",
        "2.1 at eye level",
        "(?:auf |at |in )?(?:augenhöhe|eye[- ]level)",
        lambda h: (Turn(shots=h.shots, pitch_to=0),),
    ),
    phrase(
        "higher",
        "2.1: Kamera höher",
        "2.1: camera higher",
        f"{_MORE}(?:höher|higher)",
        lambda h: (Turn(shots=h.shots, pitch_by=-12),),
    ),
    phrase(
        "lower",
        "2.1: Kamera tiefer",
        "2.1: camera lower",
        f"{_MORE}(?:tiefer|niedriger|lower)",
        lambda h: (Turn(shots=h.shots, pitch_by=12),),
    ),
    phrase(
        "from the left",
        "2.1 von links",
        "2.1 from the left",
        "von links|from (?:the )?left",
        lambda h: (Turn(shots=h.shots, yaw_to=-60),),
    ),
    phrase(
        "from the right",
        "2.1 von rechts",
        "2.1 from the right",
        "von rechts|from (?:the )?right",
        lambda h: (Turn(shots=h.shots, yaw_to=60),),
    ),
    phrase(
        "from the front",
        "2.1 von vorn",
        "2.1 from the front",
        "von vorne?|frontal|from (?:the )?front|head[- ]on",
        lambda h: (Turn(shots=h.shots, yaw_to=0),),
    ),
    phrase(
        "from behind",
        "2.1 von hinten",
        "2.1 from behind",
        "(?<!licht )(?<!light )(?:von hinten|from (?:behind|the back))",
        lambda h: (Turn(shots=h.shots, yaw_to=180),),
    ),
    phrase(
        "profile",
        "2.1 im Profil",
        "2.1 in profile",
        "im profil|in profile|(?<!licht )(?<!light )(?:von der seite|from the side)",
        lambda h: (Turn(shots=h.shots, yaw_to=90),),
    ),
    phrase(
        "other angle",
        "2.1 aus einem anderen Winkel",
        "2.1 from another angle",
        "(?:aus |from )?(?:ein(?:em|en|e|er) |an)?\\s?(?:ander(?:er|en|em|e)|other|another|different) (?:winkel|"
        "perspektive|blickwinkel|angle)",
        lambda h: (Turn(shots=h.shots, yaw_by=_OTHER),),
    ),
    phrase(
        "round by degrees",
        "Kamera in 2.1 um 20 Grad nach rechts",
        "camera in 2.1 20 degrees to the right",
        r"(?:um )?(?P<deg>\d{1,3}) ?(?:grad|°|degrees?) (?:nach |to (?:the )?)?(?P<side>links|rechts|left|right)",
        lambda h: (
            Turn(shots=h.shots, yaw_by=float(h.words.group("deg")) * (-1 if h.words.group("side") in ("links", "left") else 1)),
        ),
    ),
    phrase(
        "lens",
        "2.1 mit 85 mm",
        "2.1 with an 85 mm lens",
        r"(?:mit |with |auf |at )?(?:an? |dem |einem )?(?P<mm>\d{1,3}) ?mm(?:[- ](?:lens|objektiv))?",
        lambda h: (Refocus(shots=h.shots, lens_mm=float(h.words.group("mm"))),),
    ),
    phrase(
        "longer lens",
        "2.1 mit längerer Brennweite",
        "2.1 with a longer lens",
        "(?:mit |with )?(?:an? |einer )?(?:länger(?:e|er|en) brennweite|longer lens|teleobjektiv|tele(?:photo)?)",
        lambda h: _lens(_LONGER, h),
    ),
    phrase(
        "shorter lens",
        "2.1 mit Weitwinkel",
        "2.1 with a wide-angle lens",
        "(?:mit |with )?(?:an? |einem |einer )?(?:kürzer(?:e|er|en) brennweite|shorter lens|weitwinkel|"
        "wide[- ]angle(?: lens)?)",
        lambda h: _lens(_SHORTER, h),
    ),
    phrase(
        "calmer camera",
        "2.1: Kamera ruhiger",
        "2.1: calmer camera",
        "(?:kamera )?(?:ruhiger|sanfter)(?:e kamera)?|(?:camera )?(?:calmer|steadier|gentler)(?: camera| move)?",
        lambda h: (MoveCamera(shots=h.shots, by=-0.3),),
    ),
    phrase(
        "wilder camera",
        "2.1: Kamera unruhiger",
        "2.1: shakier camera",
        "(?:kamera )?(?:unruhiger|stärkere? bewegung|bewegung stärker|bewegter)(?:e kamera)?|(?:camera )?(?:shakier|"
        "stronger move|more movement|wilder)(?: camera)?",
        lambda h: (MoveCamera(shots=h.shots, by=0.3),),
    ),
    phrase(
        "move",
        "2.1 mit langsamer Zufahrt",
        "2.1 with a slow push in",
        rf"(?:mit |with |as )?(?:an? |einer |einem )?(?:(?P<slow>langsame[rnm]?|slow|sanfte[rnm]?|gentle) |"
        rf"(?P<fast>schnelle[rnm]?|fast|quick) )?(?:kamera )?(?P<move>{_MOVE})",
        _move,
    ),
)
