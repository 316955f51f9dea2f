"""The shipped scenarios: each loads without a remark, and each can be played to each of its ends."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from game.analysis.explore import explore
from game.analysis.result import Exploration, Way
from game.content.load import load_scenario
from game.content.opened import Library, Opened
from game.engine.choices import Choice, follow_with_luck
from game.engine.compile import compile_scenario
from game.engine.play import Road, start
from game.plain.loop import Table
from game.plain.page import Page

LIBRARY = Library()
NAMES = [card.name for card in LIBRARY.cards()]
README = Path(__file__).parents[1] / "README.md"


@cache
def explored(name: str) -> Exploration:
    return explore(LIBRARY.open(name).program)


def road_along(opened: Opened, way: Way) -> Road:
    """A play that goes this way, with a seed that draws its outcomes."""
    return follow_with_luck(
        opened.program, tuple(Choice(each.option, each.outcome) for each in way)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_ending_is_reached_in_plain_mode_and_nothing_sticks(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened, found = LIBRARY.open(name), explored(name)
    assert found.proved
    assert found.stuck == ()
    assert set(found.endings) == set(opened.scenario.endings)
    for ending, met in found.endings.items():
        seed = road_along(opened, met.way).seed
        typed = [each.option for each in met.way]
        table = Table(opened, start(opened.program, seed), Page(76))
        table.play(lambda typed=typed: typed.pop(0) if typed else None, stay=False)
        said = capsys.readouterr().out
        assert f"Ending: {opened.scenario.endings[ending].title}\n" in said


@pytest.mark.parametrize("card", LIBRARY.cards(), ids=lambda card: card.name)
def test_a_card_is_sound_and_nothing_is_remarked(card) -> None:
    assert card.problem == ""
    opened = LIBRARY.open(card.name)
    loaded = load_scenario(card.path, library=LIBRARY.evidence)
    assert loaded.warnings == ()
    assert (card.title, card.minutes) == (opened.scenario.title, opened.scenario.minutes)
    assert card.endings == tuple(opened.scenario.endings)


def test_the_readmes_first_scenario_loads_and_ends_both_ways(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "flights.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_scenario(path, library=LIBRARY.evidence)
    assert loaded.warnings == ()
    found = explore(compile_scenario(loaded.scenario))
    assert set(found.endings) == set(loaded.scenario.endings)
    assert len(text.splitlines()) <= 24
