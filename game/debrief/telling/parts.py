"""The parts of a debrief, in their order."""

from __future__ import annotations

from game.debrief.debrief import Debrief
from game.debrief.telling.brief import tell_brief
from game.debrief.telling.explored import tell_explored
from game.debrief.telling.futures import tell_futures
from game.debrief.telling.luck import tell_luck
from game.debrief.telling.pieces import Part
from game.debrief.telling.play import tell_play
from game.debrief.telling.predicted import tell_predicted
from game.debrief.telling.questions import tell_questions
from game.debrief.telling.road import tell_road
from game.debrief.telling.sources import tell_bibliography, tell_open
from game.debrief.telling.untaken import tell_untaken


def parts_of(debrief: Debrief, indicator: str | None = None) -> tuple[Part, ...]:
    """Return all parts; of one indicator, or of every one where none is named.

    Without any, choice and luck is told of all indicators that have a better end.
    """
    ids = tuple(each.id for each in debrief.yardsticks)
    told = ids if indicator is None else (indicator,)
    directed = [id_ for id_ in told if indicator or debrief.yardstick(id_).better != "neither"]
    luck = tuple(tell_luck(debrief, directed))
    parts = (
        _play(debrief),
        *debrief.more,
        Part("road", "Road", "The road", tuple(tell_road(debrief))),
        Part(
            "futures",
            "Futures",
            "What could still come about",
            tuple(tell_futures(debrief, told)),
        ),
        Part("luck", "Luck", "Choice and luck", luck),
        Part(
            "untaken", "Not taken", "The roads not taken", tuple(tell_untaken(debrief, indicator))
        ),
        Part("tried", "Tried", "The roads you tried", tuple(tell_explored(debrief))),
        Part("predicted", "Predicted", "Predictions", tuple(tell_predicted(debrief))),
        Part("open", "Open", "What the sources leave open", tuple(tell_open(debrief))),
        Part("sources", "Sources", "The sources of this path", tuple(tell_bibliography(debrief))),
        Part("questions", "Questions", "Questions to talk about", tuple(tell_questions(debrief))),
    )
    return tuple(part for part in parts if part.pieces)


def brief_of(debrief: Debrief) -> tuple[Part, ...]:
    """Return what has room on a page or two: the play in brief, and what a class adds to it."""
    return (_play(debrief), *debrief.more)


def _play(debrief: Debrief) -> Part:
    return Part("play", "Play", "The play", (*tell_play(debrief), *tell_brief(debrief)))


def indicator_of(debrief: Debrief) -> str | None:
    """Return the indicator that is told first: one with a better end, if there is one."""
    directed = [each.id for each in debrief.yardsticks if each.better != "neither"]
    every = directed or [each.id for each in debrief.yardsticks]
    return every[0] if every else None
