"""The shipped scenarios: each loads without a remark, and each can be played to each of its ends."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

import pytest

from game.content.load import load_scenario
from game.content.opened import Library, Opened
from game.engine.compile import compile_scenario
from game.engine.play import choose, start
from game.engine.state import State, is_over
from game.engine.step import begin, open_options, step
from game.plain.loop import Table
from game.plain.page import Page

LIBRARY = Library()
NAMES = [card.name for card in LIBRARY.cards()]
MOST_SEEDS = 2000
README = Path(__file__).parents[1] / "README.md"


def ways_to_endings(opened: Opened) -> dict[str, tuple[str, ...]]:
    """The shortest choices that can lead to each ending, with luck."""
    program = opened.program
    found: dict[str, tuple[str, ...]] = {}
    first = begin(program)[0]
    waiting: deque[tuple[State, tuple[str, ...]]] = deque([(first, ())])
    seen = {first}
    while waiting:
        state, choices = waiting.popleft()
        if is_over(program, state):
            found.setdefault(program.place_id(state.place), choices)
            continue
        for at in open_options(program, state):
            id_ = program.scenes[state.place].options[at].id
            for successor in step(program, state, at):
                if successor.state not in seen:
                    seen.add(successor.state)
                    waiting.append((successor.state, (*choices, id_)))
    return found


def lucky_seed(opened: Opened, choices: tuple[str, ...], ending: str) -> int:
    """A seed with which these choices lead to an ending."""
    for seed in range(MOST_SEEDS):
        road = start(opened.program, seed)
        for id_ in choices:
            views = opened.program.scenes[road.state.place : road.state.place + 1]
            numbers = [row.numbers.get(id_, -1) for row in views]
            if not numbers or numbers[0] not in open_options(opened.program, road.state):
                break
            road = choose(road, id_)
        if road.over and opened.program.place_id(road.state.place) == ending:
            return seed
    raise AssertionError(f"no seed below {MOST_SEEDS} leads to {ending} by {choices}")


@pytest.mark.parametrize("name", NAMES)
def test_every_ending_is_reached_in_plain_mode_and_nothing_sticks(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = LIBRARY.open(name)
    ways = ways_to_endings(opened)
    assert set(ways) == set(opened.scenario.endings)
    for ending, choices in ways.items():
        typed = list(choices)
        table = Table(opened, start(opened.program, lucky_seed(opened, choices, ending)), Page(76))
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
    opened = Opened("x", loaded.scenario, loaded.evidence, compile_scenario(loaded.scenario))
    assert set(ways_to_endings(opened)) == set(loaded.scenario.endings)
    assert len(text.splitlines()) <= 24
