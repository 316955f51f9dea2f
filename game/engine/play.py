"""A play is rules digest + seed + moves. From these the whole road is worked out again, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from game.engine import step as rules
from game.engine.chance import draw_outcome
from game.engine.digest import rules_digest
from game.engine.moves import Move
from game.engine.state import Event, State, is_over
from game.engine.tables import OptionRow, Program
from game.errors import MoveError

# Half the time of calling a named tuple's own constructor, on the path that every choice takes.
_new = tuple.__new__
__all__ = [
    "Beginning", "Move", "Play", "Road", "Turn",
    "choose", "move", "play_of", "play_through", "replay", "retrace", "rewind", "start",
]  # fmt: skip


Beginning = Literal["briefing", "arrivals", "place"]
"""What is shown first of a play that begins on a road: the briefing, what came about last, or only
where it stands."""


class Turn(NamedTuple):
    """One move and all that came of it; `option` and `outcome` are -1 where nothing was chosen."""

    move: Move
    before: State
    option: int
    outcome: int
    events: tuple[Event, ...]
    after: State


class Road(NamedTuple):
    """A play worked out: every state passed, and everything that came about."""

    program: Program
    seed: int
    opening: tuple[Event, ...]
    """What came about on entering the first scene."""
    first: State
    turns: tuple[Turn, ...]

    @property
    def state(self) -> State:
        """Where the play stands now."""
        return self.turns[-1].after if self.turns else self.first

    @property
    def over(self) -> bool:
        """Whether the play has reached an ending, or is stuck."""
        return is_over(self.program, self.state)


class Play(NamedTuple):
    """All that needs to be kept of a play."""

    rules: str
    """The rules digest of the scenario it was played on."""
    seed: int
    moves: tuple[Move, ...]


def start(program: Program, seed: int) -> Road:
    """Return the road of a play in which nothing has been chosen yet."""
    first, opening = rules.begin(program)
    return Road(program, seed, opening, first, ())


def choose(road: Road, option: str) -> Road:
    """Choose an option by its id; chance is decided by the seed.

    Raises:
        MoveError: if the play is over, or there is no such option here, or it is locked.
    """
    program, seed, opening, first, turns = road
    state = turns[-1].after if turns else first
    at = -1
    if state.place < len(program.scenes):
        at = program.scenes[state.place].numbers.get(option, -1)
    if at < 0:
        raise MoveError(_why_not(program, state, option))
    turn = _turn(program, seed, state, at, turns)
    return _new(Road, (program, seed, opening, first, (*turns, turn)))


def play_through(program: Program, seed: int, pick: Callable[[State], int]) -> Road:
    """Play to the end; `pick` gives the number of an open option in each state.

    The quick way for samples and rehearsals: the same turns as `choose` makes, gathered once.

    Raises:
        MoveError: if `pick` gives an option that is locked.
    """
    state, opening = rules.begin(program)
    first = state
    turns: list[Turn] = []
    scenes = len(program.scenes)
    while state.place < scenes:
        turn = _turn(program, seed, state, pick(state), turns)
        turns.append(turn)
        state = turn.after
    return Road(program, seed, opening, first, tuple(turns))


def move(road: Road, made: Move) -> Road:
    """Make any move.

    Raises:
        MoveError: if the rules do not allow it here.
    """
    if made.kind == "choose":
        return choose(road, made.id)
    program, state = road.program, road.state
    number = next((at for at, row in enumerate(program.injects) if row.id == made.id), None)
    if number is None:
        raise MoveError(f"there is no inject `{made.id}` in this scenario")
    events: tuple[Event, ...] = ()
    after: State | None
    if made.kind == "inject":
        brought = rules.inject(program, state, number)
        after = None
        if brought is not None:
            after, events = brought
    elif made.kind == "hold":
        after = rules.hold(program, state, number)
    else:
        after = rules.release(program, state, number)
    if after is None:
        raise MoveError(f"the inject `{made.id}` cannot be moved by `{made.kind}` here")
    return _then(road, Turn(made, state, -1, -1, events, after))


def rewind(road: Road, turns: int) -> Road:
    """Return the road with only its first `turns` turns; the later moves are dropped."""
    return road._replace(turns=road.turns[:turns])


def play_of(road: Road) -> Play:
    """Return what needs to be kept of a road."""
    moves = tuple(turn.move for turn in road.turns)
    return Play(rules_digest(road.program), road.seed, moves)


def replay(program: Program, play: Play) -> Road:
    """Work a play out again.

    Raises:
        MoveError: if it was played on other rules, or one of its moves is not allowed.
    """
    if play.rules != rules_digest(program):
        raise MoveError("this play was made on other rules: the scenario has changed since")
    return retrace(program, play.seed, play.moves)


def retrace(program: Program, seed: int, moves: Iterable[Move]) -> Road:
    """Make moves one after the other from the start.

    Raises:
        MoveError: at the first move that the rules do not allow.
    """
    road = start(program, seed)
    for made in moves:
        road = move(road, made)
    return road


def _then(road: Road, turn: Turn) -> Road:
    return Road(road.program, road.seed, road.opening, road.first, (*road.turns, turn))


def _turn(program: Program, seed: int, state: State, at: int, turns: Sequence[Turn]) -> Turn:
    """Make the turn of choosing an option by its number, which must exist here."""
    row = program.scenes[state.place].options[at]
    id_, _, test, _, _, choice, single = row
    if test is not None and not test.holds(state.cells):
        raise MoveError(_why_not(program, state, id_))
    cells = rules.chosen(state, row)
    outcome = 0 if single else _draw(seed, state, row, cells, turns)
    if outcome < 0:
        (only,) = rules.step(program, state, at)
        return Turn(choice, state, at, outcome, only.events, only.state)
    after, events = rules.follow(program, state, row, outcome, cells)
    return _new(Turn, (choice, state, at, outcome, events, after))


def _why_not(program: Program, state: State, option: str) -> str:
    if is_over(program, state):
        return "the play is over"
    scene = program.scenes[state.place]
    if option in scene.numbers:
        locked = program.scenario.scenes[scene.id].options[option].locked
        why = f": {locked.strip().removesuffix('.')}" if locked.strip() else ""
        return f"the option `{option}` of scene `{scene.id}` is locked{why}"
    return f"there is no option `{option}` in scene `{scene.id}`"


def _draw(seed: int, state: State, row: OptionRow, cells: list[int], turns: Sequence[Turn]) -> int:
    """Return the outcome that the seed decides on, among those that hold; -1 where none does."""
    outcomes = rules.open_outcomes(row, cells)
    if len(outcomes) < 2:
        return outcomes[0] if outcomes else -1
    # A visit is an earlier choice of this option on this road.
    visit = sum(1 for turn in turns if turn.before.place == state.place and turn.move == row.choice)
    weights = [row.outcomes[each].weight for each in outcomes]
    return outcomes[draw_outcome(seed, row.scene, row.id, visit, weights)]
