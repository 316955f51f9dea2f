from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from game.authoring.exploring.explore import Explored, explore
from game.authoring.never.unseen import NeverSeen
from game.content.opened import Library, Opened
from game.engine.compile import compile_scenario
from game.model.evidence import Analogue, Evidence, Finding
from game.model.scenario import Ending, Grounds, Inject, Passage, Scene
from game.text.words import word_count
from making import ending, inject, later, option, outcome, scenario, scene, text, when


def opened(scenes: Mapping[str, Scene], *, evidence: Evidence | None = None, **more: Any) -> Opened:
    made = scenario(scenes, **more)
    return Opened("made", made, evidence or Evidence(), compile_scenario(made))


def found(scenes: Mapping[str, Scene], *, max_states: int | None = None, **more: Any) -> Explored:
    return explore(opened(scenes, **more), max_states=max_states)


def forked() -> Opened:
    """A sure way to `won`, and one that is won twice in three."""
    return opened(
        {
            "fork": scene(
                {
                    "safe": option(outcome({"trust": +5}), to="won"),
                    "risky": option(
                        outcome({"trust": +10}, id_="up", weight=2),
                        outcome({"trust": -10}, id_="down", to="wait"),
                        to="won",
                    ),
                },
                says="One two three four.",
                title="The fork",
            ),
            "wait": scene({"on": option(outcome({"trust": -1}, says="Five six."), to="lost")}),
        },
        endings={"won": ending(), "lost": ending(says="Seven.")},
    )


def test_each_ending_has_its_exact_figures_and_its_shortest_choices() -> None:
    explored = explore(forked())
    won, lost = explored.endings
    assert won.figures is not None
    assert lost.figures is not None
    assert (won.id, won.figures.probability, won.figures.paths) == ("won", Fraction(5, 6), 2)
    assert won.figures.ranges == {"trust": (55, 60)}
    assert (won.figures.decisions, str(won.way) in {"safe", "risky[up]"}) == ((1, 1), True)
    assert (lost.figures.probability, lost.figures.paths) == (Fraction(1, 6), 1)
    assert (lost.figures.decisions, lost.figures.ranges) == ((2, 2), {"trust": (39, 39)})
    assert str(lost.way) == "risky[down], on"
    assert explored.exploration.decisions == (1, 2)


def test_thirds_are_thirds() -> None:
    drawn = option(outcome(id_="a", weight=1, to="one"), outcome(id_="b", weight=2, to="two"))
    explored = found({"s": scene({"go": drawn})}, endings={"one": ending(), "two": ending()})
    chances = [each.figures.probability for each in explored.endings if each.figures]
    assert chances == [Fraction(1, 3), Fraction(2, 3)]
    assert [str(each.way) for each in explored.endings] == ["go[a]", "go[b]"]


def test_an_outcome_that_the_state_decides_is_not_called_drawn() -> None:
    decided = option(outcome(id_="a", if_="trust > 10"), outcome(id_="b", if_="trust <= 10"))
    (over,) = found({"s": scene({"go": decided})}).endings
    assert str(over.way) == "go"
    assert over.way.choices[0].outcome == "a"


def test_the_words_of_a_way_are_those_that_are_read_on_it() -> None:
    lost = explore(forked()).endings[1].way
    read = (
        "The fork", "One two three four.", "It happens.",
        "A scene", "A moment.", "Five six.", "An ending", "Seven.",
    )  # fmt: skip
    assert lost.words == sum(map(word_count, read)) == 17
    assert lost.seconds == 6 + 2 * 60


def test_pages_arrivals_and_injects_are_read_too() -> None:
    explored = found(
        {
            "page": scene(to="s", says="Read me.", title="Page"),
            "s": scene({"go": option(outcome(later=(later(1, says="It comes."),)))}),
        },
        injects={"news": inject(if_="trust > 0", scenes=("s",))},
    )
    read = (
        "Page", "Read me.", "News", "Something happens.", "A scene", "A moment.",
        "It happens.", "It comes.", "An ending", "It is over.",
    )  # fmt: skip
    assert explored.endings[0].way.words == sum(map(word_count, read))


def test_options_are_probabilities_only_where_their_scene_is_met_once() -> None:
    explored = explore(forked())
    assert all(each.once for each in explored.options)
    on = explored.options[-1]
    assert (on.scene, on.id) == ("wait", "on")
    assert (on.figures.offered, on.figures.chosen) == (Fraction(1, 6), Fraction(1, 6))
    again = found(
        {"s": scene({"again": option(to=[("decisions < 3", "s"), (None, "over")])})},
    )
    assert [each.once for each in again.options] == [False]
    assert again.options[0].figures.offered == 3


