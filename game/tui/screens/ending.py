"""The end of a play: how it ended, where the indicators stand, and what to think about."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.play import Road
from game.engine.stuck import where_stuck
from game.engine.view import ending_view
from game.model.scenario import Ending, Grounds
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ENDING
from game.tui.screens.base import RoomScreen
from game.tui.screens.leave import what_is_kept
from game.tui.screens.road import decided
from game.tui.session import Session
from game.tui.telling import Part, card_parts, moved_lines, whole_part
from game.tui.typeset import HEADING, QUIET, Para, bullets, heading, markdown, plain, said
from game.tui.widgets.line import Title

_STUCK = (
    "No way is open from here: the scenario leaves you without an option. That is a fault of the "
    "scenario, not of your choices."
)

_KEPT = (
    "This play is kept. In a terminal, precedent plays lists it, and can tell it again or give it "
    "as a short code to send."
)

_TRIED = (
    "This is another road than your own. d shows both side by side; o goes back to the end of your "
    "own, which stays the one that is told."
)


class EndingScreen(RoomScreen):
    """An ending, or the plain word that the play is stuck."""

    BINDINGS = bindings_in(ENDING)

    room = ENDING
    _shown: tuple[Road, bool] | None = None
    _evidence: tuple[Part, ...] = ()

    def on_screen_resume(self) -> None:
        """Show how the play ended."""
        session = self.game.session
        shown = (session.road, self.game.projector)
        if shown == self._shown or not session.road.over:
            return
        self._shown = shown
        title = session.opened.scenario.title
        few_words = self.game.projector
        seed = "" if few_words else f", seed {session.seed}"
        state = f"{counted(len(session.decided), 'decision')}{seed}"
        self.query_one(Title).show(plain(title, HEADING), state)
        self._evidence = ending_evidence(session)
        self.page.show(ending_page(session, few_words=few_words))
        self.refresh_keys()

    def redress(self) -> None:
        """Show all of the page, or what a room can follow."""
        self.on_screen_resume()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what there is can be opened or taken back."""
        if action == "rewind":
            return bool(self.game.session.decided)
        return action != "card" or bool(self._evidence)

    def action_debrief(self) -> None:
        """Look back on the play."""
        self.game.show_debrief()

    def action_road(self) -> None:
        """Look back on the road, with what was not taken."""
        self.game.show_road()

    def action_again(self) -> None:
        """Play again with the same seed."""
        self.game.play_again(self.game.session.seed)

    def action_new_seed(self) -> None:
        """Play again with a new seed."""
        self.game.play_again(self.game.draw_seed())

    def action_rewind(self) -> None:
        """Take back the last decision."""
        self.game.rewind()

    def action_archive(self) -> None:
        """Look things up in the evidence."""
        self.game.show_archive(in_play=True)

    def action_card(self) -> None:
        """Open the evidence of what came last, and of the ending."""
        self.game.show_card("What came last", self._evidence)


def ending_page(session: Session, *, few_words: bool = False) -> Iterator[Para]:
    """Yield the paragraphs about the end of a play; in few words, without its road."""
    view = ending_view(session.road.program, session.road.state)
    if view is None:
        yield heading("Stuck")
        yield said(_STUCK)
        stuck = where_stuck(session.road)
        if stuck is not None:
            yield said(stuck.said)
            for each in stuck.closed:
                yield said(each, lead="- ", tight=True)
        if session.decided:
            yield said("u takes back the last decision, so that you can try another way.")
    else:
        yield heading(view.title)
        yield from markdown(view.text)
    if session.is_trying:
        yield said(_TRIED)
    yield from _indicators(session)
    if view is not None:
        yield from _questions(view.ending)
    if session.decided and not few_words:
        yield heading("What you decided")
        yield from decided(session)
        yield said(_KEPT if session.sitting.kept_as else what_is_kept(session.sitting), QUIET)


def ending_evidence(session: Session) -> tuple[Part, ...]:
    """Return the evidence of the last outcome, of what arrived with it, and of the ending."""
    evidence = session.evidence
    parts = card_parts(session.road, evidence)
    view = ending_view(session.road.program, session.road.state)
    if view is None or not (view.ending.analogues or view.ending.findings):
        return parts
    grounds = Grounds(analogues=view.ending.analogues, findings=view.ending.findings)
    return (*parts, whole_part("The ending", grounds, evidence))


def _indicators(session: Session) -> Iterator[Para]:
    if session.standings:
        yield heading("Where the indicators stand")
        yield said("From the start of play to its end.", QUIET)
        yield from moved_lines(
            [(each.indicator, each.indicator.start, each.value) for each in session.standings]
        )


def _questions(ending: Ending) -> Iterator[Para]:
    if ending.reflect:
        yield heading("To think about")
        yield from bullets(ending.reflect)
