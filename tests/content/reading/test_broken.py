"""A small sound scenario, broken as authors break theirs: where it is told, how, and what to paste."""

from __future__ import annotations

import pytest

from game.content.reading import quick
from game.content.reading.pure import PureLoader
from game.content.reading.source import parse_text
from game.errors import Problem, Severity

SOUND = """\
format: 1
title: The flights
indicators:
  trust: {label: Trust between the services, start: 50, range: [0, 100], better: higher}
start: offer
scenes:
  offer:
    title: The offer
    text: Mexico asks for surveillance flights. Trust stands at {trust}.
    options:
      fly:
        label: Fly, by invitation
        outcome: {text: "The flights begin, and no crisis follows.", findings: [F188],
          assumes: [{gap: G01, text: How much is a guess.}], effects: {trust: +10}}
      wait:
        label: Wait for a wider agreement
        outcome: {text: "A list of steps is signed. No result is reported.",
          findings: [F187], assumes: [{gap: G11, text: Costs are a guess.}], effects: {trust: -5}}
    next: end
endings:
  closer: {title: Closer, when: trust > 50, text: "Trust stands at {trust}."}
  apart: {title: Apart, text: Each side waits for the other.}
"""


def broken(right: str, wrong: str) -> str:
    """Return the sound text with its first `right` replaced."""
    assert right in SOUND
    return SOUND.replace(right, wrong, 1)


def only_problem(text: str) -> Problem:
    (problem,) = parse_text(text, shown="x.yaml").problems
    return problem


