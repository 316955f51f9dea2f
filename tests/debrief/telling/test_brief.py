from __future__ import annotations

from dataclasses import replace

from debriefs import NO_EVIDENCE, ahead_of
from game.debrief.debrief import Debrief, debrief_of
from game.debrief.renderings.as_html import as_html
from game.debrief.renderings.as_text import as_text
from game.debrief.telling.parts import brief_of, parts_of
from game.debrief.telling.road import as_speech
from game.engine.compile import compile_scenario
from game.engine.play import Move, Road, choose, move, start
from making import ending, inject, later, option, outcome, scenario, scene

SOON = (later(1, {"trust": 5}, says="The road is mended. Nobody says by whom."),)


def made_road() -> Road:
    made = scenario(
        {
            "a": scene(
                {
                    "x": option(
                        outcome({"trust": -3}, says="They leave. It rains.", later=SOON),
                        to="b",
                        label="Send them home",
                    ),
                    "w": option(to="late", label="Wait"),
                },
                title="The first day",
            ),
            "b": scene({"y": option(label="Sign it")}, title="The second day"),
        },
        endings={"over": ending("trust > 0"), "late": ending()},
        injects={"news": inject({"trust": -7}), "word": inject({})},
    )
    trust = replace(made.indicators["trust"], label="Trust", better="higher")
    made = replace(made, indicators={"trust": trust})
    road = move(choose(start(compile_scenario(made), 3), "x"), Move("inject", "news"))
    return choose(move(road, Move("inject", "word")), "y")


def debrief() -> Debrief:
    road = made_road()
    return debrief_of(road, NO_EVIDENCE, ahead=ahead_of(road))


def told(brief: bool) -> str:
    return " ".join(as_text(debrief(), brief=brief).split())


def test_the_road_is_told_in_a_sentence_or_two_for_each_decision() -> None:
    brief = told(brief=True)
    assert "1. The first day: Send them home. They leave. (Trust −3.)" in brief
    assert "brought in by hand: " in brief
    assert "From decision 1: The road is mended. (Trust +5.)" in brief
    assert "It rains" not in brief
    assert "Nobody says by whom" not in brief


def test_what_closed_most_and_how_luck_went_stand_on_the_first_page() -> None:
    brief = told(brief=True)
    assert "Decision 1 closed most." in brief
    assert "best choices draws by hand end" in brief
    assert "THE ROAD" not in brief


def test_the_whole_debrief_begins_with_it() -> None:
    assert told(brief=False).startswith(told(brief=True))
    there = debrief()
    assert brief_of(there) == parts_of(there)[: len(brief_of(there))]
    page = as_html(there)
    assert page.index('id="brief"') < page.index('id="road"')
    assert 'id="road"' not in as_html(there, brief=True)


def test_what_arrives_late_is_told_in_full_once() -> None:
    for whole in (told(brief=False).partition("THE ROAD")[2], as_html(debrief())):
        assert whole.count("Nobody says by whom.") == 1
        assert "old at decision 2." in whole


def test_a_speech_is_one_paragraph_behind_who_speaks() -> None:
    assert as_speech("We struck.\n\nIt *held*.") == "We struck. It *held*."
    assert as_speech("Two things.\n\n- One.\n- Another.") == "Two things.\n\n- One.\n- Another."
