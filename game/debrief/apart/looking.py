"""Looking ahead of whatever is played just now, one scenario after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.debrief.ahead import Ahead
    from game.debrief.apart.lookout import Lookout
    from game.engine.play import Road
    from game.engine.state import State
    from game.engine.tables import Program


class Looking:
    """What lies ahead of the play that goes on; `make` begins to look ahead of a scenario."""

    def __init__(self, make: Callable[[Program], Lookout] | None = None) -> None:
        self._make = make or _lookout
        self._lookout: Lookout | None = None

    def follow(self, road: Road) -> None:
        """Ask about a road: at the start of a play, and after each choice. It returns at once."""
        if self._lookout is None or self._lookout.program is not road.program:
            self.close()
            self._lookout = self._make(road.program)
        self._lookout.ask(road)

    def ahead(self) -> Ahead:
        """Return what is known by now."""
        if self._lookout is not None:
            return self._lookout.ahead()
        # The library screen holds one of these before there is any play.
        from game.debrief.ahead import NOT_ASKED

        return NOT_ASKED

    def left(self, state: State) -> tuple[int, int] | None:
        """Return the fewest and the most decisions still to be made, the one at hand included.

        None while it is not known. The n-th decision is then one of n - 1 + fewest to n - 1 + most.
        """
        return None if self._lookout is None else self._lookout.left(state)

    def wait(self, seconds: float) -> None:
        """Wait until all that was asked is known, at most so long; no screen ever does."""
        if self._lookout is not None:
            self._lookout.wait(seconds)

    @property
    def progress(self) -> float:
        """How much is worked out, from 0 to 1."""
        return 1.0 if self._lookout is None else self._lookout.progress

    def close(self) -> None:
        """Look no further."""
        if self._lookout is not None:
            self._lookout.close()
            self._lookout = None


def _lookout(program: Program) -> Lookout:
    # Only who plays needs it.
    from game.debrief.apart.lookout import Lookout

    return Lookout(program)
