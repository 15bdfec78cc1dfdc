"""The cutting room: one film out of clips, mixes and words."""

import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import opentimelineio as otio  # type: ignore[import-untyped]  # it ships no types
import pytest
from av.stream import Disposition
from hypothesis import given, settings
from hypothesis import strategies as st

from exeget.canon import digest_file
from exeget.errors import ExegetError, ToolFailed, WrongUse
from exeget.job import Job
from exeget.work import Offer, Refusal
from tests import media
from toolkits.cutting.cut import PyavCut
from toolkits.cutting.languages import own_name, tag
from toolkits.cutting.subtitles import LINE, Caption, captions, fastest, srt, vtt, width
from toolkits.film import CutParams, Subtitle

FRAMES = sum(media.LENGTHS)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return media.small_inputs(tmp_path_factory.mktemp("in"))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, inputs: dict[str, Path]) -> Path:
    return media.make(PyavCut(), "cut", media.small_cut(), tmp_path_factory.mktemp("film"), inputs)[1]


def refusal(cut: CutParams, inputs: dict[str, Path]) -> Refusal:
    hashes = {name: digest_file(path) for name, path in inputs.items()}
    answer = PyavCut().supports(Job(kind="cut", backend="pyav", version="1", params=cut.as_json(), inputs=hashes))
    assert isinstance(answer, Refusal)
    return answer


