"""Other roads tried from any decision of the one that counts, and the way back onto it.

What is tried is a rewind with choices behind it, as the journal keeps them: nothing is erased, the
same luck is met, and the first road to an ending stays the one that is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.engine import play
from game.engine.play import Turn
from game.errors import MoveError
from game.journal.asking import choose
from game.journal.course import turns_before, turns_shared
from game.journal.sitting import Sitting
from game.model.evidence import Evidence


def try_option(sitting: Sitting, decision: int, option: str, evidence: Evidence) -> None:
    """Go to a decision of the road that counts, from 1, and choose another option there.

    Raises:
        MoveError: if there is no such decision, or the option is not open there; nothing has
            happened then.
        KeepError: if it cannot be kept; the same can be tried again.
    """
    told = sitting.course.told
    at = turns_before(told, decision)
    if decision < 1 or at == len(told.turns):
        raise MoveError(f"there is no decision {decision} on this road")
    play.choose(play.rewind(told, at), option)
    _go(sitting, told.turns[:at])
    choose(sitting, option, evidence)


def take_own_road(sitting: Sitting) -> None:
    """Go back onto the road that counts, to its end.

    Raises:
        KeepError: if it cannot be kept; the same can be tried again.
    """
    _go(sitting, sitting.course.told.turns)


def _go(sitting: Sitting, turns: Sequence[Turn]) -> None:
    """Bring a play to where these turns lead, by as few steps as it takes."""
    shared = turns_shared(sitting.road._replace(turns=tuple(turns)), sitting.road)
    sitting.rewind(shared)
    for turn in turns[shared:]:
        match turn.move.kind:
            case "choose":
                sitting.choose(turn.move.id)
            case "inject":
                sitting.inject(turn.move.id)
            case "hold":
                sitting.hold(turn.move.id)
            case "release":
                sitting.release(turn.move.id)
