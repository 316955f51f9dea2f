"""What a typed line means as a choice, and what is said where it means none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from game.engine.view import OptionView, SceneView
from game.plain.page import Page
from game.plain.tell import how_to_choose


def chosen_by(
    page: Page, answer: str, scene: SceneView, words: Collection[str]
) -> OptionView | None:
    """Return the open option that an answer means, or say why it means none.

    `words` are those that may be typed instead: the nearest one is named.
    """
    chosen = _meant(answer, scene.options)
    if chosen is not None and chosen.open:
        return chosen
    if chosen is not None:
        page.line(f"That way is closed. {chosen.locked}")
    elif answer.isdigit():
        page.line(f"There is no option {answer} here.")
    elif answer:
        near = get_close_matches(answer.lower(), words, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        page.line(f"There is nothing called {answer!r} here.{meant}")
    page.line(how_to_choose(scene))
    return None


def _meant(answer: str, options: Sequence[OptionView]) -> OptionView | None:
    """Return the option that a number or an id means, open or closed."""
    number = answer.rstrip(".")
    if number.isascii() and number.isdigit():
        at = int(number[:4])
        return options[at - 1] if 1 <= at <= len(options) else None
    return next((option for option in options if option.id == answer), None)
