from __future__ import annotations

import json
from dataclasses import replace

from game.authoring.exploring.choices import decision_lines, instrument_lines
from game.authoring.exploring.explore import Explored, explore
from game.authoring.exploring.report import report
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.model.evidence import Evidence
from game.model.scenario import Option, Scenario
from game.text.width import width
from making import ending, option, outcome, scenario, scene


def explored(made: Scenario, max_states: int | None = None) -> Explored:
    opened = Opened("made", made, Evidence(), compile_scenario(made))
    return explore(opened, max_states=max_states)


def by(instrument: str, made: Option) -> Option:
    return replace(made, instrument=instrument)


BARE = scenario(
    {
        "first": scene(
            {
                "strike": by("strikes", option(outcome({"trust": -10}), to=None)),
                "talk": by("diplomacy", option(outcome({"trust": +10}), to=None)),
            },
            to="last",
        ),
        "last": scene(
            {"stop": option(outcome({"trust": +1})), "go": option(outcome({"trust": -1}))}
        ),
    },
    endings={"won": ending("trust > 50"), "lost": ending()},
)

MADE = replace(
    BARE,
    indicators={id_: replace(each, better="higher") for id_, each in BARE.indicators.items()},
)


def test_it_tells_how_far_apart_the_options_of_each_decision_lie() -> None:
    lines = [*decision_lines(explored(MADE))]
    assert lines[0] == "DECISIONS: how far apart their options lie at the end of play"
    assert lines[-3:] == [
        "         endings  trust",
        "  first  100%     20.0",
        "  last   0%       2.0",
    ]


def test_it_tells_how_instruments_stand_beside_each_other() -> None:
    lines = [*instrument_lines(explored(MADE))]
    assert lines[0] == "INSTRUMENTS: how their options stand beside those of others"
    assert lines[-7:] == [
        "             trust",
        "  Strikes    -10.0",
        "  Diplomacy  +10.0",
        "  In how many states, of 100, one of its options is the best / the worst:",
        "             trust",
        "  Strikes    0/100",
        "  Diplomacy  100/0",
    ]


def test_without_instruments_or_proof_nothing_is_told_of_them() -> None:
    plain = scenario({"s": scene({"a": option(), "b": option()})})
    assert [*instrument_lines(explored(plain))] == []
    short = explored(MADE, max_states=1)
    assert short.compared is None
    assert "DECISIONS" not in report(short, "text")
    assert json.loads(report(short, "json"))["compared"] is None


def test_json_has_the_same_figures() -> None:
    told = json.loads(report(explored(MADE), "json"))["compared"]
    assert told["not_compared"] == []
    assert told["decisions"]["first"] == {"visits": 1, "endings": 1, "indicators": {"trust": 20}}
    assert told["options"]["last.go"]["trust"] == {"states": 2, "best": 0, "worst": 2, "gain": -1}
    assert told["instruments"]["strikes"]["trust"]["worst"] == 1


def test_lines_are_at_most_80_cells_wide_whatever_the_names() -> None:
    long = "国" * 60 + "é" * 80
    indicators = {id_: replace(each, label=long) for id_, each in MADE.indicators.items()}
    found = explored(replace(MADE, indicators=indicators))
    lines = [*decision_lines(found), *instrument_lines(found)]
    assert max(map(width, lines)) <= 80
