"""One line across the screen: something at the left, something at the right, a fill between."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.typeset import QUIET

_RULE = "─"
_RULE_STYLE = "$foreground-disabled"
_RULE_ROOM = 4
_GAP = 2
_LEAST_ROOM = 4
_LOW = 30


class Line(Widget):
    """A line of text; where room is short, the right part is cut before the left one."""

    DEFAULT_CSS = """
    Line { height: 1; width: 100%; }
    """

    def __init__(
        self, left: Content | str = "", right: Content | str = "", *, id: str | None = None
    ) -> None:
        super().__init__(id=id, markup=False)
        self._left = _content(left)
        self._right = _content(right)

    def show(self, left: Content | str = "", right: Content | str = "") -> None:
        """Show something else."""
        left, right = _content(left), _content(right)
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Return the line at the width that the widget has now."""
        width = self.content_size.width - 2
        left, right = self._fitted(width)
        return self._drawn(left, right, width - left.cell_length - right.cell_length)

    def _fitted(self, width: int) -> tuple[Content, Content]:
        left, room = _cut(self._left, width)
        right, _ = _cut(self._right, room)
        return left, right

    def _drawn(self, left: Content, right: Content, gap: int) -> Content:
        return Content.assemble(" ", left, " " * gap, right, " ")


class Rule(Line):
    """A line drawn across the screen, with words set into it; the left ones are cut first.

    A click on its left half or its right half does the action of that side, where there is one.
    """

    def __init__(self, *, id: str | None = None, left: str = "", right: str = "") -> None:
        super().__init__(id=id)
        self._actions = left, right

    async def on_click(self, event: events.Click) -> None:
        """Do what is said on the side that was clicked."""
        action = self._actions[event.x > self.size.width // 2]
        if action and (self._right if event.x > self.size.width // 2 else self._left):
            await self.app.run_action(action, self.screen)

    def _fitted(self, width: int) -> tuple[Content, Content]:
        right, room = _cut(self._right, width - _RULE_ROOM)
        left, _ = _cut(self._left, room - _RULE_ROOM)
        return left, right

    def _drawn(self, left: Content, right: Content, gap: int) -> Content:
        before = Content.assemble(" ", left, " ") if left else Content()
        after = Content.assemble(" ", right, " ") if right else Content()
        filled = gap + 2 - (2 if left else 0) - (2 if right else 0)
        lead = min(2, filled) if left else 0
        trail = min(2, filled - lead) if right else 0
        middle = filled - lead - trail
        return Content.assemble(_rule(lead), before, _rule(middle), after, _rule(trail))


class Title(Widget):
    """A title, with something at the right or, where that has no room, below.

    In a low window it takes two lines at most.
    """

    DEFAULT_CSS = """
    Title { height: auto; width: 100%; padding: 0 1; }
    """

    def __init__(
        self, left: Content | str = "", right: Content | str = "", *, id: str | None = "title"
    ) -> None:
        super().__init__(id=id, markup=False)
        self._left = _content(left)
        self._right = _content(right)
        self._is_low = False

    def show(self, left: Content | str = "", right: Content | str = "") -> None:
        """Show something else."""
        left, right = _content(left), _content(right)
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What it says, without styles."""
        return "\n".join(part.plain for part in (self._left, self._right) if part)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the title takes at a width."""
        self._is_low = viewport.height < _LOW
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the title at the width that the widget has now."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = self._left.wrap(max(width, 1))
        if self._is_low and len(lines) > 1:
            second = self._left[len(lines[0].plain) :]
            room = max(width - self._right.cell_length - _GAP, _LEAST_ROOM)
            lines = [lines[0], _stripped(second).truncate(room, ellipsis=True)]
        gap = width - lines[-1].cell_length - self._right.cell_length
        if gap >= _GAP:
            lines[-1] = Content.assemble(lines[-1], " " * gap, self._right)
        elif self._right:
            lines += self._right.wrap(max(width, 1))
        return lines


def _stripped(content: Content) -> Content:
    return content[len(content.plain) - len(content.plain.lstrip()) :]


def _rule(length: int) -> Content:
    return Content.styled(_RULE * length, _RULE_STYLE)


def _cut(content: Content, room: int) -> tuple[Content, int]:
    """Cut content to the room there is; return it with the room that is left beside it."""
    if room < _LEAST_ROOM:
        return Content(), room
    cut = content.truncate(room, ellipsis=True)
    return cut, room - cut.cell_length - (_GAP if cut else 0)


def _content(text: Content | str) -> Content:
    return Content.styled(text, QUIET) if isinstance(text, str) else text
