from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.authoring.exploring.by_hand import Brought, bring_in, read_brought
from game.authoring.exploring.explore import Explored, explore
from game.authoring.exploring.report import report
from game.content.opened import Opened
from game.engine import step as rules
from game.engine.compile import compile_scenario
from game.engine.state import State, is_over
from game.engine.tables import Program
from game.errors import RequestError
from game.model.evidence import Evidence
from game.model.scenario import Scenario, Scene
from generated import scenarios
from making import ending, inject, option, outcome, scenario, scene, text

MOST_STEPS = 4_000


class TooMuchError(Exception):
    """Raised where walking every path would take too long."""


class Walked:
    """What every path shows, with injects brought in by the engine's own move."""

    def __init__(self, program: Program, brought: tuple[Brought, ...]) -> None:
        self.program = program
        ids = [row.id for row in program.injects]
        self.hands = [(ids.index(each.inject), program.places[each.scene]) for each in brought]
        self.chances: dict[str, Fraction] = defaultdict(Fraction)
        self.values: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.came: set[str] = set()
        self.steps = 0
        state, events = rules.begin(program)
        self.came |= self.met(events)
        self.walk(self.with_hands(state), Fraction(1))

    def met(self, events: Any) -> set[str]:
        return {self.program.injects[each.number].id for each in events if each.kind == "inject"}

    def with_hands(self, state: State) -> State:
        for number, place in self.hands:
            if state.place == place:
                after = rules.inject(self.program, state, number)
                if after is not None:
                    state, events = after
                    self.came |= self.met(events)
        return state

    def walk(self, state: State, chance: Fraction) -> None:
        if is_over(self.program, state):
            place = self.program.place_id(state.place)
            self.chances[place] += chance
            for key in self.program.scenario.indicators:
                self.values[place, key].add(state.cells[self.program.cells[key]])
            return
        options = rules.open_options(self.program, state)
        for at in options:
            ways = rules.step(self.program, state, at)
            whole = sum(way.weight for way in ways)
            for way in ways:
                self.steps += 1
                if self.steps > MOST_STEPS:
                    raise TooMuchError
                self.came |= self.met(way.events)
                part = chance * Fraction(way.weight, whole * len(options))
                self.walk(self.with_hands(way.state), part)


def opened(made: Scenario) -> Opened:
    return Opened("made", made, Evidence(), compile_scenario(made))


def explored(scenes: Mapping[str, Scene], *words: str, **more: Any) -> Explored:
    return explore(opened(scenario(scenes, **more)), with_injects=words)


def chances(found: Explored) -> dict[str, Fraction]:
    return {each.id: each.figures.probability for each in found.endings if each.figures}


def same(made: Scenario, brought: tuple[Brought, ...]) -> None:
    """Analysis says what walking every path says."""
    program = compile_scenario(made)
    try:
        walked = Walked(program, brought)
    except TooMuchError:
        return
    found = explore(opened(made), with_injects=map(str, brought))
    assert found.exploration.proved
    assert chances(found) == {id_: each for id_, each in walked.chances.items() if id_ != "stuck"}
    assert found.exploration.stuck_probability == walked.chances["stuck"]
    for each in found.endings:
        assert each.figures is not None
        for indicator, (low, high) in each.figures.ranges.items():
            values = walked.values[each.id, indicator]
            assert (low, high) == (min(values), max(values))
    assert found.exploration.seen.injects == walked.came
    never = {each.id for each in found.never or () if each.kind == "inject"}
    automatic = {id_ for id_, each in made.injects.items() if each.when is not None}
    assert never == (automatic | {each.inject for each in brought}) - walked.came


def allowed(made: Scenario) -> list[Brought]:
    return [
        Brought(id_, place)
        for id_, each in made.injects.items()
        for place, at in made.scenes.items()
        if at.options and (not each.scenes or place in each.scenes)
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=scenarios(), data=st.data())
def test_what_comes_by_hand_is_explored_as_the_engine_plays_it(
    made: Scenario, data: st.DataObject
) -> None:
    pairs = allowed(made)
    if pairs:
        chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1, max_size=4))
        same(made, tuple(chosen))


TWO = {
    "s": scene({"a": option(to="t"), "b": option(if_="trust > 60", to="won")}),
    "t": scene({"c": option(), "d": option(if_="trust > 60", to="won")}),
}
ENDS = {"over": ending(), "won": ending()}


def test_an_inject_without_a_condition_comes_where_it_is_brought_in() -> None:
    news = {"news": inject({"trust": 20})}
    assert chances(explored(TWO, endings=ENDS, injects=news)) == {"over": 1}
    at_once = explored(TWO, "news@s", endings=ENDS, injects=news)
    assert chances(at_once) == {"over": Fraction(1, 4), "won": Fraction(3, 4)}
    late = explored(TWO, "news@t", endings=ENDS, injects=news)
    assert chances(late) == {"over": Fraction(1, 2), "won": Fraction(1, 2)}


def test_one_with_a_condition_may_be_brought_early_and_comes_once() -> None:
    news = {"news": inject({"trust": 20}, if_="decisions > 0")}
    by_itself = explored(TWO, endings=ENDS, injects=news)
    early = explored(TWO, "news@s", endings=ENDS, injects=news)
    assert chances(by_itself)["won"] == Fraction(1, 2)
    assert chances(early)["won"] == Fraction(3, 4)
    assert {each.figures.ranges["trust"] for each in early.endings if each.figures} == {(70, 70)}


