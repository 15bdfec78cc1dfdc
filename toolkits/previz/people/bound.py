"""A layer that a skeleton carries."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkits.previz.mesh import Floats, Layer


@dataclass(frozen=True)
class Bound:
    """A layer at rest with its hold on the skeleton, for a skinned GLB mesh."""

    layer: Layer
    joint_of: NDArray[np.uint16]
    """(n, 4) joint numbers."""
    weight_of: Floats
    """(n, 4), each row sums to 1."""
