"""What a library shows of a scenario before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAIN_FILE = "scenario.yaml"
"""The file of a scenario that has a folder to itself."""


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario of a library in brief."""

    name: str
    path: Path
    title: str
    summary: str = ""
    minutes: int = 0
    kind: str = ""
    objectives: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    """The ids of its endings, in the author's order."""
    problem: str = ""
    """Why the card could not be read, in one line; empty if it could."""
