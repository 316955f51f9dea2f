"""How much the process apart may take, and holding it to that where the system can."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process apart may take at most."""

    states: int = 2_000_000
    """How many states are kept at a time."""
    seconds: float = 900.0
    """How long it may work in all."""
    megabytes: int = 3000
    """How much memory it may ask for, where the system can hold it to that (not on Windows)."""


def hold_to(limits: Limits) -> None:
    """Hold this process to its limits, and let all others go first."""
    with suppress(AttributeError, OSError):
        os.nice(10)
    try:
        import resource
    except ImportError:
        return
    size, seconds = limits.megabytes * 1_000_000, int(limits.seconds) + 60
    # macOS has no limit of the address space that it would keep to.
    for kind, most in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):
            _, hard = resource.getrlimit(kind)
            bounded = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bounded, hard))
