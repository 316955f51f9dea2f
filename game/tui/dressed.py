"""How the app looks: its settings, the theme that follows from them, and the projector layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App
from textual.theme import Theme

from game.settings.settings import Read, Settings
from game.tui.commands.offered import PaletteEntry
from game.tui.theme import CONTRAST, OWN, theme_title, themes_in_order, worn

if TYPE_CHECKING:
    from game.settings.kept import SettingsFile

MARGINS = 5
"""What a page adds to the measure of its text: a margin on both sides, and the scroll bar."""

_BESIDE = 43
"""What the frame of a wide screen adds to the measure: a panel beside the page."""


class DressedApp(App[None], inherit_bindings=False):
    """An app that is dressed by settings. Without a file for them, they hold until it ends."""

    _worn: Theme | None = None

    def __init__(self, *, settings_file: SettingsFile | None = None) -> None:
        # What Textual sets up first asks for the measure already.
        self.settings_file = settings_file
        read = Read(Settings()) if settings_file is None else settings_file.read()
        self.settings, self.settings_notes = read
        self.projector = False
        # Before the style sheet is made, which would be made anew for a theme that is put on later.
        self.set_reactive(App.theme, self.settings.theme)
        super().__init__()
        self._dressed: dict[str, str] = {}
        self._dress()

    @property
    def measure(self) -> int:
        """The widest that a line of text is set now, in cells."""
        settings = self.settings
        return settings.projector_width if self.projector else settings.text_width

    @property
    def frame(self) -> int:
        """How wide a screen with a panel beside its page is at most, in cells."""
        return self.measure + MARGINS + _BESIDE

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The own themes and those of Textual, by name."""
        return {**super().available_themes, **{theme.name: theme for theme in OWN}}

    @property
    def current_theme(self) -> Theme:
        """The theme that is worn; Textual asks for it with every line that it draws."""
        if self._worn is None or self._worn.name != self.theme:
            self._worn = super().current_theme
        return self._worn

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The names of the themes that can be worn here, the own ones first."""
        return themes_in_order(self.available_themes, no_color=self.no_color)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what the style sheets call by name, where a theme does not say it."""
        return {
            # The themes that leave their colours to the terminal have none of this name.
            "foreground-disabled": "ansi_bright_black",
            "measure": str(self.measure),
            "padded": str(self.measure + 1),
            "column": str(self.measure + MARGINS),
            "frame": str(self.frame),
        }

    def change_settings(self, settings: Settings) -> str:
        """Wear and keep other settings; return why they could not be kept, nothing if they were."""
        self.settings = settings
        self._dress()
        if self.settings_file is not None:
            try:
                self.settings_file.write(settings)
            except OSError as error:
                return error.strerror or "the file cannot be written"
        return ""

    def tell_settings_notes(self) -> None:
        """Say what could not be read of the settings."""
        if self.settings_notes:
            self.notify(" ".join(self.settings_notes), title="Settings", timeout=15, markup=False)

    def theme_entries(self) -> Iterator[PaletteEntry]:
        """Yield the themes, for the palette."""
        for name in self.theme_names:
            yield PaletteEntry(f"Theme: {theme_title(name)}", "", f"app.wear('{name}')")

    def action_wear(self, name: str) -> None:
        """Wear another theme from now on."""
        self.change_settings(replace(self.settings, theme=name))

    def toggle_projector(self) -> None:
        """Change between the layout for one reader and that for a room."""
        self.projector = not self.projector
        self._dress()

    def _dress(self) -> None:
        """Look as the settings say; on a projector in the highest contrast."""
        self.animation_level = "full" if self.settings.animation else "none"
        asked = CONTRAST.name if self.projector else self.settings.theme
        theme = worn(asked, self.available_themes, no_color=self.no_color)
        variables = self.get_theme_variable_defaults()
        if theme != self.theme:
            self.theme = theme
        elif self._dressed and variables != self._dressed:
            self.refresh_css(animate=False)
        self._dressed = variables
