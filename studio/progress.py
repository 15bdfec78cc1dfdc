"""What a person sees while they wait: a bar with the time left on a terminal, plain lines elsewhere, JSON for machines."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from workflows.events import Event
from workflows.planning import Plan

IMPATIENCE = 10.0
"""Seconds between plain lines about one job that goes on and on."""


@dataclass
class Meter:
    """How much of a plan is left, in CPU-seconds, as events come in."""

    left_by_stage: dict[str, float] = field(default_factory=dict)
    stage: str = ""
    spent: float = 0.0
    """CPU-seconds in this stage."""
    running: float = 0.0
    """Share of the running job."""

    @classmethod
    def of(cls, plans: list[Plan]) -> "Meter":
        """The meter of some productions, one after the other."""
        left: dict[str, float] = {}
        for plan in plans:
            for unit in plan.units:
                left[unit.stage] = left.get(unit.stage, 0.0) + unit.cpu_seconds
        return cls(left)

    def hear(self, event: Event) -> None:
        """Take an event into account."""
        if event.what == "stage":
            if self.stage:
                self.left_by_stage[self.stage] = 0.0
            self.stage, self.spent, self.running = event.stage, 0.0, 0.0
        elif event.what == "progress":
            self.running = event.share
        elif event.what == "made":
            self.spent, self.running = self.spent + event.cpu_seconds, 0.0

    def left(self) -> float:
        """CPU-seconds still to go."""
        later = sum(self.left_by_stage.values()) - self.left_by_stage.get(self.stage, 0.0)
        return later + max(0.0, self.left_by_stage.get(self.stage, 0.0) - self.spent)


class Listener(Protocol):
    """Whoever watches a run."""

    def __call__(self, event: Event) -> None:
        """Hear one event."""
        ...

    def close(self) -> None:
        """The run is over."""
        ...


class JsonLines:
    """One JSON object an event, for machines."""

    def __call__(self, event: Event) -> None:
        """Print it."""
        said = {key: value for key, value in asdict(event).items() if value not in ("", 0.0)}
        print_line(json.dumps({"event": said.pop("what"), **said}, ensure_ascii=False))

    def close(self) -> None:
        """Nothing to tidy up."""


class PlainLines:
    """A line for each stage, each thing made, and each warning."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._last = time.monotonic()

    def __call__(self, event: Event) -> None:
        """Print what is worth a line."""
        if event.what == "made":
            print_line(f"  made {event.kind} {event.name} ({event.cpu_seconds:.1f} CPU-s)")
        elif event.what in ("damaged", "warning", "kept") and event.text not in self._said:
            self._said.add(event.text)
            print_line(f"  {event.text}")
        elif event.what == "progress" and time.monotonic() - self._last > IMPATIENCE:
            print_line(f"  {event.kind} {event.name}: {event.share:.0%}")
        else:
            return
        self._last = time.monotonic()

    def close(self) -> None:
        """Nothing to tidy up."""


class Bar:
    """A bar over the whole run, with the time left by what such work took before."""

    def __init__(self, meter: Meter, console: Console) -> None:
        self._meter, self._console = meter, console
        self._begun, self._total = time.monotonic(), max(meter.left(), 0.1)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[left]}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("reading", total=self._total, left="")
        self._said: set[str] = set()
        self._progress.start()

    def __call__(self, event: Event) -> None:
        """Move the bar; print what must not scroll by."""
        self._meter.hear(event)
        if event.what in ("damaged", "warning", "kept") and event.text not in self._said:
            self._said.add(event.text)
            self._console.print(event.text, markup=False, highlight=False)
        left = self._meter.left()
        self._total = max(self._total, left)
        done = self._total - left
        what = f"{self._meter.stage.replace('_', ' ')} {event.name}".strip()
        self._progress.update(self._task, total=self._total, completed=done, description=what, left=self._left(done, left))

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()

    def _left(self, done: float, left: float) -> str:
        if done < 1.0:
            return ""
        seconds = int((time.monotonic() - self._begun) / done * left)
        return f"about {seconds // 60}:{seconds % 60:02d} left"


def listener(json_lines: bool, plans: Callable[[], list[Plan]]) -> Listener:
    """The listener that fits where the output goes; the plans are made only where a bar needs them."""
    if json_lines:
        return JsonLines()
    if sys.stdout.isatty():
        return Bar(Meter.of(plans()), Console())
    return PlainLines()


def print_line(text: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
