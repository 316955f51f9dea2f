"""Names and times as exports write them: who a session and its teams are, and when."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid5

from game.classroom.records.session import Session
from game.journal.entries import Header

NAMESPACE = UUID("5d0d3a52-6a0e-5c0b-9a55-7a1f0f6f6c11")
"""Whence the ids of sessions are worked out; it never changes, so that they never do."""


def session_uuid(session: Session) -> UUID:
    """Return the id of a session: the same whenever and wherever its journal is exported."""
    return play_uuid(session.header)


def play_uuid(header: Header) -> UUID:
    """Return the id of a play, worked out from what its journal begins with."""
    told = "\n".join((header.play, header.scenario, header.begun, str(header.seed)))
    return uuid5(NAMESPACE, told)


def digest_uuid(session: UUID, told: str) -> UUID:
    """Return the id of something in a session, worked out from all that it says."""
    return uuid5(session, hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest())


def moment(at: float) -> str:
    """Return a time in UTC to the millisecond; empty for one that was not kept."""
    if not at:
        return ""
    when = datetime.fromtimestamp(round(at * 1000) / 1000, UTC)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03d}Z"


def team_number(session: Session, team: str) -> str:
    """Return what a team is called where its name is not told: `team-1` and so on."""
    return f"team-{session.account.setup.teams.index(team) + 1}"
