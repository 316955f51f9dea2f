from __future__ import annotations

import pytest

from exporting import held_by_hands, held_in_teams
from lessons import Class


@pytest.fixture
def in_teams() -> Class:
    return held_in_teams()


@pytest.fixture
def by_hands() -> Class:
    return held_by_hands()
