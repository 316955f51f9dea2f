"""A late consequence that would have changed a guarded ending: a warning at the condition."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.asking.late import LateChange
from game.authoring.never.next_rows import next_rows, trail_of
from game.authoring.never.reasons import shown
from game.authoring.witness import after
from game.content.load import Loaded
from game.engine.tables import Program
from game.errors import Problem, Severity


def changed_late(
    loaded: Loaded, program: Program, changes: tuple[LateChange, ...]
) -> Iterator[Problem]:
    """Yield a warning for each row of a `next` that what is still to come would have changed."""
    where = {id(each.row): each for each in next_rows(program)}
    for change in changes:
        way = where[id(change.row)]
        assert change.row.test is not None
        condition = f"`{shown(change.row.test.condition)}`"
        ending = program.place_id(change.row.target)
        said = f"{condition} sends play to ending `{ending}`, and no longer holds"
        if not change.held:
            said = f"{condition} does not hold, and would send play to ending `{ending}`"
        yield loaded.sources.problem(
            "P413",
            f"{said} once all that is still to come has arrived: "
            f"{after(loaded.scenario, change.way)}",
            (*trail_of(loaded, way.kind, way.id, way.number), "when"),
            severity=Severity.WARNING,
        )
