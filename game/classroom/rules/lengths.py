"""How long a scenario is: decisions proved where that is quick, words of plays that were drawn."""

from __future__ import annotations

from statistics import median

from game.analysis.explore import explore
from game.analysis.result import Taken
from game.analysis.sample import drawn_way
from game.classroom.rules.plan import Lengths
from game.content.opened import Opened
from game.engine.play import Road, choose, start
from game.engine.view import SILENT, Told, last_events, scene_view, told
from game.model.scenario import Grounds
from game.text.words import word_count

PLAYS = 40
"""How many plays are drawn; they are read for the words in the middle."""

MAX_STATES = 50_000
"""Beyond so many states, decisions are taken from the drawn plays: a class does not wait."""

_LONG = 100  # decisions; nothing longer is played in a class


def lengths_of(opened: Opened, seed: int) -> Lengths:
    """Return how long a scenario is; `seed` decides which plays are drawn."""
    program, scenario = opened.program, opened.scenario
    proved = explore(program, max_states=MAX_STATES)
    decisions: list[int] = []
    scenes: list[int] = []
    outcomes: list[int] = []
    records: list[int] = []
    for number in range(PLAYS):
        way = drawn_way(program, seed, number)
        if len(way) > _LONG:
            continue
        decisions.append(len(way))
        road = start(program, seed + number)
        for taken in way:
            scenes.append(word_count(scene_view(program, road.state).text))
            road = _on(road, taken)
            if road.over and not last_events(road)[0]:
                break
            words, record = _told_words(opened, road)
            outcomes.append(words)
            records.append(record)
            if road.over:
                break
    exact = proved.decisions is not None and not proved.unproved
    found = proved.decisions if exact and proved.decisions else decisions or [1]
    briefing = (scenario.summary, scenario.purpose, scenario.setting, scenario.role)
    return Lengths(
        fewest=min(found),
        most=max(found),
        exact=exact,
        briefing=sum(map(word_count, briefing)),
        scene=_middle(scenes),
        told=_middle(outcomes),
        record=_middle(records),
    )


def _on(road: Road, taken: Taken) -> Road:
    """Choose as a drawn play did where that is open; chance may have led elsewhere."""
    view = scene_view(road.program, road.state)
    open_ones = [option.id for option in view.options if option.open]
    return choose(road, taken.option if taken.option in open_ones else open_ones[0])


def _told_words(opened: Opened, road: Road) -> tuple[int, int]:
    """Return the words of what came of a choice, and of the record behind it."""
    events, turn = last_events(road)
    views = [told(road.program, each, turn) for each in events if each.kind not in SILENT]
    words = sum(word_count(view.title) + word_count(view.text) for view in views)
    return words, sum(_record_words(opened, view) for view in views)


def _record_words(opened: Opened, view: Told) -> int:
    grounds: Grounds | None = view.grounds
    if grounds is None:
        return 0
    known = opened.evidence.analogues
    cases = [known[id_] for id_ in grounds.analogues if id_ in known]
    if view.kind == "outcome":
        return sum(word_count(case.tried) + word_count(case.happened) for case in cases)
    return sum(word_count(case.happened) for case in cases)


def _middle(numbers: list[int]) -> int:
    return round(median(numbers)) if numbers else 0
