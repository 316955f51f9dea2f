"""The forms that the report of a class can be printed in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from game.debrief.together.as_csv import as_csv
from game.debrief.together.as_html import as_html
from game.debrief.together.as_text import as_text
from game.debrief.together.report import ClassReport

FORMS: Mapping[str, Callable[[ClassReport], str]] = {
    "text": as_text,
    "html": as_html,
    "csv": as_csv,
}

_SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html", ".csv": "csv"}


def form_of(path: str) -> str | None:
    """Return the form that a file's name asks for; None where it asks for none."""
    return _SUFFIXES.get(Path(path).suffix.lower())


def codebook_beside(path: Path) -> Path:
    """Return where the codebook of a table goes: beside it."""
    return path.with_name(f"{path.stem}-codebook{path.suffix or '.csv'}")
