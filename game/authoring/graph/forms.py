"""The forms in which a picture is drawn, and the names of files that ask for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from game.authoring.graph.story import Story

DEFAULT = "mermaid"
_SUFFIXES: Mapping[str, str] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
}


def form_of(path: PurePath | None) -> str:
    """Return the form that a file's name asks for, Mermaid if it asks for none."""
    return _SUFFIXES.get(path.suffix.lower(), DEFAULT) if path else DEFAULT


def draw(story: Story, form: str) -> str:
    """Return the picture as `mermaid`, `dot` or `svg`."""
    if form == "svg":
        from game.authoring.graph.svg import as_svg

        return as_svg(story)
    if form == "dot":
        from game.authoring.graph.dot import as_dot

        return as_dot(story)
    from game.authoring.graph.mermaid import as_mermaid

    return as_mermaid(story)
