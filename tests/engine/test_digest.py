from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.compile import compile_scenario
from game.engine.digest import rules_digest, text_digest
from game.model.evidence import Analogue, Citation, Evidence, Finding, Question, Reference, Tension
from game.model.scenario import Assumption, Grounds, Scenario
from making import (
    effects,
    ending,
    inject,
    later,
    option,
    outcome,
    route,
    scenario,
    scene,
    text,
    when,
)


def base(**more: object) -> Scenario:
    first = option(
        outcome({"trust": -5}, id_="x", weight=2, if_="trust > 1 or leaked", later=(later(2, {"trust": 1}),)),
        outcome(id_="y"),
        to=[("leaked", "b"), (None, "end")],
    )  # fmt: skip
    given: dict[str, object] = {
        "endings": {"good": ending("trust >= 60"), "plain": ending()},
        "flags": {"leaked": False},
        "injects": {"news": inject({"trust": -1}, if_="seen(a)", scenes=("b",))},
    }
    return scenario(
        {"a": scene({"go": first}), "b": scene({"on": option(if_="chose(a.go)")})},
        **{**given, **more},
    )


def digest(made: Scenario) -> str:
    return rules_digest(compile_scenario(made))


def with_option(**changes: object) -> Scenario:
    made = base()
    go = replace(made.scenes["a"].options["go"], **changes)
    return replace(made, scenes={**made.scenes, "a": replace(made.scenes["a"], options={"go": go})})


def with_outcome(**changes: object) -> Scenario:
    first, second = base().scenes["a"].options["go"].outcomes
    return with_option(outcomes=(replace(first, **changes), second))


def test_the_digest_is_known_and_stays() -> None:
    assert digest(base()) == "db69fb4951dde5a3b6ca41ed5b12accb"


@pytest.mark.parametrize(
    "other",
    [
        with_option(when=when("trust > 1")),
        with_option(next=route("end")),
        with_outcome(id="z"),
        with_outcome(weight=3),
        with_outcome(when=when("trust > 2 or leaked")),
        with_outcome(effects=effects({"trust": -6})),
        with_outcome(effects=effects({"trust": {"to": 45}})),
        with_outcome(effects=effects({"leaked": True})),
        with_outcome(later=()),
        with_outcome(later=(later(3, {"trust": 1}),)),
        base(flags={"leaked": True}),
        base(indicators={"trust": (51, 0, 100)}),
        base(indicators={"trust": (50, 0, 101)}),
        base(endings={"plain": ending()}),
        base(endings={"good": ending("trust >= 61"), "plain": ending()}),
        base(injects={}),
        base(injects={"news": inject({"trust": -1}, if_="seen(a)")}),
        replace(base(), start="b"),
    ],
)  # fmt: skip
def test_everything_that_decides_play_changes_the_rules_digest(other: Scenario) -> None:
    assert digest(other) != digest(base())


@pytest.mark.parametrize(
    "other",
    [
        with_outcome(text=text("Other words.")),
        with_outcome(when=when("(trust>1)   or (leaked)")),
        with_outcome(grounds=Grounds()),
        replace(base(), title="Other", minutes=12),
    ],
)
def test_words_and_layout_do_not_change_the_rules_digest(other: Scenario) -> None:
    assert digest(other) == digest(base())


CITED = Grounds(analogues=("case-1",), findings=("F1",), assumes=(Assumption("Size.", "G1"),))
EVIDENCE = Evidence(
    references={"r1": Reference("report", "One"), "r2": Reference("report", "Two"),
                "r3": Reference("report", "Three")},
    analogues={"case-1": Analogue("Case", "t", "h", findings=("F1",)), "case-2": Analogue("", "", "")},
    findings={"F1": Finding("Claim.", "event", ("r1",), Citation("r2")), "F2": Finding("Other.", "event")},
    tensions={"T1": Tension("Order", "x", analogues=("case-1",)), "T2": Tension("No", "y")},
    questions={"q": Question("What?", {"a": "A"}, "a", "F1")},
    gaps={"G1": "Sizes.", "G2": "Other."},
)  # fmt: skip


def words(evidence: Evidence = EVIDENCE, **changes: object) -> str:
    return text_digest(with_outcome(grounds=CITED, **changes), evidence)


def test_words_change_the_text_digest() -> None:
    assert words() == words()
    assert words(text=text("Other words.")) != words()


@pytest.mark.parametrize(
    ("part", "id_", "cited"),
    [
        ("references", "r1", True), ("references", "r2", True), ("references", "r3", False),
        ("analogues", "case-1", True), ("analogues", "case-2", False),
        ("findings", "F1", True), ("findings", "F2", False),
        ("tensions", "T1", True), ("tensions", "T2", False),
        ("gaps", "G1", True), ("gaps", "G2", False), ("questions", "q", False),
    ],
)  # fmt: skip
def test_only_cited_evidence_counts_in_the_text_digest(part: str, id_: str, cited: bool) -> None:
    kept = {key: each for key, each in getattr(EVIDENCE, part).items() if key != id_}
    if part == "findings" and cited:
        kept[id_] = replace(EVIDENCE.findings[id_], text="Changed.")
    assert (words(replace(EVIDENCE, **{part: kept})) != words()) == cited
