"""Small scenarios written in a few lines, for tests.

Used by the tests of every room that needs a scenario and no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.engine.compile import compile_scenario
from game.engine.play import Road, choose, start
from game.engine.tables import Program
from game.model.conditions import Condition
from game.model.parser import parse_condition
from game.model.scenario import (
    Consequence,
    Effect,
    Ending,
    Grounds,
    Indicator,
    Inject,
    Next,
    NextRow,
    Option,
    Outcome,
    Passage,
    Scenario,
    Scene,
    Text,
)

ASSUMED = Grounds(basis="assumption")


def when(source: str | None) -> Condition | None:
    return None if source is None else parse_condition(source)


def text(*parts: str | tuple[str, str]) -> Text:
    """A text; a pair is (condition, text)."""
    return tuple(
        Passage(part) if isinstance(part, str) else Passage(part[1], when(part[0]))
        for part in parts
    )


def route(to: str | list[tuple[str | None, str]] | None) -> Next:
    """A `next`: an id, or rows of (condition, id)."""
    if to is None:
        return ()
    if isinstance(to, str):
        return (NextRow(to),)
    return tuple(NextRow(target, when(condition)) for condition, target in to)


def effects(given: Mapping[str, Any]) -> tuple[Effect, ...]:
    """Effects as an author writes them: a number adds, a bool is a flag, {"to": n} sets."""
    rows = []
    for target, value in given.items():
        if isinstance(value, bool):
            rows.append(Effect(target, "flag", int(value)))
        elif isinstance(value, dict):
            rows.append(Effect(target, "set", value["to"]))
        else:
            rows.append(Effect(target, "add", value))
    return tuple(rows)


def later(
    after: int,
    change: Mapping[str, Any] | None = None,
    *,
    if_: str | None = None,
    says: str = "Later.",
) -> Consequence:
    return Consequence(after, text(says), effects(change or {}), ASSUMED, when(if_))


def outcome(
    change: Mapping[str, Any] | None = None,
    *,
    id_: str = "outcome",
    weight: int = 1,
    if_: str | None = None,
    says: Text | str = "It happens.",
    later: tuple[Consequence, ...] = (),
    to: str | list[tuple[str | None, str]] | None = None,
) -> Outcome:
    return Outcome(
        id_,
        text(says) if isinstance(says, str) else says,
        ASSUMED,
        weight,
        when(if_),
        effects(change or {}),
        later,
        route(to),
    )


def option(
    *outcomes: Outcome,
    to: str | list[tuple[str | None, str]] | None = "end",
    if_: str | None = None,
    locked: str = "",
    label: str = "Do it",
) -> Option:
    return Option(label, outcomes or (outcome(),), "diplomacy", when(if_), locked, route(to))


def scene(
    options: Mapping[str, Option] | None = None,
    *,
    to: str | list[tuple[str | None, str]] | None = None,
    says: Text | str = "A moment.",
    title: str = "A scene",
) -> Scene:
    return Scene(
        title, text(says) if isinstance(says, str) else says, options or {}, next=route(to)
    )


def ending(if_: str | None = None, *, says: Text | str = "It is over.") -> Ending:
    return Ending("An ending", text(says) if isinstance(says, str) else says, when(if_))


def inject(
    change: Mapping[str, Any] | None = None, *, if_: str | None = None, scenes: tuple[str, ...] = ()
) -> Inject:
    return Inject(
        "News", text("Something happens."), effects(change or {}), ASSUMED, when(if_), scenes
    )


def scenario(
    scenes: Mapping[str, Scene],
    *,
    endings: Mapping[str, Ending] | None = None,
    indicators: Mapping[str, tuple[int, int, int]] | None = None,
    flags: Mapping[str, bool] | None = None,
    injects: Mapping[str, Inject] | None = None,
    start: str | None = None,
) -> Scenario:
    """A scenario; an indicator is (start, low, high), `trust` 50 of 0 to 100 if none are given."""
    given = {"trust": (50, 0, 100)} if indicators is None else indicators
    return Scenario(
        id="made",
        title="Made",
        start=start or next(iter(scenes)),
        scenes=scenes,
        endings=endings or {"over": ending()},
        indicators={id_: Indicator(id_.title(), *numbers) for id_, numbers in given.items()},
        flags=flags or {},
        injects=injects or {},
    )


def program(scenes: Mapping[str, Scene], **more: Any) -> Program:
    return compile_scenario(scenario(scenes, **more))


def played(made: Program, *options: str, seed: int = 1) -> Road:
    road = start(made, seed)
    for each in options:
        road = choose(road, each)
    return road


def value(road: Road, name: str) -> int:
    return road.state.cells[road.program.cells[name]]
