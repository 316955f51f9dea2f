"""The debrief of a play: what came of it, and what else could have come, in parts."""

from __future__ import annotations

from pathlib import Path

from game.debrief.debrief import Debrief
from game.debrief.telling.parts import indicator_of, parts_of
from game.debrief.telling.pieces import Part as Told
from game.debrief.telling.pieces import Piece
from game.debrief.untaken import OtherWay
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import DEBRIEF
from game.tui.screens.parts import PartsScreen
from game.tui.telling import Part
from game.tui.typeset import HEADING, Para, heading, markdown, plain, said
from game.tui.widgets.line import Title

EVERY = 0.5
"""How often it is looked whether more is known, in seconds."""


class DebriefScreen(PartsScreen):
    """The road, futures, choice and luck, roads not taken, predictions, sources, questions.

    What is not known yet fills in while the screen is shown, and the text stays where it is.
    """

    BINDINGS = bindings_in(DEBRIEF)

    room = DEBRIEF

    def __init__(self) -> None:
        super().__init__()
        self._debrief: Debrief | None = None
        self._indicator: str | None = None
        self._told: dict[Told, Part] = {}

    def on_mount(self) -> None:
        """Show what is known, and look for more."""
        self._debrief = self.game.debrief()
        self._indicator = indicator_of(self._debrief)
        self._tell_title()
        self.show_parts(self._parts())
        if self.game.session.is_trying:
            self.call_after_refresh(self._show_tried)
        self.set_interval(EVERY, self._look)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Another indicator can be picked only where there is one."""
        if action == "indicator":
            return self._debrief is not None and len(self._debrief.yardsticks) > 1
        if action == "ways":
            return self._debrief is not None and bool(self._debrief.ways)
        return super().allows(action, parameters)

    def action_ways(self) -> None:
        """Let a way be picked that was not taken, and play it."""
        from game.tui.screens.ways import WaysScreen

        assert self._debrief is not None

        def picked(way: OtherWay) -> None:
            self.dismiss()
            self.game.try_way(way.decision, way.option)

        self.app.push_screen(WaysScreen(self._debrief.ways, picked))

    def action_indicator(self) -> None:
        """Tell futures, luck and the roads not taken of the next indicator."""
        assert self._debrief is not None
        ids = [each.id for each in self._debrief.yardsticks]
        at = ids.index(self._indicator) if self._indicator in ids else -1
        self._indicator = ids[(at + 1) % len(ids)]
        self._tell_anew()

    def action_save_debrief(self) -> None:
        """Save all of the debrief, as a page with drawings and as Markdown, and say where."""
        from game.debrief.renderings.as_html import as_html
        from game.debrief.renderings.as_markdown import as_markdown
        from game.tui.saving import save_text

        assert self._debrief is not None
        folders = (Path.cwd(), Path.home())
        saved = []
        try:
            for suffix, render in ((".html", as_html), (".md", as_markdown)):
                lines = render(self._debrief).rstrip("\n").split("\n")
                saved.append(save_text("precedent-debrief", lines, folders, suffix=suffix))
        except OSError as error:
            self.game.notify(f"The debrief cannot be saved: {error}", markup=False)
        if saved:
            self.game.notify(f"Saved as {' and '.join(map(str, saved))}.", markup=False)

    def _look(self) -> None:
        """Fill in what has become known."""
        assert self._debrief is not None
        if not self._debrief.ahead.working:
            return
        before = self._debrief.ahead
        self._debrief = self.game.debrief()
        now = self._debrief.ahead
        self._tell_title()
        if (now.done, now.working, len(now.states)) != (
            before.done,
            before.working,
            len(before.states),
        ):
            self._tell_anew()

    def _show_tried(self) -> None:
        """Go to where the roads stand side by side."""
        assert self._debrief is not None
        ids = [part.id for part in parts_of(self._debrief, self._indicator)]
        if "tried" in ids:
            self.action_part(ids.index("tried"))

    def _tell_anew(self) -> None:
        """Show the parts as they are now, at the place where the reader was."""
        self._tell_title()
        prose = self.page.prose
        top = round(self.page.scroll_target_y)
        anchor = self.page.anchor_in_sight
        below = top - prose.line_of(anchor)
        self.parts = self._parts()
        prose.show(self.joined_parts())

        def back() -> None:
            self.page.scroll_to(y=prose.line_of(anchor) + below, animate=False)
            self.follow_page()

        self.call_after_refresh(back)

    def _parts(self) -> tuple[Part, ...]:
        assert self._debrief is not None
        told = parts_of(self._debrief, self._indicator)
        # What is told as before stays the very same, so that it is not set in lines anew.
        self._told = {part: self._told.get(part) or part_of(part) for part in told}
        return tuple(self._told.values())

    def _tell_title(self) -> None:
        assert self._debrief is not None
        beside = ""
        if self._indicator is not None:
            beside = self._debrief.yardstick(self._indicator).label
        if self._debrief.ahead.working:
            done = self.game.looking.progress if self.game.looking is not None else 0.0
            beside = f"{round(100 * done)}% worked out  {beside}".rstrip()
        self.query_one(Title).show(plain("Debrief", HEADING), plain(beside))


def part_of(part: Told) -> Part:
    """Set a part of a debrief in paragraphs."""
    paras: list[Para] = [heading(part.title)]
    for piece in part.pieces:
        paras += _paras(piece)
    return Part(part.name, tuple(paras))


def _paras(piece: Piece) -> list[Para]:
    if piece.kind == "heading":
        return [heading(piece.text)]
    if piece.kind == "text":
        return [*markdown(piece.text)]
    return [
        said(line, tight=number > 0)._replace(whole=True)
        for number, line in enumerate(piece.text.split("\n"))
    ]
