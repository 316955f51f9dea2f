"""How far a class's forecast lay from the record (Brier 1950, over several answers)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def brier(shares: Mapping[str, float], answers: Sequence[str], record: str) -> float:
    """Return the sum of the squared misses, 0 (sure and right) to 2 (sure and wrong)."""
    return sum((shares.get(each, 0.0) - (each == record)) ** 2 for each in answers)


def guessing(answers: int) -> float:
    """Return the score of the same share for each answer."""
    return (1 - 1 / answers) ** 2 + (answers - 1) / answers**2
