"""Cards of the cases that a scenario rests on, for the class to consult while it still decides.

What a question about the record or a decision to come asks is held back on them; it stands on the
cards with the rest, which are handed out afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.archive.page import cutting
from game.archive.withheld import Withheld, without
from game.classroom.paper.deck import Deck
from game.classroom.paper.sheet import Sheet, card, titled
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
from game.model.evidence import Analogue, Evidence, Finding
from game.text.cite import source_line
from game.text.grounds import comparison_block


def cases(deck: Deck, evidence: Evidence, held: Withheld) -> Sheet:
    """Return the cards for use before and during decisions."""
    left = without(evidence, held)
    shown = ((id_, code) for id_, code in deck.cases.items() if id_ in left.analogues)
    return Sheet(
        "cases",
        "Cases",
        joined(_case(code, left.analogues[id_], left) for id_, code in shown),
        "class",
        "For each: name a likeness and a difference to what you have to decide. No case has to "
        "fit; “none” is an answer.",
    )


def kept_back(deck: Deck, evidence: Evidence, held: Withheld) -> Sheet:
    """Return the cards of the cases of which something was held back, told whole."""
    whole = ((id_, code) for id_, code in deck.cases.items() if id_ in held.cases | held.results)
    return Sheet(
        "kept-back",
        "Cases, what was held back",
        joined(_case(code, evidence.analogues[id_], evidence) for id_, code in whole),
        "facilitator",
        "These would give away what a question asks or what was really decided. Hand each out once "
        "it has been asked or decided; the record of each question stands under the notes.",
    )


def _case(code: str, analogue: Analogue, evidence: Evidence) -> Markup:
    where = ", ".join(filter(None, (analogue.place, analogue.years)))
    like = (_compared(comparison_block(row, evidence)) for row in analogue.likenesses)
    unlike = (_compared(comparison_block(row, evidence)) for row in analogue.differences)
    return card(
        element("h3", element("span", words(code), class_="code"), words(f" {analogue.title}")),
        paragraph(words(where), class_="kind") if where else NOTHING,
        titled("Tried", prose(analogue.tried)),
        titled("What happened", prose(analogue.happened)),
        titled("In the short run", prose(analogue.short_run)),
        titled("In the long run", prose(analogue.long_run)),
        titled("Likenesses", bullets(like)),
        titled("Differences", bullets(unlike)),
        titled("What cuts the other way", joined(_dissent(analogue, evidence))),
        class_="case",
        label=f"Case {code}",
    )


def _dissent(analogue: Analogue, evidence: Evidence) -> Iterator[Markup]:
    against = cutting(analogue, evidence)
    for id_ in against:
        yield finding_line(id_, evidence.findings[id_], evidence)
    if not against and analogue.no_dissent:
        yield paragraph(line(f"None found. Looked in: {analogue.no_dissent}"))


def finding_line(id_: str, finding: Finding, evidence: Evidence) -> Markup:
    """Return a finding in a paragraph, with where it stands."""
    source = source_line(finding, evidence.references)
    return paragraph(
        element("strong", words(f"{id_} ")),
        line(finding.text),
        element("span", words(f" ({source})"), class_="quiet") if source else NOTHING,
    )


def _compared(block: str) -> Markup:
    return line(block.removeprefix("- "))
