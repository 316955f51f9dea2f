"""The briefing: who the player is, where and when, what is tracked and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.model.scenario import Indicator
from game.text.telling import BETTER, counted, listed
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import BRIEFING
from game.tui.screens.base import RoomScreen
from game.tui.session import Session
from game.tui.typeset import HEADING, QUIET, Para, heading, markdown, plain, said
from game.tui.widgets.line import Title

if TYPE_CHECKING:
    from game.content.opened import Opened


class BriefingScreen(RoomScreen):
    """What is read before the first decision."""

    BINDINGS = bindings_in(BRIEFING)

    room = BRIEFING
    _shown: tuple[Session, Opened, bool] | None = None

    def on_screen_resume(self) -> None:
        """Show the briefing of what is about to be played."""
        session = self.game.session
        shown = (session, session.opened, self.game.projector)
        if shown != self._shown:
            self._shown = shown
            title = plain(session.opened.scenario.title, HEADING)
            few_words = self.game.projector
            self.query_one(Title).show(title, "" if few_words else f"seed {session.seed}")
            self.page.show(briefing_in_brief(session) if few_words else briefing(session))
            self.refresh_keys()

    def redress(self) -> None:
        """Show all of the briefing, or what a room can follow."""
        self.on_screen_resume()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Remarks can be read where there are any."""
        return action != "remarks" or bool(self.game.session.opened.warnings)

    def action_begin(self) -> None:
        """Start the play."""
        self.game.begin()

    def action_archive(self) -> None:
        """Look things up in the evidence, before the play begins."""
        self.game.show_archive(in_play=True)

    def action_remarks(self) -> None:
        """Show what there is to remark on the scenario."""
        self.game.show_remarks()


def briefing(session: Session) -> Iterator[Para]:
    """Yield the paragraphs of a briefing."""
    scenario = session.opened.scenario
    if session.brought:
        yield said(session.brought, "bold")
    if count := len(session.opened.warnings):
        them = "it" if count == 1 else "them"
        yield said(f"This scenario has {counted(count, 'remark')}; w shows {them}.", QUIET)
    if scenario.content_notes:
        notes = listed(scenario.content_notes)
        yield from _named("Content note", f"This scenario deals with {notes}.")
    yield from _named("Your role", scenario.role)
    yield from _named("Setting", scenario.setting)
    yield from markdown(scenario.summary)
    yield from _named("Purpose", scenario.purpose)
    if scenario.indicators:
        yield heading("What is tracked")
        yield said("Each tells one thing; there is no score that sums them up.", QUIET)
        for indicator in scenario.indicators.values():
            yield from _indicator(indicator)
    yield heading("How it is played")
    yield said(_how_it_is_played(session))


def briefing_in_brief(session: Session) -> Iterator[Para]:
    """Yield what a room reads together: who, where, what for, and the names of what is tracked."""
    scenario = session.opened.scenario
    if scenario.content_notes:
        notes = listed(scenario.content_notes)
        yield from _named("Content note", f"This scenario deals with {notes}.")
    yield from _named("Your role", scenario.role)
    yield from _named("Setting", scenario.setting)
    yield from markdown(scenario.summary)
    if scenario.indicators:
        yield heading("What is tracked")
        for number, indicator in enumerate(scenario.indicators.values()):
            line = f"{indicator.label}: {indicator.start}, {BETTER[indicator.better]}"
            yield said(line, lead="- ", tight=number > 0)


def _named(name: str, text: str) -> Iterator[Para]:
    if text:
        yield heading(name)
        yield from markdown(text)


def _indicator(indicator: Indicator) -> Iterator[Para]:
    unit = f" {indicator.unit}" if indicator.unit else ""
    scale = f"{indicator.low} to {indicator.high}{unit}, {BETTER[indicator.better]}"
    yield said(f"{indicator.label}: {indicator.start}", "bold")
    yield said(scale, QUIET, lead="  ", tight=True)
    for para in markdown(indicator.why):
        yield para._replace(lead=f"  {para.lead}", tight=True)


def _what_is_kept(session: Session) -> str:
    if session.sitting.recorded:
        return "Each choice is kept at once, and the play can be resumed at any time."
    return "This play is not kept."


def _how_it_is_played(session: Session) -> str:
    scenario = session.opened.scenario
    kind = f"A {scenario.kind}" if scenario.kind else "A scenario"
    minutes = f", about {counted(scenario.minutes, 'minute')}" if scenario.minutes else ""
    return (
        f"{kind}{minutes}. Every outcome is scripted from a real case, which is shown first, or "
        f"is marked as assumed. Chance is decided by the seed, {session.seed}: the same seed and "
        f"the same choices give the same play. {_what_is_kept(session)}"
    )
