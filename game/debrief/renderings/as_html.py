"""The debrief of a play as one page of HTML."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.debrief import Debrief, Yardstick
from game.debrief.html.brief import brief_section
from game.debrief.html.drawing import share_bar
from game.debrief.html.explored import tried_section
from game.debrief.html.figures import moved
from game.debrief.html.futures import futures_section
from game.debrief.html.luck import luck_section
from game.debrief.html.markup import NOTHING, Markup, bullets, element, joined, prose, words
from game.debrief.html.page import Section, page
from game.debrief.html.pieces import part_section
from game.debrief.html.predicted import predictions_section
from game.debrief.html.questions import own_section, questions_section
from game.debrief.html.road import road_section
from game.debrief.html.sources import open_section, sources_section
from game.debrief.html.table import Row, table
from game.debrief.html.untaken import untaken_section
from game.text.telling import BETTER


def as_html(debrief: Debrief, indicator: str | None = None, *, brief: bool = False) -> str:
    """Return a debrief as a page that needs no network and no script, for screens and paper.

    What has room on a page or two comes first; with `brief`, it is all. Where an indicator is
    named, futures and luck are told of it alone.
    """
    one = debrief if indicator is None else _of_one(debrief, indicator)
    sections = (
        Section("brief", "In brief", brief_section(one)),
        *(Section(part.id, part.title, part_section(part)) for part in debrief.more),
        *(() if brief else _in_full(debrief, one)),
    )
    colophon = (
        f"Scenario {debrief.scenario}, seed {debrief.seed}, rules {debrief.rules}.",
        "Made by Precedent. What is invented in a scenario is marked as assumed; indicators are "
        "yardsticks of its designers’ making.",
    )
    return page(debrief.title, "Debrief", _lead(debrief), sections, colophon)


def _in_full(debrief: Debrief, one: Debrief) -> tuple[Section, ...]:
    """Return the sections that follow what is told in brief; `one` may have one indicator."""
    return (
        Section("road", "The road", road_section(debrief)),
        Section("futures", "What could still come about", futures_section(one)),
        Section("luck", "Choice and luck", luck_section(one)),
        Section("untaken", "The roads not taken", untaken_section(one)),
        Section("tried", "The roads you tried", tried_section(debrief)),
        Section("predictions", "Predictions", predictions_section(debrief)),
        Section("open", "What the sources leave open", open_section(debrief)),
        Section("sources", "The sources of this path", sources_section(debrief)),
        Section("questions", "Questions to talk about", questions_section(debrief)),
        Section("own", "Notes", own_section(debrief)),
    )


def _of_one(debrief: Debrief, indicator: str) -> Debrief:
    account = debrief.account(indicator)
    accounts = () if account is None else (account,)
    return replace(debrief, yardsticks=(debrief.yardstick(indicator),), accounts=accounts)


def _lead(debrief: Debrief) -> Markup:
    """Return where the play ended, and how the indicators stand."""
    reached = debrief.reached
    ended = reached.state == "ended"
    title = f"It ended with: {reached.title}" if ended else reached.title
    return element(
        "section",
        element("h2", words(title), id="reached-title"),
        prose(reached.text),
        bullets(map(words, debrief.stuck)),
        _yardsticks(debrief.yardsticks) if debrief.yardsticks else NOTHING,
        id="reached",
        aria_labelledby="reached-title",
    )


def _yardsticks(yardsticks: tuple[Yardstick, ...]) -> Markup:
    rows = []
    for each in yardsticks:
        told = ", ".join(filter(None, (each.unit, BETTER[each.better])))
        name = joined((words(each.label), element("span", words(told), class_="quiet")), " ")
        share = (each.now - each.low) / ((each.high - each.low) or 1)
        rows.append(
            Row(
                name,
                [
                    words(str(each.start)),
                    joined((words(str(each.now)), share_bar(share))),
                    words(moved(each.now - each.start)),
                    words(f"{each.low} to {each.high}"),
                ],
            )
        )
    heads = ("Indicator", "Start", "End", "Change", "Range")
    return table(
        words("The indicators, from the start to the end of the play"),
        [words(head) for head in heads],
        rows,
    )
