"""The screens of a play, which last: each is imported when it is first shown, and then kept."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def _library() -> Screen[Any]:
    from game.tui.screens.library import LibraryScreen

    return LibraryScreen()


def _briefing() -> Screen[Any]:
    from game.tui.screens.briefing import BriefingScreen

    return BriefingScreen()


def _decision() -> Screen[Any]:
    from game.tui.screens.decision import DecisionScreen

    return DecisionScreen()


def _outcome() -> Screen[Any]:
    from game.tui.screens.outcome import OutcomeScreen

    return OutcomeScreen()


def _ending() -> Screen[Any]:
    from game.tui.screens.ending import EndingScreen

    return EndingScreen()


SCREENS = {
    "library": _library,
    "briefing": _briefing,
    "decision": _decision,
    "outcome": _outcome,
    "ending": _ending,
}
"""Each screen's name, and what makes it."""
