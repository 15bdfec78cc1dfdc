"""What one stage hands to the next: ids and content hashes, never the things themselves."""

from typing import TypedDict


class Asked(TypedDict):
    """The verse a film is wanted of; the rest of the wish is the desk's."""

    verse: str


class Boarded(TypedDict):
    """Content hash of the storyboard; empty where the story is a text."""

    storyboard: str


class Analysed(TypedDict):
    """Content hashes of this verse's analysis and its neighbours' (empty where there is none)."""

    analysis: str
    before: str
    after: str


class Interpreted(TypedDict):
    """Content hash of the timeline."""

    timeline: str


class Registered(TypedDict):
    """Content hash of the register."""

    register: str


class Indexed(TypedDict):
    """Content hash of what can be looked up."""

    corpus: str


class Written(TypedDict):
    """Content hash of the Drehbuch."""

    drehbuch: str


class Directed(TypedDict):
    """Content hash of the Regie."""

    regie: str


class Planned(TypedDict):
    """Content hash of the SoundPlan."""

    sound: str


class Criticised(TypedDict):
    """Content hash of the critic's verdicts, how often it was tried, and what must be better next time."""

    critique: str
    attempt: int
    complaints: list[str]


class Spoken(TypedDict):
    """Job keys of the takes, by line and language: `u1.de`."""

    takes: dict[str, str]


class Locked(TypedDict):
    """Content hash of the cut list."""

    cutlist: str


class Pictured(TypedDict):
    """Job keys of the start images, by shot."""

    images: dict[str, str]


class Moved(TypedDict):
    """Job keys of the clips, by shot and chunk (`1.1.0`), and of the scenes, by shot."""

    clips: dict[str, str]
    meshes: dict[str, str]


class Scored(TypedDict):
    """Job keys of beds, effects and music, by their place in the cut list."""

    sounds: dict[str, str]


class Mixed(TypedDict):
    """Job keys of the stems, by name, and of the mixes, by language."""

    stems: dict[str, str]
    mixes: dict[str, str]


class Cut(TypedDict):
    """Job key of the film."""

    film: str


class Looked(TypedDict):
    """Content hash of all measured verdicts."""

    looks: str


class Reported(TypedDict):
    """Job key of the report."""

    report: str


class Passed(TypedDict):
    """The checkpoint that was opened last."""

    passed: str


class Production(
    Asked, Boarded, Analysed, Interpreted, Registered, Indexed, Written, Directed, Planned, Criticised, Spoken, Locked,
    Pictured, Moved, Scored, Mixed, Cut, Looked, Reported, Passed,
):  # fmt: skip
    """Everything a production comes to know."""
