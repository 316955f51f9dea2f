"""The page that is printed: which sheets there are, which are wanted, and all of them in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from game.archive.withheld import Withheld, withheld
from game.classroom.paper.deck import Deck, deck_of
from game.classroom.paper.sheet import Sheet, shown
from game.classroom.paper.sheets.ballots import ballots
from game.classroom.paper.sheets.briefing import briefing
from game.classroom.paper.sheets.cases import cases, kept_back
from game.classroom.paper.sheets.guide import guide
from game.classroom.paper.sheets.key import key
from game.classroom.paper.sheets.notes import notes
from game.classroom.paper.sheets.outcomes import endings, news, outcomes, slips
from game.classroom.paper.sheets.roles import roles
from game.classroom.paper.sheets.scenes import scenes
from game.classroom.paper.sheets.track import track
from game.classroom.paper.sheets.worksheet import worksheets
from game.classroom.paper.style import STYLE
from game.classroom.rules.plan import Lengths
from game.classroom.rules.setup import MINUTES
from game.content.opened import Opened
from game.debrief.html.markup import element, joined, paragraph, words
from game.engine.digest import rules_digest
from game.engine.play import start
from game.model.evidence import Evidence
from game.model.scenario import Scenario

_SPARE = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sheets are wanted, and for whom."""

    sheets: Collection[str]
    minutes: tuple[int, ...] = MINUTES
    students: int = 0
    """How many ballots there are to be; 0 for one page to copy."""
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """What the sheets are made of."""

    scenario: Scenario
    evidence: Evidence
    deck: Deck
    held: Withheld
    lengths: Lengths
    wanted: Wanted

    @property
    def decisions(self) -> int:
        """How many decisions there is room for: all, or with some to spare where that is open."""
        return self.lengths.most + (0 if self.lengths.exact else _SPARE)


_SHEETS: Mapping[str, Callable[[Stock], tuple[Sheet, ...]]] = {
    "guide": lambda s: (guide(s.scenario, s.lengths, s.wanted.minutes),),
    "notes": lambda s: (notes(s.scenario, s.deck, s.evidence),),
    "briefing": lambda s: (briefing(s.scenario),),
    "ballots": lambda s: (ballots(s.scenario.title, s.decisions, s.wanted.students),),
    "worksheet": lambda s: (worksheets(s.scenario.title, s.wanted.teams),),
    "roles": lambda s: (roles(s.scenario, s.deck),),
    "cases": lambda s: (
        cases(s.deck, s.evidence, s.held),
        kept_back(s.deck, s.evidence, s.held),
    ),
    "key": lambda s: (key(s.scenario, s.deck),),
    "track": lambda s: (track(s.scenario, s.deck, s.decisions),),
    "scenes": lambda s: (scenes(s.scenario, s.deck, s.evidence),),
    "outcomes": lambda s: (
        outcomes(s.scenario, s.deck, s.evidence, s.held),
        slips(s.scenario, s.deck, s.evidence, s.held),
        news(s.scenario, s.deck, s.evidence, s.held),
        endings(s.scenario, s.deck),
    ),
}


def printed(opened: Opened, lengths: Lengths, wanted: Wanted) -> str:
    """Return the wanted sheets of a scenario as one page that needs nothing but itself."""
    scenario, evidence = opened.scenario, opened.evidence
    stock = Stock(
        scenario,
        evidence,
        deck_of(scenario, evidence),
        withheld(start(opened.program, 0), evidence),
        lengths,
        wanted,
    )
    sheets = [
        sheet
        for id_, made in _SHEETS.items()
        if id_ in wanted.sheets
        for sheet in made(stock)
        if sheet.body
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", words(f"On paper: {scenario.title}")),
        element("style", STYLE),
    )
    links = (
        element(
            "li",
            element("a", words(each.title), href=f"#{each.id}"),
            words(" (facilitator)" if each.whom == "facilitator" else ""),
        )
        for each in sheets
    )
    body = element(
        "body",
        element(
            "header",
            element("h1", words(scenario.title)),
            paragraph(
                words(
                    "Print all of it, one-sided, on A4 or Letter; or give your printer the pages "
                    "you want. Each kind of sheet begins on a page of its own."
                )
            ),
            element("nav", element("ol", *links), aria_label="Sheets"),
            paragraph(
                words(
                    f"Scenario {opened.name}, rules {rules_digest(opened.program)}. Made by "
                    "Precedent. What is invented is marked as assumed."
                ),
                class_="quiet",
            ),
            class_="cover",
        ),
        element("main", joined(map(shown, sheets))),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"
