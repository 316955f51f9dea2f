from __future__ import annotations

import pytest

from game.analysis.asking.asked import ask
from game.authoring.never.reasons import shown, values_in_words, why_never
from making import inject, later, option, outcome, program, scene, when

ROADS = {
    "a": scene(
        {
            "ally": option(outcome({"trust": -15, "ally": True}), to="b"),
            "wait": option(outcome({"trust": 15, "fear": 5}), to="b"),
            "rest": option(outcome({"ally": False}), to="b"),
        }
    )
}


def why(condition: str) -> str:
    """Why a condition never holds behind three roads: trust 35, 65 and 50."""
    made = program(
        {**ROADS, "b": scene({"x": option(if_=condition), "y": option()})},
        indicators={"trust": (50, 0, 100), "fear": (20, 0, 100)},
        flags={"ally": False, "old": False, "young": True},
    )
    row = made.scenes[1].options[0]
    found = ask(made, [row])
    assert found is not None
    assert row.test is not None
    return why_never(made, row.test.condition, found[0])


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("trust > 70", "`trust` is 35, 50 or 65"),
        ("fear < 20", "`fear` is 20 or 25"),
        ("decisions > 1", "`decisions` is always 1"),
        ("not trust < 70", "`trust` is 35, 50 or 65"),
        ("old", "nothing sets it"),
        ("not young", "nothing clears it"),
        ("seen(b)", ""),
        ("trust > 70 and ally", "`trust` is 35, 50 or 65"),
        ("old and trust > 70", "`old` is never true, as nothing sets it, and `trust` is 35, 50 or 65"),
        ("trust > 70 or trust > 80", "`trust` is 35, 50 or 65"),
        ("trust > 70 or seen(b)", "`trust` is 35, 50 or 65, and `seen(b)` is never true"),
        ("trust > 60 and ally", "`trust > 60` and `ally` can each hold, but never both at once"),
        (
            "not (trust <= 60 or not ally)",
            "`trust > 60` and `ally` can each hold, but never both at once",
        ),
        (
            "fear < 99 and trust > 60 and trust < 99 and trust == 50",
            "`trust > 60` and `trust == 50` can each hold, but never both at once",
        ),
        (
            "trust < 60 and trust != 50 and not ally",
            "`trust < 60`, `trust != 50`, and `not ally` can hold, but never all at once",
        ),
        (
            "trust > 60 and (ally or fear < 20)",
            "`trust > 60` and `ally or fear < 20` can each hold, but never both at once",
        ),
        ("(trust > 60 and ally) or old", "`trust > 60` and `ally` can each hold, but never both "
         "at once, and `old` is never true, as nothing sets it"),
        ("trust < fear", "`trust` less `fear` is 15, 30 or 40"),
        ("trust + fear > 90", "`trust + fear` less `90` is -35, -20 or 0"),
        ("1 > 2", "`1` less `2` is always -1"),
    ],
)  # fmt: skip
def test_what_was_so_instead_is_told(condition: str, said: str) -> None:
    assert why(condition) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("late", "what arrives from `b.x` sets it"),
        ("up", "`b.x` and inject `news` set it"),
        ("not calm", "what arrives from `b.x`, `b.y`, inject `news` and 1 more clear it"),
        ("up and trust > 70", "`up` is never true, though `b.x` and inject `news` set it, and "
         "`trust` is always 50"),
    ],
)  # fmt: skip
def test_what_sets_a_flag_too_late_is_named(condition: str, said: str) -> None:
    clears = {"calm": False}
    made = program(
        {
            "a": scene({"go": option(to="b", if_=condition), "on": option(to="b")}),
            "b": scene(
                {
                    "x": option(outcome({"up": True}, later=(later(1, {"late": True} | clears),))),
                    "y": option(outcome(clears)),
                }
            ),
        },
        flags={"late": False, "up": False, "calm": True},
        injects={
            "news": inject({"up": True} | clears, if_="decisions > 0", scenes=("b",)),
            "more": inject(clears),
        },
    )
    row = made.scenes[0].options[0]
    found = ask(made, [row])
    assert found is not None
    assert row.test is not None
    assert why_never(made, row.test.condition, found[0]) == said


def test_a_reason_of_many_parts_is_left_out() -> None:
    many = " or ".join(f"trust == {value} and fear == {value}" for value in range(70, 76))
    assert why(many).startswith("`trust` is")
    assert why(" or ".join(f"trust - fear == {value}" for value in range(70, 76))) == ""
    assert why(" or ".join(["old"] * 40)) == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({50}, "always 50"),
        ({30, 31}, "30 or 31"),
        ({20, 21, 22}, "20 to 22"),
        ({30, 40, 55}, "30, 40 or 55"),
        ({*range(0, 60, 10)}, "one of 6 values from 0 to 50"),
        ({*range(-1000, 1001)}, "-1000 to 1000"),
    ],
)
def test_values_are_told_exactly(values: set[int], said: str) -> None:
    assert values_in_words(values) == said


def test_a_long_condition_is_shown_cut() -> None:
    condition = when(" and ".join(["trust  > 1"] * 20))
    assert condition is not None
    assert shown(condition).startswith("trust > 1 and trust > 1")
    assert len(shown(condition)) == 80
