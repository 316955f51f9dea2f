"""The least that a Textual app can show: one Static and a Footer. Others are measured against it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class Bare(App[None]):
    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("READY")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
