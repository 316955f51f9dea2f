"""Elements of SVG as text, every text and value in them escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """Return an element around markup; `class_` stands for `class`, and `_` for `-`."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    content = "".join(inside)
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def words(text: str) -> str:
    """Return a text as markup. All but ASCII is numbered, so that no stream can garble it."""
    return escape(text).encode("ascii", "xmlcharrefreplace").decode("ascii")


def text_at(text: str, x: float, y: float, class_: str = "", anchor: str = "") -> str:
    """Return a line of text; `anchor` says what of it stands at x: start (or ""), middle, end."""
    return element("text", words(text), x=x, y=y, class_=class_, text_anchor=anchor)


def tip(lines: Iterable[str]) -> str:
    """Return what a pointer is shown and a screen reader reads: lines of text."""
    return element("title", words("\n".join(lines)))


def number(value: float) -> str:
    """Return a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
