"""The statements of a session: what teams and the class answered, foresaw and completed.

Hands tell of no person, so the actor is the class, or a team where a scribe voted: a group known by
an account of the session. The id of a statement is worked out from what it says: exporting twice
gives the same statements, and a count that was put right later gives another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from game.classroom.records.naming import session_uuid, team_number
from game.classroom.records.session import Session, Told
from game.classroom.records.xapi.activities import Names, Plain
from game.classroom.records.xapi.making import Maker, duration_told, share_told
from game.classroom.session.account import Foreseen
from game.text.printable import printable


def as_xapi(session: Session, base: str, *, named: bool = False) -> str:
    """Return a session as JSON lines, in order of time.

    Without `named`, teams are numbered, and what was said in words is left out.
    """
    found = sorted(_Told(session, base, named).all(), key=lambda each: each["timestamp"])
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found)


class _Told:
    """One session as it is told."""

    def __init__(self, session: Session, base: str, named: bool) -> None:
        self.session = session
        self.names = Names(session.opened, session.header.rules, base)
        self.named = named
        self.id = session_uuid(session)
        self.made = Maker(self.names, self.id)

    def all(self) -> Iterator[Plain]:
        for told in self.session.decisions:
            for each in told.voted.foreseen:
                yield self._foresaw(told, each)
            if told.voted.teams:
                yield from self._teams(told)
            yield self._decided(told)
        yield self._ended()

    def _decided(self, told: Told) -> Plain:
        voted, passed = told.voted, told.passed
        more: dict[str, Any] = {
            "decision": voted.number,
            "exploring": voted.exploring,
            "dissents": len(voted.dissents),
        }
        if voted.options:
            more["votes-first"] = {each.id: each.first for each in voted.options}
        if voted.twice:
            more["votes-second"] = {each.id: each.second for each in voted.options}
        if voted.how:
            more["decided-by"] = voted.how
        if self.named and voted.reason:
            more["reason"] = printable(voted.reason)
        if self.named and voted.dissents:
            more["dissent-texts"] = [printable(each.text) for each in voted.dissents]
        return self.made.statement(
            self._group(),
            "answered",
            self.names.decision(voted.scene),
            told.times.done,
            {"response": voted.chosen, "duration": duration_told(passed.began, passed.done)},
            more,
            voted.scene,
        )

    def _teams(self, told: Told) -> Iterator[Plain]:
        voted, times, passed = told.voted, told.times, told.passed
        for team, *said in voted.teams:
            before = ""
            for number, (step, option) in enumerate(zip(("vote", "again"), said, strict=True), 1):
                at = times.voted.get(step, 0.0)
                if not option or not at:
                    continue
                more: dict[str, Any] = {
                    "decision": voted.number, "exploring": voted.exploring, "round": number,
                }  # fmt: skip
                if before and before != option:
                    more["changed-from"] = before
                before = option
                began = passed.entered.get(step, passed.began)
                yield self.made.statement(
                    self._group(team),
                    "answered",
                    self.names.decision(voted.scene),
                    at,
                    {"response": option, "duration": duration_told(began, passed.voted[step])},
                    more,
                    voted.scene,
                )

    def _foresaw(self, told: Told, each: Foreseen) -> Plain:
        at = told.times.foreseen[each.question]
        total = sum(count for _, _, count in each.answers)
        shares = (f"{id_}[.]{share_told(count / total)}" for id_, _, count in each.answers)
        finding = self.session.opened.evidence.questions[each.question].finding
        return self.made.statement(
            self._group(),
            "answered",
            self.names.question(told.voted.scene, each.question),
            at,
            {
                "response": "[,]".join(shares),
                "score": {"scaled": round(1 - each.brier / 2, 4)},
                "duration": duration_told(
                    told.passed.asked[each.question], told.passed.foreseen[each.question]
                ),
            },
            {
                "decision": told.voted.number,
                "hands": {id_: count for id_, _, count in each.answers},
                "brier": round(each.brier, 4),
                "baseline-brier": round(each.uniform, 4),
                "outcome": each.record,
                "source": [finding],
            },
            told.voted.scene,
        )

    def _ended(self) -> Plain:
        session, account = self.session, self.session.account
        own = [told for told in session.decisions if not told.voted.exploring]
        scores = [each.brier for told in own for each in told.voted.foreseen]
        more: dict[str, Any] = {
            "path": [f"{told.voted.scene}:{told.voted.chosen}" for told in own],
            "decisions-made": len(own),
            "decisions-planned": account.planned,
            "students": account.setup.students,
        }
        if session.ending:
            more["ending"] = session.ending
        if scores:
            more["mean-brier"] = round(sum(scores) / len(scores), 4)
        return self.made.statement(
            self._group(),
            "completed" if session.ending else "exited",
            self.names.whole(),
            session.last,
            {
                "completion": bool(session.ending),
                "duration": duration_told(0.0, account.minutes * 60),
            },
            more,
        )

    def _group(self, team: str = "") -> Plain:
        name = team_number(self.session, team) if team else "class"
        called = {"name": printable(team)} if team and self.named else {}
        page = f"{self.names.base}/session/{self.id}"
        return {"objectType": "Group", **called, "account": {"homePage": page, "name": name}}
