from __future__ import annotations

import itertools

import pytest

from game.analysis.states.cuts import (
    ALWAYS,
    EVERY,
    MOST_CUTS,
    MOST_GUARDS,
    NO_HIGH,
    Guards,
    Needs,
    Reads,
    before,
    together,
)
from game.engine.expression import DECISIONS, CellKey, compile_condition
from game.engine.tables import EffectRow
from game.engine.tables import Test as Row
from making import when

CELLS: dict[CellKey, int] = {"trust": 0, "cases": 1, "leaked": 2, ("seen", "a"): 3, DECISIONS: 4}
BOUNDS = ((-4, 9), (0, 3), (0, 1), (0, 1), (0, NO_HIGH))


def row_of(source: str) -> Row:
    condition = when(source)
    assert condition is not None
    return Row(condition, compile_condition(condition, CELLS))


SIGNS = ("<", "<=", "==", "!=", ">=", ">")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "shape",
    [
        "trust {} 3", "3 {} trust", "trust {} -4", "trust {} 9", "trust {} 40", "trust + trust {} 5",
        "0 - trust {} 2", "2 - trust - trust - trust {} 7", "trust - 1 {} 2 - trust",
        "trust + cases {} 4 + cases", "cases - cases {} 0", "not (trust {} 0) and leaked",
        "trust {} 1 or seen(a) or trust > 7",
    ],
)  # fmt: skip
def test_values_of_one_region_answer_alike(shape: str, sign: str) -> None:
    test = row_of(shape.format(sign))
    needs = Reads(CELLS, BOUNDS, 4).of(test)
    assert EVERY not in needs.values()
    for cell, cuts in needs.items():
        low, high = BOUNDS[cell]
        assert all(low < cut <= high for cut in cuts)
    answers: dict[tuple[int, ...], set[bool]] = {}
    for cells in itertools.product(range(-4, 10), range(4), (0, 1), (0, 1), (0, 5)):
        region = tuple(
            sum(
                cut <= value
                for cut, guards in needs.get(cell, {}).items()
                if any(all(cells[at] == now for at, now in each) for each in guards)
            )
            for cell, value in enumerate(cells)
        )
        answers.setdefault(region, set()).add(bool(test.holds(cells)))
    assert all(len(each) == 1 for each in answers.values())
    trusts = [test.holds((value, 0, 1, 0, 0)) for value in range(-4, 10)]
    turns = sum(left != right for left, right in itertools.pairwise(trusts))
    assert turns <= len(needs.get(0, ())) <= turns + 2


def test_two_cells_in_one_comparison_keep_every_value() -> None:
    needs = Reads(CELLS, BOUNDS, 4).of(row_of("trust - cases > 2 and leaked"))
    assert needs[0] is EVERY
    assert needs[1] is EVERY
    assert needs[2] == plain(1)


def test_decisions_count_until_they_outweigh_all_else() -> None:
    needs = Reads(CELLS, BOUNDS, 4).of(row_of("decisions - trust > 2"))
    assert needs[0] is EVERY
    assert max(needs[4]) >= 12
    assert Reads(CELLS, BOUNDS, 4).of(row_of("decisions + trust > 1000000"))[4] is EVERY
    assert Reads(CELLS, BOUNDS, 4).of(row_of("decisions > 5"))[4] == plain(6)


def plain(*cuts: int) -> dict[int, Guards]:
    return dict.fromkeys(cuts, ALWAYS)


def test_cuts_move_back_over_effects() -> None:
    needs = {0: plain(0, 5, 9), 1: EVERY, 2: plain(1)}
    adds = EffectRow(0, True, 5, -4, 9)
    assert before((adds,), needs) == {**needs, 0: plain(0, 4)}
    assert before((EffectRow(0, True, -9, -4, 9),), needs) == {**needs, 0: plain(9)}
    assert before((EffectRow(0, True, 20, -4, 9),), needs) == {1: EVERY, 2: plain(1)}
    assert before((EffectRow(1, True, 1, 0, 3),), needs)[1] is EVERY
    sets = EffectRow(1, False, 1, 0, 3)
    assert set(before((sets,), needs)) == {0, 2}
    assert before((sets, adds, adds), needs) == {0: plain(-1), 2: plain(1)}
    assert before((), needs) is needs


def test_what_is_kept_by_every_value_stays_so() -> None:
    some = {0: plain(1)}
    every = {0: EVERY}
    assert together(some, every)[0] is together(every, some)[0] is EVERY
    assert together(some, {0: plain(2), 1: plain(1)}) == {0: plain(1, 2), 1: plain(1)}
    many = {4: plain(*range(1, MOST_CUTS))}
    assert together(many, {4: plain(-1, -2)})[4] is EVERY


def guards(source: str) -> dict[int, set[tuple[tuple[int, int], ...]]]:
    """By cut of trust, its guards, as sorted pairs of a cell and a value."""
    needs = Reads(CELLS, BOUNDS, 4).of(row_of(source))
    return {cut: {tuple(sorted(each)) for each in found} for cut, found in needs[0].items()}


def test_a_test_matters_only_where_the_other_leaves_the_answer_open() -> None:
    assert guards("trust > 2 and leaked") == {3: {((2, 1),)}}
    assert guards("trust > 2 or leaked") == {3: {((2, 0),)}}
    assert guards("not (leaked or seen(a)) and trust > 2") == {3: {((2, 0), (3, 0))}}
    assert guards("(leaked and seen(a)) or trust > 2") == {3: {()}}
    assert guards("leaked and (seen(a) or trust > 2)") == {3: {((2, 1), (3, 0))}}
    assert guards("(trust > 2 and leaked) or (trust > 2 and seen(a))") == {
        3: {((2, 1),), ((3, 1),)}
    }
    assert guards("(trust > 2 and leaked) or trust > 2") == {3: {()}}


def test_a_guard_is_met_or_lost_where_its_cell_is_set() -> None:
    needs = Reads(CELLS, BOUNDS, 4).of(row_of("trust > 2 and leaked and not seen(a)"))
    raised = before((EffectRow(0, True, 1, -4, 9), EffectRow(2, False, 1, 0, 1)), needs)
    assert raised == {0: {2: frozenset({frozenset({(3, 0)})})}, 3: plain(1)}
    assert before((EffectRow(2, False, 0, 0, 1),), needs) == {3: plain(1)}
    both = before((EffectRow(2, False, 1, 0, 1), EffectRow(3, False, 0, 0, 1)), needs)
    assert both == {0: plain(3)}
    assert both[0][3] is ALWAYS


def test_of_two_guards_the_weaker_is_enough() -> None:
    weak, strong = frozenset({(2, 1)}), frozenset({(2, 1), (3, 1)})
    some, other = {0: {1: frozenset({strong})}}, {0: {1: frozenset({weak})}}
    assert together(some, other) == together(other, some) == other
    assert together(some, {0: plain(1)}) == {0: plain(1)}
    many = [{0: {1: frozenset({frozenset({(at, 1)})})}} for at in range(MOST_GUARDS + 1)]
    found: Needs = {}
    for each in many:
        found = together(found, each)
    assert found[0][1] is ALWAYS
