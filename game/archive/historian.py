"""The historian: cases to consult before a decision, a card for each.

They are the cases on which the outcomes of the options that are open here rest, each once, in the
order of their ids, so that nothing tells which option leads to which. Left out is what was really
done in a decision still to be made; what a question may still ask is held back on its card.
"""

from __future__ import annotations

from typing import NamedTuple

from game.archive.ahead import cases_here
from game.archive.entries import Key
from game.archive.page import page
from game.archive.withheld import Withheld, without
from game.engine.play import Road
from game.model.evidence import Evidence
from game.text.grounds import Section


class Card(NamedTuple):
    """A case to consult. `partly` says that its results are held back; its id is not shown then."""

    id: str
    title: str
    sections: tuple[Section, ...]
    partly: bool


def consult(road: Road, evidence: Evidence, held: Withheld) -> tuple[Card, ...]:
    """Return the cards for the decision at which a play stands; none where it is over."""
    left = without(evidence, held)
    return tuple(
        Card(
            id_,
            left.analogues[id_].title,
            page(Key("analogue", id_), left),
            id_ in held.results,
        )
        for id_ in cases_here(road)
        if id_ in left.analogues
    )
