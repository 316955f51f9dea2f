"""The arrays that states are held in: their keys, and whole numbers beside them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

Keys = npt.NDArray[np.int64]
"""Keys of states (see `layout`)."""

NO_KEYS: Keys = np.zeros(0, dtype=np.int64)
