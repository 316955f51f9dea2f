"""What scrolls in this app: a shelf of rows, and the page of prose made from it."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Shelf(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A container that scrolls, with a thin and quiet bar; keys of the screen move it."""

    DEFAULT_CSS = """
    Shelf {
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground-disabled;
        scrollbar-color-hover: $foreground-muted;
        scrollbar-color-active: $foreground-muted;
        & > Rows { padding: 0 1 0 0; }
    }
    """
