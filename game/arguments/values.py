"""Values that several commands take, read and refused in one way."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    """Where the commands' own parsers are added."""

MAX_SEED = 2**63 - 1
MOST_STATES = 10**9
MOST_LISTED = 10_000


def seed(text: str) -> int:
    """Read what decides chance."""
    if not text.isascii() or not text.isdigit() or int(text[:20]) > MAX_SEED or len(text) > 19:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {MAX_SEED}, not {text!r}")
    return int(text)


def states(text: str) -> int:
    """Read how many states are visited at most."""
    if (
        not text.isascii()
        or not text.isdigit()
        or len(text) > 10
        or not 0 < int(text) <= MOST_STATES
    ):
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST_STATES}, not {text!r}")
    return int(text)


def decision(text: str) -> int:
    """Read the number of a decision."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:5]) <= MOST_LISTED:
        raise argparse.ArgumentTypeError(f"the number of a decision, from 1, not {text!r}")
    return int(text)


def count(text: str) -> int:
    """Read how many things are listed at most."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:7]) <= MOST_LISTED:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST_LISTED}, not {text!r}")
    return int(text)
