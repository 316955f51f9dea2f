"""The numbers and letters that scenes, options, cards and cases have on paper.

Everything is counted in the author's order, so that the same scenario always gives the same deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from string import ascii_uppercase

from game.model.evidence import Evidence
from game.model.scenario import Consequence, Grounds, Next, Outcome, Scenario


@dataclass(frozen=True, slots=True)
class Card:
    """An outcome's card: where it comes from, and the slips that it puts on the calendar."""

    code: str
    scene: str
    option: str
    outcome: Outcome
    slips: tuple[str, ...]
    next: Next
    """Where it leads: as the outcome says, else the option, else the scene."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A late consequence's slip, and the card that puts it on the calendar."""

    code: str
    consequence: Consequence
    card: str


@dataclass(frozen=True, slots=True)
class Deck:
    """What everything is called on paper."""

    scenes: Mapping[str, str]
    options: Mapping[tuple[str, str], str]
    """By the ids of scene and option: its letter."""
    cards: tuple[Card, ...]
    slips: tuple[Slip, ...]
    news: Mapping[str, str]
    """By the id of an inject."""
    endings: Mapping[str, str]
    cases: Mapping[str, str]
    """By the id of an analogue; those of the scenario, in the order in which it names them."""

    def option(self, scene: str, option: str) -> str:
        """Return what an option is called: the number of its scene and its letter."""
        return f"{self.scenes[scene]}{self.options[scene, option]}"

    def cards_of(self, scene: str, option: str) -> tuple[Card, ...]:
        """Return the cards of an option, in order."""
        return tuple(each for each in self.cards if (each.scene, each.option) == (scene, option))


def deck_of(scenario: Scenario, evidence: Evidence) -> Deck:
    """Return the deck of a scenario."""
    scenes = {id_: str(at) for at, id_ in enumerate(scenario.scenes, start=1)}
    options = {
        (id_, option): letter(at)
        for id_, scene in scenario.scenes.items()
        for at, option in enumerate(scene.options)
    }
    cards: list[Card] = []
    slips: list[Slip] = []
    for id_, scene in scenario.scenes.items():
        for option_id, option in scene.options.items():
            stem = f"{scenes[id_]}{options[id_, option_id]}"
            for at, outcome in enumerate(option.outcomes, start=1):
                code = stem if len(option.outcomes) == 1 else f"{stem}-{at}"
                first = len(slips) + 1
                slips += (
                    Slip(f"L{number}", late, code)
                    for number, late in enumerate(outcome.later, start=first)
                )
                own = tuple(each.code for each in slips[first - 1 :])
                after = outcome.next or option.next or scene.next
                cards.append(Card(code, id_, option_id, outcome, own, after))
    named = chain.from_iterable(grounds.analogues for grounds in all_grounds(scenario))
    known = dict.fromkeys(each for each in named if each in evidence.analogues)
    return Deck(
        scenes,
        options,
        tuple(cards),
        tuple(slips),
        {id_: f"N{at}" for at, id_ in enumerate(scenario.injects, start=1)},
        {id_: f"E{at}" for at, id_ in enumerate(scenario.endings, start=1)},
        {id_: f"C{at}" for at, id_ in enumerate(known, start=1)},
    )


def all_grounds(scenario: Scenario) -> Iterator[Grounds]:
    """Yield what everything in a scenario rests on, in the author's order."""
    for scene in scenario.scenes.values():
        for option in scene.options.values():
            for outcome in option.outcomes:
                yield outcome.grounds
                yield from (late.grounds for late in outcome.later)
    yield from (inject.grounds for inject in scenario.injects.values())


def letter(at: int) -> str:
    """Return the letter of an option or an answer, counted from 0; after Z comes AA."""
    before, own = divmod(at, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[own]
