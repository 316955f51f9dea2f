"""The forms that a debrief can be printed in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from game.debrief.debrief import Debrief
from game.debrief.renderings.as_csl import as_csl
from game.debrief.renderings.as_csv import as_csv
from game.debrief.renderings.as_html import as_html
from game.debrief.renderings.as_json import as_json
from game.debrief.renderings.as_markdown import as_markdown
from game.debrief.renderings.as_text import as_text


class Form(NamedTuple):
    """A form; `render` is told of which indicator alone to speak, None for all."""

    suffixes: tuple[str, ...]
    """How names of its files end."""
    render: Callable[[Debrief, str | None], str]
    brief: Callable[[Debrief], str] | None = None
    """Render what has room on a page or two; none of a form that has rows or records."""


FORMS: Mapping[str, Form] = {
    "text": Form((".txt",), as_text, partial(as_text, brief=True)),
    "markdown": Form((".md", ".markdown"), as_markdown, partial(as_markdown, brief=True)),
    "html": Form((".html", ".htm"), as_html, partial(as_html, brief=True)),
    "csv": Form((".csv",), lambda debrief, _indicator: as_csv(debrief)),
    "csl": Form((".csl.json",), lambda debrief, _indicator: as_csl(debrief)),
    "json": Form((".json",), lambda debrief, _indicator: as_json(debrief)),
}


def form_of(path: str) -> str | None:
    """Return the form that a file's name asks for; None where it asks for none."""
    return next(
        (name for name, form in FORMS.items() if path.lower().endswith(form.suffixes)), None
    )
