from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.content.files import folder as folder_module
from game.content.files import patterns
from game.content.load import load_scenario
from game.errors import InputError
from writing import SMALL, edited, marked, problems_of, told, written

HALL = SMALL[SMALL.index("scenes:\n") : SMALL.index("endings:\n")]
EVIDENCE = SMALL[SMALL.index("references:\n") :]
MAIN = SMALL.replace(HALL, "").replace(EVIDENCE, "")
PAGE = "scenes:\n  {}: {{title: A page, text: Read it., next: end}}\n"

links = pytest.mark.skipif(sys.platform == "win32", reason="needs a right on Windows")


def laid_out(folder: Path, main: str, **files: str) -> Path:
    """Write a scenario folder; `a__b` is the file a/b.yaml."""
    written(folder, main, "scenario.yaml")
    for name, text in files.items():
        written(folder, text, name.replace("__", "/") + ".yaml")
    return folder


def main(include: str = "[hall.yaml]", evidence: str = "[own.yaml]") -> str:
    return MAIN + f"include: {include}\nevidence: {evidence}\n"


def test_the_files_of_a_folder_are_one_scenario(tmp_path: Path) -> None:
    loaded = load_scenario(laid_out(tmp_path / "doors", main(), hall=HALL, own=EVIDENCE))
    alone = load_scenario(written(tmp_path, SMALL, "doors.yaml"))
    assert loaded.scenario == alone.scenario
    assert loaded.evidence == alone.evidence
    assert [Path(source.file).name for source in loaded.sources.files] == [
        "scenario.yaml",
        "hall.yaml",
        "own.yaml",
    ]


def test_a_single_file_may_name_files_beside_it(tmp_path: Path) -> None:
    written(tmp_path, HALL, "parts/hall.yaml")
    written(tmp_path, EVIDENCE, "own.yaml")
    path = written(tmp_path, main("[parts/*.yaml]"), "doors.yaml")
    assert load_scenario(path).scenario.id == "doors"


def test_maps_are_joined_in_the_order_of_files_and_by_name(tmp_path: Path) -> None:
    pages = {f"b__{name}": PAGE.format(name) for name in ("z", "m", "a")}
    loaded = load_scenario(
        laid_out(
            tmp_path,
            main("[hall.yaml, b/*.yaml, x.yaml]"),
            hall=HALL,
            own=EVIDENCE,
            x="endings:\n  in: {title: In, text: B}\nscenes:\n  x: {title: A, text: B, next: in}\n"
            "objectives: [See the hall.]\nassert: [{reachable: in}]\nflags: {lit: }\n",
            **pages,
        )
    )
    assert list(loaded.scenario.scenes) == ["hall", "a", "m", "z", "x"]
    assert list(loaded.scenario.endings) == ["out", "in"]
    assert loaded.scenario.objectives == ("See the hall.",)
    assert loaded.scenario.flags == {"lit": False}
    assert loaded.sources.place(("assert", 0, "reachable")).file == str(tmp_path / "x.yaml")


def test_a_problem_stands_in_the_file_that_has_it(tmp_path: Path) -> None:
    hall, hall_places = marked(HALL.replace("{calm: -1}", "{«clam: -1}"))
    own, own_places = marked(EVIDENCE.replace("issued: 1999", "issued: «soon"))
    start, start_places = marked(main().replace("start: hall", "start: «hal"))
    problems = problems_of(laid_out(tmp_path, start, hall=hall, own=own))
    assert [(problem.place.file, problem.code) for problem in problems if problem.place] == [
        (str(tmp_path / "hall.yaml"), "M301"),
        (str(tmp_path / "own.yaml"), "S212"),
        (str(tmp_path / "scenario.yaml"), "M303"),
    ]
    assert [place[1:] for place in told(problems)] == [
        *hall_places,
        *own_places,
        *start_places,
    ]


def test_an_id_of_two_files_names_both_places(tmp_path: Path) -> None:
    twice, places = marked("scenes:\n  «hall: {title: A, text: B, next: end}\n")
    folder = laid_out(tmp_path, main("[hall.yaml, x.yaml]"), hall=HALL, own=EVIDENCE, x=twice)
    (problem,) = problems_of(folder)
    assert told((problem,)) == [("M302", *places[0])]
    assert problem.where == "scene hall"
    assert f"{tmp_path / 'hall.yaml'}:2" in problem.message


def test_an_id_of_two_namespaces_is_told_across_files(tmp_path: Path) -> None:
    flag, places = marked("flags: {«calm: }\n")
    folder = laid_out(tmp_path, main("[hall.yaml, x.yaml]"), hall=HALL, own=EVIDENCE, x=flag)
    (problem,) = problems_of(folder)
    assert told((problem,)) == [("M302", *places[0])]
    assert f"{tmp_path / 'scenario.yaml'}:5" in problem.message


