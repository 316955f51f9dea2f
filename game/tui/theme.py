"""The looks of the app: a dark one, a light one, one of high contrast, and those of Textual.

Few colours, and none that says what words do not.
"""

from __future__ import annotations

from collections.abc import Collection

from textual.theme import Theme

DARK = Theme(
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
    variables={"foreground-muted": "#9a9b99", "foreground-disabled": "#555a60"},
)
"""Warm grey on near black, with one pale blue."""

LIGHT = Theme(
    name="precedent-light",
    primary="#1a3a8a",
    secondary="#6b6247",
    accent="#7a5200",
    warning="#7a5200",
    error="#9b2c1f",
    success="#35602a",
    foreground="#23262a",
    background="#f7f5ef",
    surface="#ebe7dc",
    panel="#e3ded1",
    dark=False,
    variables={"foreground-muted": "#5a5c5e", "foreground-disabled": "#aba695"},
)
"""Ink on paper, with one dark blue."""

CONTRAST = Theme(
    name="precedent-contrast",
    primary="#ffe45c",
    secondary="#ffffff",
    accent="#ffe45c",
    warning="#ffe45c",
    error="#ffb3a7",
    success="#b6f2a0",
    foreground="#ffffff",
    background="#000000",
    surface="#262626",
    panel="#262626",
    dark=True,
    variables={"foreground-muted": "#e0e0e0", "foreground-disabled": "#a0a0a0"},
)
"""White on black, with one yellow: for weak eyes, bright rooms and projectors."""

OWN = (DARK, LIGHT, CONTRAST)
"""The themes of the project's own, the one it begins with first."""

TITLES = {
    DARK.name: "Precedent, dark",
    LIGHT.name: "Precedent, light",
    CONTRAST.name: "Precedent, high contrast",
}
"""What the screens call the own themes; the others go by their names."""

_ANSI = "ansi-"


def theme_title(name: str) -> str:
    """Return what the screens call a theme."""
    return TITLES.get(name, name)


def themes_in_order(names: Collection[str], *, no_color: bool) -> tuple[str, ...]:
    """Return the themes that can be worn, the own ones first.

    Without colours those that leave them to the terminal would be black on black.
    """
    own = tuple(theme.name for theme in OWN)
    others = sorted(name for name in names if name not in own)
    return (*own, *(name for name in others if not (no_color and name.startswith(_ANSI))))


def worn(name: str, names: Collection[str], *, no_color: bool) -> str:
    """Return the theme to wear when one is asked for that may not be there, or not be readable."""
    if name in themes_in_order(names, no_color=no_color):
        return name
    return LIGHT.name if name == f"{_ANSI}light" else DARK.name
