from __future__ import annotations

import pytest

from game.content.problems.collector import nearest

IDS = ("F172", "F173", "G01", "G19", "cienfuegos-2020")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("f172", "F172"),
        ("172", "F172"),
        ("G172", "F172"),
        ("F999", ""),
        ("G99", ""),
        ("cienfuegos-202", "cienfuegos-2020"),
        ("cienfuegos", "cienfuegos-2020"),
    ],
)
def test_numbered_ids_are_near_only_by_their_number(word: str, meant: str) -> None:
    assert nearest(word, IDS) == meant
