"""What was voted and foreseen as tables, each with a codebook that says what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.classroom.records.naming import moment, session_uuid
from game.classroom.records.session import Session, Told
from game.text.separated import Cell, separated

_KEYS: Mapping[str, str] = {
    "session": "The id of the session; the same in every export of it",
    "play": "The id of its play, as `precedent plays` lists it",
    "scenario": "The id of the scenario",
    "rules": "The digest of the rules by which it was played; only rows with the same are alike",
    "decision": "Which decision of the road it is, from 1",
    "exploring": "1 if it was made after going back, to try another road; else 0",
    "scene": "The id of the scene",
    "visit": "Which time the class stood at the scene, from 1",
}
DECISIONS: Mapping[str, str] = {
    **_KEYS,
    "round": "1 the first vote, 2 the one after the talk; a run-off is r1, r2 and so on",
    "team": "The team whose scribe voted; empty for a show of hands or a sum of teams",
    "option": "The id of the option",
    "label": "The option as it reads",
    "votes": "How many hands, or teams, were for it; 1 in the row of a team",
    "chosen": "1 in the rows of the option that was done; else 0",
    "how": "How it was decided: majority, consensus, president, chair, run-off, draw, status quo",
    "dissents": "How many dissents were filed at this decision: by the team, or by anybody",
    "voted_at": "When this vote was counted, UTC; empty for a run-off",
    "done_at": "When the outcome was shown, UTC",
}
"""The columns of votes: a row for each option and round, and for each team and round."""

PREDICTIONS: Mapping[str, str] = {
    **_KEYS,
    "question": "The id of the question about the record",
    "answer": "The id of an answer",
    "label": "The answer as it reads",
    "hands": "How many hands were up for it",
    "probability": "Its share of all hands, 0 to 1: the class's forecast",
    "record": "1 in the row of the answer that the record gives; else 0",
    "brier": "Brier's score of the class's forecast, 0 (all on the record) to 2; the same in each "
    "row of a question",
    "baseline_brier": "The score of the same share for each answer",
    "locked_at": "When the hands were counted, UTC",
    "finding": "The id of the finding that the record rests on",
}
"""The columns of forecasts: a row for each answer."""


def decisions_table(session: Session) -> str:
    """Return all votes of a session; a show of hands tells of nobody in it."""
    rows = (row for told in session.decisions for row in _votes(session, told))
    return separated(tuple(DECISIONS), rows)


def predictions_table(session: Session) -> str:
    """Return what the class foresaw, and what the record says."""
    rows = (row for told in session.decisions for row in _foreseen(session, told))
    return separated(tuple(PREDICTIONS), rows)


def codebook(columns: Mapping[str, str]) -> str:
    """Return what each column of a table holds, as a table."""
    return separated(("column", "meaning"), columns.items())


def _keys(session: Session, told: Told) -> list[Cell]:
    header, voted = session.header, told.voted
    return [
        str(session_uuid(session)), header.play, header.scenario, header.rules, voted.number,
        int(voted.exploring), voted.scene, told.visit + 1,
    ]  # fmt: skip


def _votes(session: Session, told: Told) -> Iterator[list[Cell]]:
    voted, times = told.voted, told.times
    keys, done = _keys(session, told), moment(times.done)
    labels = {each.id: each.label for each in voted.options}
    filed = len(voted.dissents)

    def row(number: str, team: str, option: str, votes: int, dissents: int, at: str) -> list[Cell]:
        chosen = int(option == voted.chosen)
        label = labels.get(option, option)
        return [*keys, number, team, option, label, votes, chosen, voted.how, dissents, at, done]

    for number, step in (("1", "vote"), ("2", "again")):
        if number == "2" and not voted.twice:
            continue
        at = moment(times.voted.get(step, 0.0))
        for option in voted.options:
            count = option.first if number == "1" else option.second
            yield row(number, "", option.id, count or 0, filed, at)
        for team, first, second in voted.teams:
            said = first if number == "1" else second
            if said:
                by = sum(each.by == team for each in voted.dissents)
                yield row(number, team, said, 1, by, at)
    for at_, run_off in enumerate(voted.run_offs, start=1):
        for option_id, count in run_off:
            yield row(f"r{at_}", "", option_id, count, filed, "")
    if not voted.options:
        yield row("", "", voted.chosen, 0, filed, "")


def _foreseen(session: Session, told: Told) -> Iterator[list[Cell]]:
    for each in told.voted.foreseen:
        total = sum(count for _, _, count in each.answers)
        at = moment(told.times.foreseen.get(each.question, 0.0))
        question = session.opened.evidence.questions[each.question]
        for id_, label, count in each.answers:
            yield [
                *_keys(session, told), each.question, id_, label, count, round(count / total, 4),
                int(id_ == each.record), round(each.brier, 4), round(each.uniform, 4), at,
                question.finding,
            ]  # fmt: skip
