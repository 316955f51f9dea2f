"""What commands tell of problems and faults, on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.errors import PrecedentError, Problem

INTERNAL = 70


def tell(error: PrecedentError) -> int:
    """Tell an error on standard error, and return the exit code that it asks for."""
    from game.errors import InputError

    if isinstance(error, InputError):
        tell_problems(error.problems)
    else:
        from game.text.printable import printable

        print(f"precedent: {printable(str(error), newlines=True)}", file=sys.stderr)
    return error.exit_code


def tell_problems(problems: tuple[Problem, ...]) -> None:
    """Show problems on standard error."""
    from game.content.problems.report import render_all

    colour, columns = in_colour(sys.stderr), columns_of(sys.stderr)
    print(render_all(problems, colour=colour, columns=columns), file=sys.stderr)


def columns_of(stream: TextIO) -> int | None:
    """Return how wide problems may be shown on a terminal; None on anything else."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return max(60, min(get_terminal_size((100, 24)).columns, 100))


def in_colour(stream: TextIO) -> bool:
    """Whether a stream shows colours, and the user wants them."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def tell_fault(error: Exception) -> int:
    """Tell an error of the program itself, in one plain line instead of a traceback."""
    from traceback import extract_tb

    from game.text.printable import printable

    frames = extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    print(
        f"precedent: a fault of the program itself: {type(error).__name__}: "
        f"{printable(str(error))}{where}\nPlease report it; PRECEDENT_TRACEBACK=1 shows all of it.",
        file=sys.stderr,
    )
    return INTERNAL
