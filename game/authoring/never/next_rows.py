"""The rows of every `next` of a scenario: where each stands, in ids and in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from game.content.load import Loaded
from game.content.meaning.walk import options, outcomes
from game.content.problems.where import Trail
from game.engine.tables import Program, Route, RouteRow


class NextRow(NamedTuple):
    """One row of a `next`, by what it belongs to: `s`, `s.option` or `s.option.outcome`."""

    kind: Literal["scene", "option", "outcome"]
    id: str
    number: int
    """Its place there, from 0."""
    row: RouteRow

    @property
    def named(self) -> str:
        """What it belongs to, for a message."""
        return f"{self.kind} `{self.id}`"


def next_rows(program: Program) -> Iterator[NextRow]:
    """Yield the rows in the author's order, each once: where it was written, not where it is read.

    A `next` that is never read, since all below it have their own, is left out.
    """
    for scene in program.scenes:
        written = program.scenario.scenes[scene.id]
        needed = not scene.options or any(
            outcome.route is scene.route for option in scene.options for outcome in option.outcomes
        )
        if needed:
            yield from _rows("scene", scene.id, scene.route)
        for option in scene.options:
            id_ = f"{scene.id}.{option.id}"
            own = written.options[option.id]
            alone = [
                (outcome, bool(each.next))
                for outcome, each in zip(option.outcomes, own.outcomes, strict=True)
            ]
            if own.next:
                for route in [outcome.route for outcome, has_own in alone if not has_own][:1]:
                    yield from _rows("option", id_, route)
            for outcome, has_own in alone:
                if has_own:
                    yield from _rows("outcome", f"{id_}.{outcome.id}", outcome.route)


def trail_of(loaded: Loaded, where: NextRow) -> Trail:
    """Return the path of a row that stands in a list."""
    scene, _, rest = where.id.partition(".")
    if where.kind == "scene":
        return ("scenes", scene, "next", where.number)
    for path, option, written in options(loaded.scenario, loaded.sources.data):
        if path[1] != scene or path[3] != rest.partition(".")[0]:
            continue
        if where.kind == "option":
            return (*path, "next", where.number)
        for outcome_path, outcome, _ in outcomes(path, option, written):
            if outcome.id == rest.partition(".")[2]:
                return (*outcome_path, "next", where.number)
    raise KeyError(where.id)


def _rows(kind: Literal["scene", "option", "outcome"], id_: str, route: Route) -> Iterator[NextRow]:
    for number, row in enumerate(route):
        yield NextRow(kind, id_, number, row)
