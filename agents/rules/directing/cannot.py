"""What cannot be directed, why, and what can be said instead."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """Something directors ask for that no edit does."""

    pattern: re.Pattern[str]
    why: str
    instead: str


def _topic(pattern: str, why: str, instead: str) -> Topic:
    return Topic(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), why, instead)


_VOICE = "(?:voice|narrator|dialog(?:ue)?|erzähler|stimme)"
_LEVEL = "(?:louder|quieter|softer|lauter|leiser)"

TOPICS: tuple[Topic, ...] = (
    _topic(
        "slow[- ]?motion|zeitlupe|time[- ]?lapse|zeitraffer|freeze[- ]?frame|standbild",
        "every shot runs in real time",
        "say `shot 2.1 longer` or `2.1 static`",
    ),
    _topic(
        "split[- ]?screen|geteilter bildschirm|picture in picture|bild im bild",
        "a shot is one picture",
        "add a second shot: `add a close-up of the ship after 2.1`",
    ),
    _topic(
        "4k|8k|1080p|720p|auflösung|resolution|hochkant|querformat|vertical format|aspect ratio|bildformat"
        "|frames? per second|fps|bildrate",
        "size, format and rate belong to the run and the story, not to a shot",
        "use --tier low, standard or high with exeget film, and aspect and rate in story.toml",
    ),
    _topic(
        r"untertitel\w*|subtitles?|abspann|vorspann|titel|titles?|credits|text overlay|einblendung|logo",
        "subtitles are the verse's own words, and there are no other titles",
        "turn subtitles off in your player",
    ),
    _topic(
        r"text(?: ändern)?|wortlaut|wording|rewrite|umschreiben|umformulier\w*|rephrase|says? instead|sagt stattdessen"
        r"|translate|übersetz\w*",
        "the verse's words are never rewritten",
        "make a line silent: `cut line u1b`, or change how it is spoken",
    ),
    _topic(
        "lip[- ]?sync|lippensynchron|mundbewegung(?:en)?",
        "faces have no moving lips",
        "choose a wider shot: `2.1 wider`",
    ),
    _topic(
        "explosion(?:en)?|explodes?|explodier\\w*|drohne|drone|auto|car|flugzeug|airplane|helikopter|helicopter",
        "only what the story names can be shown",
        "name somebody or something of the story",
    ),
    _topic(
        f"{_VOICE} {_LEVEL}|{_LEVEL}e? {_VOICE}",
        "all voices are mixed to one loudness",
        "say `music quieter`, `ambience quieter`, or how the line is spoken",
    ),
    _topic(
        "song|lied singen|singt|sings?|lyrics|pop|rock|hip[- ]?hop|jazz|techno",
        "the composer has no singers and no such band",
        "styles are strings, choir, plucked, percussion and ambient: `music with choir`",
    ),
    _topic(
        "bpm|tempo|beats per minute|takt",
        "the tempo follows from the cue's strength and the cuts",
        "say `music louder`, or another kind: `music as a lament`",
    ),
    _topic(
        "genauso wie|so wie in|exactly like|same as|wie im film|in the style of|im stil von",
        "I know no other films and copy none",
        "say what you want to see: size, angle, lens, light, palette",
    ),
    _topic(
        "besser|better|schöner|nicer|more beautiful|spannender|more exciting|interessanter|more interesting"
        "|emotionaler|more emotional|epischer|more epic",
        "I can't tell what would be better for you",
        "say what is to change: closer, longer, darker, another angle, more contrast",
    ),
    _topic(
        r"neu (?:machen|drehen|rendern)|reshoot|re-?render|render|nochmal drehen|another take|andere[rn]? take|neue[rn]? take",
        "a new take is a new seed",
        "run exeget film with --seed 2",
    ),
    _topic(
        r"andere sprache|other language|auf (?:englisch|deutsch|französisch)|in (?:english|german|french)|dub(?:bed)?"
        r"|synchronisier\w*",
        "the languages are the story's own",
        "add one to story.toml and to the verses",
    ),
    _topic(
        "(?:anderer|anderem|other|another|neuer|new) (?:ort|place|location|schauplatz|set)|verlege|relocate",
        "where it happens is the text's own",
        "write another place into drehbuch.json, or begin another story",
    ),
)
"""In the order they are tried."""

NEGATION = re.compile(
    r"(?<!\w)(?:nicht|nie|niemals|kein\w*|not|don't|dont|never|no|without|ohne|statt|instead|außer|except)(?!\w)"
)


def topic_of(sentence: str) -> Topic | None:
    """The first such topic a sentence, in lower case, touches."""
    return next((topic for topic in TOPICS if topic.pattern.search(sentence)), None)
