from __future__ import annotations

from pathlib import Path

import pytest

from game.content.files.watched import look_at, patterns_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("include: [scenes/*.yaml]\nevidence: [own.yaml]\n", ("scenes/*.yaml", "own.yaml")),
        ("evidence: [own.yaml]\nscenes: {a: [}\n", ("own.yaml",)),
        ("title: None\n", ()),
        ("include: one.yaml\n", ()),
        ("include: [{a: b}, 3, x.yaml]\n", ("x.yaml",)),
        ("include: [", None),
    ],
)
def test_patterns_are_read_also_where_the_rest_is_broken(
    text: str, found: tuple[str, ...] | None, tmp_path: Path
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    assert patterns_in(path) == found


def test_a_file_that_cannot_be_read_names_nothing(tmp_path: Path) -> None:
    assert patterns_in(tmp_path / "none.yaml") is None
    assert patterns_in(tmp_path) is None


def test_a_look_tells_files_apart_by_time_and_size(tmp_path: Path) -> None:
    main, other = tmp_path / "scenario.yaml", tmp_path / "own.yaml"
    main.write_text("a: 1\n", encoding="utf-8")
    first = look_at(main, ["own.yaml", "../*.yaml", "none/*.yaml"])
    assert [*first] == [main]
    other.write_text("a: 1\n", encoding="utf-8")
    second = look_at(main, ["own.yaml"])
    assert [*second] == [main, other]
    main.write_text("a: 1\nb: 2\n", encoding="utf-8")
    third = look_at(main, ["own.yaml"])
    assert (third[main] != second[main], third[other] == second[other]) == (True, True)
    main.unlink()
    assert look_at(main, [])[main] is None
