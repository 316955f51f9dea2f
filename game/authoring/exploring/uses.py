"""Which scenarios use a thing of the evidence: what cites it, rests on it, asks about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.archive.entries import Key
from game.archive.links import references_of
from game.authoring.exploring.cited import cited, grounds_of
from game.content.opened import Library, Opened
from game.errors import InputError


class Use(NamedTuple):
    """A scenario that uses something; `places` is how many outcomes, consequences and injects do.

    It is 0 where only an ending or a prediction names it.
    """

    scenario: str
    title: str
    places: int


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses of everything, by its key, and the scenarios that could not be opened."""

    by_key: Mapping[Key, tuple[Use, ...]]
    unread: tuple[str, ...] = ()

    def of(self, key: Key) -> tuple[Use, ...]:
        """Return the scenarios that use an entry, by name."""
        return self.by_key.get(key, ())


def uses(library: Library) -> Uses:
    """Open every scenario of a library, and gather what each uses.

    It takes about as long as opening them all: a screen does it in a thread.
    """
    found: dict[Key, list[Use]] = {}
    unread: list[str] = []
    for card in library.cards():
        try:
            opened = library.open(card.name)
        except InputError:
            unread.append(card.name)
            continue
        for key, places in used(opened).items():
            found.setdefault(key, []).append(Use(opened.name, opened.scenario.title, places))
    return Uses({key: tuple(each) for key, each in found.items()}, tuple(unread))


def used(opened: Opened) -> Mapping[Key, int]:
    """Return in how many places a scenario uses each thing; 0 is a use beside those places."""
    scenario, evidence = opened.scenario, opened.evidence
    counted: dict[Key, int] = {}
    for key, places in _direct(opened):
        counted[key] = counted.get(key, 0) + places
    for id_, tension in evidence.tensions.items():
        # A tension is met on the cards of its cases.
        cases = [counted.get(Key("analogue", each)) for each in tension.analogues]
        places = sum(each for each in cases if each is not None)
        if any(each is not None for each in cases):
            counted[Key("tension", id_)] = places
    for scene in scenario.scenes.values():
        for question in scene.predict:
            counted.setdefault(Key("question", question), 0)
            if question in evidence.questions:
                counted.setdefault(Key("finding", evidence.questions[question].finding), 0)
    return counted


def _direct(opened: Opened) -> Iterator[tuple[Key, int]]:
    scenario, evidence = opened.scenario, opened.evidence
    cites = cited(scenario, evidence)
    yield from ((Key("analogue", id_), places) for id_, places in cites.analogues.items())
    for id_, places in cites.findings.items():
        yield Key("finding", id_), places
        if id_ in evidence.findings:
            for reference in references_of(evidence.findings[id_]):
                yield Key("reference", reference), places
    for grounds in grounds_of(scenario):
        for gap in dict.fromkeys(assumed.gap for assumed in grounds.assumes if assumed.gap):
            yield Key("gap", gap), 1
