from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.authoring.explain import explain, list_codes
from game.content.opened import Library
from game.content.problems.catalogue import Part, explanation, titles
from game.errors import RequestError
from game.text.printable import has_unsafe
from game.text.width import width
from writing import EXAMPLE, completed, marked, told, written

LIBRARY = Library()
PARTS = [
    pytest.param(code, part, id=f"{code}-{part.kind}")
    for code in titles()
    for part in explanation(code).parts
    if part.kind != "prose"
]


@pytest.mark.parametrize(("code", "part"), PARTS)
def test_a_wrong_example_gives_its_code_where_it_is_marked_and_a_right_one_none(
    code: str, part: Part, tmp_path: Path
) -> None:
    text, places = marked(completed(part))
    # Under this name a pattern for all files takes in the scenario itself.
    path = written(tmp_path, text, "scenario.yaml")
    problems = check([str(path)], LIBRARY).problems
    # The examples are short: most of them leave an ending that no play reaches, or a plain answer.
    beside = {"B": "", "P": "B"}.get(code[0], "PB")
    problems = tuple(problem for problem in problems if problem.code[0] not in beside)
    found = told(problems)
    assert found == [(code, line, column) for line, column in places]
    assert bool(found) == (part.kind == "wrong")


def test_what_completes_the_examples_is_sound(tmp_path: Path) -> None:
    assert check([str(written(tmp_path, EXAMPLE))], LIBRARY).problems == ()


@pytest.mark.parametrize("code", titles())
@pytest.mark.parametrize("columns", [40, 80])
def test_prose_is_wrapped_and_examples_keep_their_lines(code: str, columns: int) -> None:
    said = explain(code, columns)
    parts = explanation(code).parts
    examples = [line for part in parts if part.kind != "prose" for line in part.text.splitlines()]
    lines = said.splitlines()
    assert " ".join(lines).startswith(f"{code}: {titles()[code]}"[:30])
    for line in examples:
        gutter = "  > " if "«" in line else "    "
        assert (gutter + line.replace("«", "")).rstrip() in lines
    for line in lines:
        assert width(line) <= columns or line[4:] in [each.replace("«", "") for each in examples]
    assert not has_unsafe(said, newlines=True)
    assert "```" not in said
    assert not any(line.startswith("#") for line in lines)  # no mark of a heading is left


def test_a_code_may_be_written_small_and_with_spaces() -> None:
    assert explain(" s201 ", 80) == explain("S201", 80)


def test_what_is_typed_keeps_its_ticks() -> None:
    assert "`when`" in explain("S201", 80)


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(RequestError, match=r"no code `S2O1`; did you mean S201\?") as raised:
        explain("S2O1", 80)
    assert raised.value.exit_code == 2
    with pytest.raises(RequestError, match=r"no code `x{40}\.\.\.`\n"):
        explain("x" * 5000, 80)


def test_all_codes_are_listed_by_family() -> None:
    said = list_codes(80)
    for code, title in titles().items():
        assert f"  {code}  {title}\n" in said
    for line in list_codes(30).splitlines():
        assert width(line) <= 30
