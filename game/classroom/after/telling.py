"""A session told in the debrief's own pieces, so that every form of a debrief shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.classroom.rules.deciding import HOW_WORDS
from game.classroom.rules.setup import RULE_WORDS
from game.classroom.session.account import Account, Foreseen, Voted
from game.classroom.session.asking import BOARD
from game.debrief.telling.figures import signed
from game.debrief.telling.pieces import Part, Piece, bullets, heading, lines, text
from game.text.markdown import escape
from game.text.telling import counted, listed
from game.text.width import cut, width

_WIDE = 46
_DONE = {"inject": "brought in", "hold": "held back", "release": "let go"}
_HOW: dict[str, str] = {str(how): told for how, told in HOW_WORDS.items()}


def class_parts(account: Account) -> tuple[Part, ...]:
    """Return the parts that a class adds to a debrief."""
    parts = (
        Part("class", "Class", "The class", tuple(_session(account))),
        Part("votes", "Votes", "What the class decided", tuple(_votes(account))),
        Part("foreseen", "Foreseen", "What the class foresaw", tuple(_forecasts(account))),
    )
    return tuple(part for part in parts if part.pieces)


def plain_class(account: Account) -> dict[str, Any]:
    """Return a session as plain values, for JSON."""
    setup = account.setup
    return {
        "minutes": {"planned": setup.minutes, "taken": round(account.minutes, 1)},
        "students": setup.students,
        "teams": list(setup.teams),
        "decides": setup.rule,
        "decisions": [_plain(each) for each in account.decisions],
    }


def _session(account: Account) -> Iterator[Piece]:
    setup = account.setup
    teams = f" in {len(setup.teams)} teams ({escape(listed(setup.teams))})" if setup.teams else ""
    own = account.own
    yield text(
        f"{counted(setup.students, 'student')}{teams}; {RULE_WORDS[setup.rule]}. "
        f"{counted(round(account.minutes), 'minute')} of {setup.minutes}, pauses left out; "
        f"{counted(len(own), 'decision')}, {account.planned} were planned."
    )
    voted = [each for each in own if each.twice]
    if voted:
        most = max(voted, key=lambda each: each.moved)
        if most.moved:
            yield text(
                f"The talk moved most at decision {most.number}, {escape(most.title)}: at least "
                f"{counted(most.moved, 'vote')} went elsewhere."
            )


def _votes(account: Account) -> Iterator[Piece]:
    for each in account.decisions:
        again = ", another road" if each.exploring else ""
        yield heading(f"{each.number}. {each.title}{again}")
        yield from _vote(each)


def _vote(each: Voted) -> Iterator[Piece]:
    by_hand = [f"{_DONE[kind]}: {escape(title)}" for kind, _, title in each.by_hand]
    if by_hand:
        yield bullets(*(f"*By the facilitator's hand*, {done}" for done in by_hand))
    if each.options:
        yield lines(*_table(each))
    for run_off in each.run_offs:
        labels = {option.id: option.label for option in each.options}
        told = ", ".join(f"{escape(labels.get(id_, id_))} {count}" for id_, count in run_off)
        yield text(f"Run-off: {told}.")
    how = f", {_HOW[each.how]}" if each.how else ""
    who = f" ({escape(each.by)})" if each.by else ""
    why = f": {escape(each.reason)}" if each.reason else "."
    yield text(f"**{escape(each.label)}**{how}{who}{why}")
    if each.dissents:
        yield bullets(
            *(
                f"Dissent{f' of {escape(said.by)}' if said.by else ''}: “{escape(said.text)}”"
                for said in each.dissents
            )
        )
    if each.board:
        yield bullets(*(f"{BOARD.get(under, under)}: {escape(said)}" for under, said in each.board))


def _table(each: Voted) -> Iterator[str]:
    """Yield the votes, first and second side by side."""
    numbers = {option.id: str(at) for at, option in enumerate(each.options, start=1)}
    labels = {option.id: f"{numbers[option.id]}. {option.label}" for option in each.options}
    wide = min(max(map(width, labels.values())), _WIDE)
    heads = f"{'':{wide}}  first  then  moved" if each.twice else f"{'':{wide}}  votes"
    yield heads
    for option in each.options:
        label = cut(labels[option.id], wide)
        label += " " * (wide - width(label))
        if option.second is None:
            yield f"{label}  {option.first:>5}"
        else:
            change = option.second - option.first
            yield f"{label}  {option.first:>5}  {option.second:>4}  {signed(change):>5}"
    for name, first, second in each.teams:
        then = f", then {numbers.get(second, '-')}" if each.twice else ""
        yield f"{name}: {numbers.get(first, '-')}{then}"


def _forecasts(account: Account) -> Iterator[Piece]:
    foreseen = [each for decision in account.decisions for each in decision.foreseen]
    for each in foreseen:
        yield text(f"**{' '.join(each.text.split())}**")
        yield bullets(*_answers(each))
        yield text(
            f"Brier score of the class {each.brier:.2f}; the same share for each answer gives "
            f"{each.uniform:.2f}."
        )
    if len(foreseen) > 1:
        mean = sum(each.brier for each in foreseen) / len(foreseen)
        even = sum(each.uniform for each in foreseen) / len(foreseen)
        yield text(
            f"Over {len(foreseen)} questions: {mean:.2f}, against {even:.2f}. 0 is perfect, 2 is "
            "sure and wrong; so few questions show no skill."
        )


def _answers(each: Foreseen) -> Iterator[str]:
    total = sum(count for _, _, count in each.answers)
    for id_, answer, count in each.answers:
        record = " *The record says this.*" if id_ == each.record else ""
        yield f"{escape(answer)}: {count} of {total} ({count / total:.0%}).{record}"


def _plain(each: Voted) -> dict[str, Any]:
    return {
        "number": each.number,
        "scene": each.scene,
        "exploring": each.exploring,
        "votes": [
            {"option": option.id, "first": option.first, "second": option.second}
            for option in each.options
        ],
        "teams": [
            {"team": name, "first": first or None, "second": second or None}
            for name, first, second in each.teams
        ],
        "run_offs": [dict(run_off) for run_off in each.run_offs],
        "chosen": each.chosen,
        "decided": {"how": each.how, "by": each.by, "reason": each.reason},
        "dissents": [{"by": said.by, "text": said.text} for said in each.dissents],
        "forecasts": [
            {
                "question": asked.question,
                "hands": {id_: count for id_, _, count in asked.answers},
                "record": asked.record,
                "brier": round(asked.brier, 4),
                "uniform": round(asked.uniform, 4),
            }
            for asked in each.foreseen
        ],
        "board": [{"under": under, "text": said} for under, said in each.board],
        "by_hand": [{"move": kind, "inject": id_} for kind, id_, _ in each.by_hand],
    }
