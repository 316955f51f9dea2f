from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.content.problems.catalogue import titles
from game.errors import Severity
from mistakes import (
    HALL,
    HALL_TEXT,
    LEFT,
    LEFT_NEXT,
    LEFT_OUTCOME,
    OF_MEANING,
    OUT,
    PAGE,
    SCENES,
    when,
)
from writing import SMALL, Case, assert_case, edited, marked, problems_of, told, written


@pytest.mark.parametrize(
    "case", OF_MEANING, ids=lambda case: f"{case.code} {case.wrong.strip()[:40]}"
)
def test_what_does_not_fit_is_one_problem_where_it_stands(case: Case, tmp_path: Path) -> None:
    assert assert_case(case, tmp_path).code in titles()


@pytest.mark.parametrize(
    ("old", "new", "nearest", "fix", "where"),
    [
        ("start: hall", "start: hal", "hall", "start: hall", "start"),
        (
            LEFT_NEXT,
            LEFT_NEXT.replace("end", "otu"),
            "out",
            "next: out",
            "scene hall > option left > next",
        ),
        (
            "{calm: -1}",
            "{clam: -1}",
            "calm",
            "calm: -1",
            "scene hall > option left > outcome > effects > clam",
        ),
        (
            LEFT,
            when("calm > 2 and clam < 5"),
            "calm",
            "when: calm > 2 and calm < 5",
            "scene hall > option left > when",
        ),
        (
            LEFT,
            when("chose(hall.lift)"),
            "left",
            "when: chose(hall.left)",
            "scene hall > option left > when",
        ),
        (LEFT, when("calm = 5"), "", "when: calm == 5", "scene hall > option left > when"),
        (
            "analogues: [old-hall], effects: {calm: -1}",
            "analogues: [old-hal]",
            "old-hall",
            "old-hall",
            "scene hall > option left > outcome > analogue 1",
        ),
        ("      left:\n", "      Left Door:\n", "", "left_door:", "scene hall > option Left Door"),
        ("record: open", "record: opne", "open", "record: open", "question doors > record"),
        (HALL_TEXT, "    text: Doors {clam}.\n", "calm", "{calm}", "scene hall > text"),
    ],
)
def test_a_problem_names_its_place_the_nearest_word_and_text_to_paste(
    old: str, new: str, nearest: str, fix: str, where: str, tmp_path: Path
) -> None:
    (problem,) = problems_of(written(tmp_path, edited(old, new)))
    assert (problem.nearest, problem.fix, problem.where) == (nearest, fix, where)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("The door opens slowly.", "id: the_door_opens"),
        ('"Two of 3; no more."', "id: two_of_3"),
        ("[The gate shuts., {when: calm > 3, text: Loudly.}]", "id: ..."),
    ],
)
def test_an_outcome_without_an_id_gets_one_from_its_text(
    text: str, fix: str, tmp_path: Path
) -> None:
    rest = "analogues: [old-hall]"
    rows = f"outcomes: [{{id: red, text: A., {rest}}}, {{text: {text}, {rest}}}]"
    problems = problems_of(written(tmp_path, edited(LEFT_OUTCOME, rows)))
    assert [each.fix for each in problems if each.code == "M318"] == [fix]


def test_an_ending_that_no_play_reaches_is_a_warning(tmp_path: Path) -> None:
    later = "  in: {title: Inside, text: Dust.}\n"
    (problem,) = problems_of(written(tmp_path, edited(OUT, OUT + later)))
    assert (problem.code, problem.severity) == ("M311", Severity.WARNING)
    named = edited(OUT, OUT + later).replace("next: end", "next: in", 1)
    assert problems_of(written(tmp_path, named)) == ()
    guarded = edited(OUT, later.replace("text", "when: calm > 2, text") + OUT)
    assert problems_of(written(tmp_path, guarded)) == ()
    unguarded = guarded.replace("next: end", "next: out")
    assert [problem.code for problem in problems_of(written(tmp_path, unguarded))] == ["M311"]


