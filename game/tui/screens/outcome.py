"""What came of a choice: what happened there, then what follows here."""

from __future__ import annotations

from game.engine.play import Road
from game.tui.commands import OUTCOME, bindings_in
from game.tui.screens.base import PlayScreen
from game.tui.screens.parts import PartsScreen
from game.tui.telling import card_parts, outcome_parts
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Line


class OutcomeScreen(PartsScreen, PlayScreen):
    """All that came about since the last choice, on one page."""

    BINDINGS = bindings_in(OUTCOME)

    room = OUTCOME
    _shown: Road | None = None

    def on_screen_resume(self) -> None:
        """Show what came about."""
        session = self.game.session
        if session.road is self._shown:
            return
        self._shown = session.road
        decided = session.decided
        if decided:
            title, after = f"You chose: {decided[-1].option}", decided[-1].scene
        else:
            title, after = session.opened.scenario.title, "before the first decision"
        self.query_one("#title", Line).show(plain(title, HEADING), after)
        self.show_parts(outcome_parts(session.road, session.opened.evidence))
        self.refresh_keys()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Before the first decision there is nothing to take back."""
        if action == "rewind":
            return bool(self.game.session.decided)
        return super().allows(action, parameters)

    def action_read_on(self) -> None:
        """Read the next window; at the end of the page, go on with the play."""
        if self.page.more_below:
            self.page.scroll_pages(1)
        else:
            self.action_go_on()

    def action_go_on(self) -> None:
        """Go on with the play."""
        self.game.go_on()

    def action_card(self) -> None:
        """Open the whole evidence."""
        session = self.game.session
        title = session.decided[-1].option if session.decided else session.opened.scenario.title
        self.game.show_card(title, card_parts(session.road, session.opened.evidence))
