"""Small bars beside figures; the figures stand in words, so a screen reader passes these over."""

from __future__ import annotations

from game.debrief.html.markup import NOTHING, Markup, element


def share_bar(share: float) -> Markup:
    """Draw a share of 1 as a bar; the figure stands beside it in words."""
    full = element("rect", class_="full", width=100, height=6)
    part = element("rect", class_="part", width=100 * share, height=6) if share else NOTHING
    return _bar(full, part)


def reach_bar(low: int, high: int, first: int, last: int, middle: float) -> Markup:
    """Draw a stretch within a range, and a mark on it."""
    reach = (high - low) or 1
    start, end, at = (100 * (value - low) / reach for value in (first, last, middle))
    return _bar(
        element("rect", class_="full", width=100, height=6),
        element("rect", class_="stretch", x=start, width=max(end - start, 1), height=6),
        element("rect", class_="part", x=min(max(at - 0.75, 0), 98.5), width=1.5, height=6),
    )


def _bar(*parts: Markup) -> Markup:
    return element(
        "svg",
        *parts,
        viewBox="0 0 100 6",
        preserveAspectRatio="none",
        class_="bar",
        aria_hidden="true",
    )
