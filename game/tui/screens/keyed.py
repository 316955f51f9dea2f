"""What every screen has: a room in the list of commands, keys that it offers, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

from game.tui.commands.command import action_for
from game.tui.commands.offered import help_rows, palette_entries
from game.tui.commands.registry import commands_in
from game.tui.commands.rooms import TYPING
from game.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from game.tui.app import PrecedentApp
    from game.tui.widgets.entry import Entry

Answer = TypeVar("Answer")


class KeyedScreen(Screen[Answer]):
    """A screen with keys; `room` names it in the list of commands.

    A screen that `asks_to_leave` shows a play that is going on: the game is not quit without a
    question while it stands among the screens.
    """

    room: ClassVar[str]
    asks_to_leave: ClassVar[bool] = False

    @property
    def game(self) -> PrecedentApp:
        """The app."""
        return cast("PrecedentApp", self.app)

    @property
    def room_now(self) -> str:
        """The room whose commands hold just now."""
        return self.room

    @property
    def bar_note(self) -> str:
        """What the key bar says at its right end."""
        return ""

    @property
    def bar_most(self) -> int | None:
        """How many commands the key bar names at most; a room needs to know how to go on, no more.

        The help is named beside them.
        """
        return 2 if self.game.projector else None

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether the key bar and the help name an action just now."""
        return bool(self.check_action(action, parameters))

    def named(self, action: str, parameters: tuple[object, ...]) -> str:
        """Return what the palette calls an action, where its command says too little."""
        return ""

    def on_screen_resume(self) -> None:
        """Show what the settings ask for; Textual calls this in every class that has it."""
        self.set_class(self.game.projector, "-projector")

    def type_early(self, sign: str) -> bool:
        """Take a letter that is meant for the line to type in here; return whether there is one.

        A line that has the focus takes its letters itself: these were typed before it had.
        """
        if self.room_now not in TYPING:
            return False
        entries = self.query("Entry")
        for entry in entries:
            cast("Entry", entry).insert_text_at_cursor(sign)
        return bool(entries)

    def done_at_once(self, key: str) -> str:
        """Return the action of the command here that has this key and leads to where one types."""
        found = (each for each in commands_in(self.room_now) if each.at_once and key in each.keys)
        return next((action_for(each, key) for each in found), "")

    def refresh_keys(self) -> None:
        """Show in the key bar what can be done now."""
        self.query_one(KeyBar).refresh()

    def action_help(self) -> None:
        """Show what the keys do just now."""
        room, whole = self.room_now, self.game.settings.plain_keys
        self.game.show_help(room, tuple(help_rows(room, self.offers, whole_words=whole)))

    def action_palette(self) -> None:
        """Let a command be found by typing."""
        room, whole = self.room_now, self.game.settings.plain_keys
        entries = palette_entries(room, self.offers, self.named, whole_words=whole)
        self.game.show_palette((*entries, *self.game.theme_entries()))

    def action_settings(self) -> None:
        """Show what can be set."""
        self.game.show_settings()

    def action_projector(self) -> None:
        """Change between the layout for one reader and that for a room."""
        self.game.toggle_projector()
        self.set_class(self.game.projector, "-projector")
        self.redress()
        self.refresh_keys()

    def redress(self) -> None:
        """Show what the layout asks for: all there is, or what a room can follow."""

    def action_quit(self) -> None:
        """Quit, after a question where a play is going on."""
        self.game.leave()

    def action_copy_or_quit(self) -> None:
        """Copy the text that is marked; where none is, quit."""
        if self.get_selected_text():
            self.action_copy_text()
        else:
            self.action_quit()
