from __future__ import annotations

import pytest

from game.text.matching import folded, found_at


@pytest.mark.parametrize(
    ("typed", "text", "place"),
    [
        ("", "anything", 0),
        ("open", "Open the marked scenario", 0),
        ("open the", "Open  the marked scenario", 2 - 1),
        ("marked open", "Open the marked scenario", 1),
        ("scen", "Open the marked scenario", 1),
        ("enario", "Open the marked scenario", 2),
        ("close", "Open the marked scenario", -1),
        ("open close", "Open the marked scenario", -1),
        ("merida", "La Iniciativa Mérida", 1),
        ("川", "静かな川", 2),
    ],
)
def test_how_well_words_are_found(typed: str, text: str, place: int) -> None:
    assert found_at(typed, text) == place


def test_case_and_accents_do_not_count() -> None:
    assert folded("Ärger in ŁÓDŹ") == folded("arger in łodz")
