"""The news at hand, over a blank wall: one is picked to be brought in, held back or let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widget import Widget

from game.classroom.session.by_hand import STATE_WORDS, InjectSeen, injects
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import NEWS, ROOMS
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, markdown, plain
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.said import Said

if TYPE_CHECKING:
    from game.tui.seat import Seat


class NewsScreen(RoomScreen):
    """Every inject of the scenario, so that none has to be typed where the class can read it."""

    DEFAULT_CSS = """
    NewsScreen { Rows { padding: 0 1; } &.-tall Rows { padding: 1 1; } }
    """
    BINDINGS = bindings_in(NEWS)

    room = NEWS
    bar_most = None

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._seen: tuple[InjectSeen, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the rows, the text of the marked one, and what was said."""
        yield Title(plain(ROOMS[NEWS], HEADING))
        yield Rule()
        yield Rows()
        yield Rule(id="between")
        yield Page()
        yield Rule(id="more", right="scroll_page(1)")
        yield Said()

    def on_mount(self) -> None:
        """Show what there is, with the first that can be brought in marked."""
        self._show()
        ready = (at for at, each in enumerate(self._seen) if each.state == "ready")
        self.query_one(Rows).mark(next(ready, 0))
        self._tell()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what can be done with the one that is marked."""
        if action != "by_hand":
            return True
        state = self._marked.state if self._marked is not None else ""
        return state in {"inject": ("ready",), "hold": ("ready", "elsewhere")}.get(
            str(parameters[0]), ("held",)
        )

    def on_rows_marked(self) -> None:
        """Tell of what is marked."""
        self._tell()

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self.query_one(Said).show("")
        self.query_one(Rows).move(by)

    def action_by_hand(self, kind: str) -> None:
        """Bring in what is marked, hold it back or let it go."""
        if self._marked is None:
            return
        at = self.query_one(Rows).marked
        reply = self._seat.do(f"{kind} {self._marked.id}")
        if reply.happenings and kind == "inject":
            self.dismiss()
            return
        self._show()
        self.query_one(Rows).mark(at)
        self._tell()
        self.query_one(Said).show(self._seat.said)
        self._seat.said = ""

    @property
    def _marked(self) -> InjectSeen | None:
        at = self.query_one(Rows).marked if self.is_mounted else NONE
        return self._seen[at] if 0 <= at < len(self._seen) else None

    def _show(self) -> None:
        self._seen = injects(self._seat.desk.lesson)
        self.query_one(Rows).show(Row(each.title, STATE_WORDS[each.state]) for each in self._seen)

    def _tell(self) -> None:
        each = self._marked
        about = "This scenario has no news." if each is None else "\n\n".join(_about(each))
        self.page.show(markdown(about))
        self.refresh_keys()


def _about(each: InjectSeen) -> Iterator[str]:
    yield each.text
    yield f"Comes by itself when `{each.by_itself}`." if each.by_itself else "Comes only by hand."
