"""Sessions of a class to export: one in teams with all that can happen, one by hands cut short.

Used by the tests of the records of a class.
"""

from __future__ import annotations

from game.classroom.records.session import Session, session_told
from game.journal.entries import Header
from lessons import Class, seated

TEAMS = ("Red", "Blue", "Gold")
HEADER = Header(
    "ab3de", "made", "The gate", "", "0123456789abcdef0123456789abcdef", "t", 7, "0.1",
    "2026-11-29T20:15:00Z",
)  # fmt: skip


def told(at: Class) -> Session:
    """Return a session at a desk as it is exported."""
    return session_told(at.desk.opened, HEADER, at.desk.sitting.course)


def held_in_teams() -> Class:
    """A class that votes twice, ties, dissents, pauses, brings news in, and tries another road."""
    at = seated(teams=TEAMS, students=30)
    at.type("", "", "9 21", "", "inject storm", "1 2 1", "", "pause", "go", "", "1 2 -")
    at.type("draw", "dissent Blue: the ford =floods", "", "", "like the water")
    at.type("", "", "1 2 2", "", "", "2 2 2", "", "", "")
    at.type("rewind 1", "", "3 3 3", "", "back")
    assert at.refused == []
    return at


def held_by_hands() -> Class:
    """A class without teams that makes one decision and stops."""
    at = seated(students=24)
    at.type("", "", "9 9", "", "12 5 3", "", "", "4 12 4", "", "")
    assert at.refused == []
    return at
