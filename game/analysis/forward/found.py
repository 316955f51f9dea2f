"""What an exploration has found so far: where play stops, and how often all things are met."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.analysis.forward.load import Load
from game.analysis.result import Loop
from game.analysis.walking.walk import Final

Step = tuple[int, int]
"""The number of a state, and the step made there."""


@dataclass(slots=True)
class Sum:
    """What adds up where play stops; `came` is the last step of a shortest play."""

    load: Load | None
    fewest: int
    came: Step


@dataclass(slots=True)
class Found:
    """What has been found so far."""

    states: int = 0
    finals: dict[Final, Sum] = field(default_factory=dict)
    open: int = 1
    """A multiple of every number of options that are open together."""
    whole: int = 1
    """A multiple of every sum of the weights of outcomes that hold together."""
    offered: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """By scene and option, how often it is on offer: residues of chances."""
    chosen: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """Likewise, how often it is chosen."""
    links: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """Likewise, how often play goes from one place straight to another."""
    loop: Loop | None = None
