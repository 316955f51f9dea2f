from __future__ import annotations

import pytest

from game.archive.predicting import asked_before, asked_here, levels
from game.archive.recorded import record_blocks
from game.archive.withheld import Withheld, without
from moments import EVIDENCE, after, at_start


def test_a_scene_asks_what_is_neither_settled_nor_told() -> None:
    assert asked_here(at_start(), EVIDENCE) == ("now",)
    assert asked_here(at_start(), EVIDENCE, {"now"}) == ()
    assert asked_here(after("still"), EVIDENCE) == ("later",)
    assert asked_here(after("tell"), EVIDENCE) == ()
    assert asked_here(after("still", "by"), EVIDENCE) == ()
    assert asked_here(at_start(), EVIDENCE, finished=True) == ()


@pytest.mark.parametrize(("answers", "share"), [(2, 50), (3, 33), (4, 25), (5, 20)])
def test_one_is_as_sure_as_an_even_share_or_surer(answers: int, share: int) -> None:
    percents = [level.percent for level in levels(answers)]
    assert percents[0] == share
    assert percents[-1] == 100
    assert percents == sorted(set(percents))
    assert all(level.words for level in levels(answers))


def test_what_was_asked_before_the_last_choice() -> None:
    assert asked_before(at_start()) == ()
    assert asked_before(after("still")) == ("now",)
    assert asked_before(after("still", "on")) == ("later",)


def test_the_record_stands_beside_the_answer_without_a_verdict() -> None:
    blocks = record_blocks(EVIDENCE.questions["now"], "b", 70, EVIDENCE)
    assert blocks[:3] == (
        "What came now?",
        "**You said** (70 percent sure): That.",
        "**The record says:** This.",
    )
    assert "First is what was found." in blocks[3]
    assert "paper 2001, page 1" in blocks[3]


def test_a_record_that_is_held_back_is_told_later() -> None:
    left = without(EVIDENCE, Withheld(frozenset({"F1"})))
    told = " ".join(record_blocks(EVIDENCE.questions["now"], "b", 70, left))
    assert "told later" in told
    assert "First is" not in told
    assert "This" not in told
