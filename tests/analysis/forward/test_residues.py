from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.forward.residues import (
    WRAP,
    ModulusError,
    fraction,
    inverse,
    primes,
    whole_number,
)


def test_the_moduli_are_large_different_primes() -> None:
    found = primes(40)
    assert found[:3] == (4294967291, 4294967279, 4294967231)
    assert len(set(found)) == 40
    assert all(2**31 < each < 2**32 for each in found)
    for each in found[:6]:
        assert all(each % factor for factor in range(2, 65537))
    assert primes(2, frozenset({4294967279})) == (4294967291, 4294967231)


@given(st.integers(0, 2**150))
def test_a_number_is_put_together_again(number: int) -> None:
    moduli = (WRAP, *primes(3))
    assert prod(moduli) > 2**150
    assert whole_number([number % each for each in moduli], moduli) == number


@given(st.integers(0, 7**40), st.integers(1, 50))
def test_a_fraction_is_put_together_again(number: int, over: int) -> None:
    moduli = primes(6)
    value = Fraction(number, 7**40 * over)
    residues = [value.numerator * inverse(value.denominator, each) % each for each in moduli]
    assert fraction(residues, moduli, 7**40 * over) == value


def test_nothing_is_divided_by_a_multiple_of_the_modulus() -> None:
    with pytest.raises(ModulusError):
        inverse(2 * 2147483647, 2147483647)
