"""The line whose indentation is wrong, which is often not the one where the parser stops."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.reading.complaint import Complaint
from game.content.reading.places import Fault
from game.content.reading.rows import Row, indent_of, rows_of, strain, usual_step

_FAR_ENOUGH = 400
"""How many lines above are looked at."""

_BEHIND = 30
"""How many lines below are looked at, since they show what was meant."""

_SUSPECTS = 60
_TRIES = 6
_SHORT = 5
"""How many lines a fix may have."""


def explain_misplaced(complaint: Complaint) -> Fault | None:
    """Name the line whose move makes the layout regular and lets the parser get further."""
    number = complaint.number(complaint.at)
    first, last = _window(complaint, number)
    wide = rows_of(complaint.lines, max(1, number - _FAR_ENOUGH), last)
    step = usual_step(wide)
    rows = [row for row in wide if row.number >= first]
    before = strain(rows, step)
    suspects = [at for at, row in enumerate(rows) if row.number <= number][-_SUSPECTS:]
    moves: list[tuple[tuple[int, bool, int, bool, int, int], list[Row], int, int]] = []
    for at in suspects:
        if at == 0 and rows[0].indent == 0:
            continue  # the edge of the file
        for target in _targets(rows, at, step) - {rows[at].indent}:
            by = target - rows[at].indent
            for count in sorted({1, _with_what_is_below(rows, at)}):
                moved = [
                    row.moved(by) if at <= each < at + count else row
                    for each, row in enumerate(rows)
                ]
                after = strain(moved, step)
                if after < before:
                    at_edge = rows[at].indent == 0
                    score = (after, _is_strange(moved, at), abs(by), at_edge, -target, count)
                    moves.append((score, moved, at, count))
    moves.sort(key=lambda move: (move[0], move[2]))
    for _, moved, at, count in moves[:_TRIES]:
        fault = _moved(complaint, rows, moved, at, count)
        if fault:
            return fault
    return None


def _window(complaint: Complaint, number: int) -> tuple[int, int]:
    """Return the first and last line of the part of the file that a line stands in."""
    lines = complaint.lines
    first = number
    while first > max(1, number - _FAR_ENOUGH):
        first -= 1
        line = lines.line(first)
        # One line at the edge may be the very one that should not be there: a second is looked for.
        if line[:1].strip(" #") and first < number - 1:
            break
    last = min(len(lines), number + _BEHIND)
    return first, last


def _targets(rows: Sequence[Row], at: int, step: int) -> set[int]:
    """Return where a row could stand: at every level that is open above it, or one deeper."""
    targets: set[int] = set()
    lowest: int | None = None
    for row in reversed(rows[:at]):
        if lowest is None or row.indent < lowest:
            lowest = row.indent
            targets |= {row.indent, row.column}
    above = rows[at - 1] if at else None
    if above and above.opens:
        targets.add(above.column + step)
    if above is None and len(rows) > 1:
        targets.add(rows[1].indent)
    return targets


def _with_what_is_below(rows: Sequence[Row], at: int) -> int:
    """Return how many rows a row has with those that stand deeper below it."""
    count = 1
    while at + count < len(rows) and rows[at + count].indent > rows[at].indent:
        count += 1
    return count


def _siblings(rows: Sequence[Row], at: int) -> list[Row]:
    """Return the rows of the map or list that a row stands in, the nearest first."""
    found: list[Row] = []
    for side in (reversed(rows[:at]), rows[at + 1 :]):
        for row in side:
            if rows[at].indent in (row.indent, row.column) and row is not rows[at]:
                found.append(row)
            elif row.indent < rows[at].indent:
                break
    return sorted(found, key=lambda row: abs(row.number - rows[at].number))


def _is_strange(rows: Sequence[Row], at: int) -> bool:
    """Whether the values of all its neighbours stand below their keys, and its own not; or so."""
    siblings = _siblings(rows, at)
    return bool(siblings) and all(row.opens != rows[at].opens for row in siblings)


def _moved(
    complaint: Complaint, rows: Sequence[Row], moved: Sequence[Row], at: int, count: int
) -> Fault | None:
    row, meant = rows[at], moved[at].indent
    last = row.number
    if count > 1:
        behind = rows[at + count].number if at + count < len(rows) else row.number + 2
        last = max(min(behind, len(complaint.lines)) - 1, rows[at + count - 1].number)
    held = [complaint.lines.line(number) for number in range(row.number, last + 1)]
    fix = "\n".join(_shifted(line, meant - row.indent) for line in held)
    start = complaint.lines.offset(row.number)
    end = complaint.lines.offset(last) + len(held[-1])
    if not complaint.mender.helps(start, end, fix):
        return None
    also = " and the lines below it" if count > 1 else ""
    verb = "are" if also else "is"
    siblings = _siblings(moved, at)
    if siblings:
        where = f"its neighbour `{siblings[0].word}` by {meant}"
    else:
        where = f"it should be by {meant}"
    message = f"`{row.word}`{also} {verb} indented by {spaces(row.indent)}; {where}"
    length = len(held[0].rstrip())
    fix = fix if len(held) <= _SHORT else _shifted(held[0], meant - row.indent)
    return complaint.sure(message, start + row.indent, start + length, fix)


def spaces(number: int) -> str:
    """Return a number of spaces in words: `1 space`, `4 spaces`."""
    return "1 space" if number == 1 else f"{number} spaces"


def _shifted(line: str, by: int) -> str:
    return " " * max(0, indent_of(line) + by) + line.strip() if line.strip() else ""
