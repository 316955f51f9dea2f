"""A parser that says what was probably meant by a word that it does not know."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

_NEAR = 0.6


class Parser(argparse.ArgumentParser):
    """Parses the arguments of one command, or of all."""

    # Narrower than its overloads, which also let a caller bring a namespace class of its own.
    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Parse, and refuse what is left over here, where it is known what may stand there."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self._refuse(left)
        return found, left

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave; what was typed may have anything in it."""
        from game.text.printable import printable

        super().error(printable(message))

    def _refuse(self, left: Sequence[str]) -> NoReturn:
        for word in left:
            if word.startswith("-"):
                name = word.partition("=")[0]
                options = [each for action in self._actions for each in action.option_strings]
                self.error(f"there is no `{name}` here{_meant(name, options)}")
        self.error(f"`{left[0]}` is one word too many; a name with a space in it is put in quotes")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(each) for each in action.choices]
        meant = _meant(str(value), choices)
        if isinstance(action, argparse._SubParsersAction):
            message = f"there is no command `{value}`{meant or f': {self.prog} --help lists all'}"
            self.error(message)
        listed = ", ".join(f"`{each}`" for each in choices)
        raise argparse.ArgumentError(action, f"one of {listed}, not `{value}`{meant}")


def _meant(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, as a question."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), [*known], n=1, cutoff=_NEAR)
    return f"; did you mean `{near[0]}`?" if near else ""
