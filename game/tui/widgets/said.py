"""What was said to the last thing typed: a line, or as many as it takes."""

from __future__ import annotations

from textual.widgets import Static

from game.tui.typeset import plain


class Said(Static):
    """Words above the key bar; the line stays where there are none, so that nothing jumps."""

    DEFAULT_CSS = """
    Said { height: auto; min-height: 1; width: 100%; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.words = ""

    def show(self, words: str) -> None:
        """Say something else."""
        if words != self.words:
            self.words = words
            self.update(plain(words, "bold"))
