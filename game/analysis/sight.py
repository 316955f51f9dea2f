"""What is met on the way: which scenes, options, outcomes, events and texts can ever be seen."""

from __future__ import annotations

import numpy as np

from game.analysis.result import PassageKey, Seen
from game.analysis.rows import Rows
from game.engine.tables import Program, TextRow


class Sight:
    """Collects what is met. Texts are looked at only while some passage of theirs is unseen."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._scenes: set[str] = set()
        self._options: set[str] = set()
        self._outcomes: set[str] = set()
        self._consequences: set[str] = set()
        self._injects: set[str] = set()
        self._endings: set[str] = set()
        self._passages: set[PassageKey] = set()
        self._read: set[tuple[str, str]] = set()

    def scene(self, number: int, rows: Rows) -> None:
        """Meet a scene with its text: an interlude, or a moment of decision."""
        row = self._program.scenes[number]
        self._scenes.add(row.id)
        self._text("scene", row.id, row.text, rows)

    def moment(self, number: int, rows: Rows) -> None:
        """Meet a moment of decision, with all that is said there."""
        self.scene(number, rows)
        row = self._program.scenes[number]
        for who, said in row.advice:
            self._text("advice", f"{row.id}.{who}", said, rows)

    def option(self, scene: int, option: int) -> None:
        """Meet an option on offer."""
        row = self._program.scenes[scene]
        self._options.add(f"{row.id}.{row.options[option].id}")

    def outcome(self, scene: int, option: int, number: int, rows: Rows) -> None:
        """Meet an outcome."""
        row = self._program.scenes[scene]
        outcome = row.options[option].outcomes[number]
        id_ = f"{row.id}.{row.options[option].id}.{outcome.id}"
        self._outcomes.add(id_)
        self._text("outcome", id_, outcome.text, rows)

    def consequence(self, number: int, rows: Rows) -> None:
        """Meet a consequence that arrives."""
        row = self._program.consequences[number]
        self._consequences.add(row.id)
        self._text("consequence", row.id, row.text, rows)

    def inject(self, number: int, rows: Rows) -> None:
        """Meet an inject that fires."""
        row = self._program.injects[number]
        self._injects.add(row.id)
        self._text("inject", row.id, row.text, rows)

    def ending(self, number: int, rows: Rows) -> None:
        """Meet an ending."""
        row = self._program.endings[number]
        self._endings.add(row.id)
        self._text("ending", row.id, row.text, rows)

    def seen(self) -> Seen:
        """Return all that was met."""
        return Seen(
            scenes=frozenset(self._scenes),
            options=frozenset(self._options),
            outcomes=frozenset(self._outcomes),
            consequences=frozenset(self._consequences),
            injects=frozenset(self._injects),
            endings=frozenset(self._endings),
            passages=frozenset(self._passages),
        )

    def _text(self, kind: str, id_: str, text: TextRow, rows: Rows) -> None:
        if isinstance(text, str) or (kind, id_) in self._read:
            return
        whole = True
        for number, row in enumerate(text):
            key = PassageKey(kind, id_, number)
            if key in self._passages:
                continue
            if np.any(rows.holds(row.test)):
                self._passages.add(key)
            else:
                whole = False
        if whole:
            self._read.add((kind, id_))
