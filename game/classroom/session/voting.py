"""Counting, deciding and dissenting, as a session allows them where it stands."""

from __future__ import annotations

from game.classroom.rules.ballot import Ballot, read_hands, read_scribes
from game.classroom.rules.deciding import contenders, draw, president_of, run_off, settled
from game.classroom.rules.loop import BALLOTS
from game.classroom.session.going_on import how_to_decide, numbers_of, undecided
from game.classroom.session.happened import Dissented, Foresaw, Happening, RanOff, Ruled, Voted
from game.classroom.session.lesson import Lesson, offered
from game.classroom.session.taking import questions_here
from game.errors import RequestError
from game.model.evidence import Evidence
from game.text.telling import listed

_AGAIN = "A miscount can be typed again; Enter goes on."


def is_open(lesson: Lesson) -> bool:
    """Whether hands can be counted now."""
    return lesson.stage == "deciding" and (lesson.step in BALLOTS or lesson.step == "predict")


def question_at_hand(lesson: Lesson) -> str:
    """Return the id of the question that the class is asked now; empty where it is asked none."""
    if lesson.stage != "deciding" or lesson.step != "predict":
        return ""
    questions = questions_here(lesson)
    return questions[lesson.part] if lesson.part < len(questions) else ""


def count(lesson: Lesson, typed: str, evidence: Evidence) -> tuple[Happening, str]:
    """Return what a typed count comes to, and what to say of it.

    Raises:
        RequestError: where nothing is counted here, or the count makes no sense.
    """
    if not is_open(lesson):
        raise RequestError("No vote is open now.")
    if lesson.step == "predict":
        foreseen = _foresee(lesson, typed, evidence)
        hands = sum(count for _, count in foreseen.counts)
        return foreseen, f"Counted: {hands} hands of {lesson.setup.students}. {_AGAIN}"
    now = lesson.deciding
    if lesson.run_off is not None:
        options = lesson.run_off.options
        ballot = _read(lesson, typed, options)
        return RanOff(options, ballot.counts, ballot.teams), _after_run_off(lesson, ballot)
    ballot = _read(lesson, typed, tuple(option.id for option in offered(lesson)))
    said = f"{_all_counted(lesson, ballot)} {_AGAIN}"
    if now.decides_at(lesson.step) and settled(lesson.setup, ballot) is None:
        how = how_to_decide(lesson, contenders(lesson.setup, ballot))
        said = f"{_all_counted(lesson, ballot)} {how}"
    return Voted(lesson.step, ballot.counts, ballot.teams), said


def _read(lesson: Lesson, typed: str, options: tuple[str, ...]) -> Ballot:
    setup = lesson.setup
    if setup.teams:
        return read_scribes(typed, options, setup.teams)
    return read_hands(typed, options, setup.students)


def _all_counted(lesson: Lesson, ballot: Ballot) -> str:
    """Say how many voted, so that a miscount is seen; never for what."""
    teams = lesson.setup.teams
    if teams:
        return f"Counted: {ballot.total} of {len(teams)} teams."
    return f"Counted: {ballot.total} hands of {lesson.setup.students}."


def _after_run_off(lesson: Lesson, ballot: Ballot) -> str:
    ruling = run_off(ballot)
    if ruling is None:
        return "A tie again; decide it as chair, by status quo or by a draw."
    return f"The run-off decides for {numbers_of(lesson, (ruling.option,))[0]}. Enter goes on."


def _foresee(lesson: Lesson, typed: str, evidence: Evidence) -> Foresaw:
    question = question_at_hand(lesson)
    if question not in evidence.questions:
        raise RequestError("There is no question left here; press Enter to go on.")
    answers = tuple(evidence.questions[question].answers)
    return Foresaw(question, read_hands(typed, answers, lesson.setup.students).counts)


