"""What comes next in a session, and why it does not yet: the order of the loop, kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from game.classroom.rules.deciding import contenders, president_of, settled
from game.classroom.rules.loop import BALLOTS, LOOP, NAMES, following
from game.classroom.session.happened import (
    Away,
    Back,
    Closed,
    Debriefed,
    Happening,
    Revealed,
    Ruled,
    Turned,
    Went,
    WentOn,
    Wrapped,
)
from game.classroom.session.lesson import Lesson, offered
from game.classroom.session.taking import questions_here
from game.engine.state import decisions_made
from game.errors import RequestError
from game.journal.course import turns_before
from game.text.telling import counted, listed

Part = Literal["reaction", "ending", "votes", "dissents", "forecasts", "roads", "change", "ticket"]

PARTS: tuple[Part, ...] = get_args(Part)
"""The parts of a debrief, in their order."""

PART_NAMES: Mapping[Part, str] = {
    "reaction": "One word each",
    "ending": "The ending",
    "votes": "What you decided",
    "dissents": "On record against it",
    "forecasts": "What you foresaw",
    "roads": "Another road",
    "change": "What would change your mind?",
    "ticket": "Before you go",
}
"""What the parts are called in a list of them."""


def next_step(lesson: Lesson, *, skip: bool = False) -> tuple[Happening, ...]:
    """Return what has to happen for the class to go on; `skip` leaves out what was not counted.

    Raises:
        RequestError: where something has to be done first; the message says what.
    """
    if lesson.paused and lesson.stage != "closed":
        return (WentOn(),)
    if lesson.stage == "welcome":
        return (Turned(),)
    if lesson.stage == "debrief":
        if lesson.part + 1 < len(debrief_parts(lesson)):
            return (Debriefed(lesson.part + 1),)
        return (Closed(),)
    if lesson.stage == "closed":
        raise RequestError("The session is over. Type quit, or rewind 1 to try another road.")
    return _within(lesson, skip)


def _within(lesson: Lesson, skip: bool) -> tuple[Happening, ...]:
    now, step = lesson.deciding, lesson.step
    if step == "predict":
        questions = questions_here(lesson)
        answered = {each.question for each in now.forecasts}
        if not skip and lesson.part < len(questions) and questions[lesson.part] not in answered:
            raise RequestError("Type the hands for each answer, one number for each; or skip.")
        if lesson.part + 1 < len(questions):
            return (Went("predict", lesson.part + 1),)
    if step in BALLOTS:
        if now.decides_at(step):
            return _reveal(lesson, skip)
        if now.ballot_at(step) is None and not skip:
            raise RequestError(f"{how_to_vote(lesson)} Or type skip.")
    after = following(now.steps, step)
    if after is not None:
        return (Went(after),)
    return leave(lesson)


def leave(lesson: Lesson) -> tuple[Happening, ...]:
    """Return what follows a decision that is done: the next one, or the debrief."""
    if lesson.left is not None:
        return come_back(lesson) if lesson.road.over else (Turned(),)
    return (Debriefed(),) if lesson.road.over or lesson.wrapping else (Turned(),)


def _reveal(lesson: Lesson, skip: bool) -> tuple[Happening, ...]:
    now, setup = lesson.deciding, lesson.setup
    if lesson.run_off is not None:
        raise RequestError("The run-off is open: type its hands, or decide the tie another way.")
    if now.ruling is not None:
        return (Revealed(now.ruling.option),)
    if now.ballot_at(lesson.step) is None and not (skip and now.first is not None):
        if setup.rule in ("president", "chair") and skip:
            raise RequestError(how_to_decide(lesson, undecided(lesson)))
        raise RequestError(how_to_vote(lesson))
    ballot = now.decisive
    assert ballot is not None
    ruling = settled(setup, ballot)
    if ruling is None:
        if now.ballot_at(lesson.step) is None:
            raise RequestError("The first vote does not settle it; count the second.")
        raise RequestError(how_to_decide(lesson, undecided(lesson)))
    if not numbers_of(lesson, (ruling.option,)):
        raise RequestError("What was voted for has closed since; count again.")
    return (Ruled(ruling.option, ruling.how), Revealed(ruling.option))


def undecided(lesson: Lesson) -> tuple[str, ...]:
    """Return between which options the class has still to decide; none where it has, or not yet."""
    now = lesson.now
    if now is None or now.chosen or now.ruling is not None or not now.decides_at(lesson.step):
        return ()
    ballot = now.ballot_at(lesson.step)
    if ballot is None:
        return ()
    if now.run_offs and now.run_offs[-1].ballot is not None:
        return now.run_offs[-1].ballot.leading
    return contenders(lesson.setup, ballot)


def numbers_of(lesson: Lesson, options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers that options have on the screen."""
    order = [option.id for option in offered(lesson)]
    return tuple(str(order.index(id_) + 1) for id_ in options if id_ in order)


def how_to_vote(lesson: Lesson) -> str:
    """Say what is typed for the vote that is open."""
    if lesson.setup.teams:
        example = " ".join("12"[at % 2] for at in range(len(lesson.setup.teams)))
        return f"Type the number of each team's option in the teams' order, as in {example}."
    example = " ".join(str(each) for each in (12, 5, 3, 2, 1, 1, 0, 0, 0)[: len(offered(lesson))])
    return f"Type the hands for each option, as in {example}."


