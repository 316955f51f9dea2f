from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import comb
from typing import Any

import pytest

from game.analysis.forward import rounds
from game.authoring.exploring.explore import Explored, explore
from game.authoring.exploring.report import report
from game.authoring.numbers import digits, grouped, percentage, ratio, span, times
from game.content.opened import Library, Opened
from game.engine.compile import compile_scenario
from game.model.evidence import Evidence
from game.model.scenario import Scenario
from game.text.lines import COLUMNS
from game.text.printable import has_unsafe
from game.text.width import width
from making import ending, inject, later, option, outcome, scenario, scene, text


def opened(made: Scenario) -> Opened:
    return Opened("made", made, Evidence(), compile_scenario(made))


def explored(made: Scenario, max_states: int | None = None) -> Explored:
    return explore(opened(made), max_states=max_states)


THIRDS = scenario(
    {
        "s": scene(
            {
                "go": option(
                    outcome({"trust": -5}, id_="a", to="one"),
                    outcome(id_="b", weight=2, to="two"),
                )
            }
        )
    },
    endings={"one": ending(), "two": ending()},
    injects={"hand": inject()},
)
LOOP = scenario(
    {"s": scene({"in": option(to="a")}), "a": scene({"on": option(to="a"), "out": option()})}
)
STUCK = scenario(
    {
        "s": scene({"down": option(outcome({"trust": -50}), to="t"), "out": option()}),
        "t": scene({"x": option(if_="trust > 10")}),
    }
)
DEAD = scenario(
    {
        "s": scene(
            {
                "go": option(outcome(later=(later(1, if_="trust > 90"),))),
                "shut": option(if_="trust > 90"),
                "far": option(outcome(to=[("trust > 90", "end"), (None, "end")])),
            },
            says=text("Here.", ("trust < 10", "Low.")),
        ),
        "away": scene({"x": option()}),
    },
    endings={"high": ending("trust > 90"), "over": ending()},
)
AGAIN = scenario({"s": scene({"again": option(to=[("decisions < 3", "s"), (None, "over")])})})
STRAIGHT = scenario({"s": scene(to="over")})
WIDE = scenario(
    {
        f"s{at}": scene({"a": option(outcome({"trust": 2**at}), to=to), "b": option(to=to)})
        for at, to in enumerate(["s1", "s2", "s3", "s4", "s5", "end"])
    },
    endings={
        "odd": ending(" or ".join(f"trust == {n}" for n in range(1, 64, 2))),
        "over": ending(),
    },
    indicators={"trust": (0, 0, 100)},
)
LONG = replace(
    scenario(
        {
            f"{'s' * 60}{at}": scene(
                {f"{'o' * 50}{at}": option(to=to), "short": option(to=to)}, title="標題 " * 40
            )
            for at, to in enumerate([f"{'s' * 60}1", f"{'s' * 60}2", "end"])
        },
        endings={"e" * 100: ending()},
        indicators={
            "trust": (50, 0, 100),
            "i" * 60: (-(10**9), -(10**9), 10**9),
            "big": (0, -(10**18), 10**18),
        },
    ),
    title="A \x1b[2J \u202e" + "very " * 30,
)


def said(made: Scenario, max_states: int | None = None) -> str:
    return report(explored(made, max_states), "text")


def read(made: Scenario, max_states: int | None = None) -> Any:
    return json.loads(report(explored(made, max_states), "json"))


def test_the_text_tells_what_is_proved_and_each_ending_with_a_bar() -> None:
    lines = said(THIRDS).splitlines()
    assert lines[0] == "Made (made)"
    assert lines[2].startswith("PROVED: every state was visited, 1 state standing for 2 paths.")
    assert "Left out: 1 inject by hand only (hand)." in lines
    at = lines.index("ENDINGS, the likeliest first")
    assert lines[at + 1 : at + 3] == [
        "  two   66.7%  #############.......  An ending",
        "  one   33.3%  #######.............  An ending",
    ]
    at = lines.index("VALUES: what each indicator can come to at an ending")
    assert lines[at + 1 : at + 5] == ["  trust is Trust.", "       trust", "  two  50", "  one  45"]
    at = lines.index("  one: An ending")
    assert lines[at + 1 : at + 3] == ["    1 decision, 1 path", "    shortest: go[a]"]
    assert "    go  on offer 100%, chosen 100%" in lines


