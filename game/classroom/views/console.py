"""What the facilitator alone sees of a session: notes, tallies, news at hand, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.classroom.rules.clock import elapsed, timer_words
from game.classroom.rules.deciding import president_of
from game.classroom.rules.loop import BALLOTS, NAMES, SHORT_NAMES, Step, following
from game.classroom.rules.plan import pace, pace_words, plan_lines
from game.classroom.rules.setup import RULE_WORDS
from game.classroom.session.by_hand import STATE_WORDS, injects
from game.classroom.session.going_on import PART_NAMES, debrief_parts, how_to_vote
from game.classroom.session.lesson import Lesson, offered
from game.classroom.session.voting import question_at_hand
from game.classroom.views.compared import compared
from game.classroom.views.looking_back import for_the_debrief
from game.classroom.views.tallies import tallies
from game.content.opened import Opened
from game.engine.play import choose
from game.engine.view import SILENT, advice_view, last_events, scene_view, told
from game.text.markdown import escape
from game.text.telling import counted, first_sentence, listed, shift_words


class Section(NamedTuple):
    """A part of the console: a heading, and blocks in Markdown."""

    heading: str
    blocks: tuple[str, ...]


def console(opened: Opened, lesson: Lesson, now: float) -> tuple[Section, ...]:
    """Return all that the facilitator sees, what matters first."""
    sections = (
        Section("Now", tuple(_now(opened, lesson, now))),
        Section("Votes", tuple(tallies(opened, lesson))),
        Section("To lead the debrief", tuple(for_the_debrief(opened, lesson))),
        Section("Like and unlike", tuple(compared(opened, lesson))),
        Section("Notes", tuple(_notes(opened, lesson))),
        Section("Listen for", tuple(_listen(opened, lesson))),
        Section("What lies ahead", tuple(_ahead(opened, lesson))),
        Section("News at hand", tuple(_injects(lesson))),
        Section("The plan", tuple(_plan(lesson))),
    )
    return tuple(section for section in sections if section.blocks)


def time_line(lesson: Lesson, now: float) -> str:
    """Return the minute of the session, whether it is ahead or behind, and the step's timer."""
    passed = elapsed(lesson.clock, now)
    number = lesson.now.number if lesson.now is not None else 1
    ahead = pace(lesson.plan, lesson.stage, number, lesson.step, passed)
    parts = [f"minute {int(passed // 60)} of {lesson.setup.minutes}", pace_words(ahead)]
    if lesson.paused and lesson.stage != "closed":
        parts.append("paused")
    elif timer := timer_words(lesson.timer, passed):
        parts.append(timer)
    return ", ".join(parts)


def where(lesson: Lesson) -> str:
    """Return where the session stands, in a few words."""
    if lesson.stage == "welcome":
        return lesson.road.program.scenario.title
    if lesson.stage == "closed":
        return "The session is over"
    if lesson.stage == "debrief":
        there = debrief_parts(lesson)
        at = min(lesson.part, len(there) - 1)
        return (
            f"Debrief, part {at + 1} of {len(there)}: {PART_NAMES[there[at]].rstrip('?').lower()}"
        )
    now = lesson.deciding
    trying = ", another road" if lesson.left is not None else ""
    return f"Decision {now.number}{trying}: {SHORT_NAMES[lesson.step].rstrip('?').lower()}"


def _now(opened: Opened, lesson: Lesson, now: float) -> Iterator[str]:
    setup = lesson.setup
    yield time_line(lesson, now)
    passed = elapsed(lesson.clock, now)
    if lesson.stage == "deciding" and passed > lesson.plan.latest and not lesson.wrapping:
        yield "The time of the debrief has begun: `ten` goes to a good stopping point."
    who = counted(setup.students, "student")
    teams = f" in {len(setup.teams)} teams ({escape(listed(setup.teams))})" if setup.teams else ""
    yield f"{who}{teams}; {RULE_WORDS[setup.rule]}."
    if lesson.stage != "deciding":
        return
    made = lesson.deciding
    after = following(made.steps, lesson.step)
    then = f"; then {_named(after)}" if after else ""
    yield f"Decision {made.number} of {_planned(lesson)}: {_named(lesson.step)}{then}."
    if setup.rule == "president":
        yield f"President: {escape(president_of(setup, made.number))}."
    if hint := _to_type(opened, lesson):
        yield hint
    if lesson.left is not None:
        yield "On another road: `back` comes back to the one that the class took."


