"""A decision: the scene, who is at the table, where the indicators stand, and the options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from game.engine.play import Road
from game.engine.view import SceneView, has_evidence, scene_view
from game.text.dates import spoken_date
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import DECISION
from game.tui.screens.base import MORE_BELOW
from game.tui.screens.consulting import CONSULTING
from game.tui.screens.hearing import HearingScreen
from game.tui.screens.table import TEXT, at_the_table, letters_beside, voices_beside
from game.tui.screens.wording import calendar, due_in_brief, numbered, option_rows
from game.tui.typeset import HEADING, QUIET, Para, markdown, plain
from game.tui.widgets.indicators import Indicators
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import NONE, Rows
from game.tui.widgets.shelf import Shelf
from game.tui.widgets.side import Side

_ASKED = "You recommend"
_PREDICT = Content.assemble(
    (f"{_ASKED}   ", QUIET), ("p ", "bold"), ("first predict the record", QUIET)
)
_NONE_MARKED = "Press a number, or mark an option first."
_SHARE_OF_OPTIONS = 0.45
_LEAST_TEXT = 4
_AROUND_WORDS = 10
"""What a rule needs besides the words at its two ends, in cells."""

_WIDTH_TO_ASK = 80
"""From how many columns on there is room to offer a prediction above the options."""

_COUNT_EVERY = 0.5
"""How often it is asked how many decisions there are, in seconds, until that is known."""

_LINES_BESIDE = 5
"""Title, rules and key bar."""

_HIGH = 50
"""From how many rows on the options stand apart from one another, and from what is around them."""


class DecisionScreen(HearingScreen):
    """The scene scrolls; the options below it are never scrolled out of sight."""

    DEFAULT_CSS = """
    DecisionScreen {
        .options { height: auto; padding: 0 0 0 1; }
        .upper { height: 1fr; align-horizontal: center; }
        &.-wide .upper { layout: horizontal; align-horizontal: left; }
        &.-wide #more, &.-wide #below { display: none; }
        &.-wide Page { width: 2fr; }
        &.-wide Side { display: block; }
        &.-tall Side { padding: 1 1 0 1; }
        &.-high .options { padding: 1 0 1 1; }
        &.-projector .frame { max-width: $column; }
        &.-projector .upper { layout: vertical; align-horizontal: center; }
        &.-projector #more, &.-projector #below { display: block; }
        &.-projector Page { width: 100%; }
        &.-projector Side { display: none; }
    }
    """
    BINDINGS = bindings_in(DECISION)

    room = DECISION
    is_wide = True
    _shown: Road | None = None
    _scene: SceneView
    _notice = ""
    _has_evidence = False
    _counting: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """Yield the scene, the indicators beside or below it, and the options."""
        yield Title()
        yield Rule()
        yield Container(Page(), Side(), classes="upper")
        yield Rule(id="more", left="advice", right="scroll_page(1)")
        yield Indicators(id="below")
        yield Rule(id="asked", right="scroll_page(1)")
        yield Shelf(Rows(share=_SHARE_OF_OPTIONS), classes="options")

    def on_screen_resume(self) -> None:
        """Show the decision that is to be made now; of a play that is over, another screen does."""
        road = self.game.session.road
        if road is not self._shown and not road.over:
            self._shown = road
            self._show(road)

    def on_resize(self) -> None:
        """Give the indicators below the text what room there is now."""
        self._fit()

    def on_rows_marked(self) -> None:
        """Give the marked option room to be read whole."""
        self._fit()

    def redress(self) -> None:
        """Show the options as the layout asks for it."""
        self._fit()
        self.follow_page()

    def show_anew(self) -> None:
        """Show the same decision, with the adviser who was speaking, or another from its top."""
        scene, voice = self._scene.id, self._voice
        if scene_view(self.game.session.road.program, self.game.session.road.state).id != scene:
            self.on_screen_resume()
            return
        super().show_anew()
        if voice < len(self._advice) and voice != TEXT:
            self.hear(voice)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what there is can be heard, consulted, opened, listed or taken back."""
        match action:
            case "card":
                return self._has_evidence
            case "rewind" | "road":
                return self.game.session.decision > 1
            case _ if action in CONSULTING:
                return self.can_consult(action)
            case _:
                return super().allows(action, parameters)

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer open options only; the key of a closed one, or of none, says why."""
        match action, parameters:
            case "choose", (int(number),):
                return not self.too_small and self._is_open(number - 1)
            case _:
                return super().offers(action, parameters)

    def named(self, action: str, parameters: tuple[object, ...]) -> str:
        """Name an option by its label."""
        match action, parameters:
            case "choose", (int(number),):
                return f"Choose: {self._scene.options[number - 1].label}"
            case _:
                return super().named(action, parameters)

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Choose the option that was clicked."""
        self.action_choose(message.index + 1)

    def action_move(self, by: int) -> None:
        """Mark another option."""
        self._notify("")
        self.query_one(Rows).move(by)

    def action_choose(self, number: int) -> None:
        """Choose an option by its number on the screen, from 1, or say why that cannot be."""
        options = self._scene.options
        if number > len(options):
            self._notify(f"There is no option {number}: press a number up to {len(options)}.")
        elif options[number - 1].open:
            self.game.choose(options[number - 1].id)
        else:
            self.query_one(Rows).mark(number - 1)
            self._notify(f"{number} is closed: {options[number - 1].locked}")

    def action_choose_marked(self) -> None:
        """Choose the marked option, or say that none is marked."""
        marked = self.query_one(Rows).marked
        if marked == NONE:
            self._notify(_NONE_MARKED)
        else:
            self.action_choose(marked + 1)

    def action_card(self) -> None:
        """Open the evidence of what came last."""
        self.game.show_last_card()

    def page_lines(self) -> Iterator[str]:
        """Yield the text, where the indicators stand, and the options."""
        yield from super().page_lines()
        yield ""
        for standing in self.game.session.standings:
            yield f"{standing.indicator.label}: {standing.value}"
        yield ""
        for number, option in enumerate(self._scene.options, start=1):
            yield f"{number} {option.label}" + (
                "" if option.open else f" (closed: {option.locked})"
            )

    def follow_page(self) -> None:
        """Say who is at the table, whether there is more to read, and what is asked."""
        below = MORE_BELOW if self.page.more_below else ""
        discuss = self.can_consult("discuss")
        room = self.size.width - _AROUND_WORDS - len(MORE_BELOW)
        left = at_the_table(*self.at_table, room, discuss=discuss)
        self.query_one("#more", Rule).show(left, below)
        beside = self.has_class("-wide") and not self.game.projector
        to_predict = self.size.width >= _WIDTH_TO_ASK and self.can_consult("predict")
        asked = _PREDICT if to_predict else plain(_ASKED, QUIET)
        room = self.size.width - asked.cell_length - _AROUND_WORDS
        due = due_in_brief(self.game.session.due, room)
        right = below if beside else "" if self._notice else due
        notice = plain(self._notice, "bold") if self._notice else asked
        self.query_one("#asked", Rule).show(notice, right)

    def say(self, notice: str) -> None:
        """Say something on the rule above the options, until something else is done."""
        self._tell_side()
        self._notify(notice)

    def _tell_side(self) -> None:
        """Say in the panel what is still to come, who is at the table, and what can be done."""
        due, (advice, letters, voice) = self.game.session.due, self.at_table
        consulted, few = tuple(self.before_choosing()), tuple(self.before_choosing(brief=True))
        flush = (para._replace(lead=para.lead.lstrip()) for para in few)
        self.query_one(Side).tell(
            (*calendar(due), *voices_beside(advice, letters, voice), *consulted),
            (*calendar(due), *voices_beside(advice, letters, voice, brief=True), *few),
            (*calendar(due, brief=True), *letters_beside(letters, voice), *flush),
        )

    def _is_open(self, index: int) -> bool:
        options = self._scene.options if self._shown else ()
        return 0 <= index < len(options) and options[index].open

    def _show(self, road: Road) -> None:
        session = self.game.session
        self._scene = scene_view(road.program, road.state)
        self.sit_down(road)
        self._count()
        self.query_one(Side).show(session.standings)
        self.query_one("#below", Indicators).show(session.standings)
        rows = self.query_one(Rows)
        rows.show(option_rows(self._scene.options, session.opened.scenario, session.told_option))
        self._fit()
        self._has_evidence = has_evidence(road)
        self.hear(TEXT)
        self._notify(f"Taken back: {session.taken_back}" if session.taken_back else "")

    def _count(self) -> None:
        """Say which decision this is, and of how many as soon as that is known."""
        in_all = self.game.decisions_in_all
        number = numbered(self.game.session.decision, in_all)
        where = ", ".join(filter(None, (spoken_date(self._scene.date), number)))
        self.query_one(Title).show(plain(self._scene.title, HEADING), where)
        if self._counting is not None:
            self._counting.stop()
        unknown = in_all is None and self.game.looking is not None
        self._counting = self.set_timer(_COUNT_EVERY, self._count) if unknown else None

    def hear(self, voice: int) -> None:
        """Show what an adviser says, or the text, and who else is at the table."""
        super().hear(voice)
        self._tell_side()
        self._notify("")

    def scene_text(self) -> tuple[Para, ...]:
        """Return the text of the scene."""
        return markdown(self._scene.text)

    def _fit(self) -> None:
        """Let the indicators take what the options and some lines of text leave them."""
        height, rows, is_high = self.size.height, self.query_one(Rows), self.size.height >= _HIGH
        self.set_class(is_high, "-high")
        rows.space_out(is_high or (self.game.projector and self.has_class("-tall")))
        rows.limit(height - _LINES_BESIDE - 2)
        options = rows.lines_at(min(self.size.width, self.game.frame) - 2, height)
        beside = max(height // 4, _LEAST_TEXT) + _LINES_BESIDE + (2 if is_high else 0)
        self.query_one("#below", Indicators).fit(max(height - options - beside, 0))

    def _notify(self, notice: str) -> None:
        """Say something on the rule above the options, until something else is done."""
        self._notice = notice
        self.follow_page()
