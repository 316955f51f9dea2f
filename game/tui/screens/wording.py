"""What the lines of a decision say: its number, what is still to come, and its options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.engine.view import OptionView
from game.model.scenario import Scenario
from game.text.telling import due_words
from game.tui.typeset import QUIET, Para, heading, said
from game.tui.widgets.rows import Row


def option_rows(options: Iterable[OptionView], scenario: Scenario, own: str = "") -> Iterator[Row]:
    """Yield options as rows, each with its number, its instrument, or why it is closed.

    `own` is the one that was chosen here on one's own road, while another is tried.
    """
    for number, option in enumerate(options, start=1):
        if option.open:
            yours = "yours" if option.id == own else ""
            instrument = scenario.instrument_label(option.instrument)
            note = ", ".join(filter(None, (yours, instrument)))
            yield Row(option.label, note, key=str(number))
        else:
            yield Row(option.label, "closed", option.locked, key=str(number), closed=True)


def numbered(decision: int, in_all: tuple[int, int] | None) -> str:
    """Say which decision this is, and of how many once that is known: `decision 1 of 2-4`."""
    if in_all is None:
        return f"decision {decision}"
    least, most = in_all
    return f"decision {decision} of {least}" + (f"-{most}" if most > least else "")


def calendar(due: Sequence[tuple[int, int]], *, brief: bool = False) -> Iterator[Para]:
    """Yield what is still to come and when, not what it is; in brief, on one line."""
    if brief:
        yield said(due_in_brief(due, 0), QUIET)
        return
    yield heading("Still to come")
    for number, each in enumerate(due_words(due) or ("nothing that is known",)):
        yield said(each, lead="  - ", tight=number > 0)


def due_in_brief(due: Sequence[tuple[int, int]], room: int) -> str:
    """Say how much is still to come and, where there is room, when."""
    count = sum(many for _, many in due)
    if not count:
        return "still to come: nothing"
    first = "after this decision" if due[0][0] == 1 else f"in {due[0][0]} decisions"
    one = f"still to come: {due_words(due)[0]}"
    told = one if len(due) == 1 else f"still to come: {count}, the first {first}"
    return told if len(told) <= room else f"still to come: {count}"
