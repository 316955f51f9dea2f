"""What holds for every test: none of them reads or writes what the user keeps."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all that the game keeps, made anew for each test."""
    home = tmp_path / "kept"
    monkeypatch.setenv("PRECEDENT_HOME", str(home))
    return home
