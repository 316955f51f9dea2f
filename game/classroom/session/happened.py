"""What happens in class, one value for each thing, and how it stands in a journal.

Each has a name and plain fields. Reading is strict: what was written by nobody is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from game.errors import JournalError

Texts = tuple[str, ...]
Counts = tuple[tuple[str, int], ...]
Numbers = tuple[int, ...]


class Began(NamedTuple):
    """The class sat down; `lengths` are those of the scenario that the plan was made from."""

    minutes: int
    students: int
    teams: Texts
    rule: str
    without: Texts
    lengths: Numbers


class Went(NamedTuple):
    """The class went to a step of the decision at hand; `part` counts questions from 0."""

    step: str
    part: int = 0


class Turned(NamedTuple):
    """The class went on to the next decision."""


class Debriefed(NamedTuple):
    """The class went to the debrief, or to another part of it, counted from 0."""

    part: int = 0


class Closed(NamedTuple):
    """The session was brought to its end."""


class Voted(NamedTuple):
    """Hands or scribes were counted at a step; a later count at the same step replaces it."""

    step: str
    counts: Counts
    teams: Texts = ()


class Foresaw(NamedTuple):
    """Hands were counted for the answers to a question about the record."""

    question: str
    counts: Counts


class RanOff(NamedTuple):
    """A run-off was called between options; without counts it is still open."""

    options: Texts
    counts: Counts = ()
    teams: Texts = ()


class Ruled(NamedTuple):
    """It was decided: what, how, by whom and why."""

    option: str
    how: str
    by: str = ""
    reason: str = ""


class Revealed(NamedTuple):
    """What had been decided was done, and its outcome shown."""

    option: str


class Dissented(NamedTuple):
    """Those who lost a vote filed a sentence."""

    text: str
    by: str = ""


class Said(NamedTuple):
    """Something that the class said was put on the board, under a heading."""

    under: str
    text: str


class ByHand(NamedTuple):
    """The facilitator brought an inject in, held it back or released it."""

    kind: str
    id: str


class Timed(NamedTuple):
    """The step's timer was given so many more seconds; `off` ends all timers for good."""

    seconds: int = 0
    off: bool = False


class Paused(NamedTuple):
    """The session stands still."""


class WentOn(NamedTuple):
    """The session goes on after a pause."""


class TakenUp(NamedTuple):
    """The session goes on after the program was away."""


class Wrapped(NamedTuple):
    """Ten minutes are left: on to a good stopping point, and the debrief."""


class Away(NamedTuple):
    """The class went back to try another road, to where so many turns had been made."""

    turns: int


class Back(NamedTuple):
    """The class came back to the road that it had left."""


Happening = (
    Began | Went | Turned | Debriefed | Closed | Voted | Foresaw | RanOff | Ruled | Revealed
    | Dissented | Said | ByHand | Timed | Paused | WentOn | TakenUp | Wrapped | Away | Back
)  # fmt: skip

KINDS: Mapping[str, Callable[..., Happening]] = {
    "began": Began, "step": Went, "decision": Turned, "debrief": Debriefed, "closed": Closed,
    "vote": Voted, "forecast": Foresaw, "run-off": RanOff, "ruling": Ruled, "reveal": Revealed,
    "dissent": Dissented, "said": Said, "by-hand": ByHand, "timer": Timed, "pause": Paused,
    "go-on": WentOn, "taken-up": TakenUp, "wrap": Wrapped, "away": Away, "back": Back,
}  # fmt: skip
"""What each is called in a journal."""

_NAMES = {kind: name for name, kind in KINDS.items()}
_MOST_TEXT = 2_000
_MOST_ROWS = 64
_MOST_NUMBER = 10**9


def name_of(happening: Happening) -> str:
    """Return what it is called in a journal."""
    return _NAMES[type(happening)]


def body_of(happening: Happening) -> dict[str, Any]:
    """Return its fields as plain values; counts as pairs, so that their order is kept."""
    return {key: _plain(value) for key, value in happening._asdict().items()}


def read(name: str, body: Mapping[str, Any]) -> Happening:
    """Read what a journal says.

    Raises:
        JournalError: if it says something else than these.
    """
    kind = KINDS.get(name)
    if kind is None:
        raise JournalError(f"nothing called {name[:40]!r} happens in class")
    given = {}
    for field, form in kind.__annotations__.items():
        if field in body:
            # A named tuple keeps annotations as references by name.
            given[field] = _READERS[str(getattr(form, "__forward_arg__", form))](body[field])
    try:
        return kind(**given)
    except TypeError:
        raise JournalError(f"{name!r} does not say all of what happened") from None


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise JournalError("something said in class is not a text, or too long")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MOST_NUMBER:
        raise JournalError("something counted in class is not a number from 0")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise JournalError("something in class is neither true nor false")
    return value


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST_ROWS:
        raise JournalError("something listed in class is not a list, or too long")
    return value


def _pair(value: Any) -> tuple[str, int]:
    row = _rows(value)
    if len(row) != 2:
        raise JournalError("a count has something else than an id and a number")
    return _text(row[0]), _number(row[1])


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": _number,
    "bool": _truth,
    "Texts": lambda value: tuple(map(_text, _rows(value))),
    "Numbers": lambda value: tuple(map(_number, _rows(value))),
    "Counts": lambda value: tuple(map(_pair, _rows(value))),
}
