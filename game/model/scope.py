"""What a condition may name, and whether it makes sense: names known, a flag not a number."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Decisions,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a scenario that a condition can read."""

    indicators: Collection[str]
    flags: Collection[str]
    scenes: Mapping[str, Collection[str]]
    """Scene id to the ids of its options."""


@dataclass(frozen=True, slots=True)
class NameFault:
    """One thing in a condition that makes no sense in its scenario, with its offsets."""

    message: str
    start: int
    end: int
    word: str = ""
    """The word that is not known, where that is the fault."""
    candidates: tuple[str, ...] = ()
    """The words that would be right in its place."""


def faults(condition: Condition, scope: Scope) -> list[NameFault]:
    """Return every unknown name and every mixing of types, from left to right."""
    found: list[NameFault] = []
    kind = _kind(condition.root, scope, found)
    if kind == "number":
        root = condition.root
        found.append(
            NameFault("a condition is true or false; compare this number", root.start, root.end)
        )
    return sorted(found, key=lambda fault: fault.start)


def _kind(part: Expression, scope: Scope, found: list[NameFault]) -> str:
    """Return `number`, `truth`, or `unknown` where a fault has been noted already."""
    if isinstance(part, Number | Decisions):
        return "number"
    if isinstance(part, Name):
        return _name_kind(part, scope, found)
    if isinstance(part, Seen):
        if part.scene not in scope.scenes:
            found.append(_unknown("scene", part.scene, part, tuple(scope.scenes)))
        return "truth"
    if isinstance(part, Chose):
        options = scope.scenes.get(part.scene)
        if options is None:
            found.append(_unknown("scene", part.scene, part, tuple(scope.scenes)))
        elif part.option not in options:
            found.append(
                NameFault(
                    f"scene `{part.scene}` has no option `{part.option}`",
                    part.start,
                    part.end,
                    part.option,
                    tuple(options),
                )
            )
        return "truth"
    if isinstance(part, Sum | Compare):
        for side in (part.left, part.right):
            if _kind(side, scope, found) == "truth":
                found.append(_not_a_number(side))
        return "number" if isinstance(part, Sum) else "truth"
    sides = (part.part,) if isinstance(part, Not) else (part.left, part.right)
    for side in sides:
        if _kind(side, scope, found) == "number":
            word = {Not: "not", And: "and", Or: "or"}[type(part)]
            found.append(
                NameFault(
                    f"`{word}` joins what is true or false; compare this number",
                    side.start,
                    side.end,
                )
            )
    return "truth"


def _name_kind(part: Name, scope: Scope, found: list[NameFault]) -> str:
    if part.id in scope.indicators:
        return "number"
    if part.id in scope.flags:
        return "truth"
    known = (*scope.indicators, *scope.flags)
    found.append(_unknown("indicator or flag", part.id, part, known))
    return "unknown"


def _unknown(what: str, word: str, part: Expression, known: tuple[str, ...]) -> NameFault:
    return NameFault(f"there is no {what} `{word}`", part.start, part.end, word, known)


def _not_a_number(part: Expression) -> NameFault:
    if isinstance(part, Name):
        message = f"`{part.id}` is a flag, true or false, and not a number; name it alone"
    else:
        message = "this is true or false, and not a number"
    return NameFault(message, part.start, part.end)
