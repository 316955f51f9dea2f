from __future__ import annotations

from game.debrief.together.report import Unread
from game.debrief.together.standing import EndingReached
from game.debrief.together.telling import chances_told, unread_told


def test_each_reason_is_told_once_with_the_first_that_it_holds_of() -> None:
    unread = [Unread(f"line {at}", "made by other rules") for at in range(1, 201)]
    told = unread_told([*unread, Unread("a.txt", "it is empty")])
    assert told == (
        "line 1; line 2; line 3; and 197 more: made by other rules.",
        "a.txt: it is empty.",
    )
    assert unread_told(unread[:2]) == ("line 1; line 2: made by other rules.",)


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
