"""A sheet: a page or more of one kind, begun on a page of its own."""

from __future__ import annotations

from typing import NamedTuple

from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words


class Sheet(NamedTuple):
    """What stands on it, and whom it is for."""

    id: str
    title: str
    body: Markup
    whom: str
    """`class`, or `facilitator` for what a class should not see."""
    how: str = ""
    """What to do with it, in a sentence."""


def shown(sheet: Sheet) -> Markup:
    """Return a sheet as a section of the page."""
    whom = "For the facilitator alone." if sheet.whom == "facilitator" else ""
    told = " ".join(filter(None, (whom, sheet.how)))
    return element(
        "section",
        element(
            "header",
            element("h2", words(sheet.title), id=f"{sheet.id}-title"),
            paragraph(words(told), class_="how") if told else NOTHING,
        ),
        sheet.body,
        id=sheet.id,
        class_=f"sheet {sheet.whom}",
        aria_labelledby=f"{sheet.id}-title",
    )


def card(*inside: Markup, class_: str = "", label: str = "") -> Markup:
    """Return something to cut out, never parted by the end of a page where it fits on one."""
    return element("article", *inside, class_=f"card {class_}".strip(), aria_label=label)


def blank(lines: int) -> Markup:
    """Return lines to write on."""
    return joined(element("div", class_="line") for _ in range(lines))


def titled(title: str, body: Markup) -> Markup:
    """Return a part of a card under a small heading."""
    return element("div", element("h4", words(title)), body) if body else NOTHING
