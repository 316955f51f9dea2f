"""What the app shows of the evidence: the historian, predictions, what to discuss, the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.errors import InputError
from game.tui.overlays import OverlaidApp

if TYPE_CHECKING:
    from game.authoring.exploring.uses import Uses
    from game.content.opened import Library


class ConsultedApp(OverlaidApp, inherit_bindings=False):
    """An app in which evidence is consulted.

    `known_uses` tells which scenarios use what, None until that has been gathered.
    """

    library: Library
    known_uses: Uses | None = None

    def gather_uses(self) -> None:
        """Gather once which scenarios use what. It opens every scenario: a thread does it."""
        from game.authoring.exploring.uses import uses

        if self.known_uses is None:
            self.known_uses = uses(self.library)

    def show_historian(self) -> None:
        """Show the cases that bear on the decision that is to be made, over the screen."""
        from game.tui.screens.historian import HistorianScreen

        self.push_screen(HistorianScreen())

    def show_discussion(self) -> None:
        """Show what a class may discuss here, over the screen."""
        from game.tui.screens.discussion import DiscussionScreen

        self.push_screen(DiscussionScreen())

    def show_prediction(self, then: Callable[[str], None]) -> None:
        """Ask what may be predicted here, over the screen; `then` hears what came of it."""
        from game.tui.screens.prediction import PredictionScreen

        screen = PredictionScreen()
        self.push_screen(screen, lambda _: then(screen.said))

    def show_archive(self, *, in_play: bool) -> None:
        """Show the archive over the screen: in a play, without what is held back."""
        from game.tui.screens.archive import ArchiveScreen

        try:
            evidence = self.session.archive if in_play else self.library.evidence
        except InputError as error:
            from game.tui.screens.problems import ProblemsScreen

            self.push_screen(ProblemsScreen("The evidence", error.problems))
            return
        held = in_play and evidence is not self.session.opened.evidence
        self.push_screen(ArchiveScreen(evidence, in_play=in_play, held=held))
