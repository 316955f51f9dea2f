from __future__ import annotations

from dataclasses import replace

from game.authoring.exploring.reading_time import PLAYS, reading_time
from game.engine.compile import compile_scenario
from game.model.scenario import Adviser
from making import ending, option, outcome, program, scenario, scene, text


def test_it_counts_the_words_that_plays_meet_and_advice_apart() -> None:
    first = scene({"go": option(to="last")}, says="One two three.", title="Four")
    speaking = replace(
        scene(
            {"on": option(outcome(says="A word.")), "off": option(outcome(says="Two more words."))}
        ),
        title="Five",
        text=text("Six seven."),
        advice={"ann": text("Go on, please."), "bob": text("Do not.")},
    )
    told = scenario(
        {"first": first, "last": speaking}, start="first", endings={"over": ending(says="Done.")}
    )
    made = compile_scenario(replace(told, advisers={"ann": Adviser("Ann"), "bob": Adviser("Bob")}))
    found = reading_time(made, 0)
    assert found is not None
    assert found.plays == PLAYS
    low, high = found.most
    assert high - low == 1
    assert low <= found.words <= high
    assert found.advice == 5
    quick, slow = found.minutes
    assert (quick, slow) == (2, 4)


def test_one_seed_tells_one_time() -> None:
    made = program({"s": scene({"a": option(), "b": option(outcome({"trust": 1}))})})
    assert reading_time(made, 3) == reading_time(made, 3)


def test_plays_that_do_not_end_soon_have_no_time() -> None:
    made = program({"s": scene({"stay": option(to="s")})})
    assert reading_time(made, 0) is None
