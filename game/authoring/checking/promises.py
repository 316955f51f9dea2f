"""What an author promised, held against what was proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from game.analysis.asking import reading
from game.analysis.asking.reading import Read
from game.analysis.progress import Listener, Progress, StoppedError, silent
from game.analysis.result import Exploration, PassageKey, Way
from game.analysis.sample import Sample, sample
from game.authoring.exploring.sampled import share_told
from game.authoring.never.reasons import shown
from game.authoring.never.unseen import NeverSeen
from game.authoring.witness import after, choices, search
from game.content.load import Loaded
from game.content.problems.where import Trail
from game.engine.compile import compile_scenario
from game.engine.expression import compile_condition
from game.engine.state import decisions_made, is_over
from game.engine.tables import Program
from game.errors import Problem, Severity
from game.model.conditions import Condition
from game.model.scenario import Decisions, Never, Passage, Probability, Reachable, Scenario, Text

BROKEN = "P402"
UNPROVED = "P403"

MOST_SEARCHED = 100_000
"""How many states are looked at for a play that breaks a promise."""

_LONGEST = 10**6  # a denominator that is still told
_FEWEST_DIGITS, _MOST_DIGITS = 4, 40


def check_promises(
    loaded: Loaded,
    program: Program,
    found: Exploration,
    max_states: int,
    listener: Listener = silent,
    unseen: Sequence[NeverSeen] = (),
) -> Iterator[Problem]:
    """Yield an error for each promise that is broken, a warning for each that is not proved.

    In `unseen` is what no play meets, with the reasons.
    """
    judge = _Judge(loaded, program, found, max_states, listener)
    judge.why = {each.id: each.why for each in unseen if each.kind in ("scene", "ending")}
    promises = loaded.scenario.promises
    judge.look([each.condition for each in promises if isinstance(each, Never)])
    for index, promise in enumerate(loaded.scenario.promises):
        path: Trail = ("assert", index)
        if isinstance(promise, Never):
            yield from judge.never(promise.condition, (*path, "never"))
        elif isinstance(promise, Reachable):
            yield from judge.reachable(promise.target, (*path, "reachable"))
        elif isinstance(promise, Probability):
            yield from judge.probability(promise, (*path, "probability"))
        else:
            yield from judge.decisions(promise, (*path, "decisions"))


def told_exactly(value: Fraction, *bounds: Fraction) -> str:
    """Return a share from 0 to 1, with as many digits as keep it apart from some bounds."""
    digits = _FEWEST_DIGITS
    while digits < _MOST_DIGITS and any(
        _side(_rounded(value, digits), bound) != _side(value, bound)
        for bound in (*bounds, Fraction(0), Fraction(1))
    ):
        digits += 1
    rounded = _rounded(value, digits)
    written = f"{int(rounded * 10**digits):0{digits + 1}d}"
    decimal = f"{written[:-digits]}.{written[-digits:]}".rstrip("0").rstrip(".")
    if value.denominator == 1:
        return decimal
    exact = f"{value.numerator}/{value.denominator}"
    if rounded == value:
        return f"{decimal} ({exact})" if value.denominator <= _LONGEST else decimal
    return f"about {decimal} ({exact})" if value.denominator <= _LONGEST else f"about {decimal}"


class _Judge:
    """Holds promises against what was found."""

    def __init__(
        self,
        loaded: Loaded,
        program: Program,
        found: Exploration,
        max_states: int,
        listener: Listener,
    ) -> None:
        self._loaded = loaded
        self._scenario = loaded.scenario
        self._program = program
        self._found = found
        self._max_states = max_states
        self._listener = self._hear
        self._asked = listener
        self._limit = found.limit
        self._partly = not found.whole
        self._stopped = found.unproved == "stopped"
        self._sampled: Sample | None = None
        self._read: dict[Condition, Read] = {}
        self.why: Mapping[str, str] = {}
        """Why no play reaches a scene or an ending, where that is known."""

    def _hear(self, progress: Progress) -> bool:
        """Pass on how far it has come, and note when it is to stop."""
        self._stopped = self._stopped or not self._asked(progress)
        return not self._stopped

    def look(self, conditions: Sequence[Condition]) -> None:
        """Look in all states at once for some conditions that are never to hold.

        Where that takes too many states, each is looked for by itself later.
        """
        if self._partly or len(conditions) < 2:
            return
        found = self._looked(conditions, most_walks=1)
        for at, condition in enumerate(conditions):
            own = self._everywhere(at)
            if self._stopped or not own & found.unknown:
                self._read[condition] = Read(own & found.passages, own & found.unknown)

    def _looked(
        self, conditions: Sequence[Condition], most_walks: int = reading.MOST_WALKS
    ) -> Read:
        self._limit = min(self._max_states, reading.MAX_STATES)
        every = [self._everywhere(at) for at in range(len(conditions))]
        try:
            return reading.read(
                compile_scenario(_with_everywhere(self._scenario, conditions)),
                frozenset().union(*every),
                max_states=self._limit,
                most_walks=most_walks,
                listener=self._listener,
            )
        except StoppedError:
            self._stopped = True
            return Read(frozenset(), frozenset())

    def reachable(self, target: str, path: Trail) -> Iterator[Problem]:
        if target in self._found.seen.scenes | self._found.seen.endings:
            return
        what = self._named(target)
        if self._partly:
            yield self._unproved(f"so far no play reaches {what}", path)
        else:
            yield self._broken(f"no play reaches {what}{self._reason(target)}", path)

    def probability(self, promise: Probability, path: Trail) -> Iterator[Problem]:
        ending = self._found.endings.get(promise.ending)
        low, high = (Fraction(repr(bound)) for bound in (promise.low, promise.high))
        bounds = f"between {_written(promise.low)} and {_written(promise.high)}"
        name = f"ending `{promise.ending}`"
        if ending is None and not self._partly:
            if low > 0:
                said = f"no play reaches {name}, so that its probability is 0, and not {bounds}"
                yield self._broken(f"{said}{self._reason(promise.ending)}", path)
        elif ending is None or ending.figures is None:
            said = f"the probability of {name} is not known"
            yield self._unproved(said, path, self._estimate(promise.ending))
        elif not low <= ending.figures.probability <= high:
            figure = told_exactly(ending.figures.probability, low, high)
            said = f"the probability of {name} is {figure}, and not {bounds}"
            yield self._broken(f"{said}; a shortest play there: {self._play(ending.way)}", path)

    def decisions(self, promise: Decisions, path: Trail) -> Iterator[Problem]:
        bounds = f"{promise.low} to {promise.high}"
        ways = [each.way for each in self._found.endings.values()]
        ways += [each.way for each in self._found.stuck]
        shortest = min(ways, key=len, default=None)
        if shortest is not None and len(shortest) < promise.low:
            said = f"a play may take {_decisions(len(shortest))}, and not {bounds}"
            yield self._broken(f"{said}: {self._play(shortest)}", path)
        most = self._found.decisions[1] if self._found.decisions else None
        if most is not None and most <= promise.high:
            return
        way = search(
            self._program,
            lambda state: (
                not is_over(self._program, state) and decisions_made(state) == promise.high
            ),
            deep=True,
            most=0 if self._stopped else MOST_SEARCHED,
            listener=self._listener,
        )
        if most is None and self._partly and way is None:
            yield self._unproved("the most decisions that a play may take are not known", path)
            return
        number = f"more than {_decisions(promise.high)}" if most is None else _decisions(most)
        said = f"a play may take {number}, and not {bounds}"
        if way is not None:
            said += f"; it goes on {after(self._scenario, way)}"
        yield self._broken(said, path)

    def never(self, condition: Condition, path: Trail) -> Iterator[Problem]:
        asked = compile_scenario(_with_everywhere(self._scenario, [condition]))
        found = Read(frozenset(), frozenset())
        if not self._partly:
            found = self._read.get(condition) or self._looked([condition])
            if not found.passages and not found.unknown and not self._stopped:
                return
        holds = compile_condition(condition, asked.cells)
        way = search(
            asked,
            lambda state: state.place != asked.stuck and bool(holds(state.cells)),
            most=0 if self._stopped else MOST_SEARCHED,
            listener=self._listener,
        )
        if way is not None:
            said = f"`{shown(condition)}` holds {after(self._scenario, way)}"
            yield self._broken(said, path)
        elif found.passages:
            where = self._named(min(found.passages).id)
            said = f"`{shown(condition)}` holds in {where} after some play"
            more = f"none that shows it is among the first {MOST_SEARCHED:,} states"
            if self._stopped:
                more = "stopped by hand before one that shows it was found"
            yield self._broken(f"{said}; {more}", path)
        else:
            yield self._unproved(f"so far `{shown(condition)}` never holds", path)

    def _everywhere(self, at: int) -> frozenset[PassageKey]:
        """Return the passages behind every text that have one of some conditions, by its number."""
        scenes = {
            PassageKey("scene", id_, len(scene.text) + at)
            for id_, scene in self._scenario.scenes.items()
            if scene.options
        }
        endings = {
            PassageKey("ending", id_, len(ending.text) + at)
            for id_, ending in self._scenario.endings.items()
        }
        return frozenset(scenes | endings)

    def _reason(self, id_: str) -> str:
        """Return why no play reaches a scene or an ending, behind a colon; empty if not known."""
        why = self.why.get(id_, "")
        return f": {why}" if why else ""

    def _named(self, id_: str) -> str:
        return f"scene `{id_}`" if id_ in self._scenario.scenes else f"ending `{id_}`"

    def _play(self, way: Way) -> str:
        return f"`{choices(self._scenario, way)}`" if way else "no choice at all"

    def _broken(self, message: str, path: Trail) -> Problem:
        return self._loaded.sources.problem(BROKEN, message, path)

    def _unproved(self, message: str, path: Trail, estimate: str = "") -> Problem:
        reason = f"there are more than {self._limit:,} states to visit"
        if self._stopped:
            reason = "it was stopped by hand"
        elif self._found.unproved == "loop":
            reason = "play can go round and round"
        said = f"NOT PROVED: {message}, since {reason}{estimate}"
        return self._loaded.sources.problem(UNPROVED, said, path, severity=Severity.WARNING)

    def _estimate(self, ending: str) -> str:
        """Return what a sample says of an ending, marked as that; empty where there is none."""
        if self._partly or self._stopped:
            return ""
        try:
            drawn = self._sampled or sample(self._program, 0, listener=self._listener)
        except StoppedError:
            self._stopped = True
            return ""
        self._sampled = drawn
        seen = drawn.endings.get(ending)
        told = share_told(seen.share) if seen else "none"
        return f"; sampled, not proved: ~ {told} of {drawn.plays:,} plays drawn at random"


def _with_everywhere(scenario: Scenario, conditions: Sequence[Condition]) -> Scenario:
    """Return a scenario that reads some conditions wherever a choice is made or play ends."""

    def more(text: Text) -> Text:
        return (*text, *(Passage("", condition) for condition in conditions))

    return replace(
        scenario,
        scenes={
            id_: replace(scene, text=more(scene.text)) if scene.options else scene
            for id_, scene in scenario.scenes.items()
        },
        endings={
            id_: replace(ending, text=more(ending.text)) for id_, ending in scenario.endings.items()
        },
    )


def _decisions(count: int) -> str:
    return f"{count} decision{'' if count == 1 else 's'}"


def _written(bound: float) -> str:
    return repr(bound).removesuffix(".0")


def _rounded(value: Fraction, digits: int) -> Fraction:
    return Fraction(round(value * 10**digits), 10**digits)


def _side(value: Fraction, bound: Fraction) -> int:
    return (value > bound) - (value < bound)
