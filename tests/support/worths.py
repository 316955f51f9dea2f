"""What states are worth, worked out through `step` in fractions: the judge of comparisons.

Used by the tests of analysis and of the debrief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from game.engine.state import Event, State, is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import EffectRow, Program

Five = tuple[Fraction, Fraction, Fraction, int, int]
"""Expected under uniform play, under the choices that bring most and least; lowest, highest."""
SIGNS = {"higher": 1, "lower": -1, "neither": 0}


class TooManyStatesError(Exception):
    """Raised where going through every state would take too long."""


class Worths:
    """Values, chances and visits of every state of a scenario, nothing merged."""

    def __init__(self, program: Program, *also: State, most: int = 1500) -> None:
        self.program = program
        self.first, self.opening = begin(program)
        met = {self.first: None, **dict.fromkeys(also)}
        waiting = list(met)
        while waiting:
            state = waiting.pop()
            for option in open_options(program, state):
                for way in step(program, state, option):
                    if way.state not in met:
                        met[way.state] = None
                        waiting.append(way.state)
            if len(met) > most:
                raise TooManyStatesError
        ordered = sorted(met, key=lambda state: state.cells[-1])
        self.states = [state for state in ordered if not is_over(program, state)]
        self._five: dict[tuple[State, int], Five] = {}
        self._chances: dict[State, dict[str, Fraction]] = {}
        self.visits: dict[State, Fraction] = defaultdict(Fraction, {self.first: Fraction(1)})
        for state in self.states:
            options = open_options(program, state)
            for option in options:
                for share, after in self.ways(state, option):
                    self.visits[after] += self.visits[state] * share / len(options)

    def ways(self, state: State, option: int) -> list[tuple[Fraction, State]]:
        ways = step(self.program, state, option)
        whole = sum(way.weight for way in ways)
        return [(Fraction(way.weight, whole), way.state) for way in ways]

    def five(self, state: State, cell: int) -> Five:
        key = state, cell
        if key not in self._five:
            if is_over(self.program, state):
                value = state.cells[cell]
                self._five[key] = (Fraction(value),) * 3 + (value, value)
            else:
                each = [
                    self.after(state, option, cell) for option in open_options(self.program, state)
                ]
                self._five[key] = (
                    sum((one[0] for one in each), Fraction(0)) / len(each),
                    max(one[1] for one in each),
                    min(one[2] for one in each),
                    min(one[3] for one in each),
                    max(one[4] for one in each),
                )
        return self._five[key]

    def after(self, state: State, option: int, cell: int) -> Five:
        ways = [(share, self.five(to, cell)) for share, to in self.ways(state, option)]
        means = [sum((share * five[at] for share, five in ways), Fraction(0)) for at in range(3)]
        return (*means, min(five[3] for _, five in ways), max(five[4] for _, five in ways))

    def chances(self, state: State) -> dict[str, Fraction]:
        if state not in self._chances:
            if is_over(self.program, state):
                self._chances[state] = {self.program.place_id(state.place): Fraction(1)}
            else:
                options = open_options(self.program, state)
                self._chances[state] = mixed(
                    [(Fraction(1, len(options)), self.chances_after(state, at)) for at in options]
                )
        return self._chances[state]

    def chances_after(self, state: State, option: int) -> dict[str, Fraction]:
        return mixed([(share, self.chances(to)) for share, to in self.ways(state, option)])

    def expected(self, state: State, cell: int) -> dict[int, Fraction]:
        """By open option, what is expected after it."""
        return {at: self.after(state, at, cell)[0] for at in open_options(self.program, state)}

    def scene_id(self, state: State) -> str:
        return self.program.scenes[state.place].id

    def directed(self) -> dict[str, tuple[int, int]]:
        """By indicator with a better end, its cell and its sign."""
        return {
            id_: (cell, SIGNS[row.better])
            for cell, (id_, row) in enumerate(self.program.indicators)
            if row.better != "neither"
        }

    def groups(self, state: State, by_instrument: bool) -> dict[str, list[int]]:
        """The open options that take part in comparing, by their id or their instrument's."""
        rows = self.program.scenario.scenes[self.scene_id(state)].options
        found: dict[str, list[int]] = {}
        for at in open_options(self.program, state):
            id_, row = list(rows.items())[at]
            name = row.instrument if by_instrument else f"{self.scene_id(state)}.{id_}"
            if name:
                found.setdefault(name, []).append(at)
        return found

    def standings(self, by_instrument: bool) -> dict[str, dict[str, tuple[bool, bool, Fraction]]]:
        """By id and indicator: best somewhere, worst somewhere, and the gain."""
        found: dict[str, dict[str, list]] = {}
        for state in self.states:
            groups = self.groups(state, by_instrument)
            if len(groups) < 2:
                continue
            every = [at for group in groups.values() for at in group]
            for indicator, (cell, sign) in self.directed().items():
                value = self.expected(state, cell)
                top, bottom = (turn(sign * value[at] for at in every) for turn in (max, min))
                mean = sum(value[at] for at in every) / len(every)
                for name, group in groups.items():
                    row = found.setdefault(name, {}).setdefault(indicator, [False, False, 0, 0])
                    row[0] |= top > bottom and any(sign * value[at] == top for at in group)
                    row[1] |= top > bottom and any(sign * value[at] == bottom for at in group)
                    gain = sum(value[at] for at in group) / len(group) - mean
                    row[2] += self.visits[state] * gain
                    row[3] += self.visits[state]
        return {
            name: {id_: (row[0], row[1], row[2] / row[3]) for id_, row in each.items()}
            for name, each in found.items()
        }

    def swings(self) -> dict[str, tuple[Fraction, Fraction, dict[str, Fraction]]]:
        """By scene: visits, the mean distance of endings, the mean spread of each indicator."""
        found: dict[str, list] = {}
        for state in self.states:
            row = found.setdefault(self.scene_id(state), [Fraction(0), Fraction(0), {}])
            visits = self.visits[state]
            row[0] += visits
            after = [self.chances_after(state, at) for at in open_options(self.program, state)]
            row[1] += visits * max((apart(*pair) for pair in combinations(after, 2)), default=0)
            for cell, (id_, _) in enumerate(self.program.indicators):
                value = self.expected(state, cell).values()
                row[2][id_] = row[2].get(id_, 0) + visits * (max(value) - min(value))
        return {
            scene: (row[0], row[1] / row[0], {id_: sum_ / row[0] for id_, sum_ in row[2].items()})
            for scene, row in found.items()
        }

    def idle(self) -> set[str]:
        choices, moving = set(), set()
        for state in self.states:
            options = open_options(self.program, state)
            if len(options) > 1:
                choices.add(self.scene_id(state))
            if len({tuple(sorted(self.chances_after(state, at).items())) for at in options}) > 1:
                moving.add(self.scene_id(state))
            for cell in range(len(self.program.indicators)):
                each = {(five[0], *five[3:]) for at in options
                        for five in [self.after(state, at, cell)]}  # fmt: skip
                if len(each) > 1:
                    moving.add(self.scene_id(state))
        return choices - moving

    def dominated(self) -> set[tuple[str, str]]:
        """Pairs of options where the other is open, no worse on any, and better on some, always."""
        met, fallen = set(), set()
        for state in self.states:
            row = self.program.scenes[state.place]
            worth = {
                cell: {at: sign * each for at, each in self.expected(state, cell).items()}
                for cell, sign in self.directed().values()
            }
            options = open_options(self.program, state)
            for option in options:
                for other in range(len(row.options)):
                    if other == option:
                        continue
                    pair = f"{row.id}.{row.options[option].id}", f"{row.id}.{row.options[other].id}"
                    met.add(pair)
                    gains = [
                        each[other] - each[option] for each in worth.values() if other in options
                    ]
                    if not gains or min(gains) < 0 or max(gains) == 0:
                        fallen.add(pair)
        return met - fallen

    def cuts(self) -> dict[tuple[str, str, int, str], list[int]]:
        """By effect that adds: how often it lands and how often it is cut off."""
        found: dict[tuple[str, str, int, str], list[int]] = defaultdict(lambda: [0, 0])
        self._land(found, self.opening, list(self.program.first), "")
        for state in self.states:
            row = self.program.scenes[state.place]
            for at in open_options(self.program, state):
                for way in step(self.program, state, at):
                    name = f"{row.id}.{row.options[at].id}"
                    outcomes = [f"{name}.{each.id}" for each in row.options[at].outcomes]
                    outcome = outcomes[way.outcome] if way.outcome >= 0 else ""
                    self._land(found, way.events, list(state.cells), outcome)
        return found

    def _land(
        self,
        found: dict[tuple[str, str, int, str], list[int]],
        events: tuple[Event, ...],
        cells: list[int],
        outcome: str,
    ) -> None:
        for event in events:
            for number, effect, wanted, after in landed(self._effects(event, outcome), cells):
                if effect.adds:
                    indicator = self.program.indicators[effect.cell][0]
                    id_ = self._name(event, outcome)
                    row = found[event.kind, id_, number, indicator]
                    row[0] += 1
                    row[1] += wanted != after
            assert cells[: len(self.program.indicators)] == list(
                event.cells[: len(self.program.indicators)]
            )

    def _effects(self, event: Event, outcome: str) -> tuple[EffectRow, ...]:
        if event.kind == "outcome":
            scene, option, _ = outcome.split(".")
            row = self.program.scenes[self.program.places[scene]]
            return row.options[row.numbers[option]].outcomes[event.number].effects
        if event.kind == "consequence":
            return self.program.consequences[event.number].effects
        return self.program.injects[event.number].effects if event.kind == "inject" else ()

    def _name(self, event: Event, outcome: str) -> str:
        if event.kind == "outcome":
            return outcome
        rows = self.program.consequences if event.kind == "consequence" else self.program.injects
        return rows[event.number].id


def landed(
    effects: tuple[EffectRow, ...], cells: list[int]
) -> Iterator[tuple[int, EffectRow, int, int]]:
    """Apply effects; yield each with its number, what it would bring about, and what it does."""
    for number, effect in enumerate(effects):
        wanted = cells[effect.cell] + effect.amount if effect.adds else effect.amount
        cells[effect.cell] = min(max(wanted, effect.low), effect.high)
        yield number, effect, wanted, cells[effect.cell]


def mixed(parts: list[tuple[Fraction, dict[str, Fraction]]]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = defaultdict(Fraction)
    for share, chances in parts:
        for id_, chance in chances.items():
            found[id_] += share * chance
    return dict(found)


def apart(one: dict[str, Fraction], other: dict[str, Fraction]) -> Fraction:
    """The total variation distance."""
    every = one.keys() | other.keys()
    return sum((abs(one.get(id_, Fraction(0)) - other.get(id_, Fraction(0))) for id_ in every),
               Fraction(0)) / 2  # fmt: skip
