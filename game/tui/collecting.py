"""The collection of garbage while the app runs."""

from __future__ import annotations

import gc

_MOST_NEW = 50_000
"""How many objects may be made before it is looked which of them are garbage."""


def leave_out_what_is_there() -> None:
    """Collect from now on, and leave out what a start has made: it stays as long as the app."""
    gc.freeze()
    gc.set_threshold(_MOST_NEW, 20, 20)
