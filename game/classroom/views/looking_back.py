"""The debrief as its leader sees it: what to ask at each part, what of this session to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.classroom.session.account import Account, Voted, account_of
from game.classroom.session.asking import BOARD
from game.classroom.session.going_on import PART_NAMES, Part, debrief_parts
from game.classroom.session.lesson import Lesson
from game.content.opened import Opened
from game.engine.view import scene_view
from game.text.markdown import escape
from game.text.telling import counted

_ASK: Mapping[Part, str] = {
    "reaction": "Two minutes. Let everybody say a word, and answer none of them.",
    "ending": "Let it stand for a moment. Nobody has won or lost.",
    "votes": "Ask one who moved, then one who did not. What did they hear that you did not?",
    "dissents": "Read it aloud, and ask the majority what they would answer now.",
    "forecasts": "What made the wrong answer plausible? So few questions show no skill: praise "
    "and blame nobody. Brier's score runs from 0, all hands on the record's answer, to 2; who "
    "knows nothing has that of equal shares.",
    "roads": "`rewind` and a number takes the class to that decision, `back` comes back; both are "
    "kept. `v` on the wall opens the whole debrief: show one part of it.",
    "change": "One likeness and one difference between the case and theirs, from each team or row.",
    "ticket": "Let them write; collect it or not. `report` writes the after-action file.",
}


def for_the_debrief(opened: Opened, lesson: Lesson) -> Iterator[str]:
    """Yield what helps to lead the debrief; nothing while the class decides."""
    if lesson.stage not in ("debrief", "closed"):
        return
    if lesson.stage == "debrief":
        there = debrief_parts(lesson)
        at = min(lesson.part, len(there) - 1)
        rows = [
            f"{'**' if n == at else ''}{n + 1}. {PART_NAMES[each]}{'**' if n == at else ''}"
            for n, each in enumerate(there)
        ]
        yield _ASK[there[at]]
        yield "Enter goes on, `previous` goes back a part: " + ", ".join(rows) + "."
    account = account_of(opened, lesson)
    looked = [*_worth(account), *_left_open(lesson), *_by_hand(account)]
    if looked:
        yield "\n".join(("*Worth a look in this session:*", "", *(f"- {each}" for each in looked)))
    yield from _said(account)


def _worth(account: Account) -> Iterator[str]:
    """Yield the decision that moved most, the closest and the greatest surprise."""
    own = account.own
    moving = max(own, key=lambda each: each.moved, default=None)
    if moving is not None and moving.moved:
        yield f"{_named(moving)}: {counted(moving.moved, 'vote')} or more moved in the talk."
    voted = [each for each in own if each.options]
    if voted:
        close = min(voted, key=_lead)
        if _lead(close) < 1:
            yield f"{_named(close)}: the closest vote; the leading option had {_lead(close):.0%}."
    foreseen = [(each, asked) for each in own for asked in each.foreseen]
    if foreseen:
        each, asked = min(foreseen, key=lambda pair: pair[1].share)
        answer = next(text for id_, text, _ in asked.answers if id_ == asked.record)
        yield (
            f"{_named(each)}: the greatest surprise. {asked.share:.0%} foresaw what the record "
            f"says: {escape(answer)}."
        )


def _left_open(lesson: Lesson) -> Iterator[str]:
    if not lesson.road.over and lesson.left is None:
        title = scene_view(lesson.road.program, lesson.road.state).title
        yield f"Not decided any more: {escape(title)}. What would they have done?"


def _by_hand(account: Account) -> Iterator[str]:
    for each in account.decisions:
        for kind, _, title in each.by_hand:
            if kind == "inject":
                yield f"{_named(each)}: you brought in “{escape(title)}”. Say that it was you."


def _said(account: Account) -> Iterator[str]:
    """Yield what the class put on the board, decision by decision."""
    for each in account.decisions:
        if each.board:
            rows = (f"- {BOARD.get(under, under)}: {escape(said)}" for under, said in each.board)
            yield "\n".join((f"*What the class said at {_named(each)}:*", "", *rows))


def _named(each: Voted) -> str:
    again = ", another road" if each.exploring else ""
    return f"decision {each.number}{again}, {escape(each.title)}"


def _lead(each: Voted) -> float:
    counts = [option.first if option.second is None else option.second for option in each.options]
    return max(counts) / sum(counts) if sum(counts) else 1.0
