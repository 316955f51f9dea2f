"""What a class did, told in a line from its journal's own entry, without the scenario."""

from __future__ import annotations

from game.classroom.rules.deciding import HOW_WORDS
from game.classroom.rules.loop import LOOP, NAMES
from game.classroom.rules.setup import RULE_WORDS
from game.classroom.session import happened
from game.classroom.session.asking import BOARD
from game.errors import JournalError
from game.journal.entries import InClass
from game.text.telling import counted, listed

_NAMES: dict[str, str] = {str(step): NAMES[step] for step in LOOP}
_HOW: dict[str, str] = {str(how): told for how, told in HOW_WORDS.items()}
_RULES: dict[str, str] = {str(rule): told for rule, told in RULE_WORDS.items()}


def entry_words(entry: InClass) -> str:
    """Tell an entry in a line, by the author's ids; empty where the play's own entries tell it."""
    try:
        what = happened.read(entry.what, entry.body)
    except JournalError as error:
        return f"In class: not told, since {error}."
    match what:
        case happened.Began():
            teams = f" in {len(what.teams)} teams ({listed(what.teams)})" if what.teams else ""
            who = f"{counted(what.students, 'student')}{teams}, {what.minutes} minutes"
            without = f" Left out: {listed(what.without)}." if what.without else ""
            return f"In class: {who}; {_RULES.get(what.rule, what.rule)}.{without}"
        case happened.Voted():
            return f"{_NAMES.get(what.step, what.step)}: {_counts(what.counts)}."
        case happened.Foresaw():
            return f"Foreseen, {what.question}: {_counts(what.counts)}."
        case happened.RanOff(counts=counts) if counts:
            return f"Run-off: {_counts(counts)}."
        case happened.Ruled():
            by = f" ({what.by})" if what.by else ""
            why = f": {what.reason}" if what.reason else "."
            return f"Decided for {what.option} {_HOW.get(what.how, what.how)}{by}{why}"
        case happened.Dissented():
            return f"Dissent{f' of {what.by}' if what.by else ''}: {what.text}"
        case happened.Said():
            return f"{BOARD.get(what.under, what.under)}: {what.text}"
        case _:
            return _STAGES.get(type(what), "")


def _counts(counts: happened.Counts) -> str:
    return ", ".join(f"{id_} {count}" for id_, count in counts)


_STAGES: dict[type, str] = {
    happened.Paused: "A pause.",
    happened.TakenUp: "The session was taken up again.",
    happened.Wrapped: "Ten minutes were left.",
    happened.Away: "The class went back to try another road.",
    happened.Back: "The class came back to its own road.",
    happened.Closed: "The session was over.",
}
