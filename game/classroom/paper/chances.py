"""Chance on paper: which numbers, of as many as the weights add up to, draw which card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """The numbers from `first` to `last`, of `whole` that are all as likely."""

    first: int
    last: int
    whole: int

    def __str__(self) -> str:
        numbers = str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        return f"{numbers} of {self.whole}"


def spans(weights: Sequence[int]) -> tuple[Span, ...]:
    """Return the numbers of each weight, in order; together they are exactly the chances."""
    whole = sum(weights)
    ends = [sum(weights[: at + 1]) for at in range(len(weights))]
    return tuple(
        Span(end - weight + 1, end, whole) for weight, end in zip(weights, ends, strict=True)
    )


DRAWING = (
    ("up to 6", "one six-sided die; throw again where it shows more"),
    ("up to 10", "ace to ten of one suit, as many of them as you need, shuffled; draw one"),
    ("more", "slips of paper, numbered from 1; draw one without looking"),
)
"""How one of so many numbers is drawn, each with the same chance."""
