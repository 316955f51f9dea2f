"""A grade book: the roster, every column unchanged, with what a session can say of each person.

Votes in class are shows of hands and scribes of teams: nothing is known of one person but what the
roster or the facilitator says. So the columns tell of the session and of the person's team.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import mean

from game.classroom.records.naming import moment, session_uuid
from game.classroom.records.roster import Line, Roster, joined
from game.classroom.records.session import Session
from game.errors import RequestError
from game.text.separated import Cell

PREFIX = "precedent_"

COLUMNS: Mapping[str, str] = {
    "session": "The id of the session; the same in every export of it",
    "date": "The day it began, UTC",
    "scenario": "The id of the scenario",
    "minutes": "How long it took, pauses left out",
    "present": "1 or 0 as the facilitator said when this was exported (--absent); empty where "
    "nothing was said: hands are counted, not people",
    "team": "The team that the roster names, if it is one of the session's; else empty",
    "decisions": "How many decisions the class made on its own road",
    "decisions_planned": "How many its plan had",
    "votes_counted": "How many votes were counted, first and second, on the class's own road",
    "team_votes": "At how many of these votes the person's team voted; empty without a team",
    "team_changed": "At how many decisions the team's second vote was another than its first",
    "team_dissents": "How many dissents the team filed",
    "predictions": "How many questions about the record the class answered",
    "mean_brier": "The mean of Brier's scores of the class's forecasts, 0 (all on the record) to "
    "2; it is the class's, not the person's; empty without any",
    "baseline_brier": "The mean score of the same share for each answer",
}
"""What each column holds, without its prefix. No column is a mark: a class decided together."""

_TEAM_HEADS = ("team", "group", "team name", "group name")


def gradebook(session: Session, roster: Roster, absent: Collection[str] | None) -> str:
    """Return the grade book. `absent` names people by a cell of their line; None leaves that open.

    Raises:
        RequestError: where somebody absent is not in the roster, or its columns have our names.
    """
    heads = [f"{PREFIX}{name}" for name in COLUMNS]
    if clash := next((head for head in roster.head.cells if head.strip() in heads), ""):
        raise RequestError(
            f"the roster has a column {clash.strip()} already: it is an export itself; "
            "take the roster as it was before"
        )
    missing = _absent(roster, absent)
    teams = {name.casefold(): name for name in session.account.setup.teams}
    at = roster.column(*_TEAM_HEADS)
    rows = [joined(roster.head, heads, roster.delimiter)]
    for number, line in enumerate(roster.people):
        team = teams.get(line.cells[at].strip().casefold(), "") if at is not None else ""
        present = None if absent is None else int(number not in missing)
        rows.append(joined(line, _cells(session, team, present), roster.delimiter))
    return "\n".join(rows)


def columns() -> dict[str, str]:
    """Return what our columns hold, by their heads, for a codebook."""
    return {
        "(your own columns)": "As they stood in the roster, character for character, formulas too",
        **{f"{PREFIX}{name}": meaning for name, meaning in COLUMNS.items()},
    }


def _cells(session: Session, team: str, present: int | None) -> Sequence[Cell]:
    own = [told for told in session.decisions if not told.voted.exploring]
    scores = [each for told in own for each in told.voted.foreseen]
    said = [
        (first, second)
        for told in own
        for name, first, second in told.voted.teams
        if name == team
    ]  # fmt: skip
    account = session.account
    return [
        str(session_uuid(session)),
        moment(session.began)[:10],
        session.header.scenario,
        round(account.minutes, 1),
        present,
        team,
        len(own),
        account.planned,
        sum(bool(told.voted.options) + told.voted.twice for told in own),
        sum(bool(each) for pair in said for each in pair) if team else None,
        sum(bool(first and second and first != second) for first, second in said) if team else None,
        sum(each.by == team for told in own for each in told.voted.dissents) if team else None,
        len(scores),
        round(mean(each.brier for each in scores), 4) if scores else None,
        round(mean(each.uniform for each in scores), 4) if scores else None,
    ]


def _absent(roster: Roster, absent: Collection[str] | None) -> frozenset[int]:
    """Return the lines of the people who were absent."""
    found = set()
    for name in absent or ():
        wanted = name.strip().casefold()
        lines = [at for at, line in enumerate(roster.people) if _has(line, wanted)]
        if len(lines) != 1:
            several = "is in several rows" if lines else "is in no cell"
            raise RequestError(f"“{name.strip()}” {several} of the roster; name who was absent by "
                               "a cell that is theirs alone")  # fmt: skip
        found.add(lines[0])
    return frozenset(found)


def _has(line: Line, wanted: str) -> bool:
    return any(cell.strip().casefold() == wanted for cell in line.cells)
