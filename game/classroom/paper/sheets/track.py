"""The track sheet: indicators, marks, the log of decisions, and the calendar beside it."""

from __future__ import annotations

from game.classroom.paper.deck import Deck
from game.classroom.paper.saying import mark
from game.classroom.paper.sheet import Sheet
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, table
from game.model.scenario import Indicator, Scenario
from game.text.telling import BETTER

_COLUMNS = 8


def track(scenario: Scenario, deck: Deck, decisions: int) -> Sheet:
    """Return the sheet on which a table keeps where it stands."""
    reading = [each for each, scene in scenario.scenes.items() if not scene.options]
    pages = ", ".join(deck.scenes[id_] for id_ in reading)
    return Sheet(
        "track",
        "Track sheet and calendar",
        joined(
            (
                _indicators(scenario),
                _marks(scenario),
                _calendar(deck, decisions),
                paragraph(words(f"Pages read without a decision (tick once left): {pages}"))
                if reading
                else NOTHING,
            )
        ),
        "facilitator",
        "Write a new value beside the old one at every change. A class may see the indicators, not "
        "the marks. One sheet a play.",
    )


def _indicators(scenario: Scenario) -> Markup:
    rows = [
        Row(
            joined((words(each.label), element("span", words(_about(each)), class_="quiet")), " "),
            [words(str(each.start)), *[NOTHING] * _COLUMNS],
        )
        for each in scenario.indicators.values()
    ]
    heads = [words("Indicator"), words("Start"), words("then"), *[NOTHING] * (_COLUMNS - 1)]
    return table(words("Indicators"), heads, rows, class_="boxes") if rows else NOTHING


def _about(each: Indicator) -> str:
    unit = f"{each.unit}, " if each.unit else ""
    return f"{unit}{each.low} to {each.high}, {BETTER[each.better]}"


def _marks(scenario: Scenario) -> Markup:
    if not scenario.flags:
        return NOTHING
    told = (
        element("span", words(f"{'☒' if on else '☐'} {mark(id_)}"), class_="mark")
        for id_, on in scenario.flags.items()
    )
    return paragraph(element("strong", words("Marks, on where crossed: ")), joined(told, " "))


def _calendar(deck: Deck, decisions: int) -> Markup:
    latest = max((slip.consequence.after for slip in deck.slips), default=0)
    rows = [
        Row(words(str(at)), [NOTHING] * 4)
        for at in range(1, decisions + 1)
    ] + [
        Row(words(str(at)), [words("–"), words("–"), words("–"), NOTHING])
        for at in range(decisions + 1, decisions + latest + 1)
    ]  # fmt: skip
    heads = ("Decision", "Scene", "Option", "Card", "Slips that come after this decision")
    return table(
        words("Log and calendar. Slips still here when play ends are read then."),
        [words(head) for head in heads],
        rows,
        class_="boxes log",
    )
