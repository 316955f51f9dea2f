"""One statement made: what all of them have in common, and an id worked out from what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from game import __version__
from game.classroom.records.naming import digest_uuid, moment
from game.classroom.records.xapi.activities import Names, Plain

BASE = "https://precedent.invalid/xapi"
"""An address that nobody can own and that leads nowhere: a school puts its own in its place."""

_VERBS = "http://adlnet.gov/expapi/verbs/"


class Maker:
    """Makes the statements of one registration: a session, or the play of one person."""

    def __init__(self, names: Names, registration: UUID) -> None:
        self.names = names
        self.registration = registration

    def statement(
        self,
        actor: Plain,
        verb: str,
        about: Plain,
        at: float,
        result: Plain,
        more: Mapping[str, Any],
        scene: str = "",
    ) -> Plain:
        """Return a statement; `at` is in seconds since 1970 in UTC, 0 where that was not kept."""
        names = self.names
        activities: Plain = {}
        if scene:
            activities = {
                "parent": [{"objectType": "Activity", "id": names.scene(scene)}],
                "grouping": [{"objectType": "Activity", "id": names.scenario}],
            }
        extensions = {names.extension(name): value for name, value in more.items()}
        told: Plain = {
            **({"timestamp": moment(at)} if at else {}),
            "actor": actor,
            "verb": {"id": f"{_VERBS}{verb}", "display": {"en": verb}},
            "object": about,
            "result": {**result, "extensions": extensions},
            "context": {
                "registration": str(self.registration),
                "revision": names.rules,
                "language": names.language,
                **({"contextActivities": activities} if activities else {}),
            },
        }
        # Other words in the scenario, or another version of the program, make no other statement.
        bare = {**told, "object": about["id"]}
        canonical = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        told["context"]["platform"] = f"Precedent {__version__}"
        return {"id": str(digest_uuid(self.registration, canonical)), **told}


def duration_told(began: float, ended: float) -> str:
    """Return a stretch of time as ISO 8601 has it, to a hundredth of a second."""
    hundredths = max(round((ended - began) * 100), 0)
    seconds, rest = divmod(hundredths, 100)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "")
    return f"PT{''.join(parts)}{seconds}.{rest:02d}S"


def share_told(share: float) -> str:
    """Return a probability, with at most four decimals."""
    return f"{share:.4f}".rstrip("0").rstrip(".")
