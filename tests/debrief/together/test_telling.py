from __future__ import annotations

from game.debrief.together.standing import EndingReached
from game.debrief.together.telling import chances_told


def reached(chance: float | None, low: float | None, high: float | None) -> EndingReached:
    return EndingReached("open", "Open", 1, chance, low, high)


def test_exact_chances_add_up_as_they_are_printed() -> None:
    shares = (0.156, 0.079, 0.265, 0.209, 0.291)
    told = chances_told([reached(share, share, share) for share in shares])
    assert told == ["16%", "8%", "26%", "21%", "29%"]
    assert sum(int(each.rstrip("%")) for each in told) == 100


def test_estimates_keep_their_bounds_and_what_is_not_known_says_so() -> None:
    told = chances_told([reached(0.5, 0.46, 0.54), reached(None, None, None)])
    assert told == ["about 50% (46% to 54%)", "not known"]