def test_the_text_begins_with_what_whoever_plans_a_class_asks_first() -> None:
    lines = said(THIRDS).splitlines()
    at = lines.index("AT A GLANCE")
    assert at < lines.index("ENDINGS, the likeliest first")
    assert lines[at + 1 : at + 5] == [
        "  length      1 decision; about 1 to 2 minutes, as estimated below",
        "  endings     2 of 2 endings met: from 66.7% two to 33.3% one",
        "  stuck       nowhere; there is always an option, an outcome, a way on",
        "  never seen  nothing; every scene, option and text has its play",
    ]
    dead = said(DEAD)
    assert "  endings     1 of 2 endings met: 100% over\n" in dead
    assert "  never seen  6 things, see below\n" in dead
    assert "  stuck       play can stick, see below\n" in said(STUCK)


def test_the_text_of_a_loop_has_the_way_round_and_no_figures() -> None:
    told = said(LOOP)
    assert "NOT PROVED: play can come back to where it was" in told
    assert "  leads there: in\n  shortest way round: on\n" in told
    assert "PROVED: every" not in told
    assert_every_figure_is_marked(told)
    assert "    shortest: in, out" in told


def test_the_text_past_the_budget_has_no_figures() -> None:
    told = said(WIDE, 10)
    assert "NOT PROVED: 7 states were visited, and the next step would pass the limit of 10" in told
    assert "--max-states" in told
    assert "  never seen  not known" in told
    assert "  stuck       not known" in told
    assert_every_figure_is_marked(told)
    assert "PROVED: every" in said(WIDE)
    assert "SAMPLED" not in said(WIDE)


def assert_every_figure_is_marked(told: str) -> None:
    """Percentages stand in the sample alone, each on a line that begins with its mark."""
    _, heading, after = told.partition("\nSAMPLED, NOT PROVED\n")
    assert heading
    sample, _, rest = after.partition("\n\n")
    assert "%" not in rest
    figures = [line for line in sample.splitlines()[3:] if any(map(str.isdigit, line))]
    assert len(figures) >= 3
    for line in figures:
        assert line.startswith("    ~ ")
        assert "sampled" in line
    others, _, times = rest.partition("READING TIME, ESTIMATED")
    assert "~" not in told.partition(heading)[0] + others
    assert all("sampled" in line for line in times.splitlines() if "~" in line)


