"""Ballots: for each student a strip with a row for every decision."""

from __future__ import annotations

from game.classroom.paper.sheet import Sheet, card
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, table

ON_A_PAGE = 2
ROOMY = 6
"""With more decisions, lines are closer, so that as many ballots stay on a page."""


def ballots(title: str, decisions: int, students: int) -> Sheet:
    """Return ballots for so many students, or with 0 one page to copy."""
    count = students or ON_A_PAGE
    one = _ballot(title, decisions)
    each_has = f"Each sheet has {ON_A_PAGE} ballots." if not students else ""
    return Sheet(
        "ballots",
        "Ballots",
        joined([one] * count),
        "class",
        f"{each_has} One for each student: cut, hand out before the first decision, collect after "
        "the last. Write the letter of an option; nothing is shown to others before all have "
        "voted twice.".strip(),
    )


def _ballot(title: str, decisions: int) -> Markup:
    heads = ("Decision", "I foresee (answer, % sure)", "First vote", "After the talk",
             "What moved me, or kept me")  # fmt: skip
    return card(
        element(
            "p",
            element("strong", words(title)),
            words("  ·  Name or sign: "),
            element("span", class_="fill"),
        ),
        table(
            words("What I foresee of the record, and what I would do here"),
            [words(head) for head in heads],
            [Row(words(str(at)), [NOTHING] * 4) for at in range(1, decisions + 1)],
            class_="boxes",
        ),
        paragraph(
            words("I do not agree with what the class decided, at decision number"),
            words(" "),
            element("span", class_="fill short"),
            words(", because"),
            words(" "),
            element("span", class_="fill"),
        ),
        class_="ballot dense" if decisions > ROOMY else "ballot",
        label="Ballot",
    )
