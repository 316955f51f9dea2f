"""What no play ever shows: a warning for each thing, at its place in the file.

Only the outermost is told: nothing is said of what is in a scene that is never entered. An
exploration must have visited every state for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.result import Exploration, PassageKey
from game.content.load import Loaded
from game.content.meaning.walk import Data, options, outcomes
from game.content.problems.where import Trail
from game.errors import Problem, Severity
from game.model.conditions import Condition
from game.model.scenario import Option, Outcome, Reachable, Text

_LONGEST = 80  # characters of a condition
_NOT_NAMED = "M311"


def never_seen(loaded: Loaded, found: Exploration) -> Iterator[Problem]:
    """Yield a warning for each thing that can never be seen."""
    return _NeverSeen(loaded, found).all()


def shown(condition: Condition) -> str:
    """Return a condition as its author wrote it, on one line of bounded length."""
    text = " ".join(condition.source.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


class _NeverSeen:
    """Goes through a scenario in the author's order, and tells what was not met."""

    def __init__(self, loaded: Loaded, found: Exploration) -> None:
        self._loaded = loaded
        self._scenario = loaded.scenario
        self._seen = found.seen
        self._stuck = {each.scene for each in found.stuck if each.cause == "options"}
        """Scenes in which play sticks: those are told as that."""
        self._promised = {
            promise.target for promise in loaded.scenario.promises if isinstance(promise, Reachable)
        }
        """Where one of these is never seen, a promise is broken."""
        by_hand = any(inject.when is None for inject in loaded.scenario.injects.values())
        self._proviso = "; what is brought in by hand is left out" if by_hand else ""

    def all(self) -> Iterator[Problem]:
        yield from self._scenes()
        for path, option, written in options(self._scenario, self._loaded.sources.data):
            if path[1] in self._seen.scenes:
                name = f"{path[1]}.{path[3]}"
                if name in self._seen.options:
                    yield from self._outcomes(name, path, option, written)
                else:
                    said = f"this option is never open: {_never(option.when)}"
                    yield self._tell("P407", said, path, option.when)
        yield from self._injects()
        yield from self._endings()

    def _scenes(self) -> Iterator[Problem]:
        for id_, scene in self._scenario.scenes.items():
            path: Trail = ("scenes", id_)
            if id_ in self._seen.scenes:
                yield from self._text("scene", id_, scene.text, (*path, "text"))
                for who, said in scene.advice.items():
                    yield from self._text("advice", f"{id_}.{who}", said, (*path, "advice", who))
            elif id_ not in self._stuck | self._promised:
                yield self._tell("P406", "no play enters this scene", path)

    def _outcomes(self, name: str, path: Trail, option: Option, written: Data) -> Iterator[Problem]:
        rows = [(f"{name}.{row.id}", way, row) for way, row, _ in outcomes(path, option, written)]
        if not any(id_ in self._seen.outcomes for id_, _, _ in rows):
            return  # play sticks here
        for id_, way, outcome in rows:
            if id_ in self._seen.outcomes:
                yield from self._text("outcome", id_, outcome.text, (*way, "text"))
                yield from self._later(id_, way, outcome)
            else:
                said = f"this outcome is never drawn: {_never(outcome.when)}"
                yield self._tell("P408", said, way, outcome.when)

    def _later(self, name: str, path: Trail, outcome: Outcome) -> Iterator[Problem]:
        for index, row in enumerate(outcome.later):
            id_ = f"{name}.{index + 1}"
            way = (*path, "later", index)
            if id_ in self._seen.consequences:
                yield from self._text("consequence", id_, row.text, (*way, "text"))
            elif row.when is not None:
                said = f"this consequence never arrives: {_never(row.when)} when it is due"
                yield self._tell("P411", said, way, row.when)

    def _injects(self) -> Iterator[Problem]:
        for id_, inject in self._scenario.injects.items():
            path: Trail = ("injects", id_)
            if inject.when is None:
                continue
            if id_ in self._seen.injects:
                yield from self._text("inject", id_, inject.text, (*path, "text"))
            else:
                said = f"this inject never comes by itself: {_never(inject.when)} where it may come"
                yield self._tell("P410", said, path, inject.when)

    def _endings(self) -> Iterator[Problem]:
        told = {
            problem.place
            for problem in (*self._loaded.warnings, *self._loaded.silenced)
            if problem.code == _NOT_NAMED
        }
        for id_, ending in self._scenario.endings.items():
            path: Trail = ("endings", id_)
            if id_ in self._seen.endings:
                yield from self._text("ending", id_, ending.text, (*path, "text"))
            elif id_ not in self._promised:
                problem = self._tell("P412", "no play stops at this ending", path)
                if problem.place not in told:
                    yield problem

    def _text(self, kind: str, id_: str, text: Text, path: Trail) -> Iterator[Problem]:
        for index, passage in enumerate(text):
            if passage.when and PassageKey(kind, id_, index) not in self._seen.passages:
                said = f"this text is never read: {_never(passage.when)} here"
                yield self._tell("P409", said, (*path, index), passage.when)

    def _tell(self, code: str, message: str, path: Trail, when: Condition | None = None) -> Problem:
        """Return a warning at a condition, or else at the key of what is never seen."""
        return self._loaded.sources.problem(
            code,
            message + self._proviso,
            (*path, "when") if when else path,
            key=when is None,
            severity=Severity.WARNING,
        )


def _never(condition: Condition | None) -> str:
    return f"`{shown(condition)}` never holds" if condition else "no play leads to it"
