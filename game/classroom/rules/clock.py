"""Time in class, in seconds of session: it stands still while the class pauses or is away.

Nothing here looks at a clock: each function is told what time it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a session has run: what had passed by `since`, and all time from then on.

    `since` is a moment of the world's clock, in seconds; None while it stands still.
    """

    passed: float = 0.0
    since: float | None = None


STILL = Clock()
"""A clock that has not begun to run."""


def elapsed(clock: Clock, now: float) -> float:
    """Return the seconds of session that have passed; a clock set back takes none away."""
    return clock.passed if clock.since is None else clock.passed + max(now - clock.since, 0.0)


def paused(clock: Clock, now: float) -> Clock:
    """Return the clock, standing still from now on."""
    return Clock(elapsed(clock, now), None)


def running(clock: Clock, now: float) -> Clock:
    """Return the clock, running from now on."""
    return clock if clock.since is not None else Clock(clock.passed, now)


def taken_up(clock: Clock, last: float, now: float) -> Clock:
    """Return the clock of a session that was last heard of at `last` and goes on now."""
    return Clock(elapsed(clock, last), now) if clock.since is not None else clock


@dataclass(frozen=True, slots=True)
class Timer:
    """A soft timer of a step: `begun` and `allowed` in seconds of session; it never ends a step."""

    begun: float = 0.0
    allowed: float = 0.0

    @property
    def shown(self) -> bool:
        """Whether the step has a timer at all."""
        return self.allowed > 0


NO_TIMER = Timer()


def left(timer: Timer, passed: float) -> float:
    """Return how many seconds are left; fewer than 0 once the time is up."""
    return timer.allowed - (passed - timer.begun)


def longer(timer: Timer, passed: float, seconds: float = MINUTE) -> Timer:
    """Return the timer with more time; where it was up already, with so much from now."""
    over = max(-left(timer, passed), 0.0)
    return replace(timer, allowed=timer.allowed + over + seconds)


def timer_words(timer: Timer, passed: float) -> str:
    """Tell how much time is left, calmly: to the minute, and near the end by ten seconds."""
    if not timer.shown:
        return ""
    seconds = left(timer, passed)
    if seconds <= 0:
        return "time is up; finish the thought"
    if seconds > 2 * MINUTE:
        return f"about {round(seconds / MINUTE)} minutes left"
    tens = max(round(seconds / 10) * 10, 10)
    minutes, rest = divmod(tens, 60)
    return f"{minutes}:{rest:02d} left"