CASES = [
    (
        "title: The flights",
        "title: The flights #1",
        "Y113",
        (2, 20),
        "`#1` and what follows it is a comment and no part of the text; put the text in quotes, or a space after the `#`",
        'title: "The flights #1"',
    ),
    (
        "surveillance flights.",
        'surveillance "now" #urgent and more.',
        "Y113",
        (9, 46),
        "`#urgent` and what follows it is a comment and no part of the text; put the text in quotes, or a space after the `#`",
        "text: 'Mexico asks for surveillance \"now\" #urgent and more. Trust stands at {trust}.'",
    ),
    (
        'crisis follows.",',
        "crisis follows.,",
        "Y101",
        (13, 25),
        "the quote that opens here closes only on line 17",
        'text: "The flights begin, and no crisis follows."',
    ),
    (
        'is reported.",\n',
        "is reported.,\n",
        "Y101",
        (17, 25),
        "the quote that opens here closes only on line 21",
        'text: "A list of steps is signed. No result is reported."',
    ),
    (
        "+10}}",
        "+10}",
        "Y101",
        (13, 18),
        "the bracket `{` that opens here is not closed; a `}` is missing at the end of line 14",
        "assumes: [{gap: G01, text: How much is a guess.}], effects: {trust: +10}}",
    ),
    (
        "-5}}",
        "-5}",
        "Y101",
        (17, 18),
        "the bracket `{` that opens here is not closed; a `}` is missing at the end of line 18",
        "findings: [F187], assumes: [{gap: G11, text: Costs are a guess.}], effects: {trust: -5}}",
    ),
    (
        "when: trust > 50",
        'when: "trust" > 50',
        "Y101",
        (21, 41),
        "text goes on after the closing quote; other quotes go around the whole text",
        'when: "trust > 50"',
    ),
    (
        '"The flights begin, and no crisis follows."',
        '"The "flights" begin"',
        "Y101",
        (13, 31),
        "text goes on after the closing quote; other quotes go around the whole text",
        "text: 'The \"flights\" begin'",
    ),
    (
        "      fly:",
        "    fly:",
        "Y101",
        (11, 5),
        "`fly:` is indented by 4 spaces; its neighbour `wait:` by 6",
        "      fly:",
    ),
    (
        "      wait:",
        "  wait:",
        "Y101",
        (15, 3),
        "`wait:` is indented by 2 spaces; its neighbour `fly:` by 6",
        "      wait:",
    ),
    (
        "    title: The offer",
        "   title: The offer",
        "Y101",
        (8, 4),
        "`title:` is indented by 3 spaces; its neighbour `text:` by 4",
        "    title: The offer",
    ),
    (
        "    title: The offer",
        "     title: The offer",
        "Y101",
        (8, 6),
        "`title:` is indented by 5 spaces; its neighbour `text:` by 4",
        "    title: The offer",
    ),
    (
        "        label: Fly",
        "         label: Fly",
        "Y101",
        (12, 10),
        "`label:` is indented by 9 spaces; its neighbour `outcome:` by 8",
        "        label: Fly, by invitation",
    ),
    (
        "        label: Fly",
        "       label: Fly",
        "Y101",
        (12, 8),
        "`label:` is indented by 7 spaces; its neighbour `outcome:` by 8",
        "        label: Fly, by invitation",
    ),
    (
        '        outcome: {text: "The',
        '       outcome: {text: "The',
        "Y101",
        (13, 8),
        "`outcome:` is indented by 7 spaces; its neighbour `label:` by 8",
        '        outcome: {text: "The flights begin, and no crisis follows.", findings: [F188],',
    ),
    (
        "    next: end",
        "   next: end",
        "Y101",
        (19, 4),
        "`next:` is indented by 3 spaces; its neighbour `options:` by 4",
        "    next: end",
    ),
    (
        "    next: end",
        "     next: end",
        "Y101",
        (19, 6),
        "`next:` is indented by 5 spaces; its neighbour `options:` by 4",
        "    next: end",
    ),
    (
        "  closer:",
        "   closer:",
        "Y101",
        (21, 4),
        "`closer:` is indented by 3 spaces; its neighbour `apart:` by 2",
        '  closer: {title: Closer, when: trust > 50, text: "Trust stands at {trust}."}',
    ),
    (
        "  apart:",
        " apart:",
        "Y101",
        (22, 2),
        "`apart:` is indented by 1 space; its neighbour `closer:` by 2",
        "  apart: {title: Apart, text: Each side waits for the other.}",
    ),
    (
        "endings:",
        " endings:",
        "Y101",
        (20, 2),
        "`endings:` is indented by 1 space; its neighbour `scenes:` by 0",
        "endings:",
    ),
    (
        '      wait:\n        label: Wait for a wider agreement\n        outcome: {text: "A list',
        '     wait:\n       label: Wait for a wider agreement\n       outcome: {text: "A list',
        "Y101",
        (15, 6),
        "`wait:` and the lines below it are indented by 5 spaces; its neighbour `fly:` by 6",
        '      wait:\n        label: Wait for a wider agreement\n        outcome: {text: "A list of steps is signed. No result is reported.",\n           findings: [F187], assumes: [{gap: G11, text: Costs are a guess.}], effects: {trust: -5}}',
    ),
    (
        "    title: The offer",
        "    \u00a0title: The offer",
        "Y109",
        (8, 5),
        "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there",
        "",
    ),
    (
        "    title: The offer",
        "\u00a0\u00a0\u00a0\u00a0title: The offer",
        "Y109",
        (8, 1),
        "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there",
        "title: The offer",
    ),
    (
        "title: The flights",
        "title:\u00a0The flights",
        "Y109",
        (2, 7),
        "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there",
        "title: The flights",
    ),
    (
        "      fly:\n",
        "      fly:\u00a0\n",
        "Y109",
        (11, 11),
        "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there",
        "fly:",
    ),
    (
        "start: 50",
        "start:\u00a050",
        "Y109",
        (4, 52),
        "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there",
        "",
    ),
    (
        '"The flights begin, and no crisis follows."',
        "“The flights begin, and no crisis follows.”",
        "Y101",
        (13, 25),
        "`“` is a typographic quotation mark, which YAML does not know as one, so that the text ends at its first comma; use straight ones",
        'text: "The flights begin, and no crisis follows."',
    ),
    (
        '"The flights begin, and no crisis follows."',
        "«The flights begin: no crisis follows.»",
        "Y101",
        (13, 43),
        "curly quotes are letters to YAML; put the text in straight ones",
        'text: "The flights begin: no crisis follows."',
    ),
    (
        "+10}",
        "+10,5}",
        "Y111",
        (14, 83),
        "a comma ends an entry inside brackets, so that `5` is one of its own; numbers are whole and have no commas",
        "",
    ),
    (
        "start: 50",
        "start: 1,000",
        "Y111",
        (4, 55),
        "a comma ends an entry inside brackets, so that `000` is one of its own; numbers are whole and have no commas",
        "",
    ),
    (
        "    title: The offer",
        "    title – The offer",
        "Y101",
        (8, 5),
        "`–` stands after `title`, where a colon belongs",
        "title: The offer",
    ),
    (
        "title: The flights",
        "title = The flights",
        "Y101",
        (2, 1),
        "`=` stands after `title`, where a colon belongs",
        "title: The flights",
    ),
    (
        "      fly:\n",
        "      fly\n",
        "Y101",
        (11, 7),
        "a colon is missing after `fly`",
        "fly:",
    ),
    (
        "format: 1",
        "format 1",
        "Y101",
        (1, 1),
        "a colon is missing after `format`",
        "format: 1",
    ),
    (
        "        label: Fly",
        "        label Fly",
        "Y101",
        (12, 9),
        "a colon is missing after `label`",
        "label: Fly, by invitation",
    ),
    (
        "Each side waits",
        "Each side: [waits]",
        "Y101",
        (22, 40),
        "a colon and a space inside an unquoted text; put the text in quotes",
        'text: "Each side: [waits] for the other."',
    ),
    (
        "Costs are",
        "{Costs} are",
        "Y101",
        (18, 64),
        "text goes on after `}`; a text with brackets at its start is quoted",
        'text: "{Costs} are a guess."',
    ),
    (
        "Costs are",
        "Costs {x} are",
        "Y101",
        (18, 62),
        "a `{` inside an unquoted text; put the text in quotes",
        'text: "Costs {x} are a guess."',
    ),
    (
        "Closer, when",
        "Closer when",
        "Y101",
        (21, 30),
        "put the text in quotes, or a comma before `when:`",
        "",
    ),
    (
        "[F188],",
        "[F188]",
        "Y101",
        (14, 11),
        "a comma is missing before `assumes:`",
        "",
    ),
    (
        "[F188]",
        "[F188",
        "Y101",
        (13, 80),
        "the bracket `[` that opens here is not closed",
        "findings: [F188]",
    ),
    (
        "[F188]",
        "F188]",
        "Y101",
        (13, 84),
        "`]` closes nothing; a `[` is missing before it",
        "findings: [F188]",
    ),
    (
        'stands at {trust}."}',
        "stands at {trust}.}",
        "Y101",
        (21, 51),
        "the quote that opens here is never closed",
        'text: "Trust stands at {trust}."',
    ),
    (
        "title: The offer",
        'title: "The offer',
        "Y101",
        (8, 12),
        "the quote that opens here closes only on line 13",
        'title: "The offer"',
    ),
    (
        "Apart, text: Each side waits for the other.}",
        "Apart, text: Each side #waits for the other.}",
        "Y101",
        (22, 41),
        "what follows `#` after a space is a comment; put the text in quotes",
        'text: "Each side #waits for the other."',
    ),
]