@pytest.mark.parametrize(
    ("included", "code"),
    [
        ("«title: A\n" + HALL, "S201"),
        ("«start: hall\n" + HALL, "S201"),
        ("«include: [x.yaml]\n" + HALL, "S201"),
        (HALL.replace("scenes:", "«scense:"), "S201"),
        (HALL + "«colours: red\n", "S201"),
        (HALL + "«indicators:\n", "S209"),
        (HALL + "indicators: «[a]\n", "S203"),
        (HALL + "endings: «none\n", "S203"),
        (HALL + "«injects:\n", "S209"),
        (HALL + "injects: «[a]\n", "S203"),
        (HALL + "silence: «none\n", "S203"),
    ],
)
def test_what_an_included_file_may_not_have(included: str, code: str, tmp_path: Path) -> None:
    hall, places = marked(included)
    problems = problems_of(laid_out(tmp_path, main(), hall=hall, own=EVIDENCE))
    assert told(problems) == [(code, *places[0])]
    assert problems[0].place is not None
    assert problems[0].place.file == str(tmp_path / "hall.yaml")


def test_a_list_that_is_none_leaves_the_rest_alone(tmp_path: Path) -> None:
    start = main("[hall.yaml, x.yaml]") + "silence: «none\n"
    text, places = marked(start)
    folder = laid_out(
        tmp_path, text, hall=HALL, own=EVIDENCE, x="silence: [{code: A, because: B}]\n"
    )
    assert told(problems_of(folder)) == [("S203", *places[0])]


def test_evidence_beside_a_scenario_has_evidence_only(tmp_path: Path) -> None:
    own, places = marked("«scenes: {}\n" + EVIDENCE)
    problems = problems_of(laid_out(tmp_path, main(), hall=HALL, own=own))
    assert told(problems) == [("S201", *places[0])]
    assert "a file of evidence" in problems[0].message


@pytest.mark.parametrize(
    ("include", "code"),
    [
        ("[hall.yaml, «none.yaml]", "R009"),
        ("[hall.yaml, «none/*.yaml]", "R009"),
        ("[hall.yaml, «../x.yaml]", "R008"),
        ("[hall.yaml, «/etc/passwd]", "R008"),
        ("[hall.yaml, «'C:/x.yaml']", "R008"),
        ("[hall.yaml, «'parts\\hall.yaml']", "R008"),
        ("[hall.yaml, «a/../../x.yaml]", "R008"),
        ("[hall.yaml, «'**/*.yaml']", "R009"),
        ("[hall.yaml, «hall.yaml]", "R010"),
        ("[hall.yaml, «'h*.yaml']", "R010"),
        ("[hall.yaml, «scenario.yaml]", "R010"),
        ("[hall.yaml, «own.yaml/x]", "R009"),
        ("[hall.yaml, «.]", "R009"),
    ],
)
def test_a_path_that_cannot_be_used_is_told_at_its_row(
    include: str, code: str, tmp_path: Path
) -> None:
    text, places = marked(main(include))
    problems = problems_of(laid_out(tmp_path, text, hall=HALL, own=EVIDENCE))
    assert told(problems) == [(code, *places[0])]
    assert problems[0].where == "include 2"


def test_where_a_file_is_missing_its_ids_are_not_called_unknown(tmp_path: Path) -> None:
    text, places = marked(main("[«hal.yaml]", "[«own/*.yaml]"))
    text = text.replace("scenes", "scenes") + PAGE.format("page").replace("end}", "hall}")
    problems = problems_of(laid_out(tmp_path, text, hall=HALL, own=EVIDENCE))
    assert told(problems) == [("R009", *place) for place in places]


def test_hidden_files_are_not_matched(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, main("['parts/*.yaml']"), parts__hall=HALL, own=EVIDENCE)
    written(tmp_path, "broken: [", "parts/.hall.yaml")
    (tmp_path / "parts" / "sub.yaml").mkdir()
    assert problems_of(folder) == ()


@links
def test_a_link_may_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = written(tmp_path, HALL, "outside.yaml")
    folder = laid_out(tmp_path / "doors", main(), own=EVIDENCE)
    (folder / "hall.yaml").symlink_to(outside)
    assert [problem.code for problem in problems_of(folder)] == ["R008"]


