"""The look of the app: one dark theme, few colours, and none that says what words do not."""

from __future__ import annotations

from textual.theme import Theme

THEME = Theme(
    name="precedent",
    primary="#8fb8de",
    secondary="#b0a98f",
    accent="#d8b36a",
    warning="#d8b36a",
    error="#e08a7d",
    success="#9bbf8a",
    foreground="#d9d7d0",
    background="#14171b",
    surface="#1e2329",
    panel="#232930",
    dark=True,
)
"""Warm grey on near black, with one pale blue."""
