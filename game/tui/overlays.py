"""What the app shows over its screens, and takes away again: help, evidence, the road, settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.events import Event, Key

from game.tui.commands.rooms import TYPING
from game.tui.dressed import DressedApp
from game.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from game.debrief.apart.looking import Looking
    from game.debrief.debrief import Debrief
    from game.settings.kept import SettingsFile
    from game.tui.commands.offered import PaletteEntry
    from game.tui.session import Session
    from game.tui.telling import Part


class OverlaidApp(DressedApp, inherit_bindings=False):
    """An app with screens that lie over the one that is shown; each is imported when needed."""

    def __init__(self, *, settings_file: SettingsFile | None = None) -> None:
        super().__init__(settings_file=settings_file)
        self._session: Session | None = None
        self.looking: Looking | None = None
        """What looks ahead of the play by a process apart; nothing does where it is None."""
        self._typing_since = 0.0

    @property
    def session(self) -> Session:
        """The play that is going on, or about to."""
        assert self._session is not None
        return self._session

    def on_unmount(self) -> None:
        """Look no further once the app is left."""
        if self.looking is not None:
            self.looking.close()

    def look_ahead(self) -> None:
        """Have what lies ahead of the play worked out, once the screen shows where it stands."""
        self.call_after_refresh(self._look_ahead)

    def _look_ahead(self) -> None:
        if self.looking is not None:
            self.looking.follow(self.session.road)

    @property
    def decisions_in_all(self) -> tuple[int, int] | None:
        """The fewest and the most decisions that the play can have; None while it is not known."""
        session = self.session
        left = None if self.looking is None else self.looking.left(session.road.state)
        if left is None:
            return None
        made = session.decision - 1
        return made + left[0], made + left[1]

    def debrief(self) -> Debrief:
        """Return the debrief of the play, with what is known by now of what lay ahead."""
        from game.debrief.ahead import NOT_ASKED
        from game.debrief.debrief import debrief_of

        session = self.session
        course = session.sitting.course
        road = course.told
        if self.looking is not None:
            self.looking.follow(road)
        return debrief_of(
            road,
            session.opened.evidence,
            predictions=course.predictions,
            skipped=course.skipped,
            notes=tuple(note.text for note in course.notes),
            explored=course.explored,
            ahead=NOT_ASKED if self.looking is None else self.looking.ahead(),
            source=session.opened.origin or session.opened.name,
        )

    async def on_event(self, event: Event) -> None:
        """Note when a key has led to a line to type in: no key before it is meant for that."""
        typing = isinstance(event, Key) and self._is_typing
        await super().on_event(event)
        if isinstance(event, Key) and not typing and self._is_typing:
            self._typing_since = event.time

    @property
    def _is_typing(self) -> bool:
        return getattr(self.screen, "room_now", "") in TYPING

    async def on_key(self, event: Key) -> None:
        """Give what nobody has taken to the screen that is shown now.

        Keys that are typed fast are sent to a screen that is about to go, or to one that is not
        laid out yet.
        """
        screen = self.screen
        if not isinstance(screen, KeyedScreen):
            return
        early = event.is_printable and event.time >= self._typing_since
        taken = bool(early and screen.type_early(event.character or ""))
        action = "" if taken else screen.done_at_once(event.key)
        if taken or (action and await self.run_action(action, screen)):
            event.prevent_default()

    def show_debrief(self) -> None:
        """Show the debrief of the play over the screen."""
        from game.tui.screens.debrief import DebriefScreen

        self.push_screen(DebriefScreen())

    def show_help(self, room: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show the keys of a room over its screen."""
        from game.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(room, rows))

    def show_card(self, title: str, parts: Sequence[Part]) -> None:
        """Show evidence, in parts, over the screen."""
        from game.tui.screens.card import CardScreen

        self.push_screen(CardScreen(title, parts))

    def show_last_card(self) -> None:
        """Show the evidence of all that came about since the last choice, over the screen."""
        from game.tui.telling import card_parts

        session = self.session
        self.show_card("What came last", card_parts(session.road, session.evidence))

    def show_road(self) -> None:
        """Show the decisions made so far over the screen."""
        from game.tui.screens.road import RoadScreen

        self.push_screen(RoadScreen())

    def show_look(self, decision: int) -> None:
        """Look back on a decision, counted from 1, over the screen."""
        from game.tui.screens.look import LookScreen

        self.push_screen(LookScreen(decision))

    def show_indicators(self) -> None:
        """Show where every indicator stands over the screen."""
        from game.tui.screens.indicators import IndicatorsScreen

        self.push_screen(IndicatorsScreen())

    def show_remarks(self) -> None:
        """Show what there is to remark on the scenario over the screen."""
        from game.tui.screens.problems import RemarksScreen

        opened = self.session.opened
        self.push_screen(RemarksScreen(opened.name, opened.warnings))

    def ask_for_path(self) -> None:
        """Ask for the path of a scenario, and open it."""
        from game.tui.screens.bring import BringScreen

        def answered(path: str | None) -> None:
            if path:
                self.bring(path)

        self.push_screen(BringScreen(), answered)

    def bring(self, path: str) -> None:
        """Open a scenario by its path, and list it in the library, which the app alone has."""
        raise NotImplementedError

    def show_settings(self) -> None:
        """Show what can be set over the screen."""
        from game.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def show_palette(self, entries: Sequence[PaletteEntry]) -> None:
        """Let a command be found by typing, and do it on the screen below."""
        from game.tui.screens.palette import PaletteScreen

        below = self.screen

        async def do(action: str | None) -> None:
            if action:
                await self.run_action(action, below)

        self.push_screen(PaletteScreen(entries), do)
