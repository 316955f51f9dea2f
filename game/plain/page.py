"""Lines on standard output, wrapped and safe to print; no colour, no cursor, no position."""

from __future__ import annotations

from collections.abc import Iterable

from game.text.grounds import Section
from game.text.markdown import parse_markdown
from game.text.printable import printable
from game.text.wrap import wrap_blocks, wrap_text


class Page:
    """Where a play is told; `columns` is the widest line, in cells."""

    def __init__(self, columns: int) -> None:
        self.columns = columns

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
