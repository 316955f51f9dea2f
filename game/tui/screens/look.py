"""A decision of the road, looked back on: its scene, what was chosen, and what came of it."""

from __future__ import annotations

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LOOK
from game.tui.looking_back import looked_back
from game.tui.screens.parts import PartsScreen
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Title


class LookScreen(PartsScreen):
    """One decision after the other, over the road."""

    BINDINGS = bindings_in(LOOK)

    room = LOOK

    def __init__(self, decision: int) -> None:
        super().__init__()
        self._decision = decision

    def on_mount(self) -> None:
        """Show the decision."""
        self._look()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Before the first decision and after the last there is none."""
        match action, parameters:
            case "look", (int(by),):
                return 1 <= self._decision + by <= len(self.game.session.decided)
            case _:
                return super().allows(action, parameters)

    def action_look(self, by: int) -> None:
        """Look at the next decision, or the one before."""
        self._decision += by
        self._look()

    def _look(self) -> None:
        session = self.game.session
        made = session.decided[self._decision - 1]
        where = f"decision {self._decision} of {len(session.decided)}"
        self.query_one(Title).show(plain(f"Looking back: {made.scene}", HEADING), where)
        self.show_parts(looked_back(session, self._decision))
        self.refresh_keys()
