"""Whether what is written in the own themes can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from game.tui.theme import CONTRAST, OWN, theme_title, themes_in_order, worn

TEXTS = ("foreground", "foreground-muted", "primary", "accent", "warning", "error", "success")
PAPERS = ("background", "surface", "panel")
LEAST, HIGH = 4.5, 7.0


def contrast(text: str, paper: str) -> float:
    """The contrast ratio of WCAG 2.2, with what shines through blended in."""
    below = Color.parse(paper)
    ink = below.blend(Color.parse(text), Color.parse(text).a, alpha=1.0)
    light, dark = sorted((luminance(ink), luminance(below)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, paper: str) -> None:
    colours = theme.to_color_system().generate()
    least = HIGH if theme is CONTRAST else LEAST
    assert contrast(colours[text], colours[paper]) >= least


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_what_is_typed_stands_out(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for text, paper in (
        ("input-cursor-foreground", "input-cursor-background"),
        ("foreground", "background"),
    ):
        assert contrast(colours[text], colours[paper]) >= LEAST


def test_the_own_themes_come_first_and_the_others_stay() -> None:
    names = {*BUILTIN_THEMES, *(theme.name for theme in OWN)}
    listed = themes_in_order(names, no_color=False)
    assert listed[:3] == tuple(theme.name for theme in OWN)
    assert set(listed) == names
    assert all(theme_title(name) for name in listed)


def test_without_colours_no_theme_leaves_them_to_the_terminal() -> None:
    names = (*BUILTIN_THEMES, *(theme.name for theme in OWN))
    assert not [name for name in themes_in_order(names, no_color=True) if "ansi" in name]
    assert worn("ansi-dark", names, no_color=True) == "precedent"
    assert worn("ansi-light", names, no_color=True) == "precedent-light"
    assert worn("ansi-dark", names, no_color=False) == "ansi-dark"
    assert worn("gone", names, no_color=False) == "precedent"
