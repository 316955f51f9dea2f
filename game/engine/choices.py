"""Choices written on one line, as reports print them: `prosecute, protest[bends], framework`.

An option's id, and in brackets the outcome that was drawn where chance decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from game.engine.play import Road, choose, start
from game.engine.tables import Program
from game.errors import MoveError

MOST_SEEDS = 10_000
"""How many seeds are tried for one that draws the outcomes asked for."""

_CHOICE = re.compile(r"([a-z][a-z0-9_]*)(?:\[([a-z][a-z0-9_]*)\])?\Z")


class Choice(NamedTuple):
    """An option to choose; `outcome` is the one to be drawn, empty for any."""

    option: str
    outcome: str = ""

    def __str__(self) -> str:
        return f"{self.option}[{self.outcome}]" if self.outcome else self.option


def parse_choices(text: str) -> tuple[Choice, ...]:
    """Read choices from a line; commas stand between them.

    Raises:
        MoveError: at the first that has not the form of one.
    """
    found = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        match = _CHOICE.match(part)
        if match is None:
            raise MoveError(f"`{part}` is not a choice: `option`, or `option[outcome]`")
        found.append(Choice(match[1], match[2] or ""))
    return tuple(found)


def follow_choices(program: Program, seed: int, choices: Iterable[Choice]) -> Road:
    """Make choices one after the other from the start.

    Raises:
        MoveError: at the first that the rules do not allow, or that chance decides otherwise.
    """
    return follow_on(start(program, seed), choices)


def follow_on(road: Road, choices: Iterable[Choice]) -> Road:
    """Make choices one after the other from where a road stands.

    Raises:
        MoveError: at the first that the rules do not allow, or that chance decides otherwise.
    """
    for number, choice in enumerate(choices, start=1):
        try:
            road = choose(road, choice.option)
        except MoveError as error:
            raise MoveError(f"choice {number}: {error}") from error
        if choice.outcome and drawn(road) != choice.outcome:
            _refuse_unknown(road.program, (choice,), number)
            raise MoveError(
                f"choice {number}: with seed {road.seed}, `{choice.option}` leads to "
                f"`{drawn(road)}`, not to `{choice.outcome}`"
            )
    return road


def follow_with_luck(program: Program, choices: tuple[Choice, ...]) -> Road:
    """Make choices with the first seed that draws the outcomes they ask for.

    Raises:
        MoveError: where a choice is not allowed, or no seed among many draws such outcomes.
    """
    _refuse_unknown(program, choices)
    failed: MoveError | None = None
    for seed in range(MOST_SEEDS):
        try:
            return follow_choices(program, seed, choices)
        except MoveError as error:
            failed = failed or error
            if not any(choice.outcome for choice in choices):
                raise
    raise MoveError(f"no seed below {MOST_SEEDS} leads that way; with seed 0, {failed}")


def _refuse_unknown(program: Program, choices: Iterable[Choice], first: int = 1) -> None:
    """Refuse an outcome that no option of that name has, in any scene: no luck can draw it.

    Raises:
        MoveError: at the first such choice; `first` is the number of the first of all.
    """
    for number, choice in enumerate(choices, start=first):
        known = dict.fromkeys(
            outcome.id
            for scene in program.scenes
            for option in scene.options
            if option.id == choice.option
            for outcome in option.outcomes
        )
        if choice.outcome and known and choice.outcome not in known:
            there = "there is only" if len(known) == 1 else "there are"
            told = ", ".join(f"`{id_}`" for id_ in known)
            raise MoveError(
                f"choice {number}: `{choice.option}` has no outcome `{choice.outcome}`; "
                f"{there} {told}"
            )


def drawn(road: Road) -> str:
    """Return the id of the outcome of the last choice, or `stuck`."""
    turn = road.turns[-1]
    if turn.outcome < 0:
        return "stuck"
    scene = road.program.scenes[turn.before.place]
    return scene.options[turn.option].outcomes[turn.outcome].id
