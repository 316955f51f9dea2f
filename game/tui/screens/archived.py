"""A page of the archive: one entry whole, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from game.archive.entries import Key, label_of
from game.archive.links import Link, links
from game.archive.page import citation, page
from game.model.evidence import Evidence
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ARCHIVED
from game.tui.screens.base import RoomScreen
from game.tui.sections import set_section
from game.tui.typeset import HEADING, QUIET, Para, heading, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf

if TYPE_CHECKING:
    from game.authoring.exploring.uses import Use

_NAMED = ("analogue", "reference", "tension")
_COPIED = "Copied; it also stands under To cite."
_LOOKING = "Which scenarios use it is being looked up."
_NO_USE = "No scenario of the library uses it."
_IN_PLAY = "Finish or leave this play to open another scenario."


class ArchivedScreen(RoomScreen):
    """An entry with rows that lead on; the way back is kept."""

    DEFAULT_CSS = """
    ArchivedScreen {
        .ways { height: auto; max-height: 35%; padding: 0 0 0 1; }
    }
    """
    BINDINGS = bindings_in(ARCHIVED)

    room = ARCHIVED

    def __init__(self, evidence: Evidence, key: Key, *, in_play: bool) -> None:
        super().__init__()
        self._evidence = evidence
        self._in_play = in_play
        self._path = [key]
        self._links: Sequence[Link] = ()
        self._uses: tuple[Use, ...] | None = None
        self._notice = ""

    def body(self) -> Iterable[Widget]:
        """Yield the entry, and below it the ways on."""
        yield Title()
        yield Rule()
        yield Page()
        yield Rule(id="more", right="scroll_page(1)")
        yield Shelf(Rows(), classes="ways")

    def on_mount(self) -> None:
        """Show the entry, and look up in a thread which scenarios use it."""
        self._show()
        self.run_worker(self._gather, thread=True)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """One can go on where a way leads on, and back where one came from somewhere."""
        if action == "step_back":
            return len(self._path) > 1
        return action not in ("follow", "move") or bool(self._links or self._uses)

    def follow_page(self) -> None:
        """Say how many ways lead on, and whether there is more to read."""
        ways = counted(len(self._links) + len(self._uses or ()), "way")
        self.tell_more(self._notice or f"{ways} on from here")

    def on_rows_picked(self) -> None:
        """Go where was clicked."""
        self.action_follow()

    def action_move(self, by: int) -> None:
        """Mark another way."""
        self._say("")
        self.query_one(Rows).move(by)

    def action_follow(self) -> None:
        """Go to the marked entry, or open the marked scenario where no play is going on."""
        marked = self.query_one(Rows).marked
        if marked == NONE:
            self._say("Mark a row first.")
        elif marked < len(self._links):
            self._path.append(self._links[marked].to)
            self._show()
        elif self._in_play:
            self._say(_IN_PLAY)
        elif self._uses:
            self.game.open(self._uses[marked - len(self._links)].scenario)

    def action_step_back(self) -> None:
        """Go back to the entry from which one came, with the way that was taken marked."""
        came_from = self._path.pop()
        self._show()
        for at, link in enumerate(self._links):
            if link.to == came_from:
                self.query_one(Rows).mark(at)

    def action_cite(self) -> None:
        """Copy the citation; it stands on the page, too, since not every terminal copies."""
        self.game.copy_to_clipboard(citation(self._path[-1], self._evidence))
        self._say(_COPIED)

    def _gather(self) -> None:
        self.game.gather_uses()
        self.game.call_from_thread(self._show_uses)

    def _show(self) -> None:
        key = self._path[-1]
        self._links = links(key, self._evidence)
        self._notice = ""
        title = plain(_title(key, self._evidence), HEADING)
        self.query_one(Title).show(title, f"{key.kind} {key.id}")
        known = self.game.known_uses
        self._uses = None if known is None else known.of(key)
        self._fill()
        self.page.scroll_home(animate=False)

    def _show_uses(self) -> None:
        """Add the scenarios, and keep what is marked and read where it is."""
        known = self.game.known_uses
        if known is not None and self._uses is None and self.is_attached:
            self._uses = known.of(self._path[-1])
            marked, top = self.query_one(Rows).marked, self.page.scroll_target_y
            self._fill()
            self.query_one(Rows).mark(marked)
            self.call_after_refresh(self.page.scroll_to, y=top, animate=False)

    def _fill(self) -> None:
        self.page.show(self._paras())
        self.query_one(Rows).show(self._rows())
        self.refresh_keys()

    def _say(self, notice: str) -> None:
        self._notice = notice
        self.follow_page()

    def _paras(self) -> Iterator[Para]:
        key = self._path[-1]
        for number, section in enumerate(page(key, self._evidence)):
            # The title stands above the page already.
            yield from set_section(section._replace(title="") if number == 0 else section)
        yield heading("To cite")
        yield said(citation(key, self._evidence))
        yield heading("Used by")
        if self._uses is None:
            yield said(_LOOKING, QUIET)
        for use in self._uses or ():
            places = f" ({counted(use.places, 'place')})" if use.places else ""
            yield said(f"{use.title}{places}", lead="- ", tight=True)
        if self._uses == ():
            yield said(_NO_USE, QUIET)

    def _rows(self) -> Iterator[Row]:
        for link in self._links:
            kind, id_ = link.to
            named = f"{link.relation}, {kind}" if kind != "finding" else f"{link.relation} {id_}"
            yield Row(label_of(link.to, self._evidence), named)
        for use in self._uses or ():
            yield Row(use.title, "scenario", closed=self._in_play)


def _title(key: Key, evidence: Evidence) -> str:
    """Return what stands above the page: a name, or what it is where the page is all of it."""
    return label_of(key, evidence) if key.kind in _NAMED else f"The {key.kind}"
