from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import load_evidence, load_scenario
from game.errors import InputError
from game.model.evidence import Analogue, Evidence, Finding, Question, Reference
from mistakes import LEFT_OUTCOME, outcome
from writing import FIXTURES, SMALL, Case, assert_case, edited, marked, problems_of, told, written

D1 = "D1: {text: Doors open., kind: event, source: guide}"
GUIDE = "  guide: {"
DOORS = "  doors: {"
INJECT = "injects: {{bell: {{title: A bell, text: It rings.{}}}}}\nendings:\n"
TENSION = "tensions: {{T1: {{title: A, text: B, {}}}}}\nendings:\n"
OLD = "    title: The old hall\n"


def later(row: str) -> str:
    return f"{LEFT_OUTCOME[:-1]}, later: [{row}]}}"


CASES = [
    Case("M301", LEFT_OUTCOME, outcome(analogues="[old-hall, «oldhall]"), LEFT_OUTCOME),
    Case("M301", LEFT_OUTCOME, outcome(findings="[«D2]"), outcome(findings="[D1]")),
    Case(
        "M301",
        LEFT_OUTCOME,
        outcome(assumes="[{gap: «G2, text: A}]"),
        outcome(assumes="[{gap: G1, text: A}, {text: B}]"),
    ),
    Case(
        "M301",
        LEFT_OUTCOME,
        outcome(unlike="[{text: A, basis: argued, by: [guide, «guides]}]"),
        outcome(unlike="[{text: A, basis: argued, by: [guide]}]"),
    ),
    Case("M301", D1, D1.replace("guide", "«guid"), D1),
    Case("M301", D1, D1.replace("guide", "[guide, «guid]"), D1.replace("guide", "[guide]")),
    Case(
        "M301",
        D1,
        D1[:-1] + ", cited_in: {reference: «guid}}",
        D1[:-1] + ", cited_in: {reference: guide}}",
    ),
    Case(
        "M301",
        D1,
        D1[:-1] + ", about: [{instrument: «raid, aspect: cost, direction: for}]}",
        D1[:-1] + ", about: [{instrument: raids, aspect: cost, direction: for}]}",
    ),
    Case("M301", OLD, OLD + "    instruments: [«raid]\n", OLD + "    instruments: [raids]\n"),
    Case("M301", OLD, OLD + "    also: [«E2]\n", OLD + "    also: [E1]\n"),
    Case(
        "M301",
        OLD,
        OLD + "    likenesses: [{text: A, basis: argued, by: [«guid]}]\n",
        OLD + "    likenesses: [{text: A, basis: argued, by: [guide]}]\n",
    ),
    Case("M301", "finding: D1", "finding: «D2", "finding: E1"),
    Case(
        "M301",
        "endings:\n",
        TENSION.format("analogues: [«halls]"),
        TENSION.format("analogues: [old-hall]"),
    ),
    Case("M301", "endings:\n", TENSION.format("findings: [«X]"), TENSION.format("findings: [D1]")),
    Case(
        "M301",
        "endings:\n",
        TENSION.format("references: [«X]"),
        TENSION.format("references: [guide]"),
    ),
    Case("M302", "      E1: {", f"      «{D1}\n      E1: {{", "      E1: {"),
    Case("M313", LEFT_OUTCOME, "«" + outcome(analogues="[]"), LEFT_OUTCOME),
    Case("M313", LEFT_OUTCOME, "«outcome: {text: A, basis: record}", LEFT_OUTCOME),
    Case(
        "M313",
        LEFT_OUTCOME,
        later("«{after: 1, text: A, effects: {calm: 1}}"),
        later("{after: 1, text: A, effects: {calm: 1}, analogues: [old-hall]}"),
    ),
    Case(
        "M313",
        "endings:\n",
        INJECT.format(", effects: {calm: 1}").replace("bell:", "«bell:"),
        INJECT.format(""),
    ),
    Case("M314", LEFT_OUTCOME, outcome(findings="[«E1]"), outcome(findings="[D1]")),
    Case(
        "M314",
        "Outside, text",
        "Outside, analogues: [old-hall], findings: [D1, «E1], text",
        "Outside, analogues: [old-hall, new-hall], findings: [D1, E1], text",
    ),
    Case("M314", "Outside, text", "Outside, findings: [«D1], text", "Outside, text"),
    Case(
        "M315",
        LEFT_OUTCOME,
        "«outcome: {text: A, basis: assumption}",
        "outcome: {text: A, basis: assumption, assumes: [{text: B}]}",
    ),
    Case(
        "M315",
        LEFT_OUTCOME,
        later("«{after: 1, text: A, basis: assumption}"),
        later("{after: 1, text: A, basis: assumption, assumes: [{text: B}]}"),
    ),
    Case("M320", "record: open", "record: «shut", "record: stick"),
    Case("S202", D1, "«D1: {text: Doors open., kind: event}", D1),
    Case(
        "S203",
        DOORS + 'question: "What do doors do?", answers: {open: Open, stick: Stick}',
        DOORS + "question: What?, answers: «{open: Open}",
        DOORS + "question: What?, answers: {open: Open, shut: Shut}",
    ),
    Case("S204", GUIDE, GUIDE + "publisher: «2020, ", GUIDE + "publisher: Hall Press, "),
    Case("S201", D1, "D1: {text: Doors open., kind: event, «sorce: guide}", D1),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.wrong.strip()[:40]}")
def test_what_rests_on_nothing_known_is_one_problem(case: Case, tmp_path: Path) -> None:
    assert_case(case, tmp_path)


