"""Why a condition never holds, in words: which of its parts never did, and what was so instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from game.analysis.asking.asked import MOST_PARTS, Asked, parts
from game.engine.expression import key_of
from game.engine.tables import EffectRow, Program
from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
    walk,
)

_LONGEST = 80  # characters of a condition
_MOST_LISTED = 5  # values
_MOST_SIDES = 8  # of which the fewest that exclude each other are looked for
_MOST_TOLD = 4  # clauses
_MOST_SETTERS = 3
_NOTHING = "nothing"
_OPPOSITES = {"<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<="}


def shown(condition: Condition) -> str:
    """Return a condition as its author wrote it, on one line of bounded length."""
    return _line(condition.source)


def why_never(program: Program, condition: Condition, asked: Asked) -> str:
    """Return why a condition never held where it was read; empty where that is not known."""
    if not asked.truths or len(parts(condition)) > MOST_PARTS:
        return ""
    reasons = _Reasons(program, condition, asked)
    if not isinstance(_bare(condition.root), And | Or | Compare):
        return reasons.set_by(_bare(condition.root), not isinstance(condition.root, Not))
    told = list(dict.fromkeys(reasons.of(condition.root, True)))
    return _joined(told, "and") if len(told) <= _MOST_TOLD else ""


def values_in_words(values: Iterable[int]) -> str:
    """Return the values that there were: `always 50`, `30 or 40`, `20 to 55`."""
    found = sorted(values)
    low, high = found[0], found[-1]
    if low == high:
        return f"always {low}"
    if len(found) > 2 and high - low == len(found) - 1:
        return f"{low} to {high}"
    if len(found) <= _MOST_LISTED:
        return _joined([str(value) for value in found], "or", comma=False)
    return f"one of {len(found):,} values from {low} to {high}"


class _Reasons:
    """Goes through a condition that never held, down to what made it so."""

    def __init__(self, program: Program, condition: Condition, asked: Asked) -> None:
        self._program = program
        self._asked = asked
        self._numbers = {id(part): number for number, part in enumerate(parts(condition))}

    def of(self, part: Expression, wanted: bool) -> list[str]:
        """Return why a part never was as wanted; empty where that cannot be told."""
        if isinstance(part, Not):
            return self.of(part.part, not wanted)
        if isinstance(part, And | Or):
            sides = _sides(part, type(part))
            both = isinstance(part, And) is wanted
            return self._all(sides, wanted) if both else self._each(sides, wanted)
        return self._compared(part) if isinstance(part, Compare) else self._truth(part, wanted)

    def _all(self, sides: Sequence[Expression], wanted: bool) -> list[str]:
        """Return why several parts never were as wanted together."""
        never = [side for side in sides if not self._can([side], wanted)]
        if never:
            told = (self.of(side, wanted) for side in never)
            return [clause for clauses in told for clause in clauses]
        apart = self._apart(sides, wanted)
        written = [f"`{_written(side, wanted)}`" for side in apart]
        if len(apart) == 2:
            return [f"{written[0]} and {written[1]} can each hold, but never both at once"]
        return [f"{_joined(written, 'and')} can hold, but never all at once"]

    def _each(self, sides: Sequence[Expression], wanted: bool) -> list[str]:
        """Return why none of several parts ever was as wanted."""
        found: list[str] = []
        for side in sides:
            clauses = self.of(side, wanted)
            if not clauses:
                return []
            found += clauses
        return found

    def _apart(self, sides: Sequence[Expression], wanted: bool) -> Sequence[Expression]:
        """Return the fewest of some parts that never were as wanted together."""
        for count in range(2, min(len(sides), _MOST_SIDES)):
            for some in combinations(sides[:_MOST_SIDES], count):
                if not self._can(some, wanted):
                    return some
        return sides

    def _can(self, sides: Sequence[Expression], wanted: bool) -> bool:
        """Whether some parts ever were as wanted together."""
        bits = sum(1 << self._numbers[id(side)] for side in sides)
        return any(truth & bits == (bits if wanted else 0) for truth in self._asked.truths)

    def _compared(self, part: Compare) -> list[str]:
        values = self._asked.values.get(self._numbers[id(part)])
        if not values:
            return []
        read = {key: each for each in walk(part) if (key := key_of(each)) is not None}
        if len(read) == 1:
            (of,) = read.values()
            return [f"`{_written(of)}` is {values_in_words(values)}"]
        left, right = _written(part.left), _written(part.right)
        return [f"`{left}` less `{right}` is {values_in_words(values)}"]

    def _truth(self, part: Expression, wanted: bool) -> list[str]:
        said = f"`{_written(part)}` is {'never' if wanted else 'always'} true"
        by = self.set_by(part, wanted)
        if not by:
            return [said]
        return [f"{said}, {'as' if by.startswith(_NOTHING) else 'though'} {by}"]

    def set_by(self, part: Expression, wanted: bool) -> str:
        """Return what makes a flag as wanted, or that nothing does; empty where it is no flag."""
        if not isinstance(part, Name):
            return ""
        cell = self._program.cells[part.id]
        setters = dict.fromkeys(
            told
            for told, effects in _sources(self._program)
            if any(row.cell == cell and bool(row.amount) is wanted for row in effects)
        )
        named = [*setters][:_MOST_SETTERS]
        if len(setters) > len(named):
            named.append(f"{len(setters) - len(named)} more")
        verb = ("set" if wanted else "clear") + ("s" if len(named) < 2 else "")
        return f"{_joined(named, 'and', comma=False) or _NOTHING} {verb} it"


def _sources(program: Program) -> Iterator[tuple[str, tuple[EffectRow, ...]]]:
    """Yield all that has effects, as a message calls it, with them."""
    for scene in program.scenes:
        for option in scene.options:
            name = f"`{scene.id}.{option.id}`"
            for outcome in option.outcomes:
                yield name, outcome.effects
                for number, _ in outcome.later:
                    yield f"what arrives from {name}", program.consequences[number].effects
    for inject in program.injects:
        yield f"inject `{inject.id}`", inject.effects


def _written(part: Expression, wanted: bool = True) -> str:
    """Return a part of a condition, or its opposite, as an author would write it."""
    if isinstance(part, Not):
        return _written(part.part, not wanted)
    if isinstance(part, And | Or):
        word = "and" if isinstance(part, And) is wanted else "or"
        sides = _sides(part, type(part))
        written = [(_written(side, wanted), _bare(side)) for side in sides]
        words = (f"({text})" if isinstance(bare, And | Or) else text for text, bare in written)
        return _line(f" {word} ".join(words))
    if isinstance(part, Compare):
        op = part.op if wanted else _OPPOSITES[part.op]
        return _line(f"{_written(part.left)} {op} {_written(part.right)}")
    if isinstance(part, Sum):
        right = _written(part.right)
        if isinstance(part.right, Sum):
            right = f"({right})"
        return f"{_written(part.left)} {'+' if part.sign > 0 else '-'} {right}"
    if isinstance(part, Number):
        return str(part.value)
    if isinstance(part, Seen):
        return f"{'' if wanted else 'not '}seen({part.scene})"
    if isinstance(part, Chose):
        return f"{'' if wanted else 'not '}chose({part.scene}.{part.option})"
    name = part.id if isinstance(part, Name) else "decisions"
    return name if wanted else f"not {name}"


def _bare(part: Expression) -> Expression:
    return _bare(part.part) if isinstance(part, Not) else part


def _sides(part: Expression, kind: type[And] | type[Or]) -> list[Expression]:
    if isinstance(part, kind):
        return [*_sides(part.left, kind), *_sides(part.right, kind)]
    return [part]


def _line(source: str) -> str:
    text = " ".join(source.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _joined(words: Sequence[str], last: str, *, comma: bool = True) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{',' if comma and last == 'and' else ''} {last} {words[-1]}"
