from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from debriefs import ahead_of
from game.debrief.ahead import states_asked
from game.debrief.apart.cache import Cache, name_of
from game.debrief.apart.limits import Limits
from game.debrief.apart.wire import endings_of, sample_of, state_of, value_of
from game.debrief.apart.working import Working
from game.engine.play import Move, Road, choose, move, start
from game.engine.state import State
from game.engine.tables import Program
from making import ending, inject, option, outcome, program, scene


class Enough(Exception):
    """Nobody asks any more."""


def small() -> Program:
    return program(
        {
            "a": scene(
                {
                    "risk": option(
                        outcome({"trust": 10}, id_="x"),
                        outcome({"trust": -10}, id_="y", weight=2),
                        to="b",
                    ),
                    "safe": option(outcome({"trust": 1}), to="b"),
                }
            ),
            "b": scene({"go": option(), "press": option(outcome({"trust": 5}), to="poor")}),
        },
        endings={"rich": ending("trust > 50"), "poor": ending()},
        injects={"news": inject({"trust": -7})},
    )


def said(
    made: Program, states: Iterable[State], cache: Cache | None = None, limits: Limits | None = None
) -> list[dict[str, Any]]:
    """All that is answered to a question that is asked at once."""
    lines: list[dict[str, Any]] = []
    waiting = [list(states)]

    def ask(wait: bool) -> Iterable[list[State]]:
        if wait and not waiting:
            raise Enough
        while waiting:
            yield waiting.pop()

    with pytest.raises(Enough):
        Working(made, cache, limits or Limits(), ask, lines.append).run()
    return lines


def known(lines: list[dict[str, Any]], subject: str) -> dict[State, Any]:
    read = endings_of if subject == "endings" else value_of
    return {
        state_of(line["known"]): read(line["ahead"])
        for line in lines
        if line.get("subject") == subject
    }


def is_all_known(road: Road, lines: list[dict[str, Any]]) -> None:
    ahead = ahead_of(road)
    endings, values = known(lines, "endings"), known(lines, "trust")
    assert set(endings) == set(ahead.states)
    for state, outlook in ahead.states.items():
        assert endings[state] == outlook.endings
        assert values[state] == outlook.values["trust"]


def test_it_tells_of_every_state_that_is_asked_about() -> None:
    road = choose(choose(start(small(), 1), "risk"), "go")
    lines = said(small(), states_asked(road))
    is_all_known(road, lines)
    assert lines[0] == {"subjects": ("endings", "trust")}
    assert lines[-1] == {"rest": 1}
    assert [line["done"] for line in lines if "done" in line] == ["endings", "trust"]


def test_states_that_only_the_hand_leads_to_are_told_of_too() -> None:
    road = move(start(small(), 1), Move("inject", "news"))
    road = choose(road, "safe")
    is_all_known(road, said(small(), states_asked(road)))


def test_what_was_worked_out_is_read_again(tmp_path: Path) -> None:
    road = choose(start(small(), 1), "safe")
    cache = Cache(tmp_path)
    first = said(small(), states_asked(road), cache)
    again = said(small(), states_asked(road), cache)
    assert any("progress" in line for line in first)
    assert not any("progress" in line for line in again)
    is_all_known(road, again)


@pytest.mark.parametrize("damage", ["torn", "flipped", "other", "empty"])
def test_a_damaged_cache_is_made_anew(damage: str, tmp_path: Path) -> None:
    road = choose(start(small(), 1), "safe")
    cache = Cache(tmp_path)
    said(small(), states_asked(road), cache)
    name = name_of(small(), "trust")
    data = cache.get(name)
    assert data is not None
    at = data.index(b"0.rows") + 8
    cache.put(
        name,
        {
            "torn": data[: len(data) // 2],
            "flipped": data[:at] + bytes(255 - each for each in data[at : at + 6]) + data[at + 6 :],
            "other": cache.get(name_of(small(), "endings")) or b"",
            "empty": b"",
        }[damage],
    )
    lines = said(small(), states_asked(road), cache)
    is_all_known(road, lines)
    assert {line["progress"][0] for line in lines if "progress" in line} == {"trust"}
    again = said(small(), states_asked(road), cache)
    is_all_known(road, again)
    assert not any("progress" in line for line in again)


@pytest.mark.parametrize(
    ("limits", "why"), [(Limits(states=1), "budget"), (Limits(seconds=-1.0), "time")]
)
def test_what_takes_too_much_is_sampled_and_says_why(limits: Limits, why: str) -> None:
    road = choose(start(small(), 1), "safe")
    lines = said(small(), states_asked(road), limits=limits)
    assert [line["failed"] for line in lines if "failed" in line] == [
        ["endings", why],
        ["trust", why],
    ]
    samples = {
        state_of(line["known"]): sample_of(line["sample"]) for line in lines if "sample" in line
    }
    assert set(samples) == set(states_asked(road))
    drawn = samples[road.first]
    assert drawn.plays == 2000
    assert drawn.endings["poor"].share.low < 2 / 3 < drawn.endings["poor"].share.high


def test_rings_of_states_are_sampled_too() -> None:
    made = program({"hub": scene({"work": option(to="hub"), "rest": option()})})
    lines = said(made, [start(made, 1).first])
    assert ["endings", "loop"] in [line.get("failed") for line in lines]
    assert any("sample" in line for line in lines)
