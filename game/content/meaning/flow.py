"""Where play goes: the start, what `next` names, interludes, and which ending is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from game.content.meaning.walk import Data, nexts, options, outcomes, rows
from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.errors import Severity
from game.model.scenario import END, Scenario, Scene

_MOST_NAMED = 8  # interludes of a circle
_MOST_TOLD = 20  # circles


def check_flow(scenario: Scenario, data: Data, problems: Problems) -> None:
    """Add what is wrong with where play goes in a scenario."""
    _check_start(scenario, problems)
    named = _check_nexts(scenario, data, problems)
    _check_leading_somewhere(scenario, data, problems)
    _check_endings(scenario, named, problems)
    _check_interludes(scenario, problems)


def _check_start(scenario: Scenario, problems: Problems) -> None:
    start = scenario.start
    if start in scenario.scenes:
        return
    if start in scenario.endings:
        message = f"`{start}` is an ending; play starts in a scene"
        problems.add("M303", message, ("start",))
    else:
        problems.unknown(
            "scene", start, ("start",), scenario.scenes, defined_in=("scenes",), code="M303"
        )


def _check_nexts(scenario: Scenario, data: Data, problems: Problems) -> set[str]:
    """Check every `next`, and return what they name."""
    known: Mapping[str, object] = {**scenario.scenes, **scenario.endings, END: None}
    named: set[str] = set()
    for path, next_, written in nexts(scenario, data):
        for target, row in rows(path, next_, written):
            named.add(row.to)
            if row.to not in known:
                problems.unknown(
                    "scene or ending", row.to, target, known, defined_in=("scenes", "endings")
                )
        if len(next_) == 1 and next_[0].when is None:
            continue
        free = next((index for index, row in enumerate(next_) if row.when is None), None)
        if free is None:
            message = "where no row holds, play has nowhere to go; let the last row have no `when`"
            problems.add("M310", message, (*path, len(next_) - 1), fix=f"- {{to: {END}}}")
        elif free < len(next_) - 1:
            message = "this row is never read: the row before it has no `when`, so it always holds"
            problems.add("M311", message, (*path, free + 1))
    return named


def _check_leading_somewhere(scenario: Scenario, data: Data, problems: Problems) -> None:
    for scene_id, scene in scenario.scenes.items():
        spoiled = problems.is_spoiled("scenes", scene_id, "options")
        if not scene.options and not scene.next and not spoiled:
            _tell_nowhere(
                "M307", "a scene needs options, or a `next`", ("scenes", scene_id), problems
            )
    lost: dict[str, list[Trail]] = {}
    for path, option, written in options(scenario, data):
        scene_id = str(path[1])
        settled = option.next or scenario.scenes[scene_id].next
        if settled or problems.is_spoiled(*path[:2], "next"):
            continue
        for outcome_path, outcome, _ in outcomes(path, option, written):
            if not outcome.next and not problems.is_spoiled(*outcome_path, "next"):
                lost.setdefault(scene_id, []).append(path)
                break
    for scene_id, paths in lost.items():
        if len(paths) > 1:
            # One line below the scene mends them all.
            message = (
                "nothing says where play goes from here: this scene needs a `next`, or each option"
            )
            _tell_nowhere("M319", message, ("scenes", scene_id), problems)
        else:
            message = "nothing says where play goes from here: this option needs a `next`"
            _tell_nowhere("M319", message, paths[0], problems)


def _tell_nowhere(code: str, message: str, path: Trail, problems: Problems) -> None:
    if not problems.is_spoiled(*path, "next"):
        problems.add(code, message, path, key=True, fix=f"next: {END}")
        problems.spoil((*path, "next"))


def _check_endings(scenario: Scenario, named: set[str], problems: Problems) -> None:
    """Check that `next: end` always finds an ending, and that each ending can be taken."""
    tried = END in named
    if not named <= {*scenario.scenes, *scenario.endings, END}:
        return  # a name that nothing has may have meant any of them
    for ending_id, ending in scenario.endings.items():
        if not tried and ending_id not in named and not problems.is_unsure("next"):
            message = "no play stops here: no `next` names this ending, " + (
                "and one before it has no `when`" if END in named else "or `end`"
            )
            problems.add(
                "M311", message, ("endings", ending_id), key=True, severity=Severity.WARNING
            )
        if ending.when is None and not problems.is_spoiled("endings", ending_id, "when"):
            tried = False
    last = [*scenario.endings][-1]
    unsure = any(problems.is_spoiled("endings", each, "when") for each in scenario.endings)
    if tried and not unsure:
        message = (
            "`next: end` takes the first ending whose `when` holds, and here none may hold; "
            "let the last one have no `when`"
        )
        problems.add("M317", message, ("endings", last, "when"), key=True)


def _check_interludes(scenario: Scenario, problems: Problems) -> None:
    """Add circles of interludes: nothing changes on the way, so play would not leave them."""
    interludes = {id_: scene for id_, scene in scenario.scenes.items() if not scene.options}
    done: set[str] = set()
    circles = (circle for start in interludes for circle in _circles(start, interludes, done))
    for circle in islice(circles, _MOST_TOLD):
        way = [*circle, circle[0]]
        if len(way) > _MOST_NAMED:
            way[_MOST_NAMED - 1 : -1] = ["..."]
        message = f"{len(circle):,} interludes lead round in a circle: {' > '.join(way)}"
        if len(circle) == 1:
            message = f"this interlude leads back to itself: {' > '.join(way)}"
        problems.add("M316", message, ("scenes", circle[0], "next"), key=True)


def _circles(
    start: str, interludes: Mapping[str, Scene], done: set[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the circles that are met going on from an interlude; `done` grows by what is seen."""
    if start in done:
        return
    way: list[str] = [start]
    ahead = [_following(interludes[start], interludes)]
    on_the_way = {start}
    while way:
        following = next(ahead[-1], "")
        if not following:
            ahead.pop()
            on_the_way.discard(way[-1])
            done.add(way.pop())
        elif following in on_the_way:
            yield tuple(way[way.index(following) :])
        elif following not in done:
            way.append(following)
            on_the_way.add(following)
            ahead.append(_following(interludes[following], interludes))


def _following(scene: Scene, interludes: Mapping[str, Scene]) -> Iterator[str]:
    return (row.to for row in scene.next if row.to in interludes)
