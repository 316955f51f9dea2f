"""What holds for every test, whoever runs it, wherever, and however busy the machine is.

None reads or writes what the user keeps, follows the user's terminal or clock, draws other values
than the run before, or fails for being slow. To look further than the values that are always drawn:
`pytest --hypothesis-profile searching`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Made on a busy machine, the same values take longer; that is no fault of what is tested.
settings.register_profile(
    "patient",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "searching", settings.get_profile("patient"), derandomize=False, max_examples=1000
)
settings.load_profile("patient")

# What the user's terminal says of itself, and what the user asks of this game, is taken out before
# anything that reads it is imported.
for name in [*os.environ]:
    if name.startswith(("PRECEDENT_", "TEXTUAL")) or name in ("NO_COLOR", "FORCE_COLOR"):
        del os.environ[name]
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS="80", LINES="24", TZ="UTC")
if hasattr(time, "tzset"):
    time.tzset()


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all that the game keeps, made anew for each test."""
    home = tmp_path / "kept"
    monkeypatch.setenv("PRECEDENT_HOME", str(home))
    return home
