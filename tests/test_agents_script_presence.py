"""Who else is in a picture, where it plays, how verses hang together, and when the narrator may be silent."""

from collections.abc import Sequence
from functools import cache

import pytest

from agents.rules.direction.continuity import as_left
from agents.rules.screenwriter import write
from agents.rules.script.beats import Beat
from agents.rules.script.company import company
from agents.rules.script.silence import is_asked, silenced
from agents.tasks import Reading, WriteParams
from evals.rehearsal import Rehearsed, rehearse
from exeget.verse import Verse

SILENT = "Narration falls silent where the picture says it."


@cache
def told(*texts: str, lang: str = "en") -> tuple[Rehearsed, ...]:
    """Texts as a chapter, taken through all rooms."""
    return rehearse([Verse(ref=f"x {n}", chapter=1, number=n, text={lang: text}) for n, text in enumerate(texts, 1)])


def seen(played: Rehearsed) -> list[set[str]]:
    return [set(shot.on_screen) for shot in played.drehbuch.shots]


def poses(played: Rehearsed) -> Sequence[dict[str, str]]:
    return [{actor.subject_id: actor.pose for actor in shot.actors} for shot in played.regie.shots]


def test_whom_a_clause_names_beside_its_doer_is_in_the_picture_and_in_its_words() -> None:
    (one,) = told("The smith went out of the house, and his two daughters with him.")
    assert {"CHAR_SMITH", "CHAR_DAUGHTERS"} <= seen(one)[0]
    assert one.drehbuch.shots[0].action.endswith("with the daughters.")


@pytest.mark.parametrize(
    "text",
    [
        "The smith went to the house of the baker.",
        "The smith went home like a soldier.",
        "The smith went home without a servant.",
    ],
)
def test_whose_something_is_or_what_it_is_like_is_not_in_the_picture(text: str) -> None:
    (one,) = told(text)
    assert {i for i in seen(one)[0] if i.startswith("CHAR")} <= {"CHAR_SMITH"}


def test_nobody_is_company_of_words_that_are_not_told() -> None:
    (one,) = told("The smith came home.")
    assert company(one.source, Beat("telling", ()), ()) == ()


def test_what_is_taken_in_hand_stays_there_until_it_is_laid_off() -> None:
    (one,) = told("The smith took a cup, and went into the house. The smith laid the cup on the table, and he went home.")
    first, *_, last = [shot for shot in one.drehbuch.shots if "go" in shot.action]
    assert "PROP_CUP" in first.on_screen and "PROP_CUP" not in last.on_screen


def test_who_goes_down_into_a_ship_is_below_its_deck_and_so_is_who_comes_to_them() -> None:
    first, second = told(
        "The storm came upon the ship. But the prophet was gone down into the sides of the ship; and he lay, and slept.",
        "So the captain of the ship came to the prophet, and said unto him, Arise, sleeper.",
    )
    headings = {scene.id: scene.heading for scene in first.drehbuch.scenes}
    last = first.regie.shots[-1]
    assert headings[first.drehbuch.shots[-1].scene].startswith("INT. HOLD")
    assert (last.environment, last.inside, last.light.weather, last.light.key) == ("hold", "", "clear", "low_key")
    assert second.drehbuch.scenes[0].heading.startswith("INT. HOLD")


def test_a_held_child_rides_before_the_rider_in_this_stanza_and_the_next() -> None:
    first, second = told(
        "Der Vater reitet durch die Nacht.\nEr hält das Kind im Arm.",
        "»Mein Vater, hörst du den Wind?«\n»Sei ruhig, mein Kind.«",
        lang="de",
    )  # fmt: skip
    ride = poses(first)[0]
    assert set(ride.values()) == {"ride"} and len(ride) == 2
    assert {pose for shot in poses(second) for pose in shot.values()} == {"ride"}


def test_how_somebody_was_left_is_forgotten_when_they_get_up() -> None:
    played = told("The king sat upon his throne.", "The king arose, and went to the gate.")
    cast = played[0].source.cast
    assert as_left([played[0].source.analysis], cast) == {"CHAR_KING": "sit"}
    assert as_left([one.source.analysis for one in played], cast) == {}


def test_what_is_made_to_grow_over_somebody_is_seen_with_them() -> None:
    _, one = told(
        "Jonah sat before the city.",
        "And God prepared a vine, and made it to come up over Jonah. So Jonah was glad of the vine.",
    )
    together = [ids for ids in seen(one) if {"PROP_VINE", "CHAR_JONAH"} <= ids]
    assert together, seen(one)
    placed = [p for shot in one.regie.shots for p in shot.prop_placements if shot.actors]
    assert all(p.anchor.startswith("CHAR_JONAH") for p in placed)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("The smith rose, and went into the house.", True),
        ("The smith rose, and went into the house, which his father had built.", False),
    ],
)
def test_the_narrator_may_be_silent_only_where_all_that_is_told_is_seen(text: str, silent: bool) -> None:
    (one,) = told(text)
    assert not any(line.silent for line in one.drehbuch.lines)
    assert [line.silent for line in silenced(one.source, one.drehbuch).lines] == [silent]


@pytest.mark.parametrize(
    ("rule", "asked"),
    [(SILENT, True), ("Der Erzähler schweigt, wo das Bild es sagt.", True), ("The narrator is never in the picture.", False)],
)
def test_silence_is_asked_for_in_a_timelines_own_rules(rule: str, asked: bool) -> None:
    (one,) = told("The smith rose, and went into the house.")
    assert is_asked((rule,)) is asked
    reading = Reading(timeline="timeline_01", reading="x", rules=(rule,))
    written = write(one.source, WriteParams(verse=one.source.verse, reading=reading, cast=one.source.cast), None)
    assert any(line.silent for line in written.lines) is asked


def test_a_thing_that_sinks_is_seen_where_it_sinks_and_whole() -> None:
    (one,) = told("The king stood in the hall. The golden cup sank into the sea.")
    shot = one.regie.shots[-1]
    assert shot.environment == "ENV_SEA" and shot.inside == ""
    height = shot.camera.distance * 20.25 / shot.camera.lens_mm
    assert height > 0.4, "a picture higher than a cup"