def how_to_decide(lesson: Lesson, between: tuple[str, ...]) -> str:
    """Say what is typed where a vote leaves the class undecided between options."""
    rule = lesson.setup.rule
    if rule == "president":
        return f"{president_of(lesson.setup, lesson.deciding.number)} decides: type decide 1, 2 ..."
    if rule == "chair":
        return "You decide as chair: type decide 1 because REASON."
    numbers = listed(numbers_of(lesson, between))
    found = "The teams do not agree" if rule == "consensus" else f"A tie between {numbers}"
    return (
        f"{found}: type decide 1 because REASON (as chair), run-off, status quo 1, or draw. "
        "Or count again."
    )


def to_step(lesson: Lesson, word: str) -> tuple[Happening, ...]:
    """Return what has to happen for the class to go to a later step of this decision.

    Raises:
        RequestError: where there is no such step, or it lies behind, or votes come first.
    """
    if lesson.stage != "deciding":
        raise RequestError("There is no decision at hand; press Enter to go on.")
    step = next((each for each in LOOP if each == word), None)
    if step is None:
        raise RequestError(f"The steps are {listed(LOOP)}.")
    here = LOOP.index(lesson.step)
    if LOOP.index(step) <= here:
        raise RequestError(f"{NAMES[step]} lies behind; the steps keep their order.")
    if step in ("reveal", "moved"):
        raise RequestError("What follows is shown once it has been decided: press Enter to go on.")
    if step in ("talk", "again") and lesson.deciding.first is None:
        raise RequestError("The class votes first; that is what there is to talk about.")
    return (Went(step),)


def wrap(lesson: Lesson) -> tuple[tuple[Happening, ...], str]:
    """Return what has to happen when ten minutes are left, and what to say of it."""
    if lesson.stage in ("debrief", "closed"):
        raise RequestError("The debrief is where you are.")
    if lesson.left is not None:
        return (Back(), Wrapped(), Debriefed()), "Back to the class's own road, and to the debrief."
    if lesson.stage == "welcome":
        return (Wrapped(), Turned()), "One decision in its shortest form, then the debrief."
    now = lesson.deciding
    if now.chosen:
        return (Wrapped(),), "The debrief comes after this."
    if now.first is not None:
        steps: tuple[Happening, ...] = (Wrapped(),)
        if "again" in now.steps and lesson.step in ("vote", "talk"):
            steps = (*steps, Went("again"))
        return steps, "This decision is finished first; then comes the debrief."
    if not lesson.made:
        vote: tuple[Happening, ...] = () if lesson.step == "vote" else (Went("vote"),)
        return (Wrapped(), *vote), "One vote, what follows, and then the debrief."
    return (Wrapped(), Debriefed()), "This decision is left open, and the debrief begins."


def previous_part(lesson: Lesson) -> tuple[Happening, ...]:
    """Return what leads back to the part of the debrief before this one.

    Raises:
        RequestError: where there is none; decisions are gone back to in another way.
    """
    if lesson.stage == "closed" and lesson.left is None:
        return (WentOn(), Debriefed(len(debrief_parts(lesson)) - 1))
    if lesson.stage != "debrief":
        raise RequestError("The steps keep their order; rewind N goes back to decision N.")
    if not lesson.part:
        raise RequestError("This is the first part of the debrief.")
    return (Debriefed(min(lesson.part, len(debrief_parts(lesson))) - 1),)


def rewind_to(lesson: Lesson, number: int) -> tuple[Happening, ...]:
    """Return what takes the class back to a decision of its road, counted from 1.

    Raises:
        RequestError: where no such decision was made.
    """
    made = decisions_made(lesson.road.state)
    if not 1 <= number <= made:
        there = f"1 to {made}" if made > 1 else "only 1" if made else "none yet"
        raise RequestError(f"You can go back to a decision that was made: {there}.")
    away = Away(turns_before(lesson.road, number))
    return (WentOn(), away) if lesson.paused else (away,)


def come_back(lesson: Lesson) -> tuple[Happening, ...]:
    """Return what takes the class back to where it was before it tried another road.

    Raises:
        RequestError: where it has not left its road.
    """
    if lesson.left is None:
        raise RequestError("The class is on its own road; rewind N goes back to decision N.")
    return (Back(), Closed()) if lesson.left.stage == "closed" else (Back(),)


def debrief(lesson: Lesson) -> tuple[Happening, ...]:
    """Return what leads to the debrief from anywhere.

    Raises:
        RequestError: where there is nothing yet to look back on.
    """
    if lesson.stage in ("debrief", "closed"):
        raise RequestError("The debrief is where you are.")
    if not lesson.made and lesson.left is None:
        count = counted(len(lesson.made), "decision")
        raise RequestError(f"There is nothing to look back on: {count} made.")
    return (Back(), Debriefed()) if lesson.left is not None else (Debriefed(),)


def debrief_parts(lesson: Lesson) -> tuple[Part, ...]:
    """Return the parts of the debrief, in their order, without those that have nothing to show."""
    made = lesson.made
    there: dict[Part, bool] = {
        "reaction": True,
        "ending": lesson.road.over,
        "votes": any(each.first is not None for each in made),
        "dissents": any(each.dissents for each in made),
        "forecasts": any(each.forecasts for each in made),
        "roads": bool(made),
        "change": True,
        "ticket": True,
    }
    return tuple(part for part in PARTS if there[part])