def test_what_no_play_meets_is_told_once_and_without_what_is_in_it() -> None:
    explored = found(
        {
            "s": scene(
                {
                    "go": option(
                        outcome(
                            id_="yes",
                            says=text("So.", ("trust > 90", "High.")),
                            later=(later(1, if_="trust > 90"), later(1)),
                        ),
                        outcome(id_="no", if_="trust > 90", says=text(("trust > 95", "Higher."))),
                    ),
                    "shut": option(if_="trust > 90"),
                },
                says=text("Here.", ("trust < 10", "Low.")),
            ),
            "away": scene({"x": option(), "y": option(if_="trust > 90")}),
        },
        endings={"high": ending("trust > 90"), "over": ending()},
        injects={"hand": inject(), "event": inject(if_="trust > 90")},
    )
    assert explored.never is not None
    assert tuple(replace(each, why="") for each in explored.never) == (
        NeverSeen("text", "s", 2, "scene", "trust < 10"),
        NeverSeen("text", "s.go.yes", 2, "outcome", "trust > 90"),
        NeverSeen("consequence", "s.go.yes", 1),
        NeverSeen("outcome", "s.go.no"),
        NeverSeen("option", "s.shut"),
        NeverSeen("scene", "away"),
        NeverSeen("inject", "event"),
        NeverSeen("ending", "high"),
    )
    assert explored.by_hand == ("hand",)


def test_where_play_sticks_the_shortest_play_leads() -> None:
    explored = found(
        {
            "s": scene({"down": option(outcome({"trust": -50}), to="t"), "out": option()}),
            "t": scene({"x": option(if_="trust > 10")}),
        }
    )
    (stuck,) = explored.stuck
    assert (stuck.found.cause, stuck.found.scene, stuck.found.option) == ("options", "t", "s.down")
    assert str(stuck.way) == "down"
    assert explored.exploration.stuck_probability == Fraction(1, 2)


def test_a_loop_is_told_by_its_choices_and_without_figures() -> None:
    explored = found(
        {
            "s": scene({"in": option(to="a")}),
            "a": scene({"there": option(to="b"), "out": option()}),
            "b": scene({"back": option(to="a")}),
        }
    )
    assert explored.unproved == "loop"
    assert explored.loop is not None
    rounds = {each.option for each in explored.loop.round}
    assert rounds == {"there", "back"}
    assert explored.loop.before[0].option == "in"
    assert [(each.id, each.figures) for each in explored.endings] == [("over", None)]
    assert (explored.options, explored.never) == ((), ())


def wide() -> dict[str, Scene]:
    """Many states: every road has its own sum, and the last scene reads it."""
    made = {
        f"s{at}": scene(
            {"add": option(outcome({"trust": 2**at}), to=f"s{at + 1}"),
             "leave": option(to=f"s{at + 1}")}
        )
        for at in range(6)
    }  # fmt: skip
    odd = option(outcome(says="{trust}"), to=[(f"trust == {n}", "over") for n in range(64)])
    return {**made, "s6": scene({"end": odd})}


def test_past_the_budget_nothing_is_proved_and_nothing_is_called_never() -> None:
    explored = found(wide(), max_states=10, indicators={"trust": (0, 0, 100)})
    assert explored.unproved == "budget"
    assert explored.never is None
    assert explored.options == ()
    assert all(each.figures is None for each in explored.endings)
    assert found(wide(), indicators={"trust": (0, 0, 100)}).unproved == ""


def test_evidence_is_counted_by_what_relies_on_it() -> None:
    def rests(*findings: str, on: str = "case") -> Grounds:
        return Grounds(analogues=(on,), findings=findings)

    def a(id_: str, *findings: str) -> Any:
        made = outcome(id_=id_)
        return type(made)(made.id, made.text, rests(*findings))

    news = Inject("News", (Passage("It."),), (), rests("F2"), when("trust > 0"))
    explored = found(
        {"s": scene({"go": option(a("x", "F1", "F2"), a("y", "F2"))})},
        endings={"over": Ending("Over", (Passage("It."),), findings=("F3", "F1"))},
        injects={"news": news},
        evidence=Evidence(
            findings={f"F{at}": Finding(f"Claim {at}.", "event") for at in range(1, 6)},
            analogues={"case": Analogue("A", "B", "C"), "other": Analogue("A", "B", "C")},
        ),
    )
    assert list(explored.cited.findings.items()) == [("F2", 3), ("F1", 1), ("F3", 0)]
    assert explored.cited.analogues == {"case": 3}
    assert (explored.cited.all_findings, explored.cited.all_analogues) == (5, 2)
    assert explored.findings["F2"] == "Claim 2."


def test_the_shipped_case_is_proved_with_every_ending_in_reach() -> None:
    explored = explore(Library().open("cienfuegos"))
    assert explored.unproved == ""
    assert len(explored.endings) == 5
    figures = [each.figures for each in explored.endings]
    assert sum(each.probability for each in figures if each) == 1
    assert sum(each.paths for each in figures if each) == explored.exploration.paths
    assert (explored.never, explored.stuck) == ((), ())
    assert explored.cited.findings
