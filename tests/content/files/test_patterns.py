from __future__ import annotations

from pathlib import Path

import pytest

from game.content.files import patterns
from game.content.files.patterns import BadPattern, files_matched, matches


def test_patterns_match_files_below_a_folder_each_once(tmp_path: Path) -> None:
    for name in ("scenes/b.yaml", "scenes/a.yaml", "scenes/deep/c.yaml", "scenes/d.txt", "e.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = files_matched(tmp_path, ["scenes/*.yaml", "*.yaml", "scenes/a.yaml", "scenes", "none*"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "scenes/a.yaml",
        "scenes/b.yaml",
        "e.yaml",
    ]


@pytest.mark.parametrize("pattern", ["../*", "a/../../*", "/etc/*", "C:/x", "", "a\0", "..\\*"])
def test_patterns_that_lead_outside_match_nothing(tmp_path: Path, pattern: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_bytes(b"")
    assert files_matched(root, [pattern]) == []


def test_only_so_many_files_are_matched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MAX_FILES", 3)
    for number in range(6):
        (tmp_path / f"{number}.yaml").write_bytes(b"")
    assert len(files_matched(tmp_path, ["*.yaml", "1*", "2*"])) == 3


def test_a_folder_below_that_may_not_be_read_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "a.yaml").write_bytes(b"")
    listed = patterns.os.scandir

    def forbidden(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(patterns.os, "scandir", forbidden)
    with pytest.raises(BadPattern) as caught:
        matches(tmp_path, "*/*.yaml")
    assert caught.value.code == "R004"
    assert caught.value.message == "the folder `shut` may not be read; the permissions forbid it"
    assert files_matched(tmp_path, ["*/*.yaml"]) == []