def decide(lesson: Lesson, number: str, reason: str) -> tuple[Happening, str]:
    """Return what a chair or a president decides.

    Raises:
        RequestError: where there is nothing to decide, or no reason was given.
    """
    now, setup = lesson.now, lesson.setup
    if now is None or now.chosen or not now.decides_at(lesson.step):
        raise RequestError("There is nothing to decide yet: the class votes first.")
    between = undecided(lesson)
    if setup.rule in ("president", "chair"):
        between = tuple(option.id for option in offered(lesson))
    if not between:
        why = "The vote has decided." if now.ballot_at(lesson.step) else "The class votes first."
        raise RequestError(why)
    numbers = numbers_of(lesson, between)
    if number.rstrip(".:") not in numbers:
        raise RequestError(f"Type decide and one of {listed(numbers)}, then because and a reason.")
    option = between[numbers.index(number.rstrip(".:"))]
    if setup.rule == "president":
        return Ruled(option, "president", president_of(setup, now.number), reason), "Decided."
    if not reason:
        raise RequestError("A chair says why: type because and the reason after the number.")
    return Ruled(option, "chair", "the facilitator", reason), "Decided, with a reason."


def call_run_off(lesson: Lesson) -> tuple[Happening, str]:
    """Return that a run-off is called between the options that are tied.

    Raises:
        RequestError: where nothing is tied.
    """
    options = _tied(lesson)
    if len(options) < 2:
        raise RequestError("A run-off needs two options that some want.")
    numbers = listed(numbers_of(lesson, options))
    typed = "each team's choice, 1 for the first of them" if lesson.setup.teams else "the hands"
    return RanOff(options), f"A run-off between {numbers}: type {typed}."


def keep_status_quo(lesson: Lesson, number: str) -> tuple[Happening, str]:
    """Return that a tie leaves things as they are: by the option that changes least.

    Raises:
        RequestError: where nothing is tied, or no option has that number.
    """
    _tied(lesson)
    options = tuple(option.id for option in offered(lesson))
    numbers = numbers_of(lesson, options)
    if number not in numbers:
        raise RequestError(
            "Type the option that leaves things most as they are, as in status quo "
            f"{numbers[-1]}; the numbers go from {numbers[0]} to {numbers[-1]}."
        )
    return Ruled(options[numbers.index(number)], "status quo"), "Things stay as they are."


def draw_lots(lesson: Lesson) -> tuple[Happening, str]:
    """Return what a draw by the play's seed decides between the options that are tied.

    Raises:
        RequestError: where nothing is tied.
    """
    options, now = _tied(lesson), lesson.deciding
    ruling = draw(lesson.road.seed, now.scene, now.visit, options)
    number = numbers_of(lesson, (ruling.option,))[0]
    said = f"Drawn by seed {lesson.road.seed}: option {number}. Enter goes on."
    return Ruled(ruling.option, ruling.how), said


def may_dissent(lesson: Lesson) -> bool:
    """Whether a vote has decided, or is about to, so that there is a losing side."""
    now = lesson.now
    voted = now is not None and now.decisive is not None
    return now is not None and voted and (bool(now.chosen) or now.decides_at(lesson.step))


def dissent(lesson: Lesson, text: str) -> tuple[Happening, str]:
    """Return that those who lost the vote file a sentence; a team may stand before it.

    Raises:
        RequestError: where nothing has been voted on, or nothing is said.
    """
    if not may_dissent(lesson):
        raise RequestError("A dissent comes after the vote that decides.")
    who, colon, rest = text.partition(":")
    team = next((each for each in lesson.setup.teams if each.lower() == who.strip().lower()), "")
    said = rest.strip() if colon and team else text.strip()
    if not said:
        raise RequestError("Type the sentence after the word dissent.")
    return Dissented(said, team), "The dissent is on record."


def _tied(lesson: Lesson) -> tuple[str, ...]:
    if lesson.setup.rule in ("president", "chair") and lesson.now and not lesson.now.chosen:
        raise RequestError("Here one person decides: type decide and the number.")
    options = undecided(lesson)
    if not options:
        raise RequestError("Nothing is tied.")
    return options
