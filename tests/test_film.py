"""One verse becomes a film: made once, found again, changed by hand, planned, replayed."""

import json
from collections import Counter
from pathlib import Path

from pydantic import JsonValue

from evals.film import faults_of
from tests.filmed import VERSE, copied, exeget, manifest, production, run
from tests.test_workflows_store import flipped


def made_kinds(lines: list[dict[str, JsonValue]]) -> Counter[str]:
    return Counter(str(line["kind"]) for line in lines if line.get("event") == "made")


def test_the_film_is_what_was_promised(film: Path) -> None:
    path = (production(film) / "film.mp4").resolve()
    assert faults_of(path) == []


def test_everything_lies_where_a_person_looks(film: Path) -> None:
    folder = production(film)
    papers = "analysis.json drehbuch.json drehbuch.fountain regie.json sound.json cutlist.json verdicts.json film.otio"
    media = "report.html film.mp4 subtitles_de.srt subtitles_en.vtt stems/mix.de.flac stems/music.flac stems/dialogue.en.flac"
    for name in (papers + " " + media).split():
        assert (folder / name).stat().st_size > 0, name
    shots = [shot["id"] for shot in json.loads((folder / "regie.json").read_text())["shots"]]
    assert sorted(path.name for path in (folder / "shots").iterdir()) == sorted(shots)
    for shot in shots:
        for name in ("start_image.png", "depth.png", "normal.png", "ids.png", "clip.mp4", "scene.glb"):
            assert (folder / "shots" / shot / name).stat().st_size > 0, name


def test_no_verdict_failed(film: Path) -> None:
    verdicts = json.loads((production(film) / "verdicts.json").read_text())["verdicts"]
    assert len(verdicts) > 30
    assert [v for v in verdicts if v["result"] == "FAIL"] == []


def test_the_manifest_has_one_line_a_job_and_names_what_was_retrieved(film: Path) -> None:
    lines = manifest(film)
    keys = [line["key"] for line in lines]
    assert len(keys) == len(set(keys))
    drehbuch = json.loads((production(film) / "drehbuch.json").read_text())
    (written,) = [line for line in lines if line["job"]["kind"] == "write"]  # type: ignore[index,call-overload]
    assert "retrieved.json" in written["job"]["inputs"]  # type: ignore[index,call-overload,operator]
    assert all(passage.startswith("tower/timeline_01/") for passage in drehbuch["retrieved"])


def test_a_second_run_makes_nothing(film: Path) -> None:
    before = (film / "tower" / "manifest.jsonl").read_bytes()
    said = exeget(film, "film", "tower", *VERSE)
    assert said[-1]["jobs_run"] == 0
    assert (film / "tower" / "manifest.jsonl").read_bytes() == before


def test_the_plan_says_what_the_run_does(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    path = production(stories) / "regie.json"
    regie = json.loads(path.read_text())
    regie["shots"][0]["camera"]["yaw_deg"] += 7.0
    path.write_text(json.dumps(regie))
    (plan,) = exeget(stories, "plan", "tower", *VERSE)
    units = plan["units"]
    assert isinstance(units, list)
    missing = Counter(str(u["kind"]) for u in units if isinstance(u, dict) and u["state"] == "missing")
    blocked = {str(u["kind"]) for u in units if isinstance(u, dict) and u["state"] == "blocked"}
    made = made_kinds(exeget(stories, "film", "tower", *VERSE))
    assert {kind: n for kind, n in made.items() if kind in missing} == dict(missing)
    assert blocked == {"cut", "look", "report"}


def test_moving_one_camera_makes_that_shot_and_the_film_again_and_nothing_else(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    folder = production(stories)
    regie = json.loads((folder / "regie.json").read_text())
    regie["shots"][-1]["camera"]["yaw_deg"] += 11.0
    mine = json.dumps(regie, indent=1)
    (folder / "regie.json").write_text(mine)
    sound = {path.name: path.resolve() for path in (folder / "stems").iterdir()}
    old = (folder / "film.mp4").resolve()
    made = made_kinds(exeget(stories, "film", "tower", *VERSE))
    clips = len(json.loads((folder / "cutlist.json").read_text())["shots"][-1]["chunks"])
    assert made == {"criticise": 1, "image": 1, "clip": clips, "mesh": 1, "cut": 1, "look": 2, "gather": 1, "report": 1}
    assert (folder / "regie.json").read_text() == mine
    assert {path.name: path.resolve() for path in (folder / "stems").iterdir()} == sound
    assert (folder / "film.mp4").resolve() != old
    taken = [line for line in manifest(stories) if line["job"]["backend"] == "person"]  # type: ignore[index,call-overload]
    assert [line["job"]["params"] for line in taken] == [{"path": "productions/timeline_01/1-1/regie.json"}]  # type: ignore[index,call-overload]


def test_a_document_broken_by_hand_is_named_and_kept(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    path = production(stories) / "regie.json"
    path.write_text('{"schema": "regie/1",')
    (said,) = [line for line in exeget(stories, "film", "tower", *VERSE, code=2) if "error" in line]
    assert "productions/timeline_01/1-1/regie.json is not JSON: line 1" in str(said["error"])
    assert path.read_text() == '{"schema": "regie/1",'


def test_a_flipped_bit_in_the_store_is_named_and_mended(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    clip = next((production(stories) / "shots").glob("*/clip.mp4"))
    target = clip.resolve()
    whole = target.read_bytes()
    flipped(target)
    said = exeget(stories, "film", "tower", *VERSE)
    assert made_kinds(said) == {"clip": 1}
    assert any("was damaged" in str(line.get("text")) for line in said)
    assert clip.read_bytes() == whole


def test_replay_proves_every_job_of_the_film(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    said = exeget(stories, "replay", "tower", "--check")
    replayed = said[-1]["replayed"]
    assert isinstance(replayed, dict)
    assert replayed.get("differs", 0) == 0
    assert replayed["equal"] == len(manifest(stories))


def test_status_tells_done_from_stale(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")

    def state() -> JsonValue:
        productions = exeget(stories, "status", "tower")[0]["productions"]
        assert isinstance(productions, list)
        assert isinstance(productions[0], dict)
        return productions[0]["state"]

    assert state() == "done"
    source = stories / "tower" / "source" / "tower.verses.jsonl"
    source.write_text(source.read_text().replace("storm rose", "great storm rose"))
    assert state() == "stale"


def test_sweeping_keeps_all_that_the_film_stands_on(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    litter = stories / "tower" / "store" / "ab" / "cdef"
    litter.parent.mkdir(exist_ok=True)
    litter.write_text("nobody's")
    done = run(stories, "gc", "tower")
    assert done.stdout.startswith("1 files removed")
    assert not litter.exists()
    assert exeget(stories, "film", "tower", *VERSE)[-1]["jobs_run"] == 0


def test_a_film_goes_out_as_fountain_otio_and_regie_lines(film: Path) -> None:
    fountain = run(film, "export", "tower", "--verses", "1:1", "--to", "fountain").stdout
    assert "A storm rose on the sea," in fountain
    assert json.loads(run(film, "export", "tower", "--verses", "1:1", "--to", "otio").stdout)["OTIO_SCHEMA"] == "Timeline.1"
    lines = run(film, "export", "tower", "--verses", "1:1", "--to", "regie").stdout.splitlines()
    assert lines
    assert all(line.startswith("REGIE_JSON: {") for line in lines)
