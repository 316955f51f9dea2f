"""The rows of every `next` of a scenario: where each stands, in ids and in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    read_by: tuple[str, ...]
    """What reads it: the interlude, or each outcome that has no `next` nearer to it."""

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
        readers = [
            f"{scene.id}.{option.id}.{outcome.id}"
            for option in scene.options
            for outcome in option.outcomes
            if outcome.route is scene.route
        ]
        if readers or not scene.options:
            yield from _rows("scene", scene.id, scene.route, readers or [scene.id])
        for option in scene.options:
            id_ = f"{scene.id}.{option.id}"
            own = written.options[option.id]
            alone = [
                (outcome, bool(each.next))
                for outcome, each in zip(option.outcomes, own.outcomes, strict=True)
            ]
            if own.next:
                without = [outcome for outcome, has_own in alone if not has_own]
                readers = [f"{id_}.{outcome.id}" for outcome in without]
                for outcome in without[:1]:
                    yield from _rows("option", id_, outcome.route, readers)
            for outcome, has_own in alone:
                if has_own:
                    of = f"{id_}.{outcome.id}"
                    yield from _rows("outcome", of, outcome.route, [of])


def trail_of(loaded: Loaded, kind: str, id_: str, number: int) -> Trail:
    """Return the path of a row that stands in a list, by what it belongs to and its place there."""
    scene, _, rest = id_.partition(".")
    if kind == "scene":
        return ("scenes", scene, "next", number)
    for path, option, written in options(loaded.scenario, loaded.sources.data):
        if path[1] != scene or path[3] != rest.partition(".")[0]:
            continue
        if kind == "option":
            return (*path, "next", number)
        for outcome_path, outcome, _ in outcomes(path, option, written):
            if outcome.id == rest.partition(".")[2]:
                return (*outcome_path, "next", number)
    raise KeyError(id_)


def _rows(
    kind: Literal["scene", "option", "outcome"], id_: str, route: Route, readers: Sequence[str]
) -> Iterator[NextRow]:
    for number, row in enumerate(route):
        yield NextRow(kind, id_, number, row, tuple(readers))
