"""Whole numbers and fractions of any size, in fixed room: their residues by a few moduli.

Counts of paths are kept modulo 2**64 (what unsigned 64-bit numbers do by themselves) and, where
that is not enough, modulo primes below 2**32. Chances are fractions; modulo a prime that divides
none of what is divided by, division is multiplication by an inverse. At the end the number is put
together again by the Chinese remainder theorem, which is exact as long as the product of the
moduli is greater than it: a bound on the number decides how many primes are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

WRAP = 1 << 64
"""The first modulus of counts."""


@cache
def _primes_below(count: int) -> tuple[int, ...]:
    """Return the largest primes below 2**32."""
    found: list[int] = []
    candidate = (1 << 32) - 1
    while len(found) < count:
        if _is_prime(candidate):
            found.append(candidate)
        candidate -= 2
    return tuple(found)


class ModulusError(Exception):
    """A modulus divides what was to be divided by; another one is needed."""


def inverse(number: int, prime: int) -> int:
    """Return what division by a number is multiplication by.

    Raises:
        ModulusError: if the prime divides the number.
    """
    if number % prime == 0:
        raise ModulusError
    return pow(number, -1, prime)


def primes(count: int, avoid: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """Return the largest primes below 2**32, without some."""
    candidates = _primes_below(count + len(avoid))
    return tuple(each for each in candidates if each not in avoid)[:count]


def _is_prime(number: int) -> bool:
    """Miller-Rabin with bases 2, 7 and 61, which decides below 4,759,123,141 (Jaeschke 1993)."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 7, 61):
        value = pow(base, odd, number)
        if value in (1, number - 1):
            continue
        for _ in range(twos - 1):
            value = value * value % number
            if value == number - 1:
                break
        else:
            return False
    return True


def whole_number(residues: Sequence[int], moduli: Sequence[int]) -> int:
    """Return the number from 0 up to the product of the moduli that leaves these residues."""
    found, product = 0, 1
    for residue, modulus in zip(residues, moduli, strict=True):
        steps = (residue - found) * pow(product, -1, modulus) % modulus
        found += steps * product
        product *= modulus
    return found


def fraction(residues: Sequence[int], moduli: Sequence[int], denominator: int) -> Fraction:
    """Return a fraction over a denominator; its numerator is below the product of the moduli."""
    over = [
        residue * denominator % modulus for residue, modulus in zip(residues, moduli, strict=True)
    ]
    return Fraction(whole_number(over, moduli), denominator)
