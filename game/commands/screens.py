"""What every command that can draw a screen asks first: can it, how should it look, what seed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.settings.kept import SettingsFile


def settings_file() -> SettingsFile:
    """Return where this user's settings are kept."""
    from game.settings.kept import SettingsFile, settings_path

    return SettingsFile(settings_path())


def new_seed() -> int:
    """Return a seed that nobody chose, short enough to be read out to a class."""
    from secrets import randbelow

    return randbelow(1_000_000)


def no_screen() -> str:
    """Say why no full screen can be drawn here; empty where it can."""
    if os.environ.get("PRECEDENT_PLAIN"):
        return "PRECEDENT_PLAIN is set"
    if os.environ.get("TEXTUAL_DRIVER"):
        # Something else than a terminal draws the screens: textual-serve in a browser, for one.
        return ""
    if not sys.stdout.isatty():
        return "No terminal on standard output"
    if not sys.stdin.isatty():
        return "No terminal on standard input"
    if not sys.stderr.isatty():
        # The screen is drawn on standard error.
        return "No terminal on standard error"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return f"TERM={os.environ['TERM']}"
    return ""
