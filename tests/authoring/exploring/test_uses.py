from __future__ import annotations

from pathlib import Path

import pytest

from game.archive.entries import Key
from game.authoring.exploring.uses import Uses, uses
from game.content.library import scenarios_folder
from game.content.opened import Library

FOLDER = scenarios_folder()


@pytest.fixture(scope="module")
def all_uses() -> Uses:
    return uses(Library())


def names(found: Uses, kind: str, id_: str) -> list[str]:
    return [use.scenario for use in found.of(Key(kind, id_))]  # type: ignore[arg-type]


def test_a_thing_knows_the_scenarios_that_use_it(all_uses: Uses) -> None:
    assert all_uses.unread == ()
    assert "cienfuegos" in names(all_uses, "analogue", "us-prosecutions")
    assert "cienfuegos" in names(all_uses, "finding", "F086")
    assert "cienfuegos" in names(all_uses, "reference", "depetris-mccallion-2025")
    assert "cienfuegos" in names(all_uses, "tension", "T01")
    assert "cienfuegos" in names(all_uses, "gap", "G21")
    assert all_uses.of(Key("finding", "F9999")) == ()


def test_a_question_is_used_where_it_is_asked_and_its_finding_with_it(all_uses: Uses) -> None:
    assert "cienfuegos" in names(all_uses, "question", "dea_law_2020")
    (use,) = [
        each
        for each in all_uses.of(Key("finding", "F172"))
        if each.scenario == "cienfuegos"
    ]  # fmt: skip
    assert use.places > 0


def test_a_scenario_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "evidence").symlink_to(FOLDER / "evidence")
    (tmp_path / "broken.yaml").write_text("format: 1\ntitel: A\n", encoding="utf-8")
    assert uses(Library(tmp_path)) == Uses({}, ("broken",))
