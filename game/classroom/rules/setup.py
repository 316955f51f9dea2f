"""What is settled before a class begins: how long, how many, which teams, and who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from game.errors import RequestError

Rule = Literal["majority", "consensus", "president", "chair"]

RULES: tuple[Rule, ...] = get_args(Rule)

RULE_WORDS: Mapping[Rule, str] = {
    "majority": "most votes decide",
    "consensus": "all teams must agree",
    "president": "a president decides, another one each time",
    "chair": "the facilitator decides as chair, and says why",
}
"""Who decides, as the screens say it."""

MINUTES = (30, 50, 90)
"""The lengths that are offered."""

LEAST_MINUTES, MOST_MINUTES = 20, 240
LEAST_STUDENTS, MOST_STUDENTS = 2, 500
LEAST_TEAMS, MOST_TEAMS = 2, 8
MOST_NAME = 24


@dataclass(frozen=True, slots=True)
class Setup:
    """A class: minutes, students, the teams' names (none where nobody is in a team), the rule."""

    minutes: int = 50
    students: int = 24
    teams: tuple[str, ...] = ()
    rule: Rule = "majority"


def set_up(minutes: int, students: int, teams: tuple[str, ...] = (), rule: str = "") -> Setup:
    """Return a class; without a rule, most votes decide.

    Raises:
        RequestError: where no such class can be run.
    """
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise RequestError(f"a session takes {LEAST_MINUTES} to {MOST_MINUTES} minutes")
    if not LEAST_STUDENTS <= students <= MOST_STUDENTS:
        raise RequestError(f"a class has {LEAST_STUDENTS} to {MOST_STUDENTS} students")
    if teams and not LEAST_TEAMS <= len(teams) <= MOST_TEAMS:
        raise RequestError(f"there can be {LEAST_TEAMS} to {MOST_TEAMS} teams, or none")
    if len(teams) > students:
        raise RequestError(f"{students} students are too few for {len(teams)} teams")
    known = next((each for each in RULES if each == (rule or "majority")), None)
    if known is None:
        raise RequestError(f"who decides is one of {', '.join(RULES)}, not {rule!r}")
    if known == "consensus" and not teams:
        raise RequestError("consensus is found between teams; name the teams, or choose majority")
    return Setup(minutes, students, teams, known)


def read_teams(typed: str) -> tuple[str, ...]:
    """Read how many teams there are, `4`, or how they are called, `Red, Blue`.

    Raises:
        RequestError: where that is no list of teams.
    """
    typed = typed.strip()
    if typed.lower() in ("", "0", "no", "none"):
        return ()
    if typed.isascii() and typed.isdigit():
        number = int(typed[:3])
        if not LEAST_TEAMS <= number <= MOST_TEAMS:
            raise RequestError(f"there can be {LEAST_TEAMS} to {MOST_TEAMS} teams, or none")
        return tuple(f"Team {letter}" for letter in "ABCDEFGH"[:number])
    names = tuple(" ".join(name.split()) for name in typed.split(","))
    if not all(names):
        raise RequestError("a team without a name: name each, as in Red, Blue, or type how many")
    if len({name.lower() for name in names}) < len(names):
        raise RequestError("two teams have the same name")
    if long := next((name for name in names if len(name) > MOST_NAME), ""):
        raise RequestError(f"the name “{long[:MOST_NAME]}…” is too long for the screen")
    if not LEAST_TEAMS <= len(names) <= MOST_TEAMS:
        raise RequestError(f"there can be {LEAST_TEAMS} to {MOST_TEAMS} teams, or none")
    return names
