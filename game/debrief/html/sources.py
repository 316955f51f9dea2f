"""What the sources of a path leave open, who wrote them, what was assumed, and a bibliography."""

from __future__ import annotations

from collections.abc import Mapping

from game.debrief.debrief import Debrief
from game.debrief.html.markup import (
    NOTHING,
    Markup,
    bullets,
    element,
    joined,
    line,
    paragraph,
    prose,
    words,
)
from game.debrief.html.road import case_name
from game.debrief.sources import Assumption, Dispute, Source
from game.text.telling import listed


def open_section(debrief: Debrief) -> Markup:
    """Return what the sources leave open: the tensions as questions, dissent, assumptions."""
    sources = debrief.sources
    cases = {each.id: case_name(each) for each in sources.cases}
    dissent = (
        joined(
            (
                line(each.text),
                words(f" {each.note}" if each.note else ""),
                element("cite", words(f" {cases[each.case]} [{each.id}]")),
            )
        )
        for each in sources.dissent
    )
    assumed = bullets((_assumption(each) for each in sources.assumptions), class_="claims")
    against = bullets(dissent, class_="claims")
    return joined(
        (
            *(_dispute(each, cases) for each in sources.disputes),
            _titled("What cuts against the usual reading of these cases", against),
            _titled("What the designers assumed on this path", assumed),
        )
    )


def sources_section(debrief: Debrief) -> Markup:
    """Return the cases of a path, who wrote of them and where they stand, and the bibliography."""
    sources = debrief.sources
    cases = (
        joined((words(case_name(each)), words(f", {each.place}" if each.place else "")))
        for each in sources.cases
    )
    stand = (
        joined((element("dt", words(each.name)), element("dd", words(each.standpoint))))
        for each in sources.standpoints
    )
    told = element("dl", *stand, class_="advice") if sources.standpoints else NOTHING
    works = bullets((_source(each) for each in sources.bibliography), class_="works")
    return joined(
        (
            _titled("Cases met", bullets(cases)),
            _titled("Who wrote the sources, and where they stand", told),
            _titled("Works", works),
        )
    )


def _dispute(each: Dispute, cases: Mapping[str, str]) -> Markup:
    about = listed(tuple(cases[id_] for id_ in each.cases))
    return element(
        "article",
        element("h3", words(each.title)),
        prose(each.text),
        paragraph(line(each.question), class_="asks") if each.question else NOTHING,
        paragraph(words(f"About {about} [{each.id}]"), class_="quiet"),
    )


def _assumption(each: Assumption) -> Markup:
    where = listed(tuple(f"decision {at}" if at else "the start" for at in each.decisions))
    gap = each.assumed
    missing = f" The sources do not tell ({gap.gap}): {gap.missing}" if gap.missing else ""
    return joined((line(gap.text), words(missing), element("cite", words(f" At {where}."))))


def _source(each: Source) -> Markup:
    """Return a line of the bibliography, its address as a link if it is one of the web."""
    text, space, address = each.line.rpartition(" ")
    if space and address.startswith(("https://", "http://")):
        link = element("a", words(address), href=address, rel="noreferrer")
        return joined((words(text), link), " ")
    return words(each.line)


def _titled(title: str, told: Markup) -> Markup:
    return joined((element("h3", words(title)), told)) if told else NOTHING
