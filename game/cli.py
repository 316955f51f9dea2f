"""The command line: parse arguments, run one command, and let no traceback reach a user."""

from __future__ import annotations

from game.commands.leaving import INTERRUPTED, LeavingAtOnce

with LeavingAtOnce():
    import gc
    import os
    import sys
    from errno import EINVAL
    from importlib import import_module
    from typing import TYPE_CHECKING

    from game.arguments.parser import parser
    from game.commands.telling import tell, tell_fault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    Command = Callable[[argparse.Namespace], int]

COMMANDS: Mapping[str | None, str] = {
    None: "playing.library",
    "play": "playing.play",
    "list": "playing.show_list",
    "plays": "plays.plays",
    "debrief": "debriefs.debrief",
    "class-report": "class_reports.class_report",
    "evidence": "evidence.evidence",
    "console": "classroom.console",
    "rehearse": "classroom.rehearse",
    "class-export": "records.class_export",
    "print": "paper.print_sheets",
    "check": "authors.check",
    "explain": "authors.explain",
    "explore": "authors.explore",
    "graph": "authors.graph",
    "diff": "authors.diff",
    "new": "authors.new",
    "schema": "authors.schema",
}
"""Where in `game.commands` each command is: only that of the command that is run is imported."""

_AT_ONCE = (
    "check",
    "explain",
    "explore",
    "graph",
    "diff",
    "schema",
    "evidence",
    "list",
    "print",
    "class-export",
)
"""Commands with nothing open that has to be closed before they leave."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems, 2 nothing could be read."""
    calm_collector()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=_encoding(stream), errors="backslashreplace")
    try:
        with LeavingAtOnce():
            arguments = parser().parse_args(argv)
            command = command_of(arguments.command)
            if arguments.command in _AT_ONCE:
                return _run(command, arguments)
        return _run(command, arguments)
    except KeyboardInterrupt:
        print("\nLeft.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if _reader_went(error):
            # What the reader (`| head`) wanted it has had.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        from game.errors import PrecedentError

        if isinstance(error, PrecedentError):
            return tell(error)
        if os.environ.get("PRECEDENT_TRACEBACK"):
            raise
        return tell_fault(error)


def command_of(name: str | None) -> Command:
    """Return what runs a command, by the name that it has on the command line."""
    module, _, function = COMMANDS[name].partition(".")
    command: Command = getattr(import_module(f"game.commands.{module}"), function)
    return command


def _run(command: Command, arguments: argparse.Namespace) -> int:
    code = command(arguments)
    sys.stdout.flush()
    return code


def _encoding(stream: TextIO) -> str | None:
    """Return how a stream is to be written; None where it stays as it is.

    Pages and tables say that they are in UTF-8; Windows would write a file in its own letters.
    """
    is_file = sys.platform == "win32" and not stream.isatty()
    return "utf-8" if is_file and not os.environ.get("PYTHONIOENCODING") else None


def _reader_went(error: Exception) -> bool:
    """Whether it says that nobody reads any more; Windows calls that an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    nameless = isinstance(error, OSError) and error.errno == EINVAL and error.filename is None
    return sys.platform == "win32" and nameless


def calm_collector() -> None:
    """Let the garbage collector run seldom: nearly all that is made while starting stays."""
    gc.set_threshold(200_000, 20, 20)
