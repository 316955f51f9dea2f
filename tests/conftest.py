"""What holds for every test: none reads or writes what the user keeps; none fails for being slow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Made on a busy machine, the same values take longer; that is no fault of what is tested.
settings.register_profile(
    "patient", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all that the game keeps, made anew for each test."""
    home = tmp_path / "kept"
    monkeypatch.setenv("PRECEDENT_HOME", str(home))
    return home
