from __future__ import annotations

from game.archive.ahead import cases_here
from game.archive.historian import consult
from game.archive.withheld import Withheld, withheld
from moments import EVIDENCE, after, at_start


def test_the_cases_are_those_of_the_open_options_in_an_order_that_tells_nothing() -> None:
    # `whole` belongs to a closed option, and `done` to what was really done.
    assert cases_here(at_start()) == ("asked-later", "asked-now", "free")
    assert cases_here(after("still")) == ("done", "whole")
    assert cases_here(after("still", "by")) == ()


def test_a_card_is_whole_or_held_back_in_part() -> None:
    road = at_start()
    cards = consult(road, EVIDENCE, withheld(road, EVIDENCE))
    assert [(card.id, card.partly) for card in cards] == [
        ("asked-later", True),
        ("asked-now", True),
        ("free", False),
    ]
    free = {section.kind: section.blocks for section in cards[-1].sections}
    assert free["tried"] == ("Free was tried.",)
    assert "Sixth is what was found." in free["findings"][0]


def test_what_was_really_done_is_left_out_until_it_has_been_decided() -> None:
    road = at_start()
    held = withheld(road, EVIDENCE, {"now", "later"})
    assert "done" in held.cases
    road = after("still")
    cards = consult(road, EVIDENCE, withheld(road, EVIDENCE, {"now", "later"}))
    assert [card.id for card in cards] == ["done", "whole"]
    assert consult(road, EVIDENCE, Withheld(cases=frozenset({"done", "whole"}))) == ()
