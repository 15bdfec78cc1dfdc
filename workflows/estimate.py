"""About how long things take: what this machine took before, else what a machine like ours took."""

from exeget.terms import Tier
from exeget.verse import Verse
from exeget.work import Order, Tokens
from toolkits.picture import SIZES
from workflows.ledger import Ledger

PER_FRAME = {"clip": 0.4, "look": 0.02, "sound": 0.004, "music": 0.012, "stem": 0.006, "mix": 0.02, "cut": 0.001}
"""CPU-seconds a frame on two cores without a GPU, at 1280x720."""
PER_JOB = {"analyse": 2.0, "corpus": 0.1, "retrieve": 2.5, "speak": 1.0, "image": 1.5, "mesh": 0.6}
"""CPU-seconds a job; what is not named takes next to nothing."""
STAGE_KINDS = {
    "index": ("corpus",), "write": ("retrieve",), "speak": ("speak",), "picture": ("image",), "move": ("clip", "mesh"),
    "score": ("sound", "music"), "mix": ("stem", "mix"), "cut": ("cut",), "look": ("look",),
}  # fmt: skip
WORDS_PER_SECOND, SHOTS_PER_VERSE = 2.0, 4
TOKENS = {
    "analyse": Tokens(2300, 900), "interpret": Tokens(3000, 1200), "write": Tokens(4500, 1500), "direct": Tokens(2500, 1200),
    "plan_sound": Tokens(1800, 500),
}  # fmt: skip
"""What a model that plays the role without thinking reads and writes for a verse of thirty words and four shots."""
SCALED = ("clip", "image", "look")
"""Kinds whose cost grows with the size of the picture."""


def estimate(order: Order, ledger: Ledger) -> float:
    """CPU-seconds for an order: the mean of earlier jobs of its kind and size, a frame where it has frames."""
    frames = _frames(order)
    before = [
        line.cost.cpu_seconds / max(1, _count(line.job.params))
        for line in ledger.lines()
        if line.job.kind == order.kind and line.job.tier == order.tier
    ][-20:]
    if before:
        return sum(before) / len(before) * max(1, frames)
    return _usual_of(order.kind, max(1, frames), order.tier or "standard")


def estimate_tokens(order: Order, ledger: Ledger) -> Tokens:
    """Tokens for an order: the mean of what models took for earlier jobs of its kind; none where rules do it."""
    if order.backend != "llm":
        return Tokens()
    before = [
        line.artifact.facts for line in ledger.lines() if (line.job.kind, line.job.backend) == (order.kind, "llm")
    ][-20:]  # fmt: skip
    if not before:
        return TOKENS.get(order.kind, Tokens())
    read, written = (sum(_whole(facts.get(name)) for facts in before) for name in ("tokens_in", "tokens_out"))
    return Tokens(round(read / len(before)), round(written / len(before)))


def usual(stage: str, verse: Verse, tier: Tier) -> float:
    """CPU-seconds a stage takes when its units can't be counted yet, guessed from the number of words."""
    frames = int(len(verse.text[verse.lead()].split()) / WORDS_PER_SECOND * 24)
    jobs = {"clip": 1, "image": SHOTS_PER_VERSE, "mesh": SHOTS_PER_VERSE, "speak": 2 * SHOTS_PER_VERSE}
    kinds = STAGE_KINDS.get(stage, ())
    return sum(_usual_of(kind, frames if kind in PER_FRAME else 1, tier) * jobs.get(kind, 1) for kind in kinds)


def _usual_of(kind: str, frames: int, tier: Tier) -> float:
    width, height = SIZES[tier]
    scale = width * height / (1280 * 720) if kind in SCALED else 1.0
    return scale * (PER_FRAME[kind] * frames if kind in PER_FRAME else PER_JOB.get(kind, 0.02))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _frames(order: Order) -> int:
    return _count(order.params.as_json())


def _count(params: object) -> int:
    """How many frames a job's parameters speak of; 1 where they speak of none."""
    value = params.get("frames", 1) if isinstance(params, dict) else 1
    return value if isinstance(value, int) else 1
