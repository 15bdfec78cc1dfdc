"""Who can be seen in a shot's first picture, and how large, read from its map of subjects."""

from pathlib import Path

import cv2
import numpy as np

from exeget.verdict import Verdict, judge
from toolkits.film import LookParams
from toolkits.look.bounds import SEEN_SHARE, SEEN_SHARE_WARN


def sight_verdicts(path: Path | None, params: LookParams) -> list[Verdict]:
    """A verdict for each subject that must be seen; one that the map does not know has not been seen."""
    picture = cv2.imread(str(path), cv2.IMREAD_UNCHANGED) if path is not None and params.wants else None
    grey = None if picture is None or picture.ndim != 2 or picture.dtype != np.uint8 else picture
    return [_seen(subject, grey, params) for subject in params.wants]


def _seen(subject: str, grey: np.ndarray | None, params: LookParams) -> Verdict:
    of = f"{params.of} {subject}"
    if grey is None or subject not in params.ids:
        why = "no map of subjects" if grey is None else "not in the map of subjects"
        return judge("seen", of, None, SEEN_SHARE, "higher", why, SEEN_SHARE_WARN)
    rows, columns = np.nonzero(grey == params.ids[subject])
    share = rows.size / grey.size
    said = "nowhere in the picture"
    if rows.size:
        height, width = grey.shape
        box = (columns.min() / width, columns.max() / width, rows.min() / height, rows.max() / height)
        said = "{:.0%} to {:.0%} across, {:.0%} to {:.0%} down".format(*box)
    return judge("seen", of, share, SEEN_SHARE, "higher", said, SEEN_SHARE_WARN)
