"""What a projector may show of a session, and nothing else.

No tally before what follows is shown, no note, no inject that has not come, no outcome that was not
met: they are not left out on the way to the screen, they never get here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.rules.clock import elapsed, timer_words
from game.classroom.rules.deciding import HOW_WORDS, president_of
from game.classroom.rules.loop import NAMES, SHORT_NAMES
from game.classroom.rules.setup import RULE_WORDS
from game.classroom.session.going_on import debrief_parts, numbers_of, undecided
from game.classroom.session.lesson import Lesson, offered
from game.classroom.session.taking import questions_here
from game.classroom.session.voting import question_at_hand
from game.classroom.views import parts
from game.content.opened import Opened
from game.engine.view import scene_view
from game.text.dates import spoken_date
from game.text.telling import listed


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the wall: `blocks` are Markdown, `asks` is what the class is asked to do."""

    title: str
    blocks: tuple[str, ...]
    asks: str = ""
    foot: str = ""
    """Which step this is."""


def projector(opened: Opened, lesson: Lesson) -> Shown:
    """Return what the class sees now; the timer is told apart, since it moves."""
    if lesson.paused and lesson.stage != "closed":
        return Shown("A pause", ("All clocks stand still.",), foot=_foot(opened, lesson))
    if lesson.stage == "welcome":
        return _welcome(opened)
    if lesson.stage == "deciding":
        return _decision(opened, lesson)
    if lesson.stage == "closed":
        return Shown(opened.scenario.title, ("The session is over. Thank you.",))
    part = debrief_parts(lesson)[min(lesson.part, len(debrief_parts(lesson)) - 1)]
    title, blocks, asks = parts.debrief_part(opened, lesson, part)
    return Shown(title, tuple(blocks), asks, _foot(opened, lesson))


def blank() -> Shown:
    """Return what stands on the wall while the facilitator reads notes: nothing of the play."""
    return Shown("A moment, please", ())


def time_shown(lesson: Lesson, now: float) -> str:
    """Return the timer of the step in words, empty where there is none."""
    if lesson.paused or lesson.stage == "closed":
        return ""
    return timer_words(lesson.timer, elapsed(lesson.clock, now))


def _foot(opened: Opened, lesson: Lesson) -> str:
    if lesson.stage == "deciding":
        now = lesson.deciding
        trying = ", another road" if lesson.left is not None else ""
        return f"Decision {now.number}{trying} - {SHORT_NAMES[lesson.step]}{_question(lesson)}"
    if lesson.stage != "debrief":
        return opened.scenario.title
    there = len(debrief_parts(lesson))
    return f"Debrief, part {min(lesson.part + 1, there)} of {there}"


def _question(lesson: Lesson) -> str:
    """Say which of several questions is asked."""
    asked = len(questions_here(lesson)) if lesson.step == "predict" else 0
    return f", question {lesson.part + 1} of {asked}" if asked > 1 else ""


def _welcome(opened: Opened) -> Shown:
    scenario = opened.scenario
    blocks = [scenario.role, scenario.setting and f"*{scenario.setting}*", scenario.summary]
    if scenario.content_notes:
        blocks.append(f"Content note: this deals with {listed(scenario.content_notes)}.")
    blocks.append(
        "Each outcome is scripted from a real case, which is shown first, or is marked as assumed. "
        "There is no score and no winner."
    )
    return Shown(scenario.title, tuple(filter(None, blocks)), foot="Welcome")


def _decision(opened: Opened, lesson: Lesson) -> Shown:
    foot, news = _foot(opened, lesson), tuple(parts.news(opened, lesson))
    if lesson.step == "reveal":
        title, told = parts.reveal(opened, lesson)
        return Shown(title, tuple(told), foot=foot)
    if lesson.step == "moved":
        said = tuple(parts.board(lesson, ("moved", "like", "unlike")))
        asks = "Name one likeness and one difference between there and here that would change it."
        return Shown(NAMES["moved"], said, asks, foot)
    view = scene_view(lesson.road.program, lesson.road.state)
    if lesson.step == "brief":
        date = f", {spoken_date(view.date)}" if view.date else ""
        options = tuple(parts.options(lesson))
        return Shown(f"{view.title}{date}", (*news, view.text, *options), foot=foot)
    if lesson.step == "known":
        blocks = (*news, *parts.board(lesson, ("known", "unclear", "presumed")))
        asks = "What do you know, what is unclear, what are you only presuming?"
        return Shown(view.title, blocks, asks, foot)
    if lesson.step == "predict":
        return _asking(opened, lesson, foot, news)
    if lesson.step == "talk":
        scene = opened.scenario.scenes[lesson.deciding.scene]
        prompts = ("\n".join(f"- {each}" for each in scene.discuss),)
        blocks = (*news, *prompts, *parts.options(lesson))
        return Shown("Talk", blocks, "Tell each other why. What would change your mind?", foot)
    return _vote(lesson, foot, news)


def _asking(opened: Opened, lesson: Lesson, foot: str, news: tuple[str, ...]) -> Shown:
    question = opened.evidence.questions.get(question_at_hand(lesson))
    if question is None:
        return Shown("Predict", ("No question is left here.",), foot=foot)
    answers = (f"{at}. {text}" for at, text in enumerate(question.answers.values(), start=1))
    blocks = (*news, question.question, "\n".join(answers))
    return Shown("What did the record show?", blocks, "Hands up for one answer each.", foot)


def _vote(lesson: Lesson, foot: str, news: tuple[str, ...]) -> Shown:
    now, setup = lesson.deciding, lesson.setup
    ruling = now.ruling
    if ruling is not None:
        number = listed(numbers_of(lesson, (ruling.option,)))
        label = next((each.label for each in offered(lesson) if each.id == ruling.option), "")
        said = [f"**{number}. {label}**", f"Decided {HOW_WORDS[ruling.how]}."]
        if ruling.how == "draw":
            said[1] = f"Decided by a draw, from seed {lesson.road.seed}."
        if ruling.by and ruling.reason:
            said.append(f"{ruling.by[:1].upper()}{ruling.by[1:]}: {ruling.reason}")
        elif ruling.by:
            said[1] = f"Decided {HOW_WORDS[ruling.how]}, {ruling.by}."
        return Shown("Decided", tuple(said), foot=foot)
    between = undecided(lesson)
    asks = _asked(lesson)
    if between and lesson.run_off is None and setup.rule in ("majority", "consensus"):
        numbers = listed(numbers_of(lesson, between))
        tie = "The teams do not agree yet" if setup.rule == "consensus" else "A tie"
        asks = (
            f"{tie}: {numbers}. It is decided in the open: by the chair with a reason, a run-off, "
            "leaving things as they are, or a draw."
        )
    elif lesson.run_off is not None:
        asks = f"A run-off between {listed(numbers_of(lesson, lesson.run_off.options))}."
    how = RULE_WORDS[setup.rule]
    rule = f"*{how[:1].upper()}{how[1:]}.*"
    if setup.rule == "president":
        rule = f"*{president_of(setup, now.number)} is president and decides.*"
    return Shown(NAMES[lesson.step], (*news, *parts.options(lesson), rule), asks, foot)


def _asked(lesson: Lesson) -> str:
    teams = bool(lesson.setup.teams)
    if lesson.step == "again":
        return "Each team votes again, by its scribe." if teams else "Vote again: one hand each."
    return "Each team has one vote, by its scribe." if teams else "Vote alone: one hand each."


def texts(shown: Shown) -> Iterator[str]:
    """Yield all that is on the wall, for those who look through it."""
    yield from (shown.title, *shown.blocks, shown.asks, shown.foot)
