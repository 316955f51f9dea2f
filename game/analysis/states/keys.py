"""The arrays that states are held in: their keys, and whole numbers beside them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

Keys = npt.NDArray[Any]
"""Keys of states (see `layout`): 64-bit numbers, or Python's own where those are too small."""
