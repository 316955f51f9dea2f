from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "win32":
    from kills import kill_once

KILLS = 12


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("first", [0, KILLS // 2])
def test_a_program_that_is_killed_loses_nothing_that_it_acknowledged(
    first: int, tmp_path: Path
) -> None:
    for seed in range(first, first + KILLS // 2):
        kill_once(tmp_path / str(seed), seed, slowly=seed % 2 == 1)
