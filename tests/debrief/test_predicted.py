from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.predicted import brier, predictions_of, uniform
from game.journal.prediction import Prediction
from game.model.evidence import Evidence, Finding, Question

FOUR = Question("What happened?", dict.fromkeys("abcd", "It did."), "b", "F1")
EVIDENCE = Evidence(
    findings={"F1": Finding("It happened.", "event")},
    questions={f"q{number}": FOUR for number in range(25)},
)


def test_the_score_of_an_answer() -> None:
    assert brier(FOUR, "b", 100) == 0
    assert brier(FOUR, "a", 100) == 2
    # 0.7 on the right one, 0.1 on each of the others: 0.09 + 3 * 0.01.
    assert brier(FOUR, "b", 70) == Fraction(12, 100)
    # 0.7 on a wrong one: 0.49 + 0.81 + 2 * 0.01.
    assert brier(FOUR, "a", 70) == Fraction(132, 100)
    assert brier(FOUR, "a", 25) == uniform(FOUR) == Fraction(3, 4)


@given(st.sampled_from("abcd"), st.integers(1, 100))
def test_a_score_lies_between_nothing_and_two(answer: str, confidence: int) -> None:
    assert 0 <= brier(FOUR, answer, confidence) <= 2


@pytest.mark.parametrize(("count", "curve"), [(19, False), (20, True)])
def test_there_is_no_curve_below_twenty(count: int, curve: bool) -> None:
    given_ = {f"q{at}": Prediction(f"q{at}", "ab"[at % 2], 70) for at in range(count)}
    told = predictions_of(given_, ("q24", "gone"), EVIDENCE)
    assert bool(told.curve) is curve
    assert (len(told.answered), len(told.skipped)) == (count, 1)
    assert told.uniform == Fraction(3, 4)
    if curve:
        (only,) = told.curve
        assert (only.low, only.count, only.confidence, only.right) == (61, 20, 70, 10)


def test_nothing_answered_has_no_score() -> None:
    told = predictions_of({}, (), EVIDENCE)
    assert (told.answered, told.brier, told.uniform) == ((), None, None)
