"""What is carried along with states: counts, chances, the real values of indicators, decisions.

All in arrays with a row for each state. Merging equal states adds counts and chances and takes
the extremes of values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.forward.residues import WRAP, inverse
from game.analysis.forward.shifts import Shift
from game.analysis.states.keys import Ints
from game.engine.tables import Program

Residue = npt.NDArray[Any]
"""Residues: 64 bits wide modulo 2**64, else 32 bits, since the primes are below 2**32."""

Extremes = npt.NDArray[Any]
"""The ends of what indicators can be, a row for each state."""

Counts = npt.NDArray[np.int32]
"""Decisions, by state."""

FEW = 1 << 12
"""Whole numbers below this are looked up as they are, and not first told apart."""

WIDE = 32
"""Rows of up to so many columns are filled up to a power of two."""


class Moduli(NamedTuple):
    """By what numbers residues are taken: `counts` the paths' (the first is 2**64), `chances`."""

    counts: tuple[int, ...]
    chances: tuple[int, ...]


class Load(NamedTuple):
    """What is carried.

    `extremes` has by indicator, counted from the bottom of its range, minus the lowest value and
    then the highest, so that merging takes the greatest of everything; it is filled up with
    columns of nothing to a width that is quick to move. Decisions are one number where all states
    share it.
    """

    counts: tuple[Residue, ...]
    chances: tuple[Residue, ...]
    extremes: Extremes
    fewest: int | Counts
    most: int | Counts


def first_load(moduli: Moduli, program: Program) -> Load:
    """Return what a play carries at its start."""
    values = [
        value - row.low for value, (_, row) in zip(program.first, program.indicators, strict=False)
    ]
    row = [-value for value in values] + values
    row += [0] * ((1 << (len(row) - 1).bit_length()) - len(row)) if 1 < len(row) < WIDE else []
    widest = max((row.high - row.low for _, row in program.indicators), default=0)
    kind = next(kind for kind in (np.int8, np.int16, np.int64) if widest <= np.iinfo(kind).max)
    extremes: Extremes = np.array([row], dtype=kind)
    return Load(_ones(moduli.counts), _ones(moduli.chances), extremes, 0, 0)


def row_bytes(first: Load) -> int:
    """Return how many bytes a state takes with what it carries, its key and where it came from."""
    arrays = (*first.counts, *first.chances, first.extremes)
    return 8 + 4 + 1 + sum(each.nbytes for each in arrays)


def residue_kind(modulus: int) -> type[np.unsignedinteger[Any]]:
    """Return how residues by a modulus are stored."""
    return np.uint64 if modulus == WRAP else np.uint32


def _ones(moduli: Sequence[int]) -> tuple[Residue, ...]:
    return tuple(np.ones(1, dtype=residue_kind(modulus)) for modulus in moduli)


def taken(load: Load, rows: Ints | slice | None) -> Load:
    """Return what some states carry."""
    if rows is None:
        return load
    return Load(
        tuple(each[rows] for each in load.counts),
        tuple(each[rows] for each in load.chances),
        load.extremes[rows] if isinstance(rows, slice) else np.take(load.extremes, rows, axis=0),
        load.fewest if isinstance(load.fewest, int) else load.fewest[rows],
        load.most if isinstance(load.most, int) else load.most[rows],
    )


def shared(load: Load, moduli: Moduli, ways: int | Ints) -> Load:
    """Divide the chance of each state among so many ways."""
    return load._replace(chances=_times(load.chances, moduli, 1, ways))


def moved(
    load: Load,
    moduli: Moduli,
    rows: Ints | None,
    weight: int,
    whole: int | Ints,
    shift: Shift | None,
    decisions: int,
) -> Load:
    """Return what some states carry after a step of a chance, that shifts the extremes."""
    found = taken(load, rows)
    if not isinstance(whole, int) and rows is not None:
        whole = whole[rows]
    chances = found.chances
    if not isinstance(whole, int) or whole != weight:
        chances = _times(chances, moduli, weight, whole)
    return Load(
        found.counts,
        chances,
        found.extremes if shift is None else shift.move(found.extremes),
        found.fewest + decisions,
        found.most + decisions,
    )


def joined(loads: Sequence[Load]) -> Load:
    """Put what several batches of states carry one after the other."""
    if len(loads) == 1:
        return loads[0]
    return Load(
        tuple(np.concatenate(each) for each in zip(*(load.counts for load in loads), strict=True)),
        tuple(np.concatenate(each) for each in zip(*(load.chances for load in loads), strict=True)),
        np.concatenate([load.extremes for load in loads]),
        _joined([load.fewest for load in loads], loads),
        _joined([load.most for load in loads], loads),
    )


def _joined(parts: Sequence[int | Counts], loads: Sequence[Load]) -> int | Counts:
    first = parts[0]
    if isinstance(first, int) and all(isinstance(part, int) and part == first for part in parts):
        return first
    return np.concatenate(
        [
            np.full(len(load.extremes), part, dtype=np.int32) if isinstance(part, int) else part
            for part, load in zip(parts, loads, strict=True)
        ]
    )


def _times(
    chances: tuple[Residue, ...], moduli: Moduli, weight: int, whole: int | Ints
) -> tuple[Residue, ...]:
    """Multiply chances by `weight` of `whole`.

    Raises:
        ModulusError: if a modulus divides what is divided by.
    """
    if isinstance(whole, int):
        if weight == whole:
            return chances
        return tuple(
            _product(each, np.uint64(weight * inverse(whole, prime) % prime), prime)
            for each, prime in zip(chances, moduli.chances, strict=True)
        )
    if whole.max(initial=0) < FEW:
        at, kinds = whole, np.flatnonzero(np.bincount(whole)).tolist()
        numbers = kinds
    else:
        different, at = np.unique(whole, return_inverse=True)
        kinds = different.tolist()
        numbers = [*range(len(kinds))]
    found = []
    for each, prime in zip(chances, moduli.chances, strict=True):
        factors = np.zeros(1 + max(numbers, default=0), dtype=np.uint64)
        factors[numbers] = [weight * inverse(kind, prime) % prime if kind else 0 for kind in kinds]
        found.append(_product(each, factors.take(at), prime))
    return tuple(found)


def _product(residues: Residue, factors: np.uint64 | Residue, prime: int) -> Residue:
    """Multiply residues below 2**32 by factors below 2**32."""
    return (residues * factors % np.uint64(prime)).astype(np.uint32)
