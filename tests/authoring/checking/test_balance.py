from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.content.opened import Library
from game.errors import Severity
from writing import SMALL, blocks_of, marked, written

LIBRARY = Library()
SO = "text: So it is., analogues: [old-hall, new-hall], findings: [D1, E1]"
YARDSTICKS = """
indicators:
  calm: {label: Calm, start: 50, range: [0, 100], better: higher}
  cost: {label: Cost, start: 50, range: [0, 100], better: lower}
"""


def remarks(folder: Path, text: str) -> list[tuple[str, str]]:
    """Check the small scenario with other blocks; the remarks stand where the marks are."""
    whole = "".join((blocks_of(SMALL) | blocks_of(YARDSTICKS) | blocks_of(text)).values())
    clean, places = marked(whole)
    problems = check([str(written(folder, clean))], LIBRARY).problems
    advice = [each for each in problems if each.severity is Severity.ADVICE]
    assert [(each.place.line, each.place.column) for each in advice if each.place] == places
    return [(each.code, each.message) for each in advice]


def hall(*options: str, more: str = "") -> str:
    rows = "".join(f"      {option}\n" for option in options)
    return f"scenes:\n  hall:\n    title: Hall\n    text: Doors.\n    options:\n{rows}    next: end\n{more}"


def choice(id_: str, effects: str, *, mark: str = "", instrument: str = "") -> str:
    tool = f", instrument: {instrument}" if instrument else ""
    return f"{mark}{id_}: {{label: {id_}{tool}, outcome: {{{SO}, effects: {{{effects}}}}}}}"


ENDINGS = "endings:\n  out: {title: Out, text: Fresh air.}\n"


def test_options_that_pull_apart_give_no_remark(tmp_path: Path) -> None:
    made = hall(choice("wait", "calm: +5"), choice("push", "cost: -5, calm: -5"))
    assert remarks(tmp_path, made + ENDINGS) == []


def test_with_one_yardstick_there_is_nothing_to_balance(tmp_path: Path) -> None:
    one = "indicators:\n  calm: {label: Calm, start: 50, range: [0, 100], better: higher}\n"
    made = hall(choice("wait", "calm: +5"), choice("push", "calm: -5"))
    assert remarks(tmp_path, one + made + ENDINGS) == []


def test_a_right_answer_is_told_at_what_it_beats(tmp_path: Path) -> None:
    made = hall(choice("wait", "calm: +5"), choice("push", "cost: +5", mark="«"))
    ((code, message),) = remarks(tmp_path, made + ENDINGS)
    assert code == "B102"
    assert "`wait` is open wherever this option is" in message


def test_an_option_that_never_stands_out_is_a_straw_man(tmp_path: Path) -> None:
    made = hall(
        choice("wait", "calm: +5"),
        choice("push", "cost: -5"),
        choice("half", "calm: +2, cost: -2", mark="«"),
    )
    said = "this option is the best on no indicator, in any state in which it is open; the best "
    assert remarks(tmp_path, made + ENDINGS) == [
        ("B101", f"{said}on `calm`: `wait`; on `cost`: `push`")
    ]


def test_who_is_best_is_told_where_they_are_few(tmp_path: Path) -> None:
    half = choice("half", "calm: +2, cost: -2", mark="«")
    three = [choice(f"w{at}", "calm: +5") for at in range(3)]
    ((_, said),) = remarks(tmp_path, hall(*three, choice("push", "cost: -5"), half) + ENDINGS)
    assert said.endswith("; the best on `calm`: `w0` or `w1` or `w2`; on `cost`: `push`")
    four = [*three, choice("w3", "calm: +5")]
    ((_, said),) = remarks(tmp_path, hall(*four, choice("push", "cost: -5"), half) + ENDINGS)
    assert said.endswith("in any state in which it is open")


def test_an_option_after_which_play_sticks_is_no_matter_of_balance(tmp_path: Path) -> None:
    made = hall(
        choice("wait", "calm: +5"),
        choice("push", "cost: -5"),
        f"jam: {{label: Jam, «outcome: {{when: calm > 90, {SO}}}}}",
    )
    whole = "".join((blocks_of(SMALL) | blocks_of(YARDSTICKS) | blocks_of(made + ENDINGS)).values())
    clean, _ = marked(whole)
    problems = check([str(written(tmp_path, clean))], LIBRARY).problems
    assert [each.code for each in problems] == ["P401"]


