"""A way that analysis found, walked by the rules: its choices in words, and what is read on it."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.result import Taken, Way
from game.engine import choices as written
from game.engine.play import Move, Turn
from game.engine.state import Event, State
from game.engine.step import begin, chosen, open_outcomes, step
from game.engine.tables import Program
from game.engine.view import SILENT, advice_view, ending_view, scene_view, told
from game.text.words import reading_seconds, word_count

SECONDS_A_DECISION = 60
"""What a choice is taken to need beside the reading, in seconds."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision of a way; `drawn` where chance decided between several outcomes."""

    scene: str
    option: str
    outcome: str
    drawn: bool

    def __str__(self) -> str:
        return str(written.Choice(self.option, self.outcome if self.drawn else ""))


@dataclass(frozen=True, slots=True)
class Walked:
    """A way with all that a player reads on it: scenes, outcomes, what arrives, the ending.

    Option labels and the cases behind outcomes are not counted; advice is by itself.
    """

    choices: tuple[Choice, ...]
    words: int
    advice: int = 0
    """The words of all advice on the way, for who hears all of it."""

    @property
    def seconds(self) -> int:
        """How long the way takes a class: the reading, and a time for each decision."""
        return reading_seconds(self.words) + SECONDS_A_DECISION * len(self.choices)

    def __str__(self) -> str:
        return told_choices(self.choices)


def told_choices(choices: tuple[Choice, ...]) -> str:
    """Return choices as option ids, with the outcome where chance decided."""
    return ", ".join(map(str, choices))


def walk(program: Program, way: Way) -> Walked:
    """Walk a way from the start of play."""
    state, opening = begin(program)
    words = sum(_event_words(program, event) for event in opening)
    choices = []
    advice = 0
    for taken in way:
        view = scene_view(program, state)
        words += word_count(view.title) + word_count(view.text)
        advice += sum(word_count(each.text) for each in advice_view(program, state))
        choice, turn = _take(program, state, taken)
        choices.append(choice)
        words += sum(_event_words(program, event, turn) for event in turn.events)
        state = turn.after
    ending = ending_view(program, state)
    if ending:
        words += word_count(ending.title) + word_count(ending.text)
    return Walked(tuple(choices), words, advice)


def _take(program: Program, state: State, taken: Taken) -> tuple[Choice, Turn]:
    """Make one decision, with the outcome that the way has there."""
    row = program.scenes[state.place]
    at = row.numbers[taken.option]
    option = row.options[at]
    ids = [outcome.id for outcome in option.outcomes]
    outcome = ids.index(taken.outcome) if taken.outcome else -1
    (led,) = (each for each in step(program, state, at) if each.outcome == outcome)
    drawn = len(open_outcomes(option, chosen(state, option))) > 1
    turn = Turn(Move("choose", option.id), state, at, outcome, led.events, led.state)
    return Choice(row.id, option.id, taken.outcome, drawn), turn


def _event_words(program: Program, event: Event, turn: Turn | None = None) -> int:
    if event.kind in SILENT:
        return 0
    said = told(program, event, turn)
    return word_count(said.title) + word_count(said.text)
