"""Time is whole frames at a rate; seconds appear only where a machine or a reader needs them."""

from math import ceil


def frames_of(seconds: float, rate: int) -> int:
    """The fewest whole frames that hold a length of time, at least one; `rate` in frames per second."""
    return max(1, ceil(round(seconds * rate, 6)))


def seconds_of(frames: int, rate: int) -> float:
    """Frames as seconds."""
    return frames / rate


def samples_of(frames: int, rate: int, sample_rate: int) -> int:
    """The audio samples that lie under a number of frames; exact when `rate` divides `sample_rate`."""
    return frames * sample_rate // rate


def timecode(frames: int, rate: int) -> str:
    """Hours, minutes, seconds and frames, such as 00:00:12:07."""
    seconds, rest = divmod(frames, rate)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"
