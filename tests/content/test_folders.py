"""A scenario in a folder of several files, broken as people break folders: what is told, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.library import find_scenarios
from game.errors import InputError, Problem
from writing import FIXTURES, blocks_of, problems_of

SOUND = (FIXTURES / "ferry.yaml").read_text(encoding="utf-8")
INCLUDE = "include: [scenes/*.yaml, events.yaml]"
EVIDENCE = "evidence: [cases.yaml, sources.json]"
RECORDS = [
    {"id": "gazette-1902", "type": "article-newspaper", "title": "The harbour closed",
     "container-title": "The Gazette", "issued": {"date-parts": [[1902, 10, 13]]}},
    {"id": "moreau-1911", "type": "book", "title": "Harbours and Their Watchmen",
     "author": [{"family": "Moreau", "given": "Lucie"}], "issued": {"date-parts": [["1911"]]}},
]  # fmt: skip
Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ferry"
    (made / "scenes").mkdir(parents=True)
    blocks = blocks_of(SOUND)
    scenes, injects = blocks.pop("scenes"), blocks.pop("injects")
    cases = blocks.pop("analogues") + blocks.pop("questions")
    del blocks["references"]
    first, second = scenes.split("  cold:\n")
    (made / "scenario.yaml").write_text("".join([*blocks.values(), f"{INCLUDE}\n{EVIDENCE}\n"]))
    (made / "scenes" / "1.yaml").write_text(first)
    (made / "scenes" / "2.yaml").write_text(f"scenes:\n  cold:\n{second}")
    (made / "events.yaml").write_text(injects)
    (made / "cases.yaml").write_text(cases)
    (made / "sources.json").write_text(json.dumps(RECORDS))
    return made


def put(old: str, new: str, name: str = "scenario.yaml") -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))

    return change


def include(listed: str) -> Change:
    return put(INCLUDE, f"include: {listed}")


def named(name: str, content: str) -> Change:
    return lambda folder: (folder / name).write_text(content)


NAMED_TWICE = "is named twice, by itself or by a pattern"
NOT_TEXT = "this is a document of a word processor, or an archive (ZIP), not a text file; save it as plain text (UTF-8)"  # fmt: skip
BROKEN: list[tuple[str, Change, str, str, str]] = [
    ("itself", include("[scenes/*.yaml, events.yaml, scenario.yaml]"), "scenario.yaml", "`scenario.yaml` is the scenario itself; name only the files beside it", ""),
    ("all beside it", include("['*.yaml', scenes/*.yaml]"), "scenario.yaml", f"`cases.yaml` {NAMED_TWICE}", ""),
    ("one twice", include("[scenes/*.yaml, scenes/1.yaml, events.yaml]"), "scenario.yaml", f"`scenes/1.yaml` {NAMED_TWICE}", ""),
    ("another folder", include("[../other/*.yaml]"), "scenario.yaml", "`../other/*.yaml` leads outside the folder of the scenario", ""),
    ("a backslash", include(r"[scenes\*.yaml, events.yaml]"), "scenario.yaml", "write paths with `/`, on every system", "scenes/*.yaml"),
    ("a text", include("scenes/*.yaml"), "scenario.yaml", "`include` is a list, and not a text", "include: [scenes/*.yaml]"),
    ("a folder", include("[scenes, events.yaml]"), "scenario.yaml", "`scenes` is a folder; name the files in it", "scenes/*.yaml"),
    ("a folder misspelt", include("[scnes/*.yaml, events.yaml]"), "scenario.yaml", "no file below this folder is called `scnes/*.yaml`", "scenes/*.yaml"),
    ("another ending", include("[scenes/*.yml, events.yaml]"), "scenario.yaml", "no file below this folder is called `scenes/*.yml`", "scenes/*.yaml"),
    ("a capital", include("[scenes/*.yaml, Events.yaml]"), "scenario.yaml", "no file is called `Events.yaml` in this folder", "events.yaml"),
    ("a star without quotes", include("[*.yaml]"), "scenario.yaml", "a text cannot start with `*` unless it is in quotes", 'include: ["*.yaml"]'),
    ("nothing included", put(f"{INCLUDE}\n", ""), "scenario.yaml", "a scenario needs `scenes`; files beside this one are read where `include` names them", "scenes: ..."),
    ("a part without its key", put("scenes:\n", "", "scenes/2.yaml"), "scenes/2.yaml", "`cold` is a scene: put `scenes:` above it, and indent it with all below", ""),
    ("a part with a start", put("scenes:\n", "start: cold\nscenes:\n", "scenes/2.yaml"), "scenes/2.yaml", "`start` stands in the scenario's main file, not in an included file", ""),
    ("a part with a slip", put("scenes:\n", "scnes:\n", "scenes/2.yaml"), "scenes/2.yaml", "unknown key `scnes`", "scenes:"),
    ("an empty part", named("scenes/3.yaml", ""), "scenes/3.yaml", "the file is empty", ""),
    ("a document", named("scenes/3.yaml", "PK\x03\x04..."), "scenes/3.yaml", NOT_TEXT, ""),
    ("BibTeX", put("sources.json]", "sources.json, x.bib]"), "x.bib", "this is BibTeX; export the references as CSL JSON, and name that file", ""),
    ("an address as an id", put("moreau-1911", "http://zotero.org/items/1", "sources.json"), "sources.json", "`http://zotero.org/items/1` is not an id: letters, digits, `_` and `-`, starting with a letter", '"id": "moreau-1911"'),
    ("a record without a type", put('"type": "book", ', "", "sources.json"), "sources.json", "a reference needs `type`", "type: report"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "file", "message", "fix"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)  # fmt: skip
def test_one_problem_is_told_in_the_file_that_has_it(
    change: Change, file: str, message: str, fix: str, folder: Path
) -> None:
    assert problems_of(folder) == ()
    (folder / "x.bib").write_text("@book{moreau, title = {Harbours}}\n")
    change(folder)
    (problem,) = problems_of(folder)
    assert problem.place is not None
    assert (problem.message, problem.fix) == (message, fix)
    assert Path(problem.place.file).relative_to(folder).as_posix() == file


def test_a_main_file_by_another_name_is_told_with_the_right_one(folder: Path) -> None:
    (folder / "scenario.yaml").rename(folder / "scenario.yml")
    problem = refused(folder)
    said = "the main file of a scenario's folder is called scenario.yaml; rename scenario.yml"
    assert problem.message == said
    (folder / "scenario.yml").rename(folder / "main.yaml")
    assert find_scenarios(str(folder), folder / "library") == [folder / "main.yaml"]


def refused(folder: Path) -> Problem:
    with pytest.raises(InputError) as caught:
        find_scenarios(str(folder), folder / "library")
    (problem,) = caught.value.problems
    return problem
