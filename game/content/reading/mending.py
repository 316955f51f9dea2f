"""Whether a fix helps: the text with the fix in it is parsed, and has to get further."""

from __future__ import annotations

import yaml

from game.content.reading import quick
from game.content.reading.places import Change

_BUDGET = 3_000_000
_ALWAYS = 3


class Mender:
    """Tries fixes of one text; `place` is the offset where the parser stopped.

    Trying is bounded, since each try parses up to that place: about `_BUDGET` characters in all,
    and then no fix counts as one that helps.
    """

    def __init__(self, text: str, place: int) -> None:
        self._text = text
        self._place = place
        self._tries = 0
        self.made: Change | None = None
        """The last try that helped."""

    def helps(self, start: int, end: int, instead: str) -> bool:
        """Whether nothing is wrong up to the end of the line with `instead` in a stretch."""
        self._tries += 1
        if self._tries > _ALWAYS and self._tries * self._place > _BUDGET:
            return False
        change = Change(start, end, instead)
        mended = change.made(self._text)
        reached = max(self._place, end) + len(instead) - (end - start)
        line_end = mended.find("\n", reached)
        if not _is_sound(mended, line_end if line_end >= 0 else len(mended)):
            return False
        self.made = change
        return True


def _is_sound(text: str, limit: int) -> bool:
    """Whether a text has no syntax error before an offset, nor a quote that goes on over it."""
    try:
        next_event = quick.LOADER(text).get_event
        while (event := next_event()) is not None:
            if event.start_mark.index > limit:
                return True
            quoted = isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"')
            if quoted and event.end_mark.index > limit:
                return False
    except yaml.MarkedYAMLError as error:
        return _place_of(error) > limit
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True


def _place_of(error: yaml.MarkedYAMLError) -> int:
    marks = [error.problem_mark, error.context_mark]
    if error.context and "block" in error.context and error.problem_mark:
        marks.pop()  # where the whole map began
    return min((mark.index for mark in marks if mark), default=-1)