def test_the_scenario_is_sound() -> None:
    assert parse_text(SOUND, shown="x.yaml").problems == ()


@pytest.mark.parametrize(("right", "wrong", "code", "at", "message", "fix"), CASES)
def test_each_mistake_is_told_at_its_place_with_its_cure(
    right: str, wrong: str, code: str, at: tuple[int, int], message: str, fix: str
) -> None:
    problem = only_problem(broken(right, wrong))
    assert problem.place is not None
    assert (problem.code, problem.message, problem.fix) == (code, message, fix)
    assert (problem.place.line, problem.place.column) == at


@pytest.mark.parametrize(("right", "wrong", "code", "at", "message", "fix"), CASES)
def test_the_other_parser_finds_the_same_line_and_cure(
    right: str,
    wrong: str,
    code: str,
    at: tuple[int, int],
    message: str,
    fix: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quick, "LOADER", PureLoader)
    problem = only_problem(broken(right, wrong))
    assert problem.place is not None
    assert (problem.code, problem.message, problem.fix) == (code, message, fix)
    assert problem.place.line == at[0]
    assert abs(problem.place.column - at[1]) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "title: The flights # a comment",
        "start: 50 #was 40",
        "title: The flights  #aligned",
        'title: "The flights #1"',
        "title: |\n  The flights #1",
        "title: The flights#1",
        "# all of it #1\ntitle: x  # see #1",
        "title: 50\u00a0% of it",
        "title: “The flights, again”",
        "a: {title: “The flights”, text: “On”, more: 1}",
        "title: 'Note:\u00a0all'",
        "range: [0,100]",
    ],
)
def test_what_is_written_on_purpose_is_left_alone(text: str) -> None:
    assert parse_text(text, shown="x.yaml").problems == ()


def test_words_lost_to_a_comment_are_a_warning_and_the_file_is_used() -> None:
    reading = parse_text("b: &x 1\na: The flights #1\n", shown="x.yaml")
    assert reading.source is not None
    assert reading.errors == ()
    assert [each.severity for each in reading.problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("line", "spaces", "fix"),
    [
        ("\t\tlabel: Fly, by invitation", "8 spaces", "        label: Fly, by invitation"),
        ("\tlabel: Fly, by invitation", "8 spaces", "        label: Fly, by invitation"),
    ],
)
def test_a_tab_is_told_with_the_spaces_of_its_neighbours(line: str, spaces: str, fix: str) -> None:
    problem = only_problem(broken("        label: Fly, by invitation", line))
    assert problem.message == f"this line has a tab; indent with {spaces}"
    assert problem.fix == fix


def test_tabs_everywhere_stand_for_two_spaces_each() -> None:
    problem = only_problem("a:\n\tb:\n\t\tc: 1\n")
    assert problem.message == "this line has a tab, as does 1 more line; indent with 2 spaces"
    assert problem.fix == "  b:"


def test_no_fix_is_given_where_something_else_is_wrong_on_the_line() -> None:
    assert only_problem('a: {b: "c" d, e: "f" g}\n').fix == ""
