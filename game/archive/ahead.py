"""What a play may still come to, and what it has told already: what withholding is decided by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from game.engine.play import Road
from game.engine.view import SILENT, scene_view, told
from game.model.evidence import Evidence
from game.model.scenario import Grounds, Next, Option, Scenario, Scene


def scenes_ahead(scenario: Scenario, scene: str) -> tuple[Scene, ...]:
    """Return the scene and all that may come after it; no condition is looked at."""
    found: dict[str, Scene] = {}
    waiting = [scene]
    while waiting:
        id_ = waiting.pop()
        if id_ in scenario.scenes and id_ not in found:
            found[id_] = scenario.scenes[id_]
            waiting += (row.to for row in chain.from_iterable(_nexts(found[id_])))
    return tuple(found.values())


def scene_of(road: Road) -> str:
    """Return the id of the scene in which a play stands, empty where it is over."""
    return "" if road.over else road.program.place_id(road.state.place)


def grounds_told(road: Road) -> Iterator[Grounds]:
    """Yield what everything rests on that a road has told: its outcomes, and what arrived."""
    for turn, events in chain(
        ((None, road.opening),), ((turn, turn.events) for turn in road.turns)
    ):
        for event in events:
            if event.kind not in SILENT:
                grounds = told(road.program, event, turn).grounds
                if grounds is not None:
                    yield grounds


def asked_in(
    scene: Scene, evidence: Evidence, settled: Collection[str], told: Collection[str]
) -> tuple[str, ...]:
    """Return the questions that a scene may still ask.

    Those are neither answered nor skipped, and the play has not told the finding that answers them.
    """
    return tuple(
        id_
        for id_ in scene.predict
        if id_ not in settled
        and id_ in evidence.questions
        and evidence.questions[id_].finding not in told
    )


def cases_here(road: Road) -> tuple[str, ...]:
    """Return the cases that the options open here rest on, but for those that were done here."""
    if road.over:
        return ()
    view = scene_view(road.program, road.state)
    options = road.program.scenario.scenes[view.id].options
    open_here = (options[each.id] for each in view.options if each.open)
    return tuple(sorted(_cases(open_here)))


def _nexts(scene: Scene) -> Iterator[Next]:
    yield scene.next
    for option in scene.options.values():
        yield option.next
        yield from (outcome.next for outcome in option.outcomes)


def _cases(options: Iterable[Option]) -> frozenset[str]:
    return frozenset(
        id_
        for option in options
        for outcome in option.outcomes
        if outcome.grounds.basis != "record"
        for id_ in outcome.grounds.analogues
    )
