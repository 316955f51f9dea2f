"""Steps of play as small numbers, one of which is kept for every state."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.result import Taken
from game.analysis.walking.walk import Choice
from game.engine.tables import Program

Steps = npt.NDArray[Any]
"""Steps, in as few bytes as they need."""


class StepNumbers:
    """Steps as numbers: an option's and an outcome's together, in as few bytes as they need."""

    def __init__(self, program: Program) -> None:
        self._program = program
        options = [option for scene in program.scenes for option in scene.options]
        self._radix = 1 + max((len(option.outcomes) for option in options), default=0)
        most = self._radix * max((len(scene.options) for scene in program.scenes), default=0)
        self.kind = next(
            kind for kind in (np.uint8, np.uint16, np.int32) if most <= np.iinfo(kind).max
        )

    def of(self, choice: Choice) -> int:
        """Return a step as a number."""
        return max(choice.option, 0) * self._radix + choice.outcome + 1

    def row(self, step: int) -> Steps:
        """Return one step for all that take it."""
        return np.array([step], dtype=self.kind)

    def taken(self, scene: int, step: int) -> Taken:
        """Put a step from a scene into ids."""
        option, outcome = divmod(step, self._radix)
        row = self._program.scenes[scene]
        id_ = row.options[option].outcomes[outcome - 1].id if outcome else ""
        return Taken(row.id, row.options[option].id, id_)
