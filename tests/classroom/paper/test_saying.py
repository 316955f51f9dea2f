from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.paper.chances import spans
from game.classroom.paper.deck import deck_of, letter
from game.classroom.paper.saying import condition_words, effect_words
from game.model.evidence import Evidence
from game.model.parser import parse_condition
from game.model.scenario import Effect
from lessons import STORY

DECK = deck_of(STORY, Evidence())


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("trust >= 40", "{} is at least 40"),
        ("not trust >= 40", "{} is below 40"),
        ("trust < 40 and trust > 3 and trust != 7", "{} is below 40 and {} is above 3 and {} is not 7"),
        ("not (trust == 1 or chose(gate.talk))", "{} is not 1 and 1B was not chosen"),
        ("seen(gate) and (trust < 1 or not seen(bridge))", "scene 1 has been left and ({} is below 1 or scene 2 has not been left)"),
        ("decisions > 2", "the number of decisions made is above 2"),
        ("trust + 5 - trust > 2", "{} plus 5 minus {} is above 2"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(condition: str, words: str) -> None:
    label = STORY.indicators["trust"].label
    said = condition_words(parse_condition(condition), STORY, DECK)
    assert said == words.replace("{}", label)


def test_a_change_is_said_with_its_sign() -> None:
    label = STORY.indicators["trust"].label
    assert effect_words(Effect("trust", "add", -12), STORY) == f"{label} −12"
    assert effect_words(Effect("trust", "set", 50), STORY) == f"{label}: set to 50"
    assert effect_words(Effect("agents_home", "flag", 1), STORY) == "mark ‘agents home’ on"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_the_numbers_are_exactly_the_weights(weights: list[int]) -> None:
    drawn = [
        at
        for number in range(1, sum(weights) + 1)
        for at, span in enumerate(spans(weights))
        if span.first <= number <= span.last
    ]
    assert [drawn.count(at) for at in range(len(weights))] == weights
    assert len(drawn) == sum(weights)


def test_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
