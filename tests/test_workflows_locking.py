"""The cut is locked by the takes, to the frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.soundplan import Bed, Effect, SpokenLine
from workflows.locking import CueSpan, LockParams, TimedShot, chunks, lock

LINE = SpokenLine(id="u1", speaker="NARRATOR", voice="narrator_m", kind="narration", shot="1.1", text={"en": "A", "de": "B"})


def params(takes: dict[str, dict[str, float]], **more: object) -> LockParams:
    told: dict[str, object] = {
        "verse": "1:1", "timeline": "timeline_01", "rate": 24,
        "shots": (
            TimedShot(id="1.1", phase="setup", duration=48), TimedShot(id="2.1", phase="turn", duration=48),
            TimedShot(id="3.1", phase="resolve", duration=48),
        ),
        "lines": (LINE,), "beds": (Bed(id="b1", name="wind", shots=("1.1", "2.1", "3.1")),), "effects": (), "cues": (),
        "takes": takes,
    }  # fmt: skip
    return LockParams.model_validate({**told, **more})


def test_the_longer_language_sets_the_length_of_the_shot() -> None:
    cut = lock(params({"u1": {"en": 2.0, "de": 4.0}}))
    assert cut.lines[0].frames == {"en": 48, "de": 96}
    assert cut.shots[0].frames == 6 + 96 + 9
    assert [shot.start for shot in cut.shots] == [0, 111, 159]


def test_a_short_take_never_shortens_what_the_director_wanted() -> None:
    assert lock(params({"u1": {"en": 0.1, "de": 0.1}})).shots[0].frames == 48


def test_lines_of_one_shot_never_overlap() -> None:
    second = LINE.model_copy(update={"id": "u2", "start": 12})
    cut = lock(params({"u1": {"en": 1.0, "de": 2.0}, "u2": {"en": 1.0}}, lines=(LINE, second)))
    assert cut.lines[1].start == cut.lines[0].start + 48 + 12 + 5


def test_a_bed_is_one_sound_under_each_run_of_neighbouring_shots() -> None:
    bed = Bed(id="b1", name="wind", shots=("1.1", "3.1"))
    cut = lock(params({"u1": {"en": 1.0}}, beds=(bed,)))
    assert [(placed.id, placed.start, placed.frames) for placed in cut.beds] == [("b1.1", 0, 48), ("b1.2", 96, 48)]


def test_effects_stay_inside_the_film() -> None:
    late = Effect(id="f1", name="cloth", shot="3.1", start=500, length=100)
    cut = lock(params({"u1": {"en": 1.0}}, effects=(late,)))
    assert (cut.effects[0].start, cut.effects[0].frames) == (cut.frames - 1, 1)


def test_music_runs_from_its_first_shot_to_the_end_of_its_last() -> None:
    cut = lock(params({"u1": {"en": 1.0}}, cues=(CueSpan(id="m1", first="2.1", last="3.1"),)))
    assert (cut.music[0].start, cut.music[0].frames) == (48, 96)


@pytest.mark.parametrize(
    ("frames", "lengths"), [(1, (1,)), (120, (120,)), (179, (179,)), (240, (120, 120)), (301, (101, 100, 100))]
)
def test_clips_are_about_five_seconds(frames: int, lengths: tuple[int, ...]) -> None:
    assert chunks(frames, 24) == lengths


@given(st.integers(1, 20_000), st.integers(12, 60))
def test_clips_make_up_the_shot_exactly(frames: int, rate: int) -> None:
    lengths = chunks(frames, rate)
    assert sum(lengths) == frames
    assert max(lengths) - min(lengths) <= 1


@given(st.lists(st.floats(0.05, 30), min_size=3, max_size=3), st.integers(12, 60))
def test_every_cut_hangs_together(seconds: list[float], rate: int) -> None:
    lines = tuple(LINE.model_copy(update={"id": f"u{i}", "shot": f"{i}.1"}) for i in (1, 2, 3))
    takes = {f"u{i}": {"en": s} for i, s in enumerate(seconds, 1)}
    cut = lock(params(takes, lines=lines, rate=rate))
    for placed in cut.lines:
        shot = cut.shot(placed.shot)
        assert shot.start < placed.start
        assert placed.start + placed.frames["en"] < shot.start + shot.frames
