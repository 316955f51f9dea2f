"""The cone, drawn in characters: how far an indicator could still go, moment by moment."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.debrief import Yardstick
from game.debrief.futures import Moment

BAR = 44
"""How many cells the range of an indicator takes."""

KEY = "o where it stood   --- where it could still end   . out of reach"
"""What the signs mean."""


def cone_lines(yardstick: Yardstick, moments: Sequence[Moment], bar: int = BAR) -> list[str]:
    """Draw a line for the start and for each decision: lowest, the range, highest.

    The range of the indicator runs from left to right. `o` is where it stood. Where what lies
    ahead is not known, only that is drawn.
    """
    id_ = yardstick.id
    names = ["start", *(f"after {moment.decision}" for moment in moments[1:])]
    ends = [moment.spans.get(id_) for moment in moments]
    numbers = [str(end) for span in ends if span for end in span[:2]]
    wide = max(map(len, names))
    room = max((len(each) for each in numbers), default=1)
    drawn = []
    for name, moment, span in zip(names, moments, ends, strict=True):
        cells = ["."] * bar
        low = high = ""
        if span is not None:
            low, high = str(span.low), str(span.high)
            first, last = (_cell(yardstick, value, bar) for value in span[:2])
            cells[first : last + 1] = ["-"] * (last + 1 - first)
        cells[_cell(yardstick, moment.values[id_], bar)] = "o"
        drawn.append(
            f"{name:<{wide}}  {low:>{room}} |{''.join(cells)}| {high:<{room}}  "
            f"at {moment.values[id_]}".rstrip()
        )
    return drawn


def _cell(yardstick: Yardstick, value: int, bar: int) -> int:
    span = max(yardstick.high - yardstick.low, 1)
    return min(max((value - yardstick.low) * (bar - 1) // span, 0), bar - 1)
