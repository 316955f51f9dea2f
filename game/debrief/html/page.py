"""The frame of a page: head, way past the contents, contents, sections, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.html.markup import NOTHING, Markup, element, words
from game.debrief.html.style import STYLE


class Section(NamedTuple):
    """A section of a page; `id` is one of the page's own."""

    id: str
    title: str
    body: Markup


def page(
    title: str, kind: str, lead: Markup, sections: Sequence[Section], colophon: Sequence[str]
) -> str:
    """Return a whole page that needs nothing but itself.

    Args:
        title: What the page is of.
        kind: What the page is, such as `Debrief`.
        lead: What stands before the contents.
        sections: Those without a body are left out.
        colophon: What it was made from, line by line.
    """
    shown = [each for each in sections if each.body]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", words(f"{kind}: {title}")),
        element("style", STYLE),
    )
    links = [element("a", words(each.title), href=f"#{each.id}") for each in shown]
    contents = NOTHING
    if len(links) > 1:
        listed = element("ol", *(element("li", link) for link in links))
        contents = element("nav", listed, aria_label="Contents")
    body = element(
        "body",
        element("a", words("Skip to the text"), href="#text", class_="skip"),
        element(
            "header",
            element("p", words(kind), class_="kind"),
            element("h1", words(title)),
        ),
        contents,
        element(
            "main",
            lead,
            *(_section(each) for each in shown),
            id="text",
            tabindex="-1",
        ),
        element("footer", *(element("p", words(line)) for line in colophon)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _section(section: Section) -> Markup:
    heading = f"{section.id}-title"
    return element(
        "section",
        element("h2", words(section.title), id=heading),
        section.body,
        id=section.id,
        aria_labelledby=heading,
    )