def test_where_nothing_differs_the_scene_is_told_and_not_its_options(tmp_path: Path) -> None:
    made = hall(choice("wait", "calm: +5"), choice("push", "calm: +5"))
    told = remarks(tmp_path, made.replace("  hall:", "  «hall:") + ENDINGS)
    assert [code for code, _ in told] == ["B103"]


@pytest.mark.parametrize(
    ("weights", "told"),
    [((1, 1), []), ((1, 250), ["B105"]), ((1, 249), []), ((3, 1), [])],
)
def test_endings_that_are_rare_or_nearly_certain(
    weights: tuple[int, int], told: list[str], tmp_path: Path
) -> None:
    """Half of all plays are tired; of the others some are lost, by the weights."""
    lost, out = weights
    rare = "«" if told else ""
    made = hall(
        choice("wait", "calm: -20, cost: -20"),
        f"push: {{label: push, outcomes: [{{id: a, weight: {lost}, {SO}, effects: {{calm: +1}}}}, "
        f"{{id: b, weight: {out}, {SO}, effects: {{calm: +2}}}}]}}",
    )
    endings = (
        "endings:\n  tired: {title: Tired, when: calm < 40, text: Puffed.}\n"
        f"  {rare}lost: {{title: Lost, when: calm == 51, text: Where?}}\n"
        "  out: {title: Out, text: Fresh air.}\n"
    )
    assert [code for code, _ in remarks(tmp_path, made + endings)] == told


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (94, []),
        (96, ["always cut off at the end of the range: +5 is written, +4 arrives"]),
    ],
)
def test_an_effect_that_is_cut_off_is_told_at_its_indicator(
    start: int, told: list[str], tmp_path: Path
) -> None:
    mark = "«" if told else ""
    made = hall(choice("wait", f"{mark}calm: +5, cost: +1"), choice("push", "cost: -5"))
    found = remarks(
        tmp_path, YARDSTICKS.replace("start: 50", f"start: {start}", 1) + made + ENDINGS
    )
    assert [code for code, _ in found] == ["B107"] * len(told)
    assert all(word in message for word, (_, message) in zip(told, found, strict=True))


def test_an_effect_of_which_nothing_arrives_is_told_as_that(tmp_path: Path) -> None:
    full = YARDSTICKS.replace("start: 50", "start: 100", 1)
    made = hall(choice("wait", "«calm: +5, cost: -1"), choice("push", "cost: -5, calm: -5"))
    ((code, said),) = remarks(tmp_path, full + made + ENDINGS)
    assert code == "B107"
    assert said.endswith("always cut off at the end of the range: +5 is written, nothing arrives")


def test_often_cut_off_is_told_with_how_often(tmp_path: Path) -> None:
    options = [choice("none", ""), choice("some", "calm: +10, cost: +10", mark="«")]
    options.append(choice("much", "calm: +20, cost: +20"))
    first = hall(*options).replace("hall:", "first:").replace("next: end", "next: hall")
    then = hall(choice("wait", "«calm: +45, cost: +1"), choice("push", "cost: -5"))
    made = f"start: first\n{first}{then.partition(chr(10))[2]}{ENDINGS}"
    _, (code, message) = remarks(tmp_path, made)
    assert code == "B107"
    assert message.endswith("cut off at the range in 2 of the 3 states in which it comes about")


def test_advice_changes_no_exit_code_also_when_strict(tmp_path: Path) -> None:
    made = hall(choice("wait", "calm: +5"), choice("push", "cost: +5"))
    text = "".join((blocks_of(SMALL) | blocks_of(YARDSTICKS) | blocks_of(made + ENDINGS)).values())
    found = check([str(written(tmp_path, text))], LIBRARY, strict=True)
    assert [each.code for each in found.problems] == ["B102"]
    assert found.exit_code == 0


@pytest.mark.parametrize("at", ["", "at: hall, ", "at: push, "])
def test_advice_is_silenced_with_a_reason(at: str, tmp_path: Path) -> None:
    made = hall(choice("wait", "calm: +5"), choice("push", "cost: +5"))
    row = f"silence:\n  - {{code: B102, {at}because: The class should find it.}}\n"
    assert remarks(tmp_path, made + ENDINGS + row) == []
