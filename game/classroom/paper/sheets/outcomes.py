"""Sealed cards: outcomes, late consequences, news and endings, each with its number on a flap."""

from __future__ import annotations

from collections.abc import Iterable

from game.archive.withheld import Withheld, without
from game.classroom.paper.deck import Card, Deck, Slip
from game.classroom.paper.reading import read_out
from game.classroom.paper.saying import (
    calendar_words,
    condition_words,
    effect_words,
    next_words,
)
from game.classroom.paper.sheet import Sheet, card, titled
from game.debrief.html.markup import (
    NOTHING,
    Markup,
    bullets,
    element,
    joined,
    line,
    paragraph,
    words,
)
from game.model.evidence import Evidence
from game.model.scenario import Effect, Ending, Grounds, Inject, Scenario
from game.text.cite import source_line
from game.text.grounds import BASES, comparison_block, record_in_brief

_SEALED = (
    "Cut along the dashed lines. Fold the flap at the top of each card back: its number then "
    "stands on the back. Keep them in order, face down, and open only what the key says."
)


def outcomes(scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld) -> Sheet:
    """Return a card for each outcome."""
    made = (_outcome(each, scenario, deck, evidence, held) for each in deck.cards)
    return Sheet("outcomes", "Outcome cards", joined(made), "facilitator", _SEALED)


def slips(scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld) -> Sheet:
    """Return a slip for each consequence that comes later."""
    made = (_slip(each, scenario, deck, evidence, held) for each in deck.slips)
    return Sheet(
        "slips", "Late slips", joined(made), "facilitator",
        "What comes later. A slip is read when its row of the calendar is reached.",
    )  # fmt: skip


def news(scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld) -> Sheet:
    """Return a card for each event from outside."""
    made = (
        _news(id_, each, scenario, deck, evidence, held) for id_, each in scenario.injects.items()
    )
    return Sheet(
        "news", "News cards", joined(made), "facilitator",
        "Each comes at most once. The key says when by itself; you may bring any of them in by "
        "hand before a vote, or hold it back.",
    )  # fmt: skip


def endings(scenario: Scenario, deck: Deck) -> Sheet:
    """Return a card for each ending, in the order in which they are tried."""
    made = (_ending(id_, each, scenario, deck) for id_, each in scenario.endings.items())
    return Sheet(
        "endings", "Endings", joined(made), "facilitator",
        "First read every slip that is still on the calendar. Then, in this order, the first whose "
        "condition holds; one that a card sends you to by its number needs none.",
    )  # fmt: skip


def _outcome(
    each: Card, scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld
) -> Markup:
    outcome = each.outcome
    told = _open_to(outcome.grounds, evidence, held)
    return _sealed(
        each.code,
        _changes(outcome.effects, scenario, calendar_words(each, deck)),
        _then(outcome.grounds, told),
        titled("Here", read_out(outcome.text, scenario, deck)),
        _grounds(outcome.grounds, told, deck),
        joined(paragraph(words(way), class_="on") for way in next_words(each.next, scenario, deck)),
    )


def _slip(each: Slip, scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld) -> Markup:
    late = each.consequence
    told = _open_to(late.grounds, evidence, held)
    when = ""
    if late.when is not None:
        when = f"Only if {condition_words(late.when, scenario, deck)}; else put it away unread."
    return _sealed(
        each.code,
        paragraph(words(f"From card {each.card}. {when}".strip()), class_="if"),
        _changes(late.effects, scenario),
        _then(late.grounds, told),
        read_out(late.text, scenario, deck),
        _grounds(late.grounds, told, deck),
    )


def _news(
    id_: str, each: Inject, scenario: Scenario, deck: Deck, evidence: Evidence, held: Withheld
) -> Markup:
    told = _open_to(each.grounds, evidence, held)
    return _sealed(
        deck.news[id_],
        element("h4", words(each.title), class_="title"),
        _changes(each.effects, scenario),
        read_out(each.text, scenario, deck),
        _then(each.grounds, told),
        _grounds(each.grounds, told, deck),
    )


def _ending(id_: str, each: Ending, scenario: Scenario, deck: Deck) -> Markup:
    when = "in every other case"
    if each.when is not None:
        when = f"if {condition_words(each.when, scenario, deck)}"
    return _sealed(
        deck.endings[id_],
        element("h4", words(each.title), class_="title"),
        paragraph(words(f"Reached {when}."), class_="if"),
        read_out(each.text, scenario, deck),
        titled("To talk about", bullets(line(question) for question in each.reflect)),
    )


def _sealed(code: str, *inside: Markup) -> Markup:
    flap = element("h3", words(code), class_="flap")
    return card(flap, *inside, class_="sealed", label=code)


def _open_to(grounds: Grounds, evidence: Evidence, held: Withheld) -> Evidence:
    """Return what a card may tell: what it is about is told, and what is asked later is not."""
    return without(
        evidence,
        Withheld(
            held.findings - frozenset(grounds.findings),
            held.results - frozenset(grounds.analogues),
            held.cases - frozenset(grounds.analogues),
        ),
    )


def _changes(effects: Iterable[Effect], scenario: Scenario, calendar: Iterable[str] = ()) -> Markup:
    told = [*(effect_words(each, scenario) for each in effects), *calendar]
    return paragraph(words(f"Track: {'; '.join(told) or 'nothing changes'}."), class_="changes")


def _then(grounds: Grounds, evidence: Evidence) -> Markup:
    record = record_in_brief(grounds, evidence)
    return joined(paragraph(line(each)) for each in record)


def _grounds(grounds: Grounds, evidence: Evidence, deck: Deck) -> Markup:
    """Return on what it rests, in small letters: basis, likeness, what is assumed, findings."""
    codes = ", ".join(deck.cases[id_] for id_ in grounds.analogues if id_ in deck.cases)
    basis = BASES[grounds.basis] + (f" More on {codes}." if codes else "")
    rows = [line(basis)]
    for said, compared in (("Like", grounds.like), ("Unlike", grounds.unlike)):
        for row in compared:
            block = comparison_block(row, evidence).removeprefix("- ")
            rows.append(joined((words(f"{said}: "), line(block))))
    rows += (joined((words("Assumed: "), line(each.text))) for each in grounds.assumes)
    cited = []
    for id_ in grounds.findings:
        finding = evidence.findings.get(id_)
        if finding is not None:
            source = source_line(finding, evidence.references)
            cited.append(f"{id_} ({source})" if source else id_)
    if cited:
        rows.append(words(f"Findings: {'; '.join(cited)}"))
    return bullets(rows, class_="small") if rows else NOTHING
