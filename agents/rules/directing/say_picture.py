"""Sentences about length, light, weather, mood, transitions, and what bodies do."""

from agents.rules.directing.phrase import Build, Heard, Phrase, phrase, words_to
from exeget.edit import Act, Crown, Edit, Feel, Join, Relight, Retime
from exeget.shot import LightKey
from exeget.terms import Mood, Pose, TimeOfDay, Weather

_NUMBERS = {
    "ein": 1, "eine": 1, "einer": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5,
    "five": 5,
    "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "zehn": 10, "ten": 10,
}  # fmt: skip
_NUMBER = rf"\d{{1,3}}(?:[.,]\d)?|{'|'.join(_NUMBERS)}"
_SECONDS = r"(?:sekunden?|seconds?|sek|secs?|s)\.?"
_HOURS: dict[TimeOfDay, tuple[str, ...]] = {
    "dawn": (
        "bei morgendämmerung", "im morgengrauen", "bei sonnenaufgang", "sonnenaufgang", "at dawn", "dawn", "sunrise",
        "at sunrise",
    ),
    "morning": ("morgens", "am morgen", "in the morning", "morning"),
    "day": (
        "bei tag", "am tag", "tagsüber", "bei tageslicht", "tageslicht", "by day", "in daylight", "daylight",
        "during the day",
    ),
    "noon": ("mittags", "am mittag", "zu mittag", "at noon", "midday", "at midday", "noon"),
    "afternoon": ("nachmittags", "am nachmittag", "in the afternoon", "afternoon"),
    "dusk": ("bei abenddämmerung", "bei sonnenuntergang", "sonnenuntergang", "at dusk", "dusk", "at sunset", "sunset"),
    "evening": ("abends", "am abend", "in the evening", "evening"),
    "night": ("bei nacht", "nachts", "in der nacht", "nacht", "at night", "by night", "in the night", "night", "nighttime"),
}  # fmt: skip
_WEATHERS: dict[Weather, tuple[str, ...]] = {
    "clear": (
        "bei klarem himmel", "klarer himmel", "bei gutem wetter", "gutes wetter", "ohne sturm", "kein sturm", "ohne regen",
        "kein regen",
        "clear sky", "clear weather", "good weather", "no storm", "without the storm", "no rain", "fair weather",
    ),
    "clouds": ("bewölkt", "bei wolken", "cloudy", "with clouds", "bedeckter himmel", "overcast sky"),
    "wind": ("bei wind", "windig", "windy", "in wind"),
    "rain": ("bei regen", "im regen", "regnerisch", "es regnet", "regnen", "more rain",
        "in the rain", "rainy", "raining", "with rain", "in rain"),
    "storm": ("im sturm", "bei sturm", "stürmisch", "in a storm", "in the storm", "stormy"),
    "snow": ("im schnee", "bei schnee", "es schneit", "in the snow", "snowing", "snowy", "in snow"),
    "fog": ("im nebel", "bei nebel", "neblig", "in fog", "in the fog", "foggy", "misty", "in mist"),
    "dust": ("im staub", "staubig", "dusty", "in a dust storm", "im sandsturm"),
    "heat": ("bei hitze", "in der hitze", "in the heat", "sengende hitze"),
}  # fmt: skip
_KEYS: dict[LightKey, tuple[str, ...]] = {
    "back": ("gegenlicht", "im gegenlicht", "backlight", "backlit", "back light", "licht von hinten", "light from behind"),
    "side": ("seitenlicht", "licht von der seite", "side light", "sidelight", "light from the side"),
    "top": ("oberlicht", "licht von oben", "top light", "light from above"),
    "low_key": ("low key", "low-key", "düster", "dunkler", "darker", "düsteres licht", "dark light"),
    "high_key": ("high key", "high-key", "heller", "brighter", "helles licht", "bright light"),
    "soft": ("weiches licht", "weicheres licht", "soft light", "softer light"),
    "rim": ("streiflicht", "rim light", "lichtsaum", "kantenlicht"),
    "lamp": ("lampenlicht", "mit lampe", "im lampenschein", "lamp light", "lamplight", "by lamplight"),
    "moon": ("mondlicht", "im mondlicht", "moonlight", "by moonlight", "in moonlight"),
    "sun": ("sonnenlicht", "im sonnenlicht", "sunlight", "in sunlight"),
}  # fmt: skip
_MOODS: dict[Mood, tuple[str, ...]] = {
    "calm": ("ruhige stimmung", "gelassen", "calm mood", "peaceful", "friedlich"),
    "joy": ("fröhlich", "freudig", "glücklich", "joyful", "happy", "cheerful"),
    "tender": ("zärtlich", "liebevoll", "loving"),
    "hope": ("hoffnungsvoll", "hopeful"),
    "awe": ("ehrfürchtig", "awed", "in awe", "voll ehrfurcht"),
    "wonder": ("staunend", "wondering", "verwundert", "amazed"),
    "solemn": ("feierlich", "ernst", "solemn", "grave"),
    "mystery": ("geheimnisvoll", "mysterious", "rätselhaft"),
    "haste": ("hastig", "gehetzt", "hurried", "hasty", "rushed"),
    "fear": ("ängstlich", "verängstigt", "fürchtet sich", "hat angst", "afraid", "fearful", "frightened", "scared"),
    "threat": ("bedrohlich", "bedrohlicher", "threatening", "menacing", "more threatening"),
    "anger": ("wütend", "zornig", "angry", "furious"),
    "sorrow": ("traurig", "trauriger", "betrübt", "sad", "sadder", "sorrowful", "mournful"),
}  # fmt: skip
_POSES: dict[Pose, tuple[str, ...]] = {
    "stand": ("steht", "steht auf", "stands", "stands up", "standing", "stehend"),
    "walk": ("geht", "walks", "walking", "läuft langsam"),
    "run": ("rennt", "läuft", "runs", "running"),
    "sit": ("sitzt", "setzt sich", "sits", "sits down", "sitting"),
    "kneel": ("kniet", "kniet nieder", "kniet sich hin", "knien", "kneels", "kneels down", "kneel", "kneeling"),
    "bow": ("verbeugt sich", "verneigt sich", "bows", "bowing"),
    "lie": ("liegt", "legt sich hin", "lies down", "lies", "lying"),
    "sleep": ("schläft", "sleeps", "asleep", "sleeping"),
    "crouch": ("kauert", "hockt", "crouches", "crouching"),
    "brace": ("stemmt sich", "hält sich fest", "braces", "holds on"),
    "row": ("rudert", "rudern", "rows", "rowing", "row"),
    "climb": ("klettert", "climbs", "climbing"),
    "raise_arms": (
        "hebt die arme", "raises his arms", "raises her arms", "raise their arms", "raises the arms", "arms raised",
        "heben die arme",
    ),
    "point": ("zeigt mit dem finger", "deutet", "points", "pointing"),
    "reach": ("greift", "streckt die hand aus", "reaches", "reaching"),
    "throw": ("wirft", "werfen", "throws", "throwing"),
    "pull": ("zieht", "ziehen", "pulls", "pulling"),
    "pray": ("betet", "beten", "prays", "pray", "praying"),
    "cry_out": ("schreit", "ruft laut", "schreien", "cries out", "cry out", "screams", "shouts"),
    "look": ("schaut", "blickt", "looks", "looking"),
    "cover_face": (
        "verhüllt das gesicht", "verbirgt das gesicht", "covers his face", "covers her face", "cover their faces",
        "hides his face",
    ),
    "embrace": ("umarmt", "embraces", "hugs"),
    "fall": ("fällt", "stürzt", "falls", "falling"),
    "work": ("arbeitet", "arbeiten", "works", "working"),
}  # fmt: skip
_HOUR_WORDS, _HOUR = words_to(_HOURS)
_WEATHER_WORDS, _WEATHER = words_to(_WEATHERS)
_KEY_WORDS, _KEY = words_to(_KEYS)
MOOD_WORDS, MOOD = words_to(_MOODS)
_POSE_WORDS, _POSE = words_to(_POSES)
_LONGER, _SHORTER = 1.4, 0.7
_WARMER, _COLDER = -1000, 1000
"""Kelvin."""
_ASIDE = 0.8
"""Metres."""


