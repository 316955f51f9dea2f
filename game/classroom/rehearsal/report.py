"""A rehearsal told: as text for people, as JSON for programs and CI."""

from __future__ import annotations

import json
from collections.abc import Iterator

from game.classroom.rehearsal.rehearsal import HOLDS, UNSEEN, Rehearsal
from game.classroom.rules.plan import plan_lines
from game.classroom.rules.setup import RULE_WORDS
from game.text.lines import said
from game.text.printable import printable
from game.text.telling import counted, listed

_LEAD_OF_A_DIVISION = 0.5


def report(made: Rehearsal, form: str) -> str:
    """Return a rehearsal as text or as JSON."""
    return as_json(made) if form == "json" else "\n".join(_lines(made))


def as_json(made: Rehearsal) -> str:
    """Return a rehearsal as JSON; minutes and shares of 1, ids are the author's."""
    setup = made.setup
    plain = {
        "format": 1,
        "title": made.title,
        "minutes": setup.minutes,
        "students": setup.students,
        "teams": list(setup.teams),
        "decides": setup.rule,
        "seed": made.seed,
        "sessions": made.sessions,
        "weighed": made.weighed,
        "holds": made.holds,
        "planned_decisions": len(made.plan.decisions),
        "most_decisions": made.plan.most,
        "decisions": [
            {
                "number": each.number, "planned": round(each.planned, 1),
                "begins": [round(each.low, 1), round(each.high, 1)], "sessions": each.sessions,
            }
            for each in made.timed
        ],
        "debrief_minutes": [round(each, 1) for each in made.debrief],
        "ended": made.ended,
        "stopped": made.stopped,
        "stuck": made.stuck,
        "divided": [
            {
                "scene": each.scene, "sessions": each.sessions, "lead": round(each.lead, 3),
                "moved": None if each.moved is None else round(each.moved, 3), "ties": each.ties,
            }
            for each in made.divided
        ],
        "unseen": [
            {"kind": each.kind, "id": each.id, "sessions": each.sessions, "why": each.why}
            for each in made.unseen
        ],
    }  # fmt: skip
    return json.dumps(plain, indent=2, ensure_ascii=True)


def _lines(made: Rehearsal) -> Iterator[str]:
    setup = made.setup
    teams = f" in {len(setup.teams)} teams" if setup.teams else ""
    who = f"{setup.minutes} minutes, {counted(setup.students, 'student')}{teams}"
    yield printable(f"REHEARSAL: {made.title}")
    yield from said(
        f"{who}; {RULE_WORDS[setup.rule]}. {made.sessions} sessions with simulated votes, "
        f"seed {made.seed}.",
        2,
        4,
    )
    yield from said(_MODEL if made.weighed else _ALIKE, 2, 4)
    yield ""
    yield "THE PLAN"
    for line in plan_lines(made.plan, setup.minutes):
        yield from said(line, 2, 4)
    yield ""
    yield "TIME"
    for each in made.timed:
        yield from said(
            f"Decision {each.number}: planned at minute {each.planned:.0f}, begins at "
            f"{each.low:.0f} to {each.high:.0f} in eight sessions of ten; "
            f"{each.sessions} of {made.sessions} come to it.",
            2,
            4,
        )
    low, high = made.debrief
    third = made.setup.minutes / 3
    short = f"; a third of the time is {third:.0f}" if round(low) < round(third) else ""
    yield from said(
        f"The debrief has {low:.0f} to {high:.0f} minutes in eight of ten{short}.", 2, 4
    )
    yield from said(f"{made.ended} of {made.sessions} sessions come to an ending.", 2, 4)
    if made.stuck:
        yield from said(f"In {made.stuck} of {made.sessions} play sticks: no way is open.", 2, 4)
    where = f"before decision {len(made.plan.decisions)} of the plan is made"
    if made.stopped:
        yield from said(f"In {made.stopped} of {made.sessions} time runs out {where}.", 2, 4)
    else:
        yield from said(f"In none does time run out {where}.", 2, 4)
    yield ""
    yield "WHAT DIVIDES"
    for division in made.divided:
        divides = "divides" if division.lead < _LEAD_OF_A_DIVISION else "has a leader"
        share = division.moved
        talk = "" if share is None else f", {share:.0%} move after the talk"
        ties = f"; {counted(division.ties, 'tie')}" if division.ties else ""
        yield from said(
            f"{division.title} ({division.scene}) {divides}: the leading option has "
            f"{division.lead:.0%} of the first vote{talk}{ties}.",
            2,
            4,
        )
    yield ""
    yield f"WHAT A CLASS WILL PROBABLY NOT SEE (in fewer than {UNSEEN:.0%} of the sessions)"
    for missed in made.unseen:
        why = f"; {missed.why}" if missed.why else ""
        yield from said(f"{missed.kind} {missed.id}: {missed.label} ({missed.sessions}{why})", 2, 4)
    if not made.unseen:
        yield from said("All of it is met by some class in ten.", 2, 4)
    yield ""
    yield "The plan holds." if made.holds else _broken(made)


_MODEL = (
    "Each student looks at one indicator and votes for what is expected of it at the end, with a "
    "scatter; after the talk some go over to the leading option. This tries a plan; it is no "
    "forecast of a class."
)
_ALIKE = (
    "The scenario is too large to weigh its options here, so all of them draw alike: divisions "
    "tell nothing then. Times do."
)


def _broken(made: Rehearsal) -> str:
    reasons = []
    if made.stuck:
        reasons.append("play sticks")
    if made.stopped > (1 - HOLDS) * made.sessions:
        reasons.append("time runs out too often: give it more minutes, or leave steps out")
    return f"The plan does not hold: {listed(tuple(reasons))}."
