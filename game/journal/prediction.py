"""A prediction about the record: a journal event beside the moves, which changes no state."""

from __future__ import annotations

from typing import NamedTuple


class Prediction(NamedTuple):
    """What was answered to a question about the record, before the record was shown."""

    question: str
    """The id of a question of the evidence."""
    answer: str
    """The id of one of its answers."""
    confidence: int
    """The probability given to that answer, in percent: 1 to 100."""
