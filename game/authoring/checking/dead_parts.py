"""What no play ever shows: a warning for each thing, at its place in the file, with the reason.

Only the outermost is told: nothing is said of what is in a scene that is never entered. An
exploration must have visited every state for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.analysis.result import Exploration
from game.authoring.never.next_rows import trail_of
from game.authoring.never.unseen import Kind, NeverSeen
from game.content.load import Loaded
from game.content.meaning.walk import options, outcomes
from game.content.problems.where import Trail
from game.errors import Problem, Severity
from game.model.conditions import Condition
from game.model.scenario import Reachable

NOT_TAKEN = "P414"
_NOT_NAMED = "M311"
_SAID: Mapping[Kind, tuple[str, str]] = {
    "scene": ("P406", "no play enters this scene"),
    "option": ("P407", "this option is never open"),
    "outcome": ("P408", "this outcome is never drawn"),
    "text": ("P409", "this text is never read"),
    "inject": ("P410", "this inject never comes by itself"),
    "consequence": ("P411", "this consequence never arrives"),
    "ending": ("P412", "no play stops at this ending"),
    "next": (NOT_TAKEN, "no play takes this row of `next`"),
}


def dead_parts(
    loaded: Loaded, found: Exploration, unseen: Sequence[NeverSeen]
) -> Iterator[Problem]:
    """Yield a warning for each thing that can never be seen."""
    return _DeadParts(loaded, found, unseen).all()


class _DeadParts:
    """Joins what was not met to its place in the file."""

    def __init__(self, loaded: Loaded, found: Exploration, unseen: Sequence[NeverSeen]) -> None:
        self._loaded = loaded
        self._scenario = loaded.scenario
        self._seen = found.seen
        self._unseen = unseen
        self._stuck = {each.scene for each in found.stuck if each.cause == "options"}
        """Scenes in which play sticks: those are told as that."""
        self._promised = {
            promise.target for promise in loaded.scenario.promises if isinstance(promise, Reachable)
        }
        """Where one of these is never seen, a promise is broken."""
        by_hand = any(inject.when is None for inject in loaded.scenario.injects.values())
        self._proviso = "; what is brought in by hand is left out" if by_hand else ""
        self._trails = self._outcome_trails()

    def all(self) -> Iterator[Problem]:
        told = {
            problem.place
            for problem in (*self._loaded.warnings, *self._loaded.silenced)
            if problem.code == _NOT_NAMED
        }
        for each in self._unseen:
            if self._is_told_elsewhere(each):
                continue
            problem = self._tell(each)
            if each.kind != "ending" or problem.place not in told:
                yield problem

    def _is_told_elsewhere(self, each: NeverSeen) -> bool:
        """Whether something is never seen because play sticks, or was promised to be seen."""
        if each.kind == "scene":
            return each.id in self._stuck | self._promised
        if each.kind == "ending":
            return each.id in self._promised
        if each.kind == "outcome":
            option = each.id.rpartition(".")[0]
            return not any(id_.rpartition(".")[0] == option for id_ in self._seen.outcomes)
        return each.kind == "consequence" and self._condition(each) is None

    def _tell(self, each: NeverSeen) -> Problem:
        """Return a warning at a condition, or else at the key of what is never seen."""
        code, message = _SAID[each.kind]
        said = f"{message}: {each.why}" if each.why else message
        has_when = each.kind not in ("scene", "ending")
        path = self._path(each)
        return self._loaded.sources.problem(
            code,
            said + self._proviso,
            (*path, "when") if has_when else path,
            key=not has_when,
            severity=Severity.WARNING,
        )

    def _condition(self, each: NeverSeen) -> Condition | None:
        """Return the condition under which a consequence arrives."""
        scene, option, outcome = each.id.split(".")
        rows = self._scenario.scenes[scene].options[option].outcomes
        (row,) = (row for row in rows if row.id == outcome)
        return row.later[each.number - 1].when

    def _path(self, each: NeverSeen) -> Trail:
        first, _, rest = each.id.partition(".")
        if each.kind == "next":
            return trail_of(self._loaded, each.within, each.id, each.number - 1)
        if each.kind == "text":
            return (*self._text_holder(each), each.number - 1)
        if each.kind == "option":
            return ("scenes", first, "options", rest)
        if each.kind == "outcome":
            return self._trails[each.id]
        if each.kind == "consequence":
            return (*self._trails[each.id], "later", each.number - 1)
        return (f"{each.kind}s", each.id)

    def _text_holder(self, each: NeverSeen) -> Trail:
        """Return the path of the list in which a text stands."""
        first, _, rest = each.id.partition(".")
        if each.within == "advice":
            return ("scenes", first, "advice", rest)
        if each.within == "outcome":
            return (*self._trails[each.id], "text")
        if each.within == "consequence":
            outcome, _, number = each.id.rpartition(".")
            return (*self._trails[outcome], "later", int(number) - 1, "text")
        return (f"{each.within}s", each.id, "text")

    def _outcome_trails(self) -> Mapping[str, Trail]:
        """Return where each outcome stands, by `scene.option.outcome`."""
        return {
            f"{path[1]}.{path[3]}.{outcome.id}": way
            for path, option, written in options(self._scenario, self._loaded.sources.data)
            for way, outcome, _ in outcomes(path, option, written)
        }
