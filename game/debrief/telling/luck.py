"""Choice and luck told: one plain sentence for each term, and a sum that adds up as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.debrief import Debrief
from game.debrief.luck import CAVEAT, Account, Term
from game.debrief.telling.figures import number, signed
from game.debrief.telling.pieces import Piece, bullets, heading, text
from game.text.markdown import escape
from game.text.telling import BETTER, counted, listed

HOW = (
    "What can be expected is a mean over all draws of chance still to come. The best that can be "
    "expected of a moment is that mean, at the end of play, if every later decision goes to the "
    "option that does best by this one yardstick. Choosing another option gives away the "
    "difference; the draw then brings more or less than was expected. The figures are rounded to "
    "tenths so that they still add up."
)


def tell_luck(debrief: Debrief, indicators: Sequence[str]) -> Iterator[Piece]:
    """Yield the accounts of some indicators."""
    if indicators:
        yield text(CAVEAT)
    if debrief.accounts:
        yield text(HOW)
    for indicator in indicators:
        yield from _indicator(debrief, indicator)


def _indicator(debrief: Debrief, indicator: str) -> Iterator[Piece]:
    yardstick = debrief.yardstick(indicator)
    yield heading(f"{yardstick.label}: choice and luck")
    account = debrief.account(indicator)
    if account is not None:
        yield text(f"*{BETTER[account.better].capitalize()}.*")
        yield from _account(debrief, account)
    elif yardstick.better == "neither":
        yield text("Neither way is better on this indicator, so that no best can be told.")
    elif debrief.ahead.working:
        yield text("This is still being worked out.")
    else:
        yield text("The best that could be expected is not known exactly here, so it is not told.")


def _account(debrief: Debrief, account: Account) -> Iterator[Piece]:
    label = escape(account.label)
    end = "stood at the end at" if account.over else "can still be expected to come to"
    best = "" if account.over else " with the best choices from here"
    total = (
        f"{number(account.start)} {_term(account.choice)} {_term(account.luck)}"
        f"{f' {_term(account.by_hand)}' if account.by_hand else ''} = {number(account.result)}"
    )
    yield text(f"**{label} {end} {number(account.result)}{best}.**")
    yield bullets(
        f"At the start, {number(account.start)} was the best that could be expected.",
        f"What was chosen moved that by {signed(account.choice)}.",
        f"The draws moved it by {signed(account.luck)}.",
        *(
            [f"What the facilitator did by hand moved it by {signed(account.by_hand)}."]
            if account.by_hand
            else []
        ),
        f"Together: {total}.",
    )
    told = [_told(debrief, term) for term in account.terms]
    yield text("Decision by decision:")
    said = [each for each in told if each]
    if said:
        yield bullets(*said)
    quiet = tuple(
        str(term.decision) for term, each in zip(account.terms, told, strict=True) if not each
    )
    if quiet:
        where = f"At {'decision' if len(quiet) == 1 else 'decisions'} {listed(quiet)}"
        yield text(f"{where} neither choice nor chance moved it by as much as a tenth.")
    if account.hand:
        yield text(f"By hand, after the last choice: {signed(account.hand)}.")
    if not account.terms:
        yield text(f"{counted(0, 'decision').capitalize()} so far.")


def _told(debrief: Debrief, term: Term[float]) -> str:
    """Tell what one decision did; empty where it did nothing."""
    parts = []
    if term.hand:
        parts.append(f"by hand, it was first moved by {signed(term.hand)}")
    if term.choice:
        way = "higher" if term.choice > 0 else "lower"
        parts.append(
            f"the option chosen was expected to leave it {number(abs(term.choice))} {way} than "
            "the one that does best by it"
        )
    if term.luck:
        way = "higher" if term.luck > 0 else "lower"
        parts.append(f"the draw left it {number(abs(term.luck))} {way} than was expected")
    if not parts:
        return ""
    title = escape(debrief.decisions[term.decision - 1].title)
    return f"Decision {term.decision}, {title}: {listed(tuple(parts))}."


def _term(value: float) -> str:
    """Return a summand with its sign before it: `− 34.0`, `+ 0`."""
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"
