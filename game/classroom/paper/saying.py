"""Conditions, changes and ways on, said in words that a table can follow without the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.classroom.paper.deck import Card, Deck
from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Decisions,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
)
from game.model.scenario import END, Effect, Next, Scenario
from game.text.telling import counted

_SIGNS: Mapping[str, str] = {
    "<": "is below {}",
    "<=": "is at most {}",
    "==": "is exactly {}",
    "!=": "is not {}",
    ">=": "is at least {}",
    ">": "is above {}",
}
_NEGATED = {"<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<="}


def mark(flag: str) -> str:
    """Return what a flag is called on the track sheet."""
    return f"‘{flag.replace('_', ' ')}’"


def condition_words(condition: Condition, scenario: Scenario, deck: Deck) -> str:
    """Say when a condition holds, in plain words; `and`, `or` and brackets as it has them."""
    return _said(condition.root, True, scenario, deck)


def effect_words(effect: Effect, scenario: Scenario) -> str:
    """Say what an effect does on the track sheet."""
    if effect.op == "flag":
        return f"mark {mark(effect.target)} {'on' if effect.value else 'off'}"
    label = scenario.indicators[effect.target].label
    if effect.op == "set":
        return f"{label}: set to {effect.value}"
    return f"{label} {'+' if effect.value >= 0 else '−'}{abs(effect.value)}"


def calendar_words(card: Card, deck: Deck) -> Iterator[str]:
    """Say which slips a card puts on the calendar, and where."""
    after = {slip.code: slip.consequence.after for slip in deck.slips}
    for code in card.slips:
        yield f"slip {code} into the calendar, {counted(after[code], 'row')} below this decision’s"


def next_words(way: Next, scenario: Scenario, deck: Deck) -> tuple[str, ...]:
    """Say where play goes, a line for each row; the first that holds counts."""
    lines = []
    for at, row in enumerate(way):
        to = f"go to {_place(row.to, deck)}"
        if row.when is not None:
            lines.append(f"if {condition_words(row.when, scenario, deck)}: {to}")
        else:
            lines.append(to if at == 0 else f"otherwise: {to}")
    return tuple(line[0].upper() + line[1:] for line in lines)


def _place(id_: str, deck: Deck) -> str:
    if id_ == END:
        return "the endings"
    return f"scene {deck.scenes[id_]}" if id_ in deck.scenes else f"ending {deck.endings[id_]}"


def _said(part: Expression, so: bool, scenario: Scenario, deck: Deck) -> str:
    """Say when an expression holds, or with `so` False when it does not."""
    match part:
        case Not(part=inner):
            return _said(inner, not so, scenario, deck)
        case And(left=left, right=right) | Or(left=left, right=right):
            both = isinstance(part, And) is so
            said = (_within(each, so, both, scenario, deck) for each in (left, right))
            return (" and " if both else " or ").join(said)
        case Compare(left=left, op=op, right=right):
            sign = op if so else _NEGATED[op]
            what = _valued(left, scenario)
            return f"{what} {_SIGNS[sign].format(_valued(right, scenario))}"
        case Name(id=id_):
            return f"the mark {mark(id_)} is {'on' if so else 'off'}"
        case Seen(scene=scene):
            return f"scene {deck.scenes[scene]} {'has' if so else 'has not'} been left"
        case Chose(scene=scene, option=option):
            return f"{deck.option(scene, option)} {'was' if so else 'was not'} chosen"
        case _:
            return _valued(part, scenario)


def _within(part: Expression, so: bool, both: bool, scenario: Scenario, deck: Deck) -> str:
    """Say a part of a larger condition, in brackets where it joins its own parts otherwise."""
    inner, positive = part, so
    while isinstance(inner, Not):
        inner, positive = inner.part, not positive
    said = _said(inner, positive, scenario, deck)
    joins = isinstance(inner, And | Or)
    return f"({said})" if joins and (isinstance(inner, And) is positive) is not both else said


def _valued(part: Expression, scenario: Scenario) -> str:
    match part:
        case Number(value=value):
            return str(value).replace("-", "−")
        case Name(id=id_):
            indicator = scenario.indicators.get(id_)
            if indicator is None:
                return mark(id_)
            # A label that joins things itself would blur what is joined.
            joins = any(word in ("and", "or") for word in indicator.label.split())
            return f"“{indicator.label}”" if joins else indicator.label
        case Decisions():
            return "the number of decisions made"
        case Sum(left=left, sign=sign, right=right):
            between = "plus" if sign > 0 else "minus"
            right_said = _valued(right, scenario)
            if isinstance(right, Sum):
                right_said = f"({right_said})"
            return f"{_valued(left, scenario)} {between} {right_said}"
        case _:
            return ""
