"""Problems as text: what is wrong, where, the lines around it with a caret, and what to paste."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.errors import Place, Problem, Severity
from game.text.printable import printable
from game.text.width import ELLIPSIS, cut, fitting, width

WIDTH = 100
"""How many columns a line of a report may take, where nothing else is said."""

_PLACE_COLUMN = 58
_ENOUGH = 4 * WIDTH  # characters to look at on either side of a caret, however long the line
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}


def render(problem: Problem, *, colour: bool = False, columns: int | None = None) -> str:
    """Return one problem as lines of text; the first says by itself what is wrong.

    The place stands on the same line, unless it does not fit into the `columns` of a terminal: then
    it stands on the next one. Without `columns`, lines of the file are cut at `WIDTH`.
    """
    head, place = _head(problem, colour, columns)
    below = details(problem, colour=colour, columns=columns or WIDTH)
    return "\n".join([head, *place, *below])


def details(problem: Problem, *, colour: bool = False, columns: int = WIDTH) -> list[str]:
    """Return what stands below the message and the place of a problem."""
    lines = [f"   {printable(problem.where)}"] if problem.where else []
    hint = f"did you mean `{printable(problem.nearest)}`?" if problem.nearest else ""
    if problem.place and problem.lines:
        lines += _excerpt(problem, problem.place, hint, colour, columns)
    elif hint:
        lines.append(f"   {hint}")
    if problem.fix:
        first, *rest = printable(problem.fix, newlines=True).split("\n")
        lines.append(f"   fix: {first}")
        lines += [f"        {line}" for line in rest]
    return lines


def render_all(
    problems: Iterable[Problem], *, colour: bool = False, columns: int | None = None
) -> str:
    """Return problems one below the other, and how many there are in how many files."""
    told = tuple(problems)
    shown = (render(problem, colour=colour, columns=columns) for problem in told)
    return "\n\n".join([*shown, count(told)])


def count(problems: Collection[Problem]) -> str:
    """Return how many problems there are in how many files, in words."""
    words = counted(len(problems), "problem")
    files = len({problem.place.file for problem in problems if problem.place})
    return f"{words} in {counted(files, 'file')}" if files else words


def counted(number: int, word: str) -> str:
    """Return how many there are of something: `1 file`, `2 files`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _head(problem: Problem, colour: bool, columns: int | None) -> tuple[str, list[str]]:
    label = f"{problem.severity.value}[{problem.code}]"
    head = f"{label} {printable(problem.message)}"
    place = _place(problem)
    below: list[str] = []
    if place and (columns is None or width(head) + 2 + width(place) <= columns):
        column = min(_PLACE_COLUMN, (columns or WIDTH) - width(place))
        head += " " * max(2, column - width(head)) + place
    elif place:
        below = [f"   {place}"]
    return head.replace(label, _coloured(label, problem, colour), 1), below


def _place(problem: Problem) -> str:
    place = problem.place
    if place is None:
        return ""
    file = printable(place.file)
    # A problem of the file as a whole points at no line of it.
    return f"{file}:{place.line}:{place.column}" if problem.lines else file


def _coloured(text: str, problem: Problem, colour: bool) -> str:
    return f"\x1b[1;{_COLOURS[problem.severity]}m{text}\x1b[0m" if colour else text


def _excerpt(problem: Problem, place: Place, hint: str, colour: bool, columns: int) -> list[str]:
    gutter = max(3, len(str(problem.lines[-1][0])) + 1)
    room = columns - gutter - 3
    shown: list[str] = []
    for number, line in problem.lines:
        if number != place.line:
            text = cut(printable(line[:_ENOUGH]), room).rstrip()
            shown.append(f"{number:>{gutter}} | {text}".rstrip())
            continue
        text, before, carets = _around_caret(line, place, room)
        shown.append(f"{number:>{gutter}} | {text}".rstrip())
        pointer = f"{' ' * gutter} | {' ' * before}{_coloured('^' * carets, problem, colour)}"
        if hint and gutter + 3 + before + carets + 1 + width(hint) > columns:
            shown += [pointer, f"{' ' * gutter} | {hint}"]
        else:
            shown.append(f"{pointer} {hint}".rstrip())
    return shown


def _around_caret(line: str, place: Place, room: int) -> tuple[str, int, int]:
    """Return a line cut to fit, how wide it is before what is pointed at, and how wide that is."""
    start = min(place.column - 1, len(line))
    end = max(start + 1, min(place.end_column - 1, len(line)))
    before = printable(line[max(0, start - _ENOUGH) : start])
    marked = printable(line[start : min(end, start + _ENOUGH)])
    after = printable(line[end : end + _ENOUGH])
    if start > _ENOUGH or width(before) + max(1, width(marked)) + width(after) > room:
        marked = cut(marked, max(1, room * 2 // 3))
        left = room - max(1, width(marked)) - min(width(after), room // 6)
        if start > _ENOUGH or width(before) > left:
            before = ELLIPSIS + _tail(before, left - 1)
        after = cut(after, room - width(before) - width(marked))
    return before + marked + after, width(before), max(1, width(marked))


def _tail(text: str, cells: int) -> str:
    """Return as much of the end of a text as fits."""
    too_wide = width(text) - cells
    if too_wide <= 0:
        return text
    start = fitting(text, too_wide)
    while start < len(text) and width(text[start:]) > cells:
        start += 1
    return text[start:]
