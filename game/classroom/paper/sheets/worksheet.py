"""The worksheet of a team: known, unclear, presumed; likeness and difference; what would count."""

from __future__ import annotations

from game.classroom.paper.sheet import Sheet, blank
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, table

_ROWS = 5


def worksheets(title: str, teams: tuple[str, ...]) -> Sheet:
    """Return a worksheet for each team, or one to copy."""
    return Sheet(
        "worksheet",
        "Worksheet",
        joined(_worksheet(title, name) for name in (teams or ("",))),
        "class",
        "One for each team and decision. Write few words; cross out what you learn was wrong.",
    )


def _worksheet(title: str, team: str) -> Markup:
    whose = words(f"{team}  ·  ") if team else joined(
        (words("Team: "), element("span", class_="fill short"), words("  ·  "))
    )  # fmt: skip
    return element(
        "div",
        element(
            "p",
            element("strong", words(title)),
            words("  ·  "),
            whose,
            words("Decision: "),
            element("span", class_="fill short"),
        ),
        _lines("Here and now", ("Known (who says so?)", "Unclear", "Presumed (at what odds?)")),
        element("p", words("The case set beside it: "), element("span", class_="fill")),
        _lines("There, then", ("Likeness to here", "Difference from here", "What it would change")),
        paragraph(words("What we recommend, and the strongest reason against it:")),
        blank(2),
        paragraph(words("What we would have to learn to change our mind:")),
        blank(2),
        class_="worksheet",
    )


def _lines(caption: str, heads: tuple[str, ...]) -> Markup:
    rows = [Row(NOTHING, [NOTHING] * len(heads)) for _ in range(_ROWS)]
    return table(words(caption), [words(head) for head in heads], rows, class_="boxes wide-boxes")
