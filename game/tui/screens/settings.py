"""The settings: each with what it may be, and a page that shows how text reads with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.widget import Widget

from game.settings.settings import RANGES, Settings
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ROOMS, SETTINGS
from game.tui.screens.base import RoomScreen
from game.tui.theme import theme_title
from game.tui.typeset import HEADING, QUIET, Para, heading, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from game.tui.app import PrecedentApp

_STEPS = {"text_width": 2, "projector_width": 10}
_SAMPLE = (
    "A page reads like this. Lines of sixty to seventy-six letters are easy to follow: the eye "
    "finds the next one by itself, and loses neither its place nor its patience. What is said "
    "beside the text stands in a quieter tone, and what matters is said in words as well, so that "
    "nothing is told by colour alone."
)
_NOT_KEPT = "This holds until you quit; it cannot be kept:"
_QUIET_SAMPLE = "This is the quieter tone."


class Setting(NamedTuple):
    """One setting: its name, what the screen calls it, what it is for, and what it may be."""

    name: str
    label: str
    about: str
    values: Callable[[PrecedentApp], tuple[object, ...]]
    shown: Callable[[object], str]


def _numbers(name: str) -> Callable[[PrecedentApp], tuple[object, ...]]:
    return lambda _: tuple(RANGES[name][:: _STEPS[name]])


def _yes_or_no(_: PrecedentApp) -> tuple[object, ...]:
    return (False, True)


def _on(value: object) -> str:
    return "on" if value else "off"


def _cells(value: object) -> str:
    return f"{value} cells"


SHOWN = (
    Setting(
        "theme",
        "Theme",
        "The colours. Three are the game's own, the others come with the terminal toolkit.",
        lambda app: app.theme_names,
        lambda value: theme_title(str(value)),
    ),
    Setting(
        "text_width",
        "Width of text",
        "The longest line of running text.",
        _numbers("text_width"),
        _cells,
    ),
    Setting(
        "projector_width",
        "Width on a projector",
        "The same in the layout for a room, which F5 or z turns on and off.",
        _numbers("projector_width"),
        _cells,
    ),
    Setting(
        "animation",
        "Gliding text",
        "Whether text glides when it scrolls, or stands at its new place at once.",
        _yes_or_no,
        _on,
    ),
    Setting(
        "plain_keys",
        "Keys in whole words",
        "Whether keys are named in whole words, Escape and question mark, or in short, Esc and ?.",
        _yes_or_no,
        _on,
    ),
)
"""The settings in the order in which the screen shows them."""


class SettingsScreen(RoomScreen):
    """Rows of settings; the marked one is changed in its place, and shows at once."""

    DEFAULT_CSS = """
    SettingsScreen { Rows { padding: 0 1; } &.-tall Rows { padding: 1 1; } }
    """
    BINDINGS = bindings_in(SETTINGS)

    room = SETTINGS
    _trouble = ""

    def body(self) -> Iterable[Widget]:
        """Yield the settings and the page below them."""
        yield Title(plain(ROOMS[SETTINGS], HEADING))
        yield Rule()
        yield Rows(self._rows(), marked=0)
        yield Rule(id="about")
        yield Page(self._page())
        yield Rule(id="more", right="scroll_page(1)")

    def on_rows_marked(self) -> None:
        """Tell what the marked setting is for."""
        self.page.show(self._page())

    def on_rows_picked(self) -> None:
        """Change the setting that was clicked."""
        self.action_change(1)

    def action_move(self, by: int) -> None:
        """Mark another setting."""
        self.query_one(Rows).move(by)

    def action_change(self, by: int) -> None:
        """Give the marked setting its next value, or the one before; after the last, the first."""
        rows = self.query_one(Rows)
        setting, settings = SHOWN[rows.marked], self.game.settings
        trouble = self.game.change_settings(changed(self.game, settings, setting, by))
        self._trouble = f"{_NOT_KEPT} {trouble}." if trouble else ""
        marked = rows.marked
        rows.show(self._rows())
        rows.mark(marked)
        self.refresh_keys()

    def _rows(self) -> Iterator[Row]:
        for setting in SHOWN:
            yield Row(
                setting.label, f"< {setting.shown(getattr(self.game.settings, setting.name))} >"
            )

    def _page(self) -> Iterator[Para]:
        setting = SHOWN[self.query_one(Rows).marked if self.is_mounted else 0]
        yield heading(setting.label)
        yield said(setting.about)
        for note in (*self.game.settings_notes, self._trouble):
            if note:
                yield said(note, "bold")
        yield heading("How it reads")
        yield said(_SAMPLE)
        yield said(_QUIET_SAMPLE, QUIET)
        if self.game.settings_file is not None:
            yield said(f"Kept in {self.game.settings_file.path}.", QUIET)


def changed(app: PrecedentApp, settings: Settings, setting: Setting, by: int) -> Settings:
    """Return the settings with another value of one of them."""
    values, now = setting.values(app), getattr(settings, setting.name)
    if now not in values:
        # A number between two steps, or a theme that is not there: both are written by hand.
        values = (
            *(value for value in values if _before(value, now)),
            now,
            *(value for value in values if not _before(value, now)),
        )
    changes: dict[str, Any] = {setting.name: values[(values.index(now) + by) % len(values)]}
    return replace(settings, **changes)


def _before(value: object, other: object) -> bool:
    return isinstance(value, int) and isinstance(other, int) and value < other