@links
def test_a_link_within_the_folder_is_followed_once(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, main("['*.yml', hall.yaml]"), hall=HALL, own=EVIDENCE)
    (folder / "door.yml").symlink_to(folder / "hall.yaml")
    assert [problem.code for problem in problems_of(folder)] == ["R010"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, main(), own=EVIDENCE)
    os.mkfifo(folder / "hall.yaml")
    assert [problem.code for problem in problems_of(folder)] == ["R002"]


def test_a_fault_of_syntax_in_one_file_is_told_alone(tmp_path: Path) -> None:
    folder = laid_out(
        tmp_path, main().replace("start: hall", "start: hal"), hall=HALL, own="a: [\n"
    )
    problems = problems_of(folder)
    assert {problem.code[0] for problem in problems} == {"Y"}
    assert {problem.place.file for problem in problems if problem.place} == {
        str(tmp_path / "own.yaml")
    }


def test_the_number_of_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MOST_FILES", 3)
    pages = {f"p__{number}": PAGE.format(f"p{number}") for number in range(3)}
    folder = laid_out(tmp_path, main("[hall.yaml, p/*.yaml]"), hall=HALL, own=EVIDENCE, **pages)
    assert {problem.code for problem in problems_of(folder)} == {"R012"}
    monkeypatch.setattr(folder_module, "MOST_FILES", 5)
    assert problems_of(folder) == ()


def test_what_is_in_all_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = laid_out(tmp_path, main(), hall=HALL, own=EVIDENCE)
    monkeypatch.setattr(folder_module, "MOST_BYTES", len(HALL) + 10)
    assert [problem.code for problem in problems_of(folder)] == ["R012"]


def test_a_pattern_does_not_look_through_a_whole_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "MOST_ENTRIES", 3)
    folder = laid_out(tmp_path, main("['*l.yaml']"), hall=HALL, own=EVIDENCE, x="", y="")
    assert [problem.code for problem in problems_of(folder)] == ["R012"]


@pytest.mark.parametrize("references", ["list", "file"])
def test_references_may_stand_as_they_were_exported(references: str, tmp_path: Path) -> None:
    rest = EVIDENCE[EVIDENCE.index("analogues:") :]
    exported = """[
  {"id": "guide", "type": "book", "title": "A guide to halls", "ISBN": "1-2-3",
    "author": [{"family": "Hall", "given": "Ida"}], "issued": {"date-parts": [["1999", 5]]}},
  {"id": "other", "type": "webpage", "title": "Doors", "accessed": {"date-parts": [[2020, 1, 2]]}}
]
"""
    if references == "list":
        own = {"own": "references: " + exported.replace("\n]", "\n  ]") + rest}
    else:
        own = {"own": rest}
        written(tmp_path, exported, "zotero.json")
    names = "[own.yaml]" if references == "list" else "[zotero.json, own.yaml]"
    loaded = load_scenario(laid_out(tmp_path, main(evidence=names), hall=HALL, **own))
    assert loaded.evidence.references["guide"].issued == (1999, 5)
    assert loaded.evidence.references["guide"].more == {"ISBN": "1-2-3"}
    assert list(loaded.evidence.references) == ["guide", "other"]


def test_a_record_of_an_exported_list_is_told_where_it_stands(tmp_path: Path) -> None:
    rest = EVIDENCE[EVIDENCE.index("analogues:") :]
    exported = (
        "references:\n  - {id: guide, type: book, «titel: A}\n  - «{type: book, title: B}\n"
        "  - {id: «12, type: book, title: B}\n  - «plain\n  - {id: guide, type: book, title: A}\n"
    )
    text, places = marked(exported + rest)
    problems = problems_of(laid_out(tmp_path, main(), hall=HALL, own=text))
    assert told(problems)[:4] == [
        (code, *place) for code, place in zip(["S201", "S202", "S207", "S203"], places, strict=True)
    ]
    assert [problem.code for problem in problems[4:]] == ["M302"]


def test_the_name_that_is_shown_is_the_one_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(tmp_path / "doors", edited("calm:", "Calmer:", main()), hall=HALL, own=EVIDENCE)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as raised:
        load_scenario(Path("doors"))
    files = {problem.place.file for problem in raised.value.problems if problem.place}
    assert files == {str(Path("doors", "scenario.yaml")), str(Path("doors", "hall.yaml"))}


def test_what_was_wrong_before_a_fault_of_syntax_is_told_with_it(tmp_path: Path) -> None:
    start = main("[hall.yaml, none.yaml]").replace("start: hall", "start: hall\nstart: hal")
    folder = laid_out(tmp_path, start, hall=HALL, own="a: [\n")
    assert {problem.code for problem in problems_of(folder)} >= {"R009", "Y103", "Y101"}
