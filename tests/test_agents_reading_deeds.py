"""Who does what to whom, in sentences of one's own: each tells one class of trap."""

import pytest

from agents.rules.reading.chapter import analyse
from exeget.analysis import Analysis, Event
from exeget.verse import Verse


def read(*texts: str, lang: str = "en") -> list[Analysis]:
    return analyse([Verse(ref=f"A 1:{n}", chapter=1, number=n, text={lang: text}) for n, text in enumerate(texts, 1)])


def event(analysis: Analysis, verb: str) -> Event:
    return next(e for e in analysis.events if e.verb == verb)


def test_all_who_are_counted_up_do_it() -> None:
    page = read("And a certain shepherd went to dwell in the hills, he, and his wife, and his two daughters.")[0]
    assert event(page, "go").doers == ("shepherd", "wife", "daughters")
    both = read("And Peter and Martha died.")[0]
    assert event(both, "die").doers == ("Peter", "Martha")


def test_they_are_the_whole_family_that_set_out() -> None:
    pages = read(
        "And a shepherd went to dwell in the hills, he, and his wife, and his two daughters.",
        "And they came into the country of the kings.",
    )
    assert set(event(pages[1], "come").doers) == {"shepherd", "wife", "daughters"}


def test_a_thing_the_parser_takes_for_an_adjective_is_still_made() -> None:
    page = read("And the LORD God prepared a gourd, and it came up over Peter.")[0]
    assert event(page, "prepare").receivers == ("gourd",)


def test_what_is_made_for_oneself_is_made_by_oneself() -> None:
    page = read("So Peter went unto the hill, and there made him a booth, and sat under it.")[0]
    made = event(page, "make")
    assert (made.doers, made.receivers) == (("Peter",), ("booth",))


def test_what_was_struck_is_what_withers() -> None:
    page = read("But a worm smote the vine that it withered.")[0]
    assert event(page, "wither").doers == ("vine",)


def test_the_sun_says_nothing() -> None:
    page = read("And the sun beat upon the head of Peter, that he fainted, and said, It is better for me to sleep.")[0]
    spoken = [u for u in page.utterances if u.kind == "dialogue"]
    assert [u.speaker for u in spoken] == ["Peter"]


def test_it_that_comes_to_pass_is_nothing() -> None:
    pages = read("And a worm smote the vine.", "And it came to pass, that Peter arose.")
    assert pages[1].mention("worm") is None


def test_who_is_told_to_go_goes() -> None:
    pages = read("And Martha said unto Anna, Go into the field.", "And she went, and came unto the river.")
    assert event(pages[1], "go").doers == ("Anna",)


def test_a_new_name_is_of_him_who_had_none() -> None:
    pages = read("And Jonas took Anna to wife.", "And Anna had a kinsman of her husband; and his name was Simon.")
    assert pages[1].mention("Simon") is not None
    assert event(pages[1], "have").receivers == ("Simon",)


def test_oneself_is_who_does_it() -> None:
    page = read("And the maid stood by Anna. Then Anna bowed herself to the ground.")[0]
    assert event(page, "bow").receivers == ()


def test_man_in_general_is_nobody_who_was_told_of() -> None:
    pages = read("And Peter was an old man.", "Let man and beast be covered with cloth.")
    assert pages[1].mention("Peter") is None


def test_a_city_that_was_moved_is_another_than_the_one_entered() -> None:
    pages = read("And all the city was moved.", "And Anna went into the city.")
    went = event(pages[1], "go")
    found = pages[1].mention(went.place)
    assert found is not None
    assert found.nature == "settlement"


@pytest.mark.parametrize(
    ("text", "riders"),
    [
        ("Wer kommt so früh durch Wald und Feld?\nEs ist die Mutter mit ihrem Sohn.", ("Mutter", "Sohn")),
        ("Wer reitet dort?\nEs ist ein Ritter.", ("Ritter",)),
    ],
)
def test_a_question_who_is_answered_by_the_next_clause(text: str, riders: tuple[str, ...]) -> None:
    page = read(text, lang="de")[0]
    assert page.events[0].doers == riders


def test_what_one_sees_fall_is_what_sinks() -> None:
    page = read("Der König warf den Becher in den Fluss.", "Er sah ihn fallen,\nund sinken tief ins Meer.", lang="de")[1]
    assert event(page, "sink").doers == ("Becher",)


def speakers(*texts: str) -> list[str]:
    return [u.speaker for page in read(*texts) for u in page.utterances if u.kind == "dialogue"]


def test_one_of_a_company_speaks_and_not_who_did_something_last() -> None:
    told = "And Simon went up into the hill, and Simon taught the people."
    assert speakers(told, "And one of the soldiers said unto him, Master, come down.") == ["soldier"]
    assert speakers(told, "And certain of the soldiers said unto him, Master, come down.") == ["soldiers"]


def test_a_participle_between_hides_no_speaker() -> None:
    told = "And Simon asked the captain and the soldiers."
    assert speakers(told, "And the captain answering said unto him, I am the captain.") == ["captain"]
    assert speakers(told, "And Simon answering them said, Have ye not read this?") == ["Simon"]


def test_no_flock_answers() -> None:
    assert "sheep" not in speakers(
        "And Simon saw shepherds, and three flocks of sheep lay there.",
        "And Simon said unto them, Whence be ye? And they said, Of the hills are we.",
    )


def test_a_son_is_called_by_his_father() -> None:
    assert speakers(
        "And Abner was old, and Abner called Reuel his eldest son.",
        "And Reuel came unto his father, and said, My father, here is meat. And he said, Who art thou, my son?",
    ) == ["Reuel", "Abner"]


def test_a_name_after_the_hearer_may_be_the_first_word_said() -> None:
    pages = read(
        "And Martha dwelt in the field. And Simon came unto the gate, and met the steward.",
        "And Simon said unto the steward, Martha, that is come out of the land, selleth a field.",
    )
    said = [u for u in pages[1].utterances if u.kind == "dialogue"]
    assert [(u.speaker, u.addressee) for u in said] == [("Simon", "steward")]


def test_who_came_and_was_spoken_to_is_not_the_speaker() -> None:
    told = "Then went Simon up to the gate, and sat there."
    assert speakers(told, "And, behold, the steward came by; unto whom he said, Ho! turn aside, sit down here.") == ["Simon"]