def test_the_same_wrong_condition_is_told_wherever_it_stands(tmp_path: Path) -> None:
    wrong = "when: «clam > 2\n"
    text = edited(LEFT, LEFT + "        " + wrong)
    text = edited(
        "        label: The right one\n", "        label: The right one\n        " + wrong, text
    )
    clean, places = marked(text)
    assert told(problems_of(written(tmp_path, clean))) == [("M309", *place) for place in places]


def test_a_fault_in_a_text_of_several_lines_is_told_at_its_line(tmp_path: Path) -> None:
    text, places = marked(
        edited(LEFT, LEFT + "        when: >-\n          calm > 2 and\n          «clam < 5\n")
    )
    assert told(problems_of(written(tmp_path, text))) == [("M309", *places[0])]


def test_a_condition_that_cannot_be_read_still_guards_its_row(tmp_path: Path) -> None:
    text, places = marked(
        edited(LEFT_NEXT, LEFT_NEXT.replace("end", "[{when: calm ><« 2, to: out}, {to: end}]"))
    )
    assert told(problems_of(written(tmp_path, text.replace("><", ">=<")))) == [
        ("M308", places[0][0], places[0][1])
    ]


def test_long_ways_of_interludes_are_followed_without_recursion(tmp_path: Path) -> None:
    pages = "".join(PAGE.format(f"p{n}", f"p{n + 1}") for n in range(3000))
    text = edited(SCENES, pages + PAGE.format("p3000", "p0") + SCENES)
    (problem,) = problems_of(written(tmp_path, text))
    assert problem.code == "M316"
    assert len(problem.message) < 1200


def test_many_unknown_ids_among_many_known_ones_take_no_long_time(tmp_path: Path) -> None:
    pages = "".join(PAGE.format(f"page_{n}", f"paeg_{n}") for n in range(1500))
    problems = problems_of(written(tmp_path, edited(SCENES, pages + SCENES)))
    assert {problem.code for problem in problems} == {"M301"}
    assert len(problems) == 1500
    assert problems[0].nearest == "page_0"


def test_a_brace_from_an_escape_is_seen_too(tmp_path: Path) -> None:
    plain = edited("text: Two doors.", 'text: "Two \\x7bclam\\x7d."')
    assert [each.code for each in problems_of(written(tmp_path, plain))] == ["M312"]


def test_a_file_in_block_style_is_searched_for_braces_too(tmp_path: Path) -> None:
    block = yaml.safe_dump(yaml.safe_load(SMALL), sort_keys=False, default_flow_style=False)
    assert "{" not in block
    assert problems_of(written(tmp_path, block)) == ()
    escaped = edited("text: Two doors.", 'text: "A \\x7bdoor\\x7d."', block)
    (problem,) = problems_of(written(tmp_path, escaped))
    assert problem.code == "M312"


def test_a_very_long_word_is_told_in_few_words(tmp_path: Path) -> None:
    word, key = "x" * 100_000, "x" * 1000
    for old, new in (
        ("start: hall", f"start: {word}"),
        ("      left:\n", f"      {key}:\n"),
        (LEFT, LEFT + f"        {key}: 1\n"),
        (
            "kind: event, source: guide}\n    no_dissent: The guide,",
            f"kind: {word}}}\n    no_dissent: The guide,",
        ),
        (HALL, HALL + f"    date: {word}\n"),
        (LEFT, when(word)),
    ):
        problems = problems_of(written(tmp_path, edited(old, new)))
        assert problems
        assert all(len(problem.message) < 1200 for problem in problems)
        assert all(len(problem.fix) < 1000 for problem in problems)


def test_many_circles_of_interludes_are_not_all_told(tmp_path: Path) -> None:
    pages = "".join(PAGE.format(f"p{number}", f"p{number}") for number in range(100))
    problems = problems_of(written(tmp_path, edited(SCENES, pages + SCENES)))
    assert {problem.code for problem in problems} == {"M316"}
    assert len(problems) == 20
