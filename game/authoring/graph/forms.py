"""The forms in which a picture is drawn, and the names of files that ask for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from game.authoring.graph.story import Story
from game.errors import RequestError

DEFAULT = "mermaid"
_SUFFIXES: Mapping[str, str] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
}


def form_of(path: PurePath | None) -> str:
    """Return the form that a file's name asks for; Mermaid without a file.

    Raises:
        RequestError: where the name asks for no form that is known.
    """
    if path is None:
        return DEFAULT
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        known = ", ".join(_SUFFIXES)
        raise RequestError(
            f"{path} ends in none of {known}: name another file, or say what to draw with --format"
        )
    return form


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