def test_the_film_has_one_picture_and_every_language_in_order(out: Path) -> None:
    with av.open(out / "film.mp4") as film:
        picture = film.streams.video[0]
        assert (picture.codec_context.name, picture.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert picture.average_rate == 24
        assert (picture.frames, picture.start_time) == (FRAMES, 0)
        assert [(s.codec_context.name, s.language, s.metadata["name"]) for s in film.streams.audio] == [
            ("aac", "deu", "Deutsch"),
            ("aac", "eng", "English"),
        ]
        assert [bool(s.disposition & Disposition.default) for s in film.streams.audio] == [True, False]
        assert [(s.codec_context.name, s.language) for s in film.streams.subtitles] == [
            ("mov_text", "deu"),
            ("mov_text", "eng"),
        ]


def test_sound_is_as_long_as_the_picture_and_begins_with_it(out: Path) -> None:
    with av.open(out / "film.mp4") as film:
        for stream in film.streams.audio:
            assert stream.start_time == 0
            length = Fraction(stream.duration or 0) * (stream.time_base or 0)
            assert abs(length - Fraction(FRAMES, 24)) <= Fraction(1024, 48_000)


def test_each_act_is_a_chapter(out: Path) -> None:
    with av.open(out / "film.mp4") as film:
        chapters = [(c["metadata"]["title"], c["start"], c["end"]) for c in film.chapters()]
    assert chapters == [("Der Ruf", 0, 2000), ("Sturm", 2000, 3000)]


def test_a_player_finds_the_index_before_the_picture_and_no_date_anywhere(out: Path) -> None:
    content = (out / "film.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    header = content.index(b"mvhd")
    assert content[header + 8 : header + 16] == bytes(8)
    assert b"Lavf" not in content
    assert b"Lavc" not in content


def test_clips_encoded_alike_are_copied_packet_by_packet(out: Path, inputs: dict[str, Path]) -> None:
    def packets(path: Path) -> list[bytes]:
        with av.open(path) as film:
            return [bytes(packet) for packet in film.demux(video=0) if packet.size]

    clips = [packet for number in (1, 2, 3) for packet in packets(inputs[f"clip_{number}.mp4"])]
    assert packets(out / "film.mp4") == clips


def test_every_frame_stands_where_the_cut_puts_it(out: Path, inputs: dict[str, Path]) -> None:
    def pictures(path: Path) -> list[tuple[int | None, media.Frame]]:
        with av.open(path) as film:
            return [(frame.pts, np.asarray(frame.to_ndarray(format="gray"), np.uint8)) for frame in film.decode(video=0)]

    film = pictures(out / "film.mp4")
    assert [pts for pts, _ in film] == [index * 512 for index in range(FRAMES)]
    alone = [picture for number in (1, 2, 3) for _, picture in pictures(inputs[f"clip_{number}.mp4"])]
    assert all(np.array_equal(a, b) for (_, a), b in zip(film, alone, strict=True))


def test_subtitles_in_the_film_say_the_words_at_their_time(out: Path) -> None:
    with av.open(out / "film.mp4") as film:
        stream = film.streams.subtitles[1]
        shown = [(p.pts, bytes(p)[2:].decode()) for p in film.demux(stream) if p.size > 2]
    assert [(start, text.replace("\n", " ")) for start, text in shown] == [(167, media.WORDS["en"])]


def test_the_same_cut_is_the_same_file_in_another_process(out: Path, inputs: dict[str, Path], tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests import media; from toolkits.cutting.cut import PyavCut\n"
        "folder = Path(sys.argv[1]); inputs = {p.name: p for p in Path(sys.argv[2]).iterdir()}\n"
        "media.make(PyavCut(), 'cut', media.small_cut(), folder, inputs)"
    )
    folder = str(inputs["clip_1.mp4"].parent)
    subprocess.run([sys.executable, "-c", code, str(tmp_path), folder], check=True, cwd=Path(__file__).parent.parent)
    for path in sorted(out.iterdir()):
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes(), path.name


def test_a_clip_of_another_make_has_the_picture_encoded_again_and_is_named(inputs: dict[str, Path], tmp_path: Path) -> None:
    small = [frame[::2, ::2] for frame in media.pan(media.LENGTHS[2])]
    strange = {**inputs, "clip_3.mp4": media.write_clip(tmp_path / "clip_3.mp4", small)}
    made, out = media.make(PyavCut(), "cut", media.small_cut(), tmp_path, strange)
    assert made.facts["picture"] == "encoded again"
    assert made.facts["unlike"] == ["clip_3.mp4"]
    with av.open(out / "film.mp4") as film:
        sizes = [(frame.width, frame.height) for frame in film.decode(video=0)]
    assert sizes == [(media.WIDTH, media.HEIGHT)] * FRAMES


def test_a_film_of_one_language_without_subtitles_can_be_cut(inputs: dict[str, Path], tmp_path: Path) -> None:
    cut = media.small_cut(subtitles=False)
    made, out = media.make(PyavCut(), "cut", cut.model_copy(update={"tracks": cut.tracks[:1]}), tmp_path, inputs)
    assert made.files == ("film.mp4", "film.otio")
    with av.open(out / "film.mp4") as film:
        assert [stream.type for stream in film.streams] == ["video", "audio", "data"]


def faulty(name: str, inputs: dict[str, Path], folder: Path) -> Path:
    match name:
        case "two frames short":
            return media.write_clip(folder / "clip_1.mp4", media.pan(media.LENGTHS[0] - 2))
        case "another rate":
            return media.write_clip(folder / "clip_1.mp4", media.pan(media.LENGTHS[0]), rate=25)
        case "cut off":
            content = inputs["clip_1.mp4"].read_bytes()
            (folder / "clip_1.mp4").write_bytes(content[: len(content) // 2])
        case "no film":
            (folder / "clip_1.mp4").write_text("never a film")
    return folder / "clip_1.mp4"


@pytest.mark.parametrize("fault", ["two frames short", "another rate", "cut off", "no film"])
def test_a_faulty_clip_is_named_and_no_film_comes_out_of_it(fault: str, inputs: dict[str, Path], tmp_path: Path) -> None:
    clip = faulty(fault, inputs, tmp_path)
    with pytest.raises(ToolFailed, match=r"clip_1\.mp4"):
        media.make(PyavCut(), "cut", media.small_cut(), tmp_path, {**inputs, "clip_1.mp4": clip})


@pytest.mark.parametrize("frames", [FRAMES - 1, FRAMES + 1])
def test_a_mix_of_another_length_is_named(frames: int, inputs: dict[str, Path], tmp_path: Path) -> None:
    mix = media.write_sound(tmp_path / "mix_en.flac", media.tone(frames))
    with pytest.raises(ToolFailed, match=r"mix_en\.flac has"):
        media.make(PyavCut(), "cut", media.small_cut(), tmp_path, {**inputs, "mix_en.flac": mix})


def test_a_cut_that_hangs_together_is_offered_and_others_are_refused_with_a_cure(inputs: dict[str, Path]) -> None:
    cut = media.small_cut()
    hashes = {name: digest_file(path) for name, path in inputs.items()}
    job = Job(kind="cut", backend="pyav", version="1", params=cut.as_json(), inputs=hashes)
    assert isinstance(PyavCut().supports(job), Offer)
    without = {name: path for name, path in inputs.items() if name != "mix_en.flac"}
    assert "mix_en.flac" in refusal(cut, without).reason
    hole = cut.shots[1].model_copy(update={"start": 50})
    assert "2.1" in refusal(cut.model_copy(update={"shots": (cut.shots[0], hole)}), inputs).reason
    twice = cut.model_copy(update={"tracks": (cut.tracks[0], cut.tracks[0])})
    assert "language" in refusal(twice, inputs).reason
    unknown = cut.tracks[1].model_copy(update={"lang": "qx"})
    assert "qx" in refusal(cut.model_copy(update={"tracks": (cut.tracks[0], unknown)}), inputs).reason


def test_other_editors_can_open_the_cut(out: Path) -> None:
    timeline = otio.adapters.read_from_file(str(out / "film.otio"))
    picture, german, english = timeline.tracks
    assert [(clip.name, clip.duration().value, clip.media_reference.target_url) for clip in picture] == [
        ("1.1", 48.0, "shots/1.1/clip.mp4"),
        ("2.1", 24.0, "shots/2.1/clip.mp4"),
    ]
    assert [(m.name, m.marked_range.start_time.value, m.marked_range.duration.value) for m in picture.markers] == [
        ("Der Ruf", 0.0, 48.0),
        ("Sturm", 48.0, 24.0),
    ]
    assert picture[0].markers[0].comment == "The sea lies open."
    assert [track.name for track in (german, english)] == ["Deutsch", "English"]
    assert english[0].media_reference.target_url == "stems/mix_en.flac"
    assert timeline.duration().value == FRAMES


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400).filter(str.strip), min_size=1, max_size=4),
    rate=st.sampled_from([24, 25, 30]),
)
def test_no_word_is_lost_and_no_caption_is_too_large_or_in_anothers_way(texts: list[str], rate: int) -> None:
    subtitles = [Subtitle(start=1000 * i + 7, frames=900, text=text) for i, text in enumerate(texts)]
    end = 1000 * len(texts)
    shown = captions(subtitles, rate, end)
    assert "".join("".join(c.lines) for c in shown).replace(" ", "") == "".join("".join(text.split()) for text in texts)
    assert all(len(c.lines) <= 2 and all(width(line) <= LINE for line in c.lines) for c in shown)
    assert all(a.end <= b.start for a, b in pairwise(shown))
    assert all(c.start < c.end <= end for c in shown)


def test_captions_end_where_a_speaker_breathes(golden: Callable[[str, str], None]) -> None:
    verse = (
        "Da ließ der HERR einen großen Wind aufs Meer kommen, und es erhob sich ein großes Ungewitter auf dem Meer, "
        "daß man meinte, das Schiff würde zerbrechen."
    )
    poem = "Wer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;\nEr hat den Knaben wohl in dem Arm,\n"
    subtitles = [Subtitle(start=10, frames=260, text=verse), Subtitle(start=300, frames=200, text=poem, speaker="Erzähler")]
    shown = captions(subtitles, 24, 600)
    golden("subtitles_de.srt", srt(shown, 24))


def test_a_hurried_caption_stays_into_the_pause_but_not_into_the_next_one() -> None:
    words = "He said it all in one breath."
    (alone,) = captions([Subtitle(start=0, frames=12, text=words)], 24, 240)
    assert alone == Caption(0, 35, (words,))
    assert fastest([alone], 24) <= 20
    first, _ = captions([Subtitle(start=0, frames=12, text=words), Subtitle(start=20, frames=40, text="No.")], 24, 240)
    assert first.end == 20
    assert fastest([first], 24) > 20


def test_letters_that_mean_markup_are_harmless_in_webvtt() -> None:
    (shown,) = captions([Subtitle(start=0, frames=48, text="<i>a</i> --> b & c")], 24, 48)
    assert vtt([shown], 24).splitlines()[3] == "&lt;i&gt;a&lt;/i&gt; --&gt; b &amp; c"


def test_a_caption_makes_way_for_the_next_speaker() -> None:
    shown = captions([Subtitle(start=0, frames=40, text="Wait for"), Subtitle(start=24, frames=30, text="Go!")], 24, 60)
    assert shown == (Caption(0, 24, ("Wait for",)), Caption(24, 54, ("Go!",)))


@pytest.mark.parametrize(
    "subtitles",
    [
        [Subtitle(start=20, frames=30, text="One."), Subtitle(start=20, frames=10, text="Two.")],
        [Subtitle(start=100, frames=20, text="After the end.")],
        [Subtitle(start=0, frames=1, text="word " * 60)],
    ],
)
def test_subtitles_that_cannot_be_shown_are_refused_with_a_cure(subtitles: list[Subtitle]) -> None:
    with pytest.raises(WrongUse, match="does not fit its time") as caught:
        captions(subtitles, 24, 100)
    assert caught.value.cure


def test_languages_are_marked_in_three_letters_and_named_by_their_speakers() -> None:
    assert [(tag(lang), own_name(lang)) for lang in ("de", "en", "he", "gez")] == [
        ("deu", "Deutsch"),
        ("eng", "English"),
        ("heb", "עברית"),
        ("gez", "ግዕዝ"),
    ]
    with pytest.raises(ExegetError, match="'qx' is no ISO 639 language"):
        tag("qx")
