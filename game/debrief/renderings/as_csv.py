"""A debrief as comma-separated values: one row a decision, indicators in columns by their ids.

For each indicator there are its value before the choice and after all that came of it, the lowest
and the highest value that could still come about after it, and what choice and luck did there
(`_choice`, `_luck`), where these are known exactly. Of a play that a class sat at, each
decision has its votes as well, option by option, with how it was decided and the dissents. Only
the road that counts is in it: what was tried besides is in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.debrief.debrief import Debrief
from game.debrief.road import Decision
from game.text.separated import Cell, separated

_FIXED = (
    "scenario", "rules", "seed", "decision", "scene", "title", "option", "label", "instrument",
    "outcome", "outcome_chance", "by_hand", "endings_lost", "endings_kept", "chance_moved",
    "ending",
)  # fmt: skip
_OF_CLASS = ("first_vote", "second_vote", "decided", "decided_by", "reason", "dissents")
_OF_INDICATOR = ("before", "after", "low", "high", "choice", "luck")


def as_csv(debrief: Debrief) -> str:
    """Return a debrief as a table, one row a decision."""
    ids = [each.id for each in debrief.yardsticks]
    in_class = _OF_CLASS if debrief.in_class else ()
    heads = [*_FIXED, *in_class, *(f"{id_}_{what}" for id_ in ids for what in _OF_INDICATOR)]
    return separated(heads, (list(_row(debrief, each)) for each in debrief.decisions))


def _of_class(in_class: Mapping[str, Any], number: int) -> Iterator[Cell]:
    """Yield what a class did at a decision of its own road."""
    own = (each for each in in_class["decisions"] if not each["exploring"])
    found = next((each for each in own if each["number"] == number), None)
    if found is None:
        yield from (None for _ in _OF_CLASS)
        return
    for which in ("first", "second"):
        counts = [each for each in found["votes"] if each[which] is not None]
        yield "; ".join(f"{each['option']} {each[which]}" for each in counts) or None
    how = found["decided"]
    yield from (how["how"] or None, how["by"] or None, how["reason"] or None)
    said = (
        f"{each['by']}: {each['text']}" if each["by"] else each["text"]
        for each in found["dissents"]
    )
    yield "; ".join(said) or None


def _row(debrief: Debrief, decision: Decision) -> Iterator[Cell]:
    turned = next(
        (each for each in debrief.futures.turned if each.decision == decision.number), None
    )
    yield from (debrief.scenario, debrief.rules, debrief.seed, decision.number)
    yield from (decision.scene, decision.title, decision.chosen.id, decision.chosen.label)
    yield from (decision.chosen.instrument, decision.outcome, float(decision.chance))
    yield "; ".join(decision.moved_by_hand)
    yield None if turned is None else " ".join(turned.lost)
    yield None if turned is None else " ".join(turned.kept)
    yield None if turned is None else turned.shift
    yield debrief.reached.id
    if debrief.in_class:
        yield from _of_class(debrief.in_class, decision.number)
    before = {each.id: each.value for each in decision.known}
    after = debrief.futures.moments[decision.number]
    for yardstick in debrief.yardsticks:
        id_ = yardstick.id
        span, account = after.spans.get(id_), debrief.account(id_)
        yield from (before[id_], after.values[id_])
        known = span is not None and not span.sampled
        yield from (span.low, span.high) if span is not None and known else (None, None)
        term = None if account is None else account.terms[decision.number - 1]
        yield from (term.choice, term.luck) if term is not None else (None, None)
