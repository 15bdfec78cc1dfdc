"""Reporting: one page that shows the production whole, from the verse to the verdicts, with what each job took."""

from collections.abc import Mapping

from langgraph.runtime import Runtime

from exeget.cutlist import CutList
from exeget.job import ManifestLine
from exeget.work import Order
from workflows.desk import Desk
from workflows.ledger import Ledger
from workflows.report.data import Beside, JobRow, ReportParams, job_row
from workflows.stages.finishing import Shown
from workflows.stages.picturing import clip_file
from workflows.states import Analysed, Interpreted, Looked, Reported, Scored, Spoken

PAPERS = ("timeline", "register", "analysis", "drehbuch", "regie", "sound", "cutlist")


class Finished(Shown, Analysed, Interpreted, Spoken, Scored, Looked):
    """A production with everything but its report."""


async def report(state: Finished, runtime: Runtime[Desk]) -> Reported:
    """Have the report written."""
    desk = runtime.context
    film = desk.made(state["film"])
    inputs = {f"{name}.json": sha for name, sha in _papers(state).items()} | {"verdicts.json": state["looks"]}
    inputs |= {f"image_{shot}.png": desk.made(key).sha("start_image.png") for shot, key in state["images"].items()}
    inputs |= {f"mix_{lang}.flac": desk.made(key).sha("mix.flac") for lang, key in state["mixes"].items()}
    inputs |= {file: blob.sha for file, blob in film.files.items() if file.endswith(".vtt")}
    params = ReportParams(
        story=desk.book.story.title, verse=desk.verse, languages=tuple(state["mixes"]), jobs=tuple(_rows(desk, state)),
        beside=_beside(desk, state),
    )  # fmt: skip
    made = await desk.run(Order("report", params, inputs=inputs), "report")
    # A browser goes by the name of the file a link leads to, and the store knows no .html.
    desk.views.show_text(desk.folder / "report.html", made.sha("report.html"))
    return {"report": made.key}


def _papers(state: Finished) -> dict[str, str]:
    """Content hashes of the documents by name, in the order of the stages whatever the order of the state."""
    known: Mapping[str, object] = state
    return {name: str(known[name]) for name in PAPERS}


def _rows(desk: Desk, state: Finished) -> list[JobRow]:
    """Every job that this production stands on, in the order of the stages."""
    ledger = desk.views.ledger
    makers = {name: ledger.maker(sha) for name, sha in _papers(state).items()}
    rows = [row for name, line in makers.items() if line is not None for row in _with_calls(ledger, name, line)]
    groups: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("speak", state["takes"]), ("picture", state["images"]), ("move", state["clips"]), ("move", state["meshes"]),
        ("score", state["sounds"]), ("mix", state["stems"]), ("mix", state["mixes"]), ("cut", {"film": state["film"]}),
    )  # fmt: skip
    for stage, keys in groups:
        found = {name: ledger.find(key) for name, key in keys.items()}
        rows += [job_row(stage, f"{line.job.kind} {name}", line) for name, line in found.items() if line is not None]
    return rows


def _with_calls(ledger: Ledger, name: str, line: ManifestLine) -> list[JobRow]:
    """A document's job, and the calls to models that it stands on."""
    asked = line.artifact.facts.get("asked")
    keys = [str(key) for key in asked] if isinstance(asked, list) else []
    calls = [call for call in map(ledger.find, keys) if call is not None]
    named = [job_row(line.job.kind, f"{call.job.params['role']}, {call.job.params['schema_name']}", call) for call in calls]
    return [job_row(line.job.kind, name, line), *named]


def _beside(desk: Desk, state: Finished) -> Beside:
    cutlist = desk.open(state["cutlist"], CutList)
    shots = {
        shot.id: {
            "clip": f"shots/{clip_file(cutlist, f'{shot.id}.0')}", "scene": f"shots/{shot.id}/scene.glb",
            "depth": f"shots/{shot.id}/depth.png",
        }
        for shot in cutlist.shots
    }  # fmt: skip
    return Beside(
        film="film.mp4", others={"OpenTimelineIO": "film.otio", "Screenplay (Fountain)": "drehbuch.fountain"},
        mixes={lang: f"stems/mix.{lang}.flac" for lang in state["mixes"]},
        stems={name: f"stems/{name}.flac" for name in state["stems"]}, shots=shots,
    )  # fmt: skip
