"""What goes into a layout and what comes out, in pixels; y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


class Box(NamedTuple):
    """The room that a thing takes, to the left and to the right of its column."""

    left: float
    right: float
    height: float


class Link(NamedTuple):
    """A way from one node to another, by their numbers, with the room that its label takes.

    The label stands beside the line, close to the source: its column is the line's own.
    """

    source: int
    target: int
    label: Box


class Stretch(NamedTuple):
    """A straight piece of a route, upright, in its direction."""

    x: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Route:
    """How a link runs: upright pieces from the source to the target, to be joined by curves.

    A route of a link from a node to itself has no pieces.
    """

    stretches: tuple[Stretch, ...]
    label: Point | None
    """The middle of the label on the line; None for a link from a node to itself."""
    back: bool = False
    """Whether the link leads up, against the order of the layers."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A finished layout: everything lies between 0 and `width`, and 0 and `height`."""

    width: float
    height: float
    nodes: tuple[Point, ...]
    """By node, the column and the middle of its height."""
    routes: tuple[Route, ...]
    """By link."""
    crossings_before: int
    """How many pairs of links cross as the nodes were given."""
    crossings: int
    """How many cross in the layout."""
