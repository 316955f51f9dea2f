"""Two pages of text in one Static, turned by a key: the least that a repaint can cost."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static

PAGES = tuple(
    "\n".join(f"{name} {line}: the river has risen by a hand since the bell." for line in range(39))
    for name in ("Left", "Right")
)


class Pages(App[None]):
    BINDINGS: ClassVar = [("n,escape", "turn", "Turn"), ("q", "quit", "Quit")]
    at = 0

    def compose(self) -> ComposeResult:
        yield Static(PAGES[0], markup=False)

    def action_turn(self) -> None:
        self.at = 1 - self.at
        self.query_one(Static).update(PAGES[self.at])


if __name__ == "__main__":
    Pages().run()