@pytest.fixture
def few_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw only as many plays as tell what is to be told."""
    monkeypatch.setattr("game.analysis.sample.MOST_DECISIONS_IN_ALL", 10_000)


@pytest.mark.usefixtures("few_plays")
def test_one_seed_samples_one_text_and_another_another() -> None:
    def sampled(seed: int) -> str:
        found = explore(opened(WIDE), max_states=10, seed=seed)
        return report(found, "text") + report(found, "json")

    first, second = sampled(1), sampled(2)
    assert sampled(1) == first
    assert first != second
    assert "(seed 2)" in second


@pytest.mark.usefixtures("few_plays")
def test_plays_that_go_round_for_ever_are_told_as_that() -> None:
    made = scenario(
        {"s": scene({"in": option(to="a"), "out": option()}), "a": scene({"on": option(to="a")})}
    )
    found = explored(made)
    told = " ".join(report(found, "text").split())
    assert "of the sampled plays did not end within 1,000 decisions, and were given up" in told
    drawn = json.loads(report(found, "json"))["sampled"]
    assert drawn["most_decisions"] == 1000
    assert drawn["unended"]["plays"] + drawn["endings"][0]["plays"] == drawn["plays"]


@pytest.mark.usefixtures("few_plays")
def test_what_explodes_is_told_in_bounded_time_with_estimates() -> None:
    names = [f"f{number}" for number in range(40)]
    free = {name: option(outcome({name: True}), to="hub") for name in names}
    made = scenario(
        {"hub": scene({**free, "go": option()})},
        flags=dict.fromkeys(names, False),
        endings={"odd": ending(" or ".join(f"({a} and not {b})" for a, b in pairwise(names))),
                 "over": ending()},
    )  # fmt: skip
    found = explored(made, 20_000)
    told = report(found, "text")
    assert "states were visited, and the next step would pass the limit" in told
    assert_every_figure_is_marked(told)
    sampled = json.loads(report(found, "json"))["sampled"]
    assert [each["id"] for each in sampled["endings"]] == ["odd", "over"]
    # `go` comes after any number of flags with equal chance, and then any set of so many is up;
    # of each size, one set alone does not read as `odd`.
    over = sampled["endings"][1]
    assert over["low"] < sum(1 / comb(40, size) for size in range(41)) / 41 < over["high"]


def test_no_heading_stands_over_nothing() -> None:
    for made, most in ((WIDE, 3), (WIDE, 10), (LOOP, None), (STUCK, None)):
        lines = said(made, most).splitlines()
        heads = [at for at, line in enumerate(lines) if line[:2].isupper() and ":" not in line]
        assert all(lines[at + 1 : at + 2] not in ([], [""]) for at in heads)
        assert not any("VALUES" in line for line in lines if "NOT PROVED" in lines[2])


def test_what_was_stopped_is_told_as_that_and_not_sampled() -> None:
    found = explore(opened(WIDE), listener=lambda progress: progress.states < 5)
    told = report(found, "text")
    assert "NOT PROVED: stopped by hand (7 states visited)." in told
    assert "  never seen  not known" in told
    assert "SAMPLED" not in told
    assert "  stuck       not known" in told
    assert "%" not in told
    assert max(map(width, told.splitlines())) <= COLUMNS
    as_json = json.loads(report(found, "json"))
    assert (as_json["proved"], as_json["why"], as_json["sampled"]) == (False, "stopped", None)


def test_a_sample_may_be_stopped_as_well() -> None:
    found = explore(opened(WIDE), max_states=10, listener=lambda progress: progress.plays < 100)
    assert (found.unproved, found.sampled) == ("budget", None)
    assert "SAMPLED" not in report(found, "text")


def test_a_way_round_is_told_where_there_are_too_many_states(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rounds, "LOOKED_AT", 2)
    flags = [f"f{number}" for number in range(9)]
    made = scenario(
        {
            "s": scene(
                {flag: option(outcome({flag: True}), to="s") for flag in flags} | {"x": option()}
            )
        },
        flags=dict.fromkeys(flags, False),
        endings={"all": ending(" and ".join(flags)), "over": ending()},
    )
    found = explore(opened(made), max_states=20, listener=lambda progress: progress.plays < 1)
    told = report(found, "text")
    assert "NOT PROVED: 10 states were visited, and the next step would pass" in told
    assert "too, and go round for ever.\n  leads there: f0\n  shortest way round: f0\n" in told
    as_json = json.loads(report(found, "json"))
    assert as_json["why"] == "budget"
    assert as_json["loop"]["round"]["choices"] == as_json["loop"]["before"]["choices"]


def test_the_text_tells_where_play_sticks() -> None:
    told = said(STUCK)
    assert "STUCK: play cannot go on in 50.0% of plays" in told
    assert "  no option is open in scene t\n    shortest: down" in told
    assert "  scenes\n    t (play sticks on the way in)\n" in told


def test_the_text_says_plainly_what_is_never_seen() -> None:
    lines = said(DEAD).splitlines()
    at = lines.index("NEVER SEEN, in any play")
    assert lines[at + 1 : at + 16] == [
        "  scenes",
        "    away: no `next` names it",
        "  options",
        "    s.shut: `trust > 90` never holds here; `trust` is always 50",
        "  consequences",
        "    consequence 1 of s.go.outcome: `trust > 90` never holds when it is due;",
        "      `trust` is always 50",
        "  endings",
        "    high: `trust > 90` never holds once all has arrived; `trust` is always 50",
        "  texts",
        "    text 2 of scene s: `trust < 10` never holds here; `trust` is always 50",
        "  rows of `next`",
        "    row 1 of the `next` of outcome s.far.outcome: `trust > 90` never holds;",
        "      `trust` is always 50",
        "",
    ]


def test_a_scene_that_is_met_again_tells_times_and_not_shares() -> None:
    assert "again  on offer 3.00 times a play, chosen 3.00 times" in said(AGAIN)


def test_a_scenario_without_a_decision_is_told_too() -> None:
    told = said(STRAIGHT)
    assert "    shortest: no choice" in told
    assert "  length      0 decisions; about 0 minutes, as estimated below\n" in told


@pytest.mark.parametrize(
    ("made", "most"),
    [(LONG, None), (LONG, 1), (LOOP, None), (STUCK, None), (DEAD, None), (WIDE, 10), (AGAIN, None)],
)
def test_no_line_is_wider_than_the_screen_and_none_steers_it(
    made: Scenario, most: int | None
) -> None:
    told = said(made, most)
    assert max(map(width, told.splitlines())) <= COLUMNS
    assert not has_unsafe(told, newlines=True)
    assert report(explored(made, most), "json").isascii()


def test_the_shipped_case_fits_and_names_what_it_relies_on() -> None:
    told = report(explore(Library().open("cienfuegos")), "text")
    assert max(map(width, told.splitlines())) <= COLUMNS
    assert not has_unsafe(told, newlines=True)
    assert told.count("    shortest: ") == 5
    assert "Most relied on" in told


def test_json_has_exact_numbers_beside_floats() -> None:
    told = read(THIRDS)
    assert list(told) == [
        "scenario", "title", "proved", "why", "states", "paths", "by_hand",
        "brought_in", "loop", "decisions",
        "minutes", "endings", "stuck", "never", "unread", "options", "sampled", "reading", "compared", "evidence",
    ]  # fmt: skip
    assert (told["proved"], told["why"], told["paths"]) == (True, "", "2")
    assert (told["loop"], told["by_hand"], told["decisions"]) == (None, ["hand"], [1, 1])
    first = told["endings"][0]
    assert first["probability"] == {"exact": "1/3", "float": 1 / 3}
    assert (first["paths"], first["decisions"], first["ranges"]) == (
        "1",
        [1, 1],
        {"trust": [45, 45]},
    )
    assert first["shortest"]["choices"] == "go[a]"
    assert first["shortest"]["decisions"] == [
        {"scene": "s", "option": "go", "outcome": "a", "drawn": True}
    ]
    assert told["stuck"] == {
        "paths": "0",
        "probability": {"exact": "0/1", "float": 0.0},
        "ways": [],
    }
    assert told["options"] == [
        {
            "scene": "s",
            "option": "go",
            "once": True,
            "offered": {"exact": "1/1", "float": 1.0},
            "chosen": {"exact": "1/1", "float": 1.0},
        }
    ]
    assert told["never"] == []
    assert told["sampled"] is None


def test_json_has_null_where_nothing_is_proved() -> None:
    told = read(WIDE, 10)
    assert (told["proved"], told["why"], told["paths"], told["never"]) == (
        False,
        "budget",
        None,
        None,
    )
    assert (told["decisions"], told["options"]) == (None, [])
    sampled = told["sampled"]
    assert (sampled["seed"], sampled["plays"], sampled["stuck"]["plays"]) == (0, 20_000, 0)
    odd, over = sampled["endings"]
    assert (odd["id"], odd["title"], odd["decisions"]) == ("odd", "An ending", [6, 6])
    assert odd["low"] < odd["share"] < odd["high"]
    assert odd["plays"] + over["plays"] == 20_000
    assert odd["low"] < 0.5 < odd["high"]
    told = read(LOOP)
    assert (told["why"], told["loop"]["round"]["choices"]) == ("loop", "on")
    assert told["loop"]["before"]["choices"] == "in"
    assert told["endings"][0]["probability"] is None
    assert told["endings"][0]["shortest"]["choices"] == "in, out"
    assert told["stuck"]["probability"] is None


def test_json_tells_what_sticks_and_what_is_never_seen() -> None:
    (way,) = read(STUCK)["stuck"]["ways"]
    assert (way["cause"], way["scene"], way["option"]) == ("options", "t", "s.down")
    assert way["shortest"]["choices"] == "down"
    assert {
        "kind": "text",
        "id": "s",
        "number": 2,
        "within": "scene",
        "when": "trust < 10",
        "why": "`trust < 10` never holds here; `trust` is always 50",
    } in read(DEAD)["never"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(1, 10**400), "under 0.1%"),
        (1 - Fraction(1, 10**400), "over 99.9%"),
    ],
)
def test_only_certainties_are_round(share: Fraction, words: str) -> None:
    assert percentage(share) == words


def test_numbers_of_any_size_are_told() -> None:
    assert (grouped(1536), grouped(2**150)) == ("1,536", "about 1.43 x 10^45")
    assert digits(10**5000) == "1" + "0" * 5000
    assert ratio(Fraction(2, 10**5000)) == "1/5" + "0" * 4999
    assert (span(3, 3), span(3, 1200)) == ("3", "3 to 1,200")
    assert (times(Fraction(3, 2)), times(Fraction(1, 999))) == ("1.50 times", "under 0.01 times")
