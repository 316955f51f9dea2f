from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import Severity
from mistakes import LEFT_OUTCOME, outcome
from writing import Case, assert_case, edited, marked, problems_of, told, written

CITED = "findings: [D1, E1], "
NEW = "analogues: [old-hall, new-hall], findings: [D1, E1]"
HIDDEN = "    no_dissent: The guide again.\n"
E1 = "      E1: {"
FLAG = "flags: {{{}rung: }}\nendings:\n"

CASES = [
    Case("M323", "endings:\n", FLAG.format("«"), "assert: [{never: rung}]\n" + FLAG.format("")),
    Case(
        "M323",
        "endings:\n",
        FLAG.format("«"),
        FLAG.format("") + "  in: {title: In, text: A., when: rung and calm > 2}\n",
    ),
    Case(
        "M324",
        "scenes:\n",
        "  «fear: {label: Fear, start: 5, range: [0, 10]}\nscenes:\n",
        "  fear: {label: Fear, start: 5, range: [0, 10]}\n"
        "injects: {bell: {title: A, text: B, analogues: [old-hall], effects: {fear: 1}}}\nscenes:\n",
    ),
    Case(
        "M325",
        HIDDEN,
        f"{HIDDEN}  «shed: {{title: S, tried: A, happened: B, no_dissent: C}}\n",
        f"{HIDDEN}  shed: {{title: S, tried: A, happened: B, no_dissent: C}}\n"
        "tensions: {T1: {title: A, text: B, analogues: [shed]}}\n",
    ),
    Case(
        "M325",
        E1,
        f"      «E2: {{text: Doors., kind: event, source: guide}}\n{E1}",
        f"      E2: {{text: Doors., kind: event, source: guide, cuts_against: true}}\n{E1}",
    ),
    Case(
        "M325",
        "questions:\n",
        "findings: {«X1: {text: A, kind: event, source: guide}}\nquestions:\n",
        "findings: {X1: {text: A, kind: event, source: guide}}\n"
        "tensions: {T1: {title: A, text: B, findings: [X1]}}\nquestions:\n",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.wrong.strip()[:40]}")
def test_what_nothing_uses_is_one_warning(case: Case, tmp_path: Path) -> None:
    assert assert_case(case, tmp_path).severity is Severity.WARNING


def test_of_an_analogue_that_nothing_names_the_findings_are_not_told_as_well(
    tmp_path: Path,
) -> None:
    text, places = marked(
        edited("  new-hall:", "  «new-hall:", edited(", new-hall], findings: [D1, E1]", "]"))
    )
    assert told(problems_of(written(tmp_path, text))) == [("M325", *places[0])]


def test_where_there_is_an_error_nothing_is_said_to_be_unused(tmp_path: Path) -> None:
    text = edited("endings:\n", FLAG.format(""), edited(LEFT_OUTCOME, outcome(analogues="[hall]")))
    assert [code for code, _, _ in told(problems_of(written(tmp_path, text)))] == ["M301"]


def test_it_can_be_silenced(tmp_path: Path) -> None:
    silence = "silence: [{code: M323, at: rung, because: It comes back in the second part.}]\n"
    text = edited("endings:\n", silence + FLAG.format(""))
    assert problems_of(written(tmp_path, text)) == ()
