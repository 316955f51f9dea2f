from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.checking.check import check
from game.authoring.new import KINDS, MOST_LETTERS, begin, new_path, scenario_text
from game.authoring.writing import write_whole
from game.content.opened import Library
from game.content.reading.source import parse_text
from game.engine.play import choose, start
from game.errors import RequestError

LIBRARY = Library()
ODD_TITLES = [
    "No", "2020", "12:30", "A: b", "# x", "- x", "'", '"', "\\", "it's \"so\"", "!x", "*x", "&x",
    "%x", "@x", "`x`", "[x", "x]", "é", "你好", "null", "a\\nb", "'\"\\", "yes # no", "true",
]  # fmt: skip


def answers(*lines: str) -> Callable[[str], str]:
    waiting = list(lines)

    def ask(prompt: str) -> str:
        assert prompt.endswith(": ")
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return ask


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_scenario_passes_the_check_and_plays_to_each_ending(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "first.yaml"
    begin(str(path), "A first one", kind, None)
    checked = check([str(path)], LIBRARY, strict=True)
    assert (checked.problems, checked.sound) == ((), 1)
    opened = LIBRARY.open(str(path))
    assert (opened.scenario.title, opened.scenario.kind) == ("A first one", KINDS[kind])
    ends = {
        opened.program.place_id(choose(start(opened.program, 1), option).state.place)
        for option in opened.scenario.scenes["request"].options
    }
    assert ends == set(opened.scenario.endings)
    assert len(ends) == 2


def test_it_is_short_and_commented() -> None:
    lines = scenario_text("A first one", "case").splitlines()
    assert 35 <= len(lines) <= 50
    assert sum("# " in line for line in lines) >= 8
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("title", ODD_TITLES)
def test_a_title_stays_what_was_typed(title: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    begin(str(path), title, "game", None)
    assert LIBRARY.open(str(path)).scenario.title == title


@given(st.text(alphabet="ab'\"\\ :#-[],&*!|>%@`\u00e9", min_size=1, max_size=30))
def test_any_title_can_be_read_again(title: str) -> None:
    if title.strip():
        source = parse_text(scenario_text(title, "case"), shown="x").source
        assert source is not None
        assert source.data["title"] == title.strip()


@pytest.mark.parametrize(
    "title", ["", "  ", "a\nb", "a\x1b[2J", "a\u202eb", "{x}", "x" * (MOST_LETTERS + 1)]
)
def test_what_cannot_be_a_title_is_refused_and_nothing_written(title: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="title"):
        begin(str(tmp_path / "x"), title, "case", None)
    assert list(tmp_path.iterdir()) == []


def test_the_file_ends_in_yaml_and_a_folder_gets_its_main_file(tmp_path: Path) -> None:
    assert new_path(str(tmp_path / "x")) == tmp_path / "x.yaml"
    assert new_path(str(tmp_path / "x.1")) == tmp_path / "x.1.yaml"
    assert new_path(str(tmp_path / "x.yml")) == tmp_path / "x.yml"
    assert new_path(str(tmp_path)) == tmp_path / "scenario.yaml"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("mine", encoding="utf-8")
    for word in (path, tmp_path / "x"):
        with pytest.raises(RequestError, match="there already"):
            begin(str(word), "A", "case", None)
    with pytest.raises(RequestError, match="cannot be written"):
        write_whole(path, "not mine")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="making links needs rights elsewhere")
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "other.yaml")
    with pytest.raises(RequestError, match="there already"):
        begin(str(tmp_path / "x"), "A", "case", None)
    assert not (tmp_path / "other.yaml").exists()


@pytest.mark.parametrize("word", ["none/x", "nul\0", ""])
def test_a_path_with_no_place_for_a_file_is_refused(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenario.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(RequestError):
        begin(word, "A", "case", None)


def test_what_is_not_given_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    said = begin(str(path), None, None, answers("", " A first one ", "3", "2"))
    assert f"precedent check {path}" in said
    assert "  1  decision-forcing case: " in capsys.readouterr().out
    scenario = LIBRARY.open(str(path)).scenario
    assert (scenario.title, scenario.kind) == ("A first one", "fictional decision game")
    begin(str(tmp_path / "y"), "Given", None, answers("case"))
    assert LIBRARY.open(str(tmp_path / "y.yaml")).scenario.kind == "decision-forcing case"


def test_without_an_answer_or_a_terminal_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no answer"):
        begin(str(tmp_path / "x"), None, None, answers("A title"))
    for title, kind in ((None, "case"), ("A", None), (None, None)):
        with pytest.raises(RequestError, match="--title and --kind"):
            begin(str(tmp_path / "x"), title, kind, None)
    assert list(tmp_path.iterdir()) == []


def test_a_path_is_shown_as_it_can_be_typed(tmp_path: Path) -> None:
    said = begin(str(tmp_path / "my case"), "A", "case", None)
    assert f"precedent play '{tmp_path / 'my case.yaml'}'" in said


def test_a_name_that_ends_as_a_folder_makes_one(tmp_path: Path) -> None:
    word = f"{tmp_path / 'case'}{os.sep}"
    begin(word, "A", "case", None)
    assert (tmp_path / "case" / "scenario.yaml").is_file()
    with pytest.raises(RequestError, match="nothing is written over it"):
        new_path(word)


def test_a_folder_is_made_only_in_one_that_is_there_and_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="there is no folder"):
        new_path(f"{tmp_path / 'none' / 'case'}{os.sep}")
    (tmp_path / "file").write_text("")
    with pytest.raises(RequestError, match="is no folder"):
        new_path(f"{tmp_path / 'file'}{os.sep}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
