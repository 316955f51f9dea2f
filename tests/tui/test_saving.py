from __future__ import annotations

from pathlib import Path

import pytest

from game.tui.saving import save_text


def test_a_page_is_saved_and_nothing_is_written_over(tmp_path: Path) -> None:
    first = save_text("precedent-bridge", ["Żabno  ", "", "川"], [tmp_path])
    second = save_text("precedent-bridge", ["other"], [tmp_path])
    assert first == tmp_path / "precedent-bridge.txt"
    assert second == tmp_path / "precedent-bridge-2.txt"
    assert first.read_text(encoding="utf-8") == "Żabno\n\n川\n"


def test_where_one_folder_takes_nothing_the_next_one_does(tmp_path: Path) -> None:
    path = save_text("page", ["x"], [tmp_path / "gone", tmp_path])
    assert path == tmp_path / "page.txt"


def test_where_no_folder_takes_it_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        save_text("page", ["x"], [tmp_path / "gone"])
    with pytest.raises(OSError, match="no folder"):
        save_text("page", ["x"], [])
