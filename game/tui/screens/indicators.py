"""Where every indicator stands, how it came there, and why it is tracked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from game.text.telling import BETTER, counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import INDICATORS, ROOMS
from game.tui.screens.base import RoomScreen
from game.tui.session import Standing
from game.tui.typeset import HEADING, QUIET, Para, markdown, plain, said
from game.tui.widgets.indicators import bar, change_words, trend_signs
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page

_BAR, _CHANGE = 24, 5
"""How wide a bar and the words of a change are: trends stand below one another."""
_NO_SCORE = "Each tells one thing; there is no score that sums them up."
_INDENT = "  "


class IndicatorsScreen(RoomScreen):
    """All indicators in whole words."""

    BINDINGS = bindings_in(INDICATORS)

    room = INDICATORS

    def body(self) -> Iterable[Widget]:
        """Yield the title and the page."""
        standings = self.game.session.standings
        yield Title(plain(ROOMS[INDICATORS], HEADING), counted(len(standings), "indicator"))
        yield Rule()
        yield Page(_page(standings))
        yield Rule(id="more", right="scroll_page(1)")


def _page(standings: Iterable[Standing]) -> Iterator[Para]:
    yield said(_NO_SCORE, QUIET)
    for standing in standings:
        yield from _told(standing)


def _told(standing: Standing) -> Iterator[Para]:
    """Yield one indicator: label, bar, the way it came, its scale, and why it is tracked."""
    indicator = standing.indicator
    yield said(indicator.label, "bold")
    signs = trend_signs(indicator, standing.trend, len(standing.trend))
    yield Para(
        Content.assemble(
            (f"{standing.value}", "bold"),
            " ",
            bar(standing, _BAR),
            f" {change_words(standing.change):{_CHANGE}}",
            (f"  {signs}", QUIET),
        ),
        _INDENT,
        tight=True,
    )
    if len(standing.trend) > 1:
        way = " -> ".join(map(str, standing.trend))
        yield said(f"At each decision, and now: {way}", lead=_INDENT, tight=True)
    unit = f" {indicator.unit}" if indicator.unit else ""
    scale = f"{indicator.low} to {indicator.high}{unit}, {BETTER[indicator.better]}"
    yield said(scale, QUIET, lead=_INDENT, tight=True)
    for para in markdown(indicator.why):
        yield para._replace(lead=f"{_INDENT}{para.lead}", tight=True)
