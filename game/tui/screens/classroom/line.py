"""A line typed over the wall: a dissent, a reason, a word for the board, any command."""

from __future__ import annotations

from textual.widgets import Input

from game.classroom.session.asking import HELP
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LINE
from game.tui.screens.sheet import TypedScreen
from game.tui.widgets.entry import Entry

_ON_THE_WALL = "Type it; it stands on the wall while you do."
_PROMPTS = {
    "rewind ": "The number of the decision to go back to; o comes back from it.",
    "decide ": "The number, then because and the reason.",
    "status quo ": "The number of the option that leaves things most as they are.",
    "dissent ": "What those who lost say; a team's name and a colon may stand before it.",
    "known ": "What is known; or write unclear, or presumed, and what.",
    "moved ": "What moved the class; or write like, or unlike, and what.",
}
"""What is asked for, by the command with which a line begins."""

_HIDDEN = ("inject ", "hold ", "release ")


class LineScreen(TypedScreen):
    """Returns what was typed; a count of hands, or what news is meant, shows as dots."""

    BINDINGS = bindings_in(LINE)

    room = LINE

    def __init__(self, begun: str, prompt: str = "") -> None:
        super().__init__(prompt or _PROMPTS.get(begun, _ON_THE_WALL))
        self._begun = begun

    @property
    def typed(self) -> str:
        """The line as it stands; what was typed before it was laid out is part of it."""
        entries = self.query(Entry)
        return entries.first(Entry).value if entries and self.is_mounted else self._begun

    def type_early(self, sign: str) -> bool:
        """Take a letter that was typed before the line could take it itself."""
        if not (self.is_mounted and super().type_early(sign)):
            self._begun += sign
        return True

    def on_mount(self) -> None:
        """Begin with what the key stands for."""
        entry = self.query_one(Entry)
        entry.value = self._begun
        entry.cursor_position = len(self._begun)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Hide a count, since nobody is to see a tally yet, and which news is at hand."""
        typed = message.value.lower()
        message.input.password = typed[:1].isdigit() or typed.startswith(_HIDDEN)

    def action_help(self) -> None:
        """List what can be typed, where any command can be; else the keys."""
        if self._begun:
            super().action_help()
        else:
            self.game.show_help(LINE, HELP)

    def action_send(self) -> None:
        """Return what was typed."""
        self.dismiss(self.typed.strip() or None)
