"""Tables with a caption and headers that say what they are headers of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.html.markup import NOTHING, Markup, element, joined


class Row(NamedTuple):
    """A row: its header, then its cells."""

    head: Markup
    cells: Sequence[Markup]
    class_: str = ""


def table(
    caption: Markup,
    heads: Sequence[Markup],
    rows: Sequence[Row],
    *,
    class_: str = "",
    name: str = "",
) -> Markup:
    """Return a table; `heads` are those of all columns, the one of row headers first.

    A wide one is given a `name`: it can be moved sideways, from the keyboard too.
    """
    corner = element("th", heads[0], scope="col") if heads[0] else element("td")
    columns = joined((corner, *(element("th", head, scope="col") for head in heads[1:])))
    told = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", columns)),
        element("tbody", *(_row(row) for row in rows)),
        class_=class_,
    )
    if not name:
        return told
    return element("div", told, class_="wide", role="region", aria_label=name, tabindex="0")


def folded(summary: Markup, told: Markup) -> Markup:
    """Return a table that is opened on demand; on paper it is there where it was opened."""
    return element("details", element("summary", summary), told, class_="folded")


def _row(row: Row) -> Markup:
    head = element("th", row.head, scope="row") if row.head else NOTHING
    return element("tr", head, *(element("td", cell) for cell in row.cells), class_=row.class_)
