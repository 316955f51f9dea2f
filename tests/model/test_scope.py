from __future__ import annotations

import pytest

from game.model.parser import parse_condition
from game.model.scope import Scope, faults

SCOPE = Scope({"trust", "cases"}, {"leaked"}, {"arrest": ("hold", "let_go"), "page": ()})


@pytest.mark.parametrize(
    "source",
    [
        "leaked",
        "not leaked or trust >= 5",
        "trust - cases > decisions",
        "seen(arrest) and chose(arrest.let_go)",
        "seen(page)",
    ],
)
def test_sound_conditions_have_no_faults(source: str) -> None:
    assert faults(parse_condition(source), SCOPE) == []


@pytest.mark.parametrize(
    ("source", "at", "said"),
    [
        ("trsut > 1", "trsut", "no indicator or flag `trsut`"),
        ("seen(arest)", "seen(arest)", "no scene `arest`"),
        ("chose(arest.hold)", "chose(arest.hold)", "no scene `arest`"),
        ("chose(arrest.held)", "chose(arrest.held)", "scene `arrest` has no option `held`"),
        ("leaked >= 5", "leaked", "`leaked` is a flag"),
        ("trust + leaked > 1", "leaked", "`leaked` is a flag"),
        ("seen(arrest) == 1", "seen(arrest)", "true or false, and not a number"),
        ("trust", "trust", "compare this number"),
        ("decisions", "decisions", "compare this number"),
        ("not trust", "trust", "`not` joins"),
        ("leaked and trust", "trust", "`and` joins"),
        ("trust + 1 or leaked", "trust + 1", "`or` joins"),
        ("(trust > 1) + 2 > 3", "trust > 1", "true or false"),
    ],
)
def test_a_fault_names_the_part_that_makes_no_sense(source: str, at: str, said: str) -> None:
    found = faults(parse_condition(source), SCOPE)
    assert [source[fault.start : fault.end] for fault in found] == [at]
    assert said in found[0].message


def test_every_fault_is_found_once_from_left_to_right() -> None:
    found = faults(parse_condition("x and y > leaked or not trust"), SCOPE)
    assert [fault.word for fault in found] == ["x", "y", "", ""]
    assert found[0].candidates == (*SCOPE.indicators, *SCOPE.flags)
