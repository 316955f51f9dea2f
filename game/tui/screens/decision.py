"""A decision: the scene, who is at the table, where the indicators stand, and the options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import Container, Vertical
from textual.widget import Widget

from game.engine.play import Road
from game.engine.view import AdviceView, OptionView, SceneView, advice_view, scene_view
from game.model.scenario import Scenario
from game.text.dates import spoken_date
from game.text.telling import listed
from game.tui.commands import DECISION, bindings_in
from game.tui.screens.base import PlayScreen
from game.tui.typeset import HEADING, QUIET, Para, heading, markdown, plain, said
from game.tui.widgets.indicators import Indicators
from game.tui.widgets.line import Line, Rule
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Row, Rows
from game.tui.widgets.side import Side, due_words

_ASKED = "You recommend"
_TEXT = -1
_ROOM_FOR_NAMES = 44
_SHARE_OF_OPTIONS = 0.45


class DecisionScreen(PlayScreen):
    """The scene scrolls; the options below it are never scrolled out of sight."""

    DEFAULT_CSS = """
    DecisionScreen {
        Rows { padding: 0 1; }
        .upper { height: 1fr; }
        .strip { height: auto; }
        &.-wide .upper { layout: horizontal; }
        &.-wide .strip { display: none; }
        &.-wide Page { width: 2fr; }
        &.-wide Side { display: block; }
        &.-tall Side { padding: 1 1 0 1; }
    }
    """
    BINDINGS = bindings_in(DECISION)

    room = DECISION
    _shown: Road | None = None
    _scene: SceneView
    _advice: tuple[AdviceView, ...] = ()
    _voice = _TEXT

    def body(self) -> Iterable[Widget]:
        """Yield the scene, the indicators beside or below it, and the options."""
        yield Line(id="title")
        yield Rule()
        yield Container(Page(), Side(), classes="upper")
        yield Rule(id="more")
        yield Vertical(Indicators(id="below"), Rule(id="between"), classes="strip")
        yield Rows(share=_SHARE_OF_OPTIONS)

    def on_screen_resume(self) -> None:
        """Show the decision that is to be made now."""
        road = self.game.session.road
        if road is not self._shown:
            self._shown = road
            self._show(road)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Closed options cannot be chosen, nor can the first decision be taken back."""
        match action, parameters:
            case "choose", (int(number),):
                return self._is_open(number - 1)
            case "choose_marked", _:
                return self._is_open(self.query_one(Rows).marked)
            case "advice", _:
                return bool(self._advice)
            case "rewind", _:
                return self.game.session.decision > 1
            case _:
                return True

    def on_rows_marked(self) -> None:
        """Keep the key bar true."""
        self.refresh_keys()

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Choose the option that was clicked."""
        self.action_choose(message.index + 1)

    def action_move(self, by: int) -> None:
        """Mark another option."""
        self.query_one(Rows).move(by)

    def action_choose(self, number: int) -> None:
        """Choose an option by its number on the screen, from 1."""
        if self._is_open(number - 1):
            self.game.choose(self._scene.options[number - 1].id)

    def action_choose_marked(self) -> None:
        """Choose the marked option."""
        self.action_choose(self.query_one(Rows).marked + 1)

    def action_advice(self) -> None:
        """Hear the next adviser; after the last one, return to the text."""
        following = self._voice + 1
        self._hear(following if following < len(self._advice) else _TEXT)

    def action_leave(self) -> None:
        """Return from an adviser to the text, or ask whether to leave the play."""
        if self._voice == _TEXT:
            super().action_leave()
        else:
            self._hear(_TEXT)

    def follow_page(self) -> None:
        """Say who is at the table, and whether there is more to read."""
        beside = self.has_class("-wide") and self._voice == _TEXT
        self.tell_more(_ASKED if beside else _at_the_table(self._advice, self._voice))

    def _is_open(self, index: int) -> bool:
        options = self._scene.options if self._shown else ()
        return 0 <= index < len(options) and options[index].open

    def _show(self, road: Road) -> None:
        session = self.game.session
        self._scene = scene_view(road.program, road.state)
        self._advice = advice_view(road.program, road.state)
        date = spoken_date(self._scene.date)
        where = ", ".join(filter(None, (date, f"decision {session.decision}")))
        self.query_one("#title", Line).show(plain(self._scene.title, HEADING), where)
        self.query_one(Side).show(session.standings, session.due, _table(self._advice))
        self.query_one("#below", Indicators).show(session.standings)
        self.query_one("#between", Rule).show(_ASKED, due_words(session.due))
        self.query_one(Rows).show(_rows(self._scene.options, session.opened.scenario))
        self._hear(_TEXT)
        self.refresh_keys()

    def _hear(self, voice: int) -> None:
        """Show what an adviser says, or the text."""
        self._voice = voice
        self.page.show(markdown(self._scene.text) if voice == _TEXT else self._said(voice))

    def _said(self, voice: int) -> Iterator[Para]:
        view = self._advice[voice]
        yield heading(view.adviser.name)
        place = f"{voice + 1} of {len(self._advice)} at the table"
        yield said(", ".join(filter(None, (view.adviser.title, place))), QUIET)
        yield from markdown(view.text)


def _rows(options: Iterable[OptionView], scenario: Scenario) -> Iterator[Row]:
    for number, option in enumerate(options, start=1):
        if option.open:
            yield Row(option.label, scenario.instrument_label(option.instrument), key=str(number))
        else:
            yield Row(option.label, "closed", option.locked, key=str(number), closed=True)


def _table(advice: Iterable[AdviceView]) -> Iterator[Para]:
    """Yield who is at the table, for the panel beside the text."""
    for number, view in enumerate(advice):
        if number == 0:
            yield heading("At the table (a)")
        title = f", {view.adviser.title}" if view.adviser.title else ""
        yield said(f"{view.adviser.name}{title}", lead="- ", tight=number > 0)


def _at_the_table(advice: tuple[AdviceView, ...], voice: int) -> str:
    """Say on the line under the text who can be heard."""
    if not advice:
        return ""
    if voice == _TEXT:
        names = listed(tuple(view.adviser.name for view in advice))
        return f"a: {names}" if len(names) <= _ROOM_FOR_NAMES else f"a: hear {len(advice)} advisers"
    following = voice + 1
    if following < len(advice):
        return f"a: {advice[following].adviser.name}   Esc: the text"
    return "a: the text"
