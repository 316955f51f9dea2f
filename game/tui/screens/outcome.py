"""What came of a choice: what happened there, what follows here, and what arrived since."""

from __future__ import annotations

from game.engine.play import Road
from game.engine.view import has_something_to_tell
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import OUTCOME
from game.tui.screens.base import PlayScreen
from game.tui.screens.parts import PartsScreen
from game.tui.telling import Sheet, grounds_parts, in_brief, sheets
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Title


class OutcomeScreen(PartsScreen, PlayScreen):
    """All that came about since the last choice, a page for each thing, in order."""

    BINDINGS = bindings_in(OUTCOME)

    room = OUTCOME
    _shown: Road | None = None
    _sheets: tuple[Sheet, ...] = ()
    _at = 0

    @property
    def place(self) -> str:
        """Which page this is, where there are several."""
        count = len(self._sheets)
        return f"page {self._at + 1} of {count}" if count > 1 else ""

    def on_screen_resume(self) -> None:
        """Show what came about, if anything did: a rewind may have led elsewhere meanwhile."""
        session = self.game.session
        if session.road is not self._shown and has_something_to_tell(session.road):
            self._shown = session.road
            self._sheets = sheets(session.road, session.evidence, session.recorded)
            self._show(0)

    def show_anew(self) -> None:
        """Show the page that was shown, or the last one where there are fewer now."""
        at = self._at
        super().show_anew()
        if at and self._sheets:
            self._show(min(at, len(self._sheets) - 1))

    def redress(self) -> None:
        """Show all of the page, or what a room can follow."""
        self._show(self._at)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what there is can be taken back, listed, opened or turned to."""
        match action, parameters:
            case (("rewind" | "road"), _):
                return bool(self.game.session.decided)
            case "card", _:
                return any(sheet.grounds is not None for sheet in self._sheets)
            case "turn", (-1,):
                return self._at > 0
            case _:
                return super().allows(action, parameters)

    def action_read_on(self) -> None:
        """Read the next window; at the end of the page, go to the next."""
        if self.page.more_below:
            self.page.scroll_pages(1)
        else:
            self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """Turn to another page; after the last one, go on with the play."""
        if self._at + by < len(self._sheets):
            self._show(self._at + by)
        else:
            self.game.go_on()

    def action_card(self) -> None:
        """Open the whole evidence of this page; where it has none, of all that came last."""
        sheet = self._sheets[self._at]
        if sheet.grounds is None:
            self.game.show_last_card()
        else:
            evidence = self.game.session.evidence
            self.game.show_card(sheet.title, grounds_parts(sheet.grounds, evidence))

    def _show(self, at: int) -> None:
        self._at = at
        sheet = self._sheets[at]
        self.query_one(Title).show(plain(sheet.title, HEADING), sheet.beside)
        self.show_parts(in_brief(sheet.parts) if self.game.projector else sheet.parts)
        self.refresh_keys()
