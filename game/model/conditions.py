"""Conditions as trees: what an author wrote after `when`, parsed, with the place of every part.

The places (`start`, `end`: offsets into the source text) take no part in comparing, so that two
conditions that say the same are equal wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator or a flag, by its id."""

    id: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """How many choices have been made."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether a scene has been left."""

    scene: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Chose:
    """Whether an option of a scene has been chosen."""

    scene: str
    option: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right`, or `left - right` where `sign` is -1."""

    left: Expression
    sign: int
    right: Expression
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers; `op` is one of `< <= == != >= >`."""

    left: Expression
    op: str
    right: Expression
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of its part."""

    part: Expression
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """True where both sides are."""

    left: Expression
    right: Expression
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """True where one side is."""

    left: Expression
    right: Expression
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Expression = Number | Name | Decisions | Seen | Chose | Sum | Compare | Not | And | Or


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition and the text it was read from."""

    root: Expression
    source: str = field(compare=False)


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all its parts, outermost first, from left to right."""
    stack: list[Expression] = [expression]
    while stack:
        part = stack.pop()
        yield part
        if isinstance(part, Sum | Compare | And | Or):
            stack.append(part.right)
            stack.append(part.left)
        elif isinstance(part, Not):
            stack.append(part.part)
