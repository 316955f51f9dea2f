"""Choice and luck on a page: how the result on each indicator adds up."""

from __future__ import annotations

from game.debrief.debrief import Debrief
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, folded, table
from game.debrief.luck import CAVEAT, Account
from game.debrief.telling.figures import number, signed
from game.debrief.telling.luck import HOW
from game.text.telling import BETTER, listed


def luck_section(debrief: Debrief) -> Markup:
    """Return the accounts of choice and luck: all in one table, then one by one."""
    if not debrief.accounts:
        return paragraph(
            words("The best that could be expected is not known exactly here, so it is not told.")
        )
    told = joined(_account(each, debrief) for each in debrief.accounts)
    return joined((paragraph(words(f"{CAVEAT} {HOW}")), accounts_table(debrief.accounts), told))


def accounts_table(accounts: tuple[Account, ...]) -> Markup:
    """Return all accounts, a row for each indicator."""
    by_hand = any(_has_hand(each) for each in accounts)
    heads = ["Indicator", "Best expected at the start", "Choices", "Luck"]
    heads += ["By hand", "Result"] if by_hand else ["Result"]
    rows = []
    for each in accounts:
        hand = [signed(each.by_hand)] if by_hand else []
        cells = [number(each.start), signed(each.choice), signed(each.luck), *hand]
        cells.append(number(each.result))
        rows.append(Row(words(each.label), [words(cell) for cell in cells]))
    return table(
        words("Each row adds up: what could be expected at the start, and what changed it"),
        [words(head) for head in heads],
        rows,
    )


def _account(account: Account, debrief: Debrief) -> Markup:
    titles = {each.number: each.title for each in debrief.decisions}
    by_hand = _has_hand(account)
    blanks = [NOTHING] * (3 if by_hand else 2)
    rows = [Row(words("At the start"), [*blanks, words(number(account.start))])]
    stands = account.start
    for term in account.terms:
        stands += term.hand + term.choice + term.luck
        hand = [signed(term.hand)] if by_hand else []
        cells = [*hand, signed(term.choice), signed(term.luck), number(stands)]
        name = words(f"{term.decision}. {titles[term.decision]}")
        rows.append(Row(name, [words(cell) for cell in cells]))
    hand = [signed(account.by_hand)] if by_hand else []
    sums = [*hand, signed(account.choice), signed(account.luck), number(account.result)]
    rows.append(Row(words("In all"), [words(cell) for cell in sums], "sum"))
    heads = ["Decision", *(["By hand"] if by_hand else []), "Choice", "Luck", "Best expected"]
    title = f"{account.label}: what each decision and the luck after it did"
    return joined(
        (
            element("h3", joined((words(account.label), _told(account)), " ")),
            paragraph(words(_sentence(account))),
            folded(
                words(f"Decision by decision: {account.label}"),
                table(words(title), [words(head) for head in heads], rows),
            ),
        )
    )


def _has_hand(account: Account) -> bool:
    return bool(account.hand) or any(term.hand for term in account.terms)


def _sentence(account: Account) -> str:
    parts = [_did("the choices made", account.choice), _did("luck", account.luck)]
    if _has_hand(account):
        parts.append(_did("what was done by hand", account.by_hand))
    result = number(account.result)
    end = f"the result is {result}" if account.over else f"{result} can be expected now"
    return (
        f"With the best choices by this yardstick {number(account.start)} could be expected "
        f"at the start; {listed(tuple(parts))}: {end}."
    )


def _did(what: str, value: float) -> str:
    if value == 0:
        return f"{what} changed nothing in all"
    return f"{what} {'added' if value > 0 else 'took'} {number(abs(value))}"


def _told(account: Account) -> Markup:
    told = ", ".join(filter(None, (account.unit, BETTER[account.better])))
    return element("span", words(told), class_="when")
