"""How far an exploration has come, told to whoever asked for it, who may end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """How far an exploration has come, or a sample once there is one."""

    states: int
    """Moments of decision visited so far."""
    left: int
    """How many scenes have been left for good, of `scenes`."""
    scenes: int
    """How many scenes with options links lead to."""
    plays: int = 0
    """How many plays have been sampled, of `all_plays`."""
    all_plays: int = 0


Listener = Callable[[Progress], bool]
"""Hears of progress every so often, and tells whether to go on."""


class StoppedError(Exception):
    """The listener asked to stop."""


def silent(_progress: Progress) -> bool:
    """Hear nothing, and go on."""
    return True
