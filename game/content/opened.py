"""A scenario opened for play, and the library as the front ends know it: they open no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.content.cards.card import Card
    from game.engine.tables import Program
    from game.errors import Problem
    from game.model.evidence import Evidence
    from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A sound scenario with its evidence and its tables."""

    name: str
    scenario: Scenario
    evidence: Evidence
    program: Program
    warnings: tuple[Problem, ...] = ()
    """What its author should know, although it can be played."""
    origin: str = ""
    """Its file, as a whole path, where it is not one of the library's own."""


class Library:
    """The shipped scenarios, and any other by its path; their evidence is read once.

    `cards_kept_in` is a file in which their cards are kept from one time to the next.
    """

    def __init__(self, folder: Path | None = None, *, cards_kept_in: Path | None = None) -> None:
        # A scenario that has been opened does without what finds it.
        from game.content.library import scenarios_folder

        self.folder = folder or scenarios_folder()
        self._cards_kept_in = cards_kept_in
        self._evidence: Evidence | None = None

    def cards(self) -> Sequence[Card]:
        """Return what the library screen shows of each scenario, broken ones included."""
        from game.content.library import cards

        return cards(self.folder, self._cards_kept_in)

    def names(self) -> Sequence[str]:
        """Return the names of the shipped scenarios, without opening any."""
        from game.content.library import names

        return names(self.folder)

    @property
    def evidence(self) -> Evidence:
        """The library's evidence.

        Raises:
            InputError: with every problem of its files.
        """
        # The reader brings pydantic with it, which the library's own screen and `list` do without.
        from game.content.library import evidence_folder
        from game.content.load import load_evidence

        if self._evidence is None:
            self._evidence = load_evidence(evidence_folder(self.folder))
        return self._evidence

    def open(self, word: str) -> Opened:
        """Open a scenario by its name in the library, or by a path.

        Raises:
            InputError: with every problem of its files.
        """
        from game.content.library import find_scenario, is_shipped

        path = find_scenario(word, self.folder)
        from game.content.load import load_scenario
        from game.engine.compile import compile_scenario

        loaded = load_scenario(path, library=self.evidence)
        program = compile_scenario(loaded.scenario)
        name = loaded.scenario.id
        origin = "" if is_shipped(path, self.folder) else str(path.absolute())
        return Opened(name, loaded.scenario, loaded.evidence, program, loaded.warnings, origin)
