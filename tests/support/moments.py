"""Moments of a play made by hand: a question now, one later, and a decision that is on record.

Used by the tests of the archive, the journal and plain mode.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.compile import compile_scenario
from game.engine.play import Road, choose, start
from game.model.evidence import (
    Analogue,
    Citation,
    Evidence,
    Figure,
    Finding,
    Person,
    Question,
    Reference,
    Tension,
)
from game.model.scenario import Grounds, Option, Outcome, Passage, Scenario, Scene
from making import ending, option, route, scenario, scene


def case(name: str, *findings: str) -> Analogue:
    return Analogue(
        f"The case {name}",
        f"{name} was tried.",
        f"{name} happened.",
        short_run=f"{name} in the short run.",
        long_run=f"{name} in the long run.",
        place="Northern Strait",
        findings=findings,
    )


def finding(name: str, *sources: str) -> Finding:
    return Finding(
        f"{name} is what was found.",
        "statistic",
        sources,
        Citation("paper", "page 1"),
        figures=(Figure("share", f"{name}-of-90"),),
    )


def reference(name: str) -> Reference:
    return Reference("report", f"The title of {name}", (Person(literal=name),), (2001,))


EVIDENCE = Evidence(
    references={"paper": reference("paper"), "only": reference("only"), "both": reference("both")},
    analogues={
        "asked-now": case("Now", "F1", "F2"),
        "asked-later": case("Later", "F3"),
        "done": case("Done", "F4"),
        "whole": case("Whole", "F4", "F5"),
        "free": case("Free", "F6"),
    },
    findings={
        "F1": finding("First", "only", "both"),
        "F2": finding("Second", "both"),
        "F3": finding("Third"),
        "F4": finding("Fourth"),
        "F5": finding("Fifth"),
        "F6": finding("Sixth"),
    },
    tensions={
        "T1": Tension("Of the first", "It tells of the first.", findings=("F1",)),
        "T2": Tension("Of another", "It tells of another.", findings=("F6",)),
    },
    questions={
        "now": Question("What came now?", {"a": "This", "b": "That", "c": "Neither"}, "a", "F1"),
        "later": Question("What came later?", {"a": "More", "b": "Less"}, "b", "F3"),
        "never": Question("What came never?", {"a": "Some", "b": "None"}, "b", "F6"),
    },
)


def on(analogue: str, *findings: str, basis: str = "analogy") -> Grounds:
    return Grounds(basis, (analogue,), findings)  # type: ignore[arg-type]


def leads(to: str, *grounds: Grounds) -> Option:
    outcomes = tuple(
        Outcome(f"o{number}", (Passage("It comes about."),), each)
        for number, each in enumerate(grounds)
    )
    return replace(option(), outcomes=outcomes, next=route(to))


def made() -> Scenario:
    first: Scene = replace(
        scene(
            {
                "still": leads("second", on("free", "F6"), on("asked-now", "F2")),
                "really": leads("second", on("done", basis="record")),
                "shut": replace(
                    option(if_="trust > 90", locked="No."),
                    outcomes=leads("second", on("whole")).outcomes,
                ),
                "tell": leads("second", on("asked-later", "F3")),
            },
            title="First",
        ),
        predict=("now",),
        discuss=("What is unclear?",),
        notes="For the facilitator alone.",
    )
    second = replace(
        scene({"on": leads("over", on("done", "F4")), "by": leads("over", on("whole"))}),
        predict=("later",),
    )
    return scenario({"first": first, "second": second}, endings={"over": ending()})


def at_start(whole: Scenario | None = None) -> Road:
    return start(compile_scenario(whole or made()), 1)


def after(*options: str) -> Road:
    road = at_start()
    for each in options:
        road = choose(road, each)
    return road