def test_a_finding_of_another_analogue_is_told_with_the_one_it_belongs_to(tmp_path: Path) -> None:
    text = edited(LEFT_OUTCOME, outcome(findings="[E1]"))
    (problem,) = problems_of(written(tmp_path, text))
    assert "belongs to `new-hall`" in problem.message
    shared = edited(OLD, OLD + "    also: [E1]\n", text)
    assert problems_of(written(tmp_path, shared)) == ()


def test_a_finding_without_an_analogue_cannot_carry_an_outcome(tmp_path: Path) -> None:
    alone = "findings:\n  X1: {text: A, kind: event, source: guide}\nquestions:\n"
    text = edited("questions:\n", alone, edited(LEFT_OUTCOME, outcome(findings="[X1]")))
    (problem,) = problems_of(written(tmp_path, text))
    assert problem.code == "M314"
    assert "no analogue" in problem.message


def test_an_analogue_says_what_cuts_against_it_or_where_one_looked(tmp_path: Path) -> None:
    silent = edited("    no_dissent: The guide, which has no doubts.\n", "")
    text, places = marked(edited("  old-hall:\n", "  «old-hall:\n", silent))
    problems = problems_of(written(tmp_path, text))
    assert told(problems) == [("S202", *places[0])]
    assert problems[0].fix == "no_dissent: ..."
    for part in ("D1: {cuts_against: true, ", "D1: {"):
        also = "    also: [E1]\n" if part == "D1: {" else ""
        against = "E1: {cuts_against: true, " if also else "E1: {"
        mended = edited("D1: {", part, edited("E1: {", against, edited(OLD, OLD + also, silent)))
        assert problems_of(written(tmp_path, mended)) == ()


def library() -> Evidence:
    return Evidence(
        references={"book": Reference("book", "A book")},
        analogues={"hall": Analogue("Hall", "A", "B", findings=("F1",), no_dissent="None")},
        findings={"F1": Finding("A", "event", ("book",))},
        questions={"which": Question("A?", {"a": "A", "b": "B"}, "a", "F1")},
        gaps={"G9": "A"},
    )


def test_a_scenario_may_rest_on_the_library(tmp_path: Path) -> None:
    text = edited(
        LEFT_OUTCOME,
        outcome(analogues="[hall, old-hall]", findings="[F1, D1]", assumes="[{gap: G9, text: A}]"),
    )
    text = edited("    title: The hall\n", "    title: The hall\n    predict: [which]\n", text)
    loaded = load_scenario(written(tmp_path, text), library=library())
    assert list(loaded.evidence.analogues) == ["hall", "old-hall", "new-hall"]
    assert {problem.code for problem in problems_of(written(tmp_path, text))} == {"M301"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GUIDE, "  «book: {type: book, title: A}\n" + GUIDE),
        (
            "  new-hall:\n",
            "  «hall: {title: A, tried: B, happened: C, no_dissent: D}\n  new-hall:\n",
        ),
        ("      E1: {", "      «F1: {text: A, kind: event, source: guide}\n      E1: {"),
        (DOORS, "  «which: {"),
        ("  G1: {", "  «G9: {"),
    ],
)
def test_an_id_of_the_library_is_not_defined_again(old: str, new: str, tmp_path: Path) -> None:
    text, places = marked(edited(old, new))
    assert told(problems_of(written(tmp_path, text), library())) == [("M302", *places[0])]


def test_the_library_is_read_from_all_files_below_a_folder(tmp_path: Path) -> None:
    source = (FIXTURES / "everything" / "evidence.yaml").read_text(encoding="utf-8")
    references, rest = source.split("analogues:", 1)
    rest = rest.replace("harbour-police", "raids")
    written(tmp_path, references, "references/all.yaml")
    written(tmp_path, "analogues:" + rest, "analogues.yaml")
    written(tmp_path, "not evidence", ".hidden.yaml")
    written(tmp_path, "not evidence", "README.md")
    evidence = load_evidence(tmp_path)
    assert set(evidence.analogues) == {"lantern-search", "waiting-fleet"}
    assert load_evidence(written(tmp_path, "", "none/x.txt").parent) == Evidence()


def test_the_problems_of_a_library_are_told_in_its_files(tmp_path: Path) -> None:
    first, first_places = marked(
        "references:\n  a: {type: book, «titel: A}\n  b: {type: book, title: B}\n"
    )
    second, second_places = marked(
        "references:\n  «b: {type: book, title: B}\ngaps: {«1G: {text: A}}\n"
    )
    written(tmp_path, first, "a.yaml")
    written(tmp_path, second, "sub/b.yaml")
    with pytest.raises(InputError) as raised:
        load_evidence(tmp_path)
    assert told(raised.value.problems) == [
        ("S201", *first_places[0]),
        ("M302", *second_places[0]),
        ("S207", *second_places[1]),
    ]
    assert raised.value.problems[1].place is not None
    assert raised.value.problems[1].place.file == str(tmp_path / "sub" / "b.yaml")
    assert str(tmp_path / "a.yaml") in raised.value.problems[1].message


def test_a_scenario_key_does_not_belong_in_evidence(tmp_path: Path) -> None:
    written(tmp_path, "scenes: {}\n", "a.yaml")
    with pytest.raises(InputError) as raised:
        load_evidence(tmp_path)
    assert told(raised.value.problems) == [("S201", 1, 1)]
    assert "a file of evidence" in raised.value.problems[0].message


def test_no_library_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        load_evidence(tmp_path / "none")
    assert [problem.code for problem in raised.value.problems] == ["R001"]


def test_the_small_scenario_needs_no_library(tmp_path: Path) -> None:
    assert load_scenario(written(tmp_path, SMALL)).evidence.findings.keys() == {"D1", "E1"}