def _number(word: str) -> float:
    return float(_NUMBERS[word]) if word in _NUMBERS else float(word.replace(",", "."))


def _seconds(heard: Heard) -> tuple[Edit, ...]:
    return (Retime(shots=heard.shots, seconds=_number(heard.words.group("n"))),)


def _by_seconds(heard: Heard) -> tuple[Edit, ...]:
    sign = 1 if heard.words.group("way") in ("länger", "longer", "more", "mehr") else -1
    return (Retime(shots=heard.shots, by=sign * _number(heard.words.group("n"))),)


def _felt(heard: Heard) -> tuple[Edit, ...]:
    mood = MOOD[heard.words.group("mood")]
    if heard.who is not None:
        return (Act(shots=heard.shots, who=heard.who.id, emotion=mood),)
    return (Feel(shots=heard.shots, mood=mood),)


def _aside(heard: Heard) -> tuple[Edit, ...]:
    right = heard.words.group("side") in ("rechts", "right")
    return (Act(shots=heard.shots, who=heard.person.id, right_by=_ASIDE if right else -_ASIDE),)


def _hero(heard: Heard) -> tuple[Edit, ...]:
    return (Crown(shot=heard.shots[0]),)


def _retimed(factor: float) -> Build:
    return lambda heard: (Retime(shots=heard.shots, factor=factor),)


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "by seconds",
        "2.1 zwei Sekunden länger",
        "2.1 two seconds longer",
        rf"(?:um |by )?(?P<n>{_NUMBER}) ?{_SECONDS} (?P<way>länger|kürzer|longer|shorter|mehr|more|weniger|less)",
        _by_seconds,
    ),
    phrase(
        "seconds",
        "2.1 auf 6 Sekunden",
        "2.1 to 6 seconds",
        rf"(?:auf |to |for )?(?P<n>{_NUMBER}) ?{_SECONDS}(?: lang| long)?",
        _seconds,
    ),
    phrase("twice as long", "2.1 doppelt so lang", "2.1 twice as long", "doppelt so lang|twice as long", _retimed(2.0)),
    phrase("half as long", "2.1 halb so lang", "2.1 half as long", "halb so lang|half as long", _retimed(0.5)),
    phrase(
        "longer",
        "Shot 2.1 länger",
        "shot 2.1 longer",
        "(?:etwas |viel |a bit |much )?(?:länger|longer|langsamer|slower)",
        _retimed(_LONGER),
    ),
    phrase(
        "shorter",
        "Shot 2.1 kürzer",
        "shot 2.1 shorter",
        "(?:etwas |viel |a bit |much )?(?:kürzer|shorter|schneller|faster)",
        _retimed(_SHORTER),
    ),
    phrase(
        "warmer light",
        "2.1: Licht wärmer",
        "2.1: warmer light",
        "(?:wärmeres licht|licht wärmer|warmer light|light warmer|wärmer|warmer)",
        lambda h: (Relight(shots=h.shots, kelvin_by=_WARMER),),
        "scene",
    ),
    phrase(
        "colder light",
        "2.1: Licht kälter",
        "2.1: colder light",
        "(?:kälteres licht|licht kälter|colder light|cooler light|light colder|kälter|colder|cooler)",
        lambda h: (Relight(shots=h.shots, kelvin_by=_COLDER),),
        "scene",
    ),
    phrase(
        "light",
        "2.1 im Gegenlicht",
        "2.1 backlit",
        rf"(?:mit |with |in )?(?P<key>{_KEY_WORDS})",
        lambda h: (Relight(shots=h.shots, key=_KEY[h.words.group("key")]),),
        "scene",
    ),
    phrase(
        "time of day",
        "bei Nacht",
        "at night",
        rf"(?P<hour>{_HOUR_WORDS})",
        lambda h: (Relight(shots=h.shots, time_of_day=_HOUR[h.words.group("hour")]),),
        "scene",
    ),
    phrase(
        "weather",
        "2.1 im Nebel",
        "2.1 in fog",
        rf"(?P<weather>{_WEATHER_WORDS})",
        lambda h: (Relight(shots=h.shots, weather=_WEATHER[h.words.group("weather")]),),
        "scene",
    ),
    phrase(
        "fade out",
        "3.1 mit Abblende",
        "3.1 with a fade out",
        "(?:mit |with )?(?:an? |einer )?(?:abblende|abblenden|fade[- ]out|fade to black)",
        lambda h: (Join(shots=h.shots, transition="fade_out"),),
    ),
    phrase(
        "fade in",
        "2.1 mit Aufblende",
        "2.1 with a fade in",
        "(?:mit |with )?(?:an? |einer )?(?:aufblende|aufblenden|fade[- ]in)",
        lambda h: (Join(shots=h.shots, transition="fade_in"),),
    ),
    phrase(
        "dissolve",
        "2.1 mit Überblendung",
        "2.1 with a dissolve",
        "(?:mit |with )?(?:an? |einer )?(?:überblendung|überblenden|dissolve|cross[- ]?fade)",
        lambda h: (Join(shots=h.shots, transition="dissolve"),),
    ),
    phrase(
        "hard cut",
        "1.1 mit hartem Schnitt",
        "1.1 with a hard cut",
        "(?:mit |with )?(?:an? |einem )?(?:harte[rmn]? schnitt|hard cut|straight cut)",
        lambda h: (Join(shots=h.shots, transition="cut"),),
    ),
    phrase(
        "hero moment",
        "2.1 ist der wichtigste Shot",
        "2.1 is the hero shot",
        "(?:ist |is |soll |zum |als |as )?(?:der |das |the )?(?:wichtigste[rn]?(?: shot| moment| einstellung)?|"
        "höhepunkt|schlüsselmoment|hero(?: shot| moment)?|most important(?: shot| moment)?)",
        _hero,
    ),
    phrase(
        "turn away",
        "die Schiffsleute in 2.1 drehen sich weg",
        "the mariners in 2.1 turn away",
        "(?:dreht sich|drehen sich|wendet sich|wenden sich|turns?|turned|facing) (?:weg|ab|away|um)|"
        "mit dem rücken zu uns|backs? to (?:us|the camera)",
        lambda h: (Act(shots=h.shots, who=h.person.id, facing_deg=170),),
        "who",
    ),
    phrase(
        "turn to us",
        "die Schiffsleute in 2.1 schauen in die Kamera",
        "the mariners in 2.1 face the camera",
        "(?:dreht sich|drehen sich|wendet sich|schaut|schauen|blickt|blicken) (?:zu uns|zur kamera|in die kamera)|"
        "(?:turns?|looks?|faces?|facing) (?:to |at |into )?(?:us|the camera)",
        lambda h: (Act(shots=h.shots, who=h.person.id, facing_deg=0),),
        "who",
    ),
    phrase(
        "aside",
        "die Schiffsleute in 2.1 weiter links",
        "the mariners in 2.1 further left",
        "(?:weiter (?:nach )?|further (?:to the )?|more to the |to the )(?P<side>links|rechts|left|right)",
        _aside,
        "who",
    ),
    phrase(
        "pose",
        "die Schiffsleute knien in 2.1",
        "the mariners kneel in 2.1",
        rf"(?P<pose>{_POSE_WORDS})",
        lambda h: (Act(shots=h.shots, who=h.person.id, pose=_POSE[h.words.group("pose")]),),
        "who",
    ),
    phrase(
        "mood",
        "2.1 bedrohlicher",
        "2.1 more threatening",
        rf"(?:more |mehr )?(?P<mood>{MOOD_WORDS})(?:er|e|es)?(?: stimmung| mood)?",
        _felt,
        "scene",
    ),
)
