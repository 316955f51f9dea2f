"""Where plays are kept on this machine, and what can be worked out again."""

from __future__ import annotations

import os
from pathlib import Path

SUFFIX = ".jsonl"
"""The ending of a journal's file name; before it stands the play's id."""


def home() -> Path:
    """Return the folder of all that the game keeps: PRECEDENT_HOME, or the user's data folder."""
    given = os.environ.get("PRECEDENT_HOME")
    if given:
        return Path(given).absolute()
    # It takes 30 ms, and only who plays or looks at plays needs it.
    from platformdirs import user_data_path

    return user_data_path("precedent", appauthor=False)


def plays_folder() -> Path:
    """Return the folder in which plays are kept; it need not be there yet."""
    return home() / "plays"


def trash_folder() -> Path:
    """Return the folder of plays that were deleted."""
    return home() / "trash"


def aside_folder() -> Path:
    """Return the folder of copies of what could not be read."""
    return home() / "aside"


def cache_folder() -> Path:
    """Return the folder of what can be worked out again: in PRECEDENT_HOME, or the user's cache."""
    if os.environ.get("PRECEDENT_HOME"):
        return home() / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("precedent", appauthor=False)


def cards_file() -> Path:
    """Return the file of the library's cards, as they were read the last time."""
    return cache_folder() / "cards.json"