def _planned(lesson: Lesson) -> str:
    """Say how many decisions there are to be: as planned, fewer where the play ends before."""
    planned = len(lesson.plan.decisions)
    return (
        f"{planned} planned" if lesson.deciding.number <= planned else f"{planned}, past the plan"
    )


def _to_type(opened: Opened, lesson: Lesson) -> str:
    """Say what is typed at a step where something is counted, while nothing is."""
    now = lesson.deciding
    if lesson.step == "predict":
        question = question_at_hand(lesson)
        asked = opened.evidence.questions.get(question)
        if asked is None or question in {each.question for each in now.forecasts}:
            return ""
        return f"Type the hands for each of the {len(asked.answers)} answers, or `skip`."
    if lesson.step in BALLOTS and now.ballot_at(lesson.step) is None:
        return how_to_vote(lesson)
    return ""


def _named(step: Step) -> str:
    return NAMES[step].lower().rstrip("?")


def _notes(opened: Opened, lesson: Lesson) -> Iterator[str]:
    decision = lesson.now
    if decision is not None:
        notes = opened.scenario.scenes[decision.scene].notes
        yield notes or "*The author left no notes here.*"


def _listen(opened: Opened, lesson: Lesson) -> Iterator[str]:
    if lesson.stage != "deciding" or lesson.deciding.chosen:
        return
    scene = opened.scenario.scenes[lesson.deciding.scene]
    yield from (f"- {each}" for each in scene.discuss)
    for each in advice_view(lesson.road.program, lesson.road.state):
        yield f"**{escape(each.adviser.name)}.** {each.text}"
    question = opened.evidence.questions.get(question_at_hand(lesson))
    if question is not None:
        yield f"The record says: {escape(question.answers[question.record])}."


def _ahead(opened: Opened, lesson: Lesson) -> Iterator[str]:
    """Yield what each option leads to under this play's luck."""
    if lesson.stage != "deciding" or lesson.deciding.chosen or lesson.road.over:
        return
    for number, option in enumerate(offered(lesson), start=1):
        road = choose(lesson.road, option.id)
        events, turn = last_events(road)
        views = [told(road.program, event, turn) for event in events if event.kind not in SILENT]
        yield f"**{number}. {escape(option.label)}**"
        rows = []
        for view in views:
            moves = " ".join(
                shift_words(each.indicator.label, each.before, each.after) for each in view.shifts
            )
            name = {"outcome": "", "inject": f"News: {view.title}. "}.get(view.kind, "Arrives. ")
            rows.append(f"- {name}{first_sentence(view.text)} {moves}".rstrip())
        if road.over:
            rows.append("- Then the play ends.")
        else:
            rows.append(f"- Then: {scene_view(road.program, road.state).title}")
        yield "\n".join(rows)


def _injects(lesson: Lesson) -> Iterator[str]:
    if lesson.stage not in ("welcome", "deciding"):
        return
    for each in sorted(injects(lesson), key=lambda each: each.state != "ready"):
        comes = f"comes by itself when `{each.by_itself}`" if each.by_itself else "only by hand"
        yield (
            f"**{escape(each.title)}** (`{each.id}`): {STATE_WORDS[each.state]}; {comes}. "
            f"{first_sentence(each.text)}"
        )


def _plan(lesson: Lesson) -> Iterator[str]:
    yield "\n".join(f"- {line.strip()}" for line in plan_lines(lesson.plan, lesson.setup.minutes))
