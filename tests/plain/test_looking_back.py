from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from game.settings.kept import SettingsFile


def played(*lines: str) -> str:
    command = [sys.executable, "-m", "game", "play", "cienfuegos", "--plain", "--seed", "1"]
    typed = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_decision_is_looked_back_on_and_the_width_is_kept(kept: Path) -> None:
    told = played("look 1", "1", "look 9", "look 1", "width 200", "width 62", "scene", "quit")
    assert "No decision has been made yet." in told
    assert "Type look and a number from 1 to 1." in told
    before, _, after = told.partition("Looking back on decision 1: The arrest")
    assert "Taken: Let the prosecution run" in after
    assert "Not taken: Drop the charges and send him home" in after
    assert "Tried." in after
    assert "Type width and a number from 60 to 76." in after
    assert "Lines are 62 cells wide now." in after
    assert max(map(len, after.partition("wide now.")[2].splitlines())) <= 62
    assert max(map(len, before.splitlines())) > 62
    assert SettingsFile(kept / "settings.toml").read().settings.text_width == 62
    assert max(map(len, played("quit").splitlines())) <= 62
