"""The page itself: what the sections show, and the templates they are written with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exeget.drehbuch import ScriptShot
from exeget.frames import seconds_of, timecode
from exeget.ids import Lang
from exeget.shot import Shot
from exeget.soundplan import SpokenLine
from exeget.verdict import Result, Verdict
from toolkits.cutting.languages import own_name
from workflows.report.costs import model_costs, stage_costs
from workflows.report.data import ReportData
from workflows.report.evidence import Stretch, stretches
from workflows.report.pictures import picture_uri, text_uri
from workflows.report.screenplay import blocks
from workflows.report.soundchart import chart
from workflows.report.words import camera_words, light_words, size_words

TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = ("ar", "arc", "fa", "he", "syr", "ur", "yi")
_RESULTS: tuple[Result, ...] = ("FAIL", "WARN", "PASS")


@dataclass(frozen=True)
class Text:
    """The verse in one language."""

    lang: Lang
    language: str
    direction: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Panel:
    """A shot as a card shows it."""

    shot: Shot
    script: ScriptShot | None
    picture: str
    """A data URI; empty when there is no start image."""
    width: int
    height: int
    size: str
    camera: str
    light: str
    begins: str
    seconds: float
    people: tuple[tuple[str, str], ...]
    """Name and what they do, of those in the picture."""
    heard: tuple[SpokenLine, ...]
    files: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]

    @property
    def passed(self) -> int:
        """How many checks the shot has passed."""
        return sum(verdict.result == "PASS" for verdict in self.verdicts)


def page(data: ReportData) -> str:
    """The whole report as one HTML text that needs no script and no other file to be read.

    Every word that came from outside is escaped; ToolFailed when a mix can't be read.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= _filters(data)
    verdicts = data.verdicts.verdicts
    return environment.get_template("report.html.j2").render(
        data=data,
        texts=[_text(data, lang) for lang in data.verse.text],
        blocks=list(blocks(data)),
        panels=[_panel(data, shot) for shot in data.regie.shots],
        charts=[chart(data, lang) for lang in data.mixes],
        captions={lang: text_uri(path, "text/vtt") for lang, path in data.subtitles.items()},
        results={result: [verdict for verdict in verdicts if verdict.result == result] for result in _RESULTS},
        worst=data.verdicts.worst(),
        costs=stage_costs(data.jobs),
        models=model_costs(data.jobs),
        cpu_seconds=sum(job.cpu_seconds for job in data.jobs if job.origin == "made"),
        seconds=seconds_of(data.cutlist.frames, data.cutlist.rate),
    )


def _filters(data: ReportData) -> dict[str, Callable[..., str]]:
    return {
        "name": data.name,
        "language": own_name,
        "plain": lambda word: word.replace("_", " "),
        "number": _number,
        "direction": _direction,
    }


def _number(value: float | None) -> str:
    """Three digits that count; a dash for what was not measured."""
    return "–" if value is None else f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _direction(lang: Lang) -> str:
    return "rtl" if lang in _RIGHT_TO_LEFT else "ltr"


def _text(data: ReportData, lang: Lang) -> Text:
    return Text(lang, own_name(lang), _direction(lang), stretches(data.verse, data.analysis, lang))


def _panel(data: ReportData, shot: Shot) -> Panel:
    cut = data.cutlist.shot(shot.id)
    uri, width, height = picture_uri(data.pictures[shot.id]) if shot.id in data.pictures else ("", 0, 0)
    return Panel(
        shot=shot,
        script=next((script for script in data.drehbuch.shots if script.id == shot.id), None),
        picture=uri,
        width=width,
        height=height,
        size=size_words(shot),
        camera=camera_words(shot.camera),
        light=light_words(shot.light),
        begins=timecode(cut.start, data.cutlist.rate),
        seconds=seconds_of(cut.frames, data.cutlist.rate),
        people=tuple(
            (data.name(actor.subject_id), actor.action or actor.pose.replace("_", " "))
            for actor in shot.actors
            if actor.presence == "on_screen"
        ),
        heard=tuple(line for line in data.sound.lines if line.id in shot.utterances),
        files=tuple(data.beside.shots.get(shot.id, {}).items()),
        verdicts=tuple(verdict for verdict in data.verdicts.verdicts if verdict.of.split(" ")[0] == shot.id),
    )