def test_it_comes_after_those_that_come_by_their_condition() -> None:
    injects = {
        "hand": inject({"trust": {"to": 10}}),
        "news": inject({"trust": 30}, if_="trust == 50"),
    }
    found = explored(TWO, "hand@s", endings=ENDS, injects=injects)
    assert {each.figures.ranges["trust"] for each in found.endings if each.figures} == {(10, 10)}


@pytest.mark.parametrize(("order", "trust"), [(("one", "two"), 40), (("two", "one"), 45)])
def test_several_come_in_the_order_given(order: tuple[str, ...], trust: int) -> None:
    injects = {"one": inject({"trust": {"to": 45}}), "two": inject({"trust": {"to": 40}})}
    found = explored(TWO, *(f"{id_}@s" for id_ in order), endings=ENDS, injects=injects)
    assert found.endings[0].figures is not None
    assert found.endings[0].figures.ranges["trust"] == (trust, trust)


def test_it_does_not_save_a_play_that_sticks_on_entering() -> None:
    scenes = {"s": scene({"a": option(to="t")}), "t": scene({"b": option(if_="trust > 60")})}
    made = scenario(scenes, injects={"news": inject({"trust": 20})})
    same(made, (Brought("news", "t"),))
    found = explore(opened(made), with_injects=["news@t"])
    assert found.exploration.stuck_probability == 1
    assert found.exploration.seen.injects == frozenset()


def test_it_may_leave_no_way_open() -> None:
    scenes = {"s": scene({"a": option(to="t")}), "t": scene({"b": option(if_="trust < 60")})}
    made = scenario(scenes, injects={"news": inject({"trust": 20}), "more": inject({"trust": -20})})
    brought = (Brought("news", "t"), Brought("more", "t"))
    same(made, brought)
    (stuck,) = explore(opened(made), with_injects=map(str, brought)).stuck
    assert (stuck.found.cause, stuck.found.scene) == ("options", "t")


def test_rounds_bring_it_in_once() -> None:
    again = [("decisions < 3", "s"), (None, "end")]
    made = scenario({"s": scene({"a": option(to=again)})}, injects={"news": inject({"trust": 20})})
    same(made, (Brought("news", "s"),))


def test_a_scenario_without_hands_is_as_it_was() -> None:
    made = scenario(TWO, endings=ENDS, injects={"news": inject({"trust": 20}, if_="trust > 1")})
    assert bring_in(made, ()).scenario == made


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("news", "`news` is not of the form INJECT@SCENE"),
        ("@s", "is not of the form"),
        ("nwes@s", "there is no inject `nwes` in this scenario; did you mean `news`?"),
        ("news@z", "there is no scene `z` in this scenario"),
        ("late@s", "the inject `late` may not come in `s`: only in `t`"),
        ("news@page", "`page` is an interlude"),
    ],
)
def test_what_cannot_be_brought_in_is_said_in_a_line(word: str, said: str) -> None:
    scenes = {**TWO, "page": scene(to="t")}
    injects = {"news": inject(), "late": inject(scenes=("t",))}
    made = scenario(scenes, endings=ENDS, injects=injects)
    with pytest.raises(RequestError) as refused:
        read_brought([word], made)
    assert said in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_the_reports_say_what_was_brought_in_and_what_is_left_out() -> None:
    injects = {"news": inject({"trust": 20}), "rain": inject(), "snow": inject(if_="trust > 99")}
    found = explored(TWO, "news@s", "news@s", "snow@t", endings=ENDS, injects=injects)
    said = report(found, "text")
    assert "Brought in by hand: news at s and snow at t." in said
    assert "Left out: 1 inject by hand only (rain)." in said
    assert "brought(" not in said
    assert "news@" not in said
    told = json.loads(report(found, "json"))
    assert told["by_hand"] == ["rain"]
    assert told["brought_in"] == [
        {"inject": "news", "scene": "s"}, {"inject": "snow", "scene": "t"},
    ]  # fmt: skip


def test_one_brought_in_where_no_play_comes_is_never_seen() -> None:
    scenes = {**TWO, "far": scene({"x": option()})}
    found = explored(scenes, "news@far", endings=ENDS, injects={"news": inject()})
    assert [each.id for each in found.never or () if each.kind in ("scene", "inject")] == [
        "far",
        "news",
    ]
    said = " ".join(report(found, "text").split())
    assert "injects news: no play comes to a choice where it is brought in" in said
    assert "brought(" not in said


def test_passages_of_an_inject_count_wherever_it_comes() -> None:
    def spoken(**more: Any) -> Any:
        made = inject({"trust": 20}, **more)
        return type(made)(
            made.title, text("It.", ("trust > 60", "High."), ("trust > 99", "Highest.")),
            made.effects, made.grounds, made.when,
        )  # fmt: skip

    found = explored(TWO, "news@s", "news@t", endings=ENDS, injects={"news": spoken()})
    (never,) = found.never or ()
    assert (never.kind, never.id, never.number) == ("text", "news", 3)
    twice = explored(TWO, "news@t", endings=ENDS, injects={"news": spoken(if_="decisions > 0")})
    never_read = [each.number for each in twice.never or () if each.id == "news"]
    assert never_read == [3]


def test_outcomes_after_it_are_unlike_those_before() -> None:
    drawn = option(outcome(id_="x", if_="trust > 60", to="won"), outcome(id_="y", to="over"))
    scenes = {"s": scene({"a": drawn})}
    found = explored(scenes, "news@s", endings=ENDS, injects={"news": inject({"trust": 20})})
    assert chances(found) == {"over": Fraction(1, 2), "won": Fraction(1, 2)}
