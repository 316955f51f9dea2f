"""The roads that were tried besides, told side by side with the one that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.debrief import Debrief
from game.debrief.explored import Explored, Pair, Stands, Step
from game.debrief.telling.pieces import Piece, bullets, heading, lines, text
from game.text.markdown import escape
from game.text.printable import printable
from game.text.width import width

HOW = (
    "After decisions were taken back, the play went other ways, with the same luck: the same "
    "option in the same place draws the same. The road that came to an ending first is told as "
    "your own; these are what you tried besides, each beside it."
)

_COLUMNS = ("start", "yours", "here")
_COLUMN = 6
_LABEL = 48
"""The widest label that stands whole beside its figures."""


def tell_explored(debrief: Debrief) -> Iterator[Piece]:
    """Yield every road that was tried besides; nothing where none was."""
    if not debrief.explored:
        return
    yield text(HOW)
    for each in debrief.explored:
        yield heading(parting_title(each))
        before = as_own(each)
        if before:
            yield text(before)
        yield bullets(*map(pair_told, each.pairs), *_endings(debrief, each))
        yield lines(*_table(each.stands))


def parting_title(explored: Explored) -> str:
    """Return what a road is called by: the decision at which it parts, and what it chose there."""
    first = explored.pairs[0].other if explored.pairs else None
    chosen = f": {first.label}" if first is not None else ""
    return f"From decision {explored.parted}{chosen}"


def as_own(explored: Explored) -> str:
    """Say which decisions are those of one's own road; empty where none is."""
    if explored.parted == 1:
        return ""
    last = explored.parted - 1
    return f"As on your own road: {'decision 1' if last == 1 else f'decisions 1 to {last}'}."


def pair_told(pair: Pair) -> str:
    """Tell a decision on both roads, in Markdown."""
    own, other = pair.own, pair.other
    if own is not None and other is not None and own.scene == other.scene:
        where = f"**Decision {pair.number}, {escape(own.title)}.**"
        if own.option != other.option:
            return f"{where} Yours: {_chosen(own)}. Here: {_chosen(other)}."
        differs = "" if own.outcome == other.outcome else " What came of it was not the same."
        hand = own.by_hand != other.by_hand
        by_hand = f" Yours: {_chosen(own)}. Here: {_chosen(other)}." if hand else ""
        return f"{where} On both: {escape(own.label)}.{by_hand}{differs}"
    return f"**Decision {pair.number}.** Yours: {_placed(own)}. Here: {_placed(other)}."


def _placed(step: Step | None) -> str:
    return "no decision" if step is None else f"{escape(step.title)}, {_chosen(step)}"


def _chosen(step: Step) -> str:
    return escape(f"{step.label}{by_hand_told(step)}")


def by_hand_told(step: Step) -> str:
    """Say what was done by hand before a choice; empty where nothing was."""
    return f" (by hand before it: {', '.join(step.by_hand)})" if step.by_hand else ""


def _endings(debrief: Debrief, each: Explored) -> Iterator[str]:
    yield (
        f"**How it ended.** Yours: {escape(debrief.reached.title)}. "
        f"Here: {escape(each.reached.title)}."
    )


def _table(stands: Sequence[Stands]) -> Iterator[str]:
    """Yield where the indicators were taken, in columns."""
    if not stands:
        return
    labels = [printable(each.label) for each in stands]
    wide = min(max(map(width, labels)), _LABEL)
    yield " " * wide + "".join(f"{name:>{_COLUMN}}" for name in _COLUMNS)
    for label, each in zip(labels, stands, strict=True):
        if width(label) > wide:
            yield label
            label = ""
        figures = (each.start, each.own, each.other)
        pad = " " * (wide - width(label))
        yield f"{label}{pad}{''.join(f'{value:>{_COLUMN}}' for value in figures)}"
