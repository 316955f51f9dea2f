"""Lines on standard output, wrapped and safe to print; no colour, no cursor, no position."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace

from game.settings.kept import SettingsFile, settings_path
from game.settings.settings import LEAST_WIDTH, MOST_WIDTH
from game.text.grounds import Section
from game.text.markdown import parse_markdown
from game.text.printable import printable
from game.text.wrap import wrap_blocks, wrap_text


def columns_here() -> int:
    """Return how wide lines are told: as the settings say, and never wider than the terminal."""
    wide = SettingsFile(settings_path()).read().settings.text_width
    return min(shutil.get_terminal_size((wide, 24)).columns, wide)


class Page:
    """Where a play is told; `columns` is the widest line, in cells."""

    def __init__(self, columns: int) -> None:
        self.columns = columns

    def widen(self, typed: str) -> None:
        """Tell lines as wide as was typed, and keep that for the next time."""
        digits = typed.isascii() and typed.isdigit() and len(typed) < 4
        if not digits or not LEAST_WIDTH <= int(typed) <= MOST_WIDTH:
            self.line(f"Type width and a number from {LEAST_WIDTH} to {MOST_WIDTH}.")
            return
        file = SettingsFile(settings_path())
        try:
            file.write(replace(file.read().settings, text_width=int(typed)))
        except OSError as error:
            self.line(f"This holds until you leave; it cannot be kept: {error.strerror}.")
        self.columns = min(shutil.get_terminal_size((int(typed), 24)).columns, int(typed))
        self.line(f"Lines are {self.columns} cells wide now.")

    def line(self, text: str = "") -> None:
        """Print plain words on a line, or on more where they are too long for one."""
        for line in wrap_text(printable(text), self.columns) or [""]:
            print(line)

    def item(self, marker: str, text: str) -> None:
        """Print plain words behind a marker, later lines hanging below the first."""
        lines = wrap_text(printable(text), self.columns - len(marker) - 1)
        for number, line in enumerate(lines or [""]):
            print(f"{marker if number == 0 else ' ' * len(marker)} {line}")

    def ready(self, lines: Iterable[str]) -> None:
        """Print lines that are wrapped and safe already."""
        for line in lines:
            print(line)

    def text(self, markdown: str) -> None:
        """Print Markdown as wrapped lines, and a blank line after it."""
        for line in wrap_blocks(parse_markdown(markdown), self.columns):
            print(printable(line))
        print()

    def sections(self, sections: Iterable[Section], kinds: Iterable[str]) -> None:
        """Print those sections that are of these kinds, each under its title."""
        wanted = frozenset(kinds)
        for section in sections:
            if section.kind in wanted:
                self.line(f"{section.title}:")
                self.text("\n\n".join(section.blocks))
