from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.problems.report import WIDTH, render, render_all
from game.content.reading.source import parse_text
from game.errors import Place, Problem, Severity
from game.text.width import width

MISSPELT = Problem(
    code="M301",
    message="there is no scene `aftermth`",
    place=Place("scenarios/x.yaml", 41, 15, 23),
    where="scene arrest > option raid > next",
    lines=((40, "      raid:"), (41, "        next: aftermth"), (42, "")),
    nearest="aftermath",
    fix="next: aftermath",
)


def test_a_problem_with_all_its_parts() -> None:
    assert render(MISSPELT) == (
        "error[M301] there is no scene `aftermth`                  scenarios/x.yaml:41:15\n"
        "   scene arrest > option raid > next\n"
        " 40 |       raid:\n"
        " 41 |         next: aftermth\n"
        "    |               ^^^^^^^^ did you mean `aftermath`?\n"
        " 42 |\n"
        "   fix: next: aftermath"
    )


def test_a_place_that_does_not_fit_stands_on_the_second_line() -> None:
    problem = Problem("Y101", "x" * 120, Place("f.yaml", 3, 4, 5), lines=((3, "abcdef"),))
    head = f"error[Y101] {'x' * 120}"
    assert render(problem, columns=100).split("\n")[:2] == [head, "   f.yaml:3:4"]
    assert render(problem).split("\n")[0] == f"{head}  f.yaml:3:4"


def test_message_and_place_share_a_line_where_both_fit() -> None:
    problem = Problem("Y101", "x" * 50, Place("f.yaml", 3, 4, 5), lines=((3, "abcdef"),))
    shown = f"error[Y101] {'x' * 50}  f.yaml:3:4"
    assert render(problem, columns=len(shown)).split("\n")[0] == shown
    assert render(problem, columns=100).split("\n")[0] == shown
    assert render(problem, columns=len(shown) - 1).split("\n")[1] == "   f.yaml:3:4"


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_the_lines_of_a_file_fit_the_columns(columns: int) -> None:
    line = "word " * 60
    lines = ((1, line), (2, line), (3, line))
    for column in (1, 70, 200, 290):
        problem = Problem("M301", "x", Place("f", 2, column, column + 4), lines=lines, nearest="y")
        shown = render_all([problem], columns=columns)
        assert max(width(each) for each in shown.split("\n")) <= columns


def test_a_problem_of_a_whole_file_points_at_no_line() -> None:
    problem = Problem("R001", "there is no such file", Place("f.yaml", 1, 1))
    assert " ".join(render(problem).split()) == "error[R001] there is no such file f.yaml"
    assert "^" not in render(problem)


def test_a_problem_without_a_place_still_names_the_nearest_word() -> None:
    shown = render(Problem("R013", "there is no scenario `cinfuegos`", nearest="cienfuegos"))
    assert shown == "error[R013] there is no scenario `cinfuegos`\n   did you mean `cienfuegos`?"


@pytest.mark.parametrize("severity", list(Severity))
def test_how_much_it_matters_is_a_word_and_colour_adds_nothing_else(severity: Severity) -> None:
    problem = Problem("M311", "a row", Place("f", 1, 2, 3), lines=((1, "abc"),), severity=severity)
    plain, coloured = render(problem), render(problem, colour=True)
    assert plain.startswith(f"{severity.value}[M311]")
    assert "\x1b" not in plain
    for code in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def caret_cells(text: str) -> tuple[int, str]:
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip(" |").startswith("^"))
    return lines[at].index("^"), lines[at - 1]


@pytest.mark.parametrize("before", ["", "日本語 ", "e\u0301e\u0301 ", "Ünruhe ", "한국 – "])
def test_wide_and_combining_characters_do_not_shift_the_caret(before: str) -> None:
    line = f"{before}here"
    place = Place("f", 7, len(before) + 1, len(line) + 1)
    column, shown = caret_cells(render(Problem("M301", "x", place, lines=((7, line),))))
    assert shown.endswith("here")
    assert width(shown[: shown.index("here")]) == column


def test_hidden_characters_are_shown_and_do_not_shift_the_caret() -> None:
    line = "a\x1b[31m\u202eb here"
    place = Place("f\x1b.yaml", 1, line.index("here") + 1, len(line) + 1)
    problem = Problem("M301", "no \x07", place, "s\x1b", ((1, line),), "n\x1b", "fix\x1b\nmore")
    shown = render(problem)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    column, cut = caret_cells(shown)
    assert width(cut[: cut.index("here")]) == column


@pytest.mark.parametrize("start", [0, 50, 150, 5_000, 99_990])
def test_a_long_line_is_cut_around_the_caret(start: int) -> None:
    line = "ab " * 40_000
    line = f"{line[:start]}HERE{line[start:]}"
    place = Place("f", 1, start + 1, start + 5)
    lines = ((1, line), (2, "next " * 1000))
    shown = render(Problem("M301", "x", place, lines=lines, nearest="there"))
    assert max(width(each) for each in shown.split("\n")) <= WIDTH
    column, cut = caret_cells(shown)
    assert width(cut[: cut.index("HERE")]) == column


def test_what_is_marked_may_itself_be_longer_than_a_line() -> None:
    place = Place("f", 1, 3, 500)
    shown = render(Problem("M301", "x", place, lines=((1, "a " + "b" * 500 + " c"),), nearest="n"))
    assert max(width(each) for each in shown.split("\n")) <= WIDTH
    assert "^" * 60 in shown
    assert "did you mean `n`?" in shown


def test_a_fix_of_several_lines_is_ready_to_paste() -> None:
    shown = render(Problem("Y101", "x", fix="a: |\n  b"))
    assert shown.endswith("   fix: a: |\n          b")


@pytest.mark.parametrize(
    ("files", "closing"),
    [
        (["a"], "1 problem in 1 file"),
        (["a", "b", "a"], "3 problems in 2 files"),
        ([], "0 problems"),
    ],
)
def test_all_problems_end_with_their_number(files: list[str], closing: str) -> None:
    problems = [Problem("M301", "x", Place(file, 1, 1)) for file in files]
    shown = render_all(problems)
    assert shown.split("\n\n")[-1] == closing
    assert len(shown.split("\n\n")) == len(files) + 1


def test_a_problem_without_a_place_is_counted_without_a_file() -> None:
    assert render_all([Problem("R013", "x")]).endswith("\n\n1 problem")


@given(
    st.text(max_size=300).map(lambda text: text.replace("\n", " ")),
    st.integers(1, 320),
    st.integers(0, 320),
)
def test_no_line_can_make_it_fail_or_grow(line: str, column: int, end: int) -> None:
    place = Place("f", 1, column, end)
    shown = render(Problem("M301", "x", place, lines=((1, line),), nearest="near"))
    assert all(width(each) <= WIDTH for each in shown.split("\n"))
    assert all(each.isprintable() or not each.isascii() for each in shown.split("\n"))


def test_problems_of_a_real_file_are_shown() -> None:
    shown = render_all(parse_text("a: 1\na: 2\nno: 3\n", shown="x.yaml").problems)
    assert "error[Y103]" in shown
    assert '   fix: "no":' in shown
    assert shown.endswith("2 problems in 1 file")
