"""Chance, keyed and not streamed: the same place on the same road meets the same luck.

A draw depends on the seed, the scene, the option and how often that option was chosen before on
this road, and on nothing else. So a rewind meets the same luck, a counterfactual can be compared,
and an edit elsewhere in the scenario changes no other draw.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

OUTCOME_TAG = "precedent/outcome/1"
"""The domain of draws of outcomes; votes, ties, sampling and rehearsal use tags of their own."""


def draw_bits(tag: str, *parts: str | int) -> int:
    """Return 64 bits (0 to 2**64 - 1) from BLAKE2b over the tag and the parts.

    Each is length-prefixed (8 bytes, big-endian, of its UTF-8 form), so that no two keys run
    together; the bits are the first 8 bytes of the 64-byte digest, big-endian.
    """
    digest = blake2b()
    for part in (tag, *parts):
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return int.from_bytes(digest.digest()[:8], "big")


def pick(bits: int, weights: Iterable[int]) -> int:
    """Return the index of the first weight at which the running sum exceeds the scaled draw."""
    shares = tuple(weights)
    mark = (bits * sum(shares)) >> 64
    running = 0
    for at, weight in enumerate(shares):
        running += weight
        if running > mark:
            return at
    raise ValueError("weights are whole numbers above zero, and at least one is needed")


def draw_outcome(seed: int, scene: str, option: str, visit: int, weights: Iterable[int]) -> int:
    """Return which of the outcomes that hold is drawn; `visit` counts from 0."""
    return pick(draw_bits(OUTCOME_TAG, seed, scene, option, visit), weights)
