"""Places as cards: a decision is a rounded box, an interlude a page, an ending a double pill."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.graph.layout.values import Point
from game.authoring.graph.lettering import measure, reads_leftwards, shortened, wrapped
from game.authoring.graph.markup import element, number, text_at, tip
from game.authoring.graph.story import FINAL, Place, PlaceKind

_SIZE = 11.0  # pixels, of the small text; as in the style
_TITLE = 13.0
_LEADING = 17.0  # from line to line of a title
_SMALL = 15.0  # a line of small text
_PADDING = 11.0
_FOLD = 14.0  # the corner of a page
_MOST_LINES = 3
_WIDTHS = {"decision": 184.0, "interlude": 184.0, "ending": 150.0, "stuck": 150.0}
_SHAPES = {"decision": "card", "interlude": "page", "ending": "ending", "stuck": "stuck"}
_KINDS = {"decision": "Decision", "interlude": "Interlude", "ending": "Ending", "stuck": "Stuck"}


@dataclass(frozen=True, slots=True)
class Card:
    """A place as it is drawn, around a point still to be chosen."""

    place: Place
    start: bool
    title: tuple[str, ...]

    @property
    def width(self) -> float:
        """In pixels."""
        return _WIDTHS[self.place.kind]

    @property
    def height(self) -> float:
        """In pixels."""
        if self._is_final:
            rows = (self.place.kind == "ending") + bool(self._told)
        else:
            rows = 1 + bool(self._above)
        return 2 * _PADDING + _LEADING * len(self.title) + _SMALL * rows

    @property
    def _is_final(self) -> bool:
        return self.place.kind in FINAL

    @property
    def _above(self) -> str:
        """What stands over the title."""
        return self.place.date or ("Start" if self.start else "")

    @property
    def _told(self) -> str:
        """How often play comes here, in few letters: beside it stands the id."""
        return self.place.mark or self.place.share.replace(" times a play", " a play")

    def draw(self, at: Point) -> str:
        """Return the card, its middle at a point."""
        left, top = at.x - self.width / 2, at.y - self.height / 2
        lines = self._centred(at.x, top) if self._is_final else self._left(left, top)
        shape = outline(
            self.place.kind,
            (left, top),
            (self.width, self.height),
            unmet=bool(self.place.mark),
            first=self.start,
        )
        return element("g", tip(_tip(self.place, start=self.start)), shape, *lines)

    def _left(self, left: float, top: float) -> list[str]:
        near, far = left + _PADDING, left + self.width - _PADDING
        room = far - near
        y = top + _PADDING + _SIZE
        lines = []
        if self._above:
            begin = near
            if self.start:
                lines.append(text_at("Start", near, y, "start"))
                begin += measure("Start ", _SIZE, bold=True) + 2
            if self.place.date:
                date = shortened(self.place.date, far - begin - _FOLD, _SIZE)
                lines.append(text_at(date, begin, y, "quiet"))
            y += _SMALL
        y += 2
        turned = reads_leftwards(self.place.title)
        shown = "title quiet" if self.place.mark else "title"
        for line in self.title:
            lines.append(text_at(line, far if turned else near, y, shown, "end" if turned else ""))
            y += _LEADING
        lines.append(text_at(self._told, far, y - 1, _weight(self.place), "end"))
        room -= measure(self._told, _SIZE, bold=True) + 6
        lines.append(text_at(shortened(self.place.id, room, _SIZE), near, y - 1, "quiet"))
        return lines

    def _centred(self, middle: float, top: float) -> list[str]:
        y = top + _PADDING + _TITLE
        shown = "title quiet" if self.place.mark else "title"
        lines = []
        for line in self.title:
            lines.append(text_at(line, middle, y, shown, "middle"))
            y += _LEADING
        room = self.width - 3 * _PADDING
        if self.place.kind == "ending":
            name = shortened(self.place.id, room, _SIZE)
            lines.append(text_at(name, middle, y - 2, "quiet", "middle"))
            y += _SMALL
        if self._told:
            lines.append(text_at(self._told, middle, y - 2, _weight(self.place), "middle"))
        return lines


def card(place: Place, *, start: bool) -> Card:
    """Return a place as a card."""
    room = _WIDTHS[place.kind] - (3 if place.kind in FINAL else 2) * _PADDING
    lines = wrapped(place.title, room, _TITLE, most=_MOST_LINES, bold=True)
    return Card(place, start, lines)


def outline(
    kind: PlaceKind,
    corner: tuple[float, float],
    size: tuple[float, float],
    *,
    unmet: bool = False,
    first: bool = False,
) -> str:
    """Return the shape of a kind of place, from its upper left corner."""
    (x, y), (width, height) = corner, size
    fill = "unmet" if unmet else _SHAPES[kind]
    class_ = f"shape {fill} first" if first else f"shape {fill}"
    if kind == "decision":
        return element("rect", x=x, y=y, width=width, height=height, rx=9, class_=class_)
    if kind == "interlude":
        fold = min(_FOLD, height / 2)
        page = (
            f"M{_xy(x, y)}h{number(width - fold)}l{_xy(fold, fold)}"
            f"v{number(height - fold)}h{number(-width)}z"
        )
        corner_ = f"M{_xy(x + width - fold, y)}v{number(fold)}h{number(fold)}"
        return element("path", d=page, class_=class_) + element(
            "path", d=corner_, class_=f"inner {fill}"
        )
    if kind == "stuck":
        cut = min(12.0, height / 3)
        steps = ((cut, 0), (width - cut, 0), (width, cut), (width, height - cut),
                 (width - cut, height), (cut, height), (0, height - cut), (0, cut))  # fmt: skip
        points = " ".join(_xy(x + right, y + down) for right, down in steps)
        return element("polygon", points=points, class_=class_)
    outer = element(
        "rect", x=x, y=y, width=width, height=height, rx=min(height / 2, 24), class_=class_
    )
    inner = element(
        "rect",
        x=x + 3.5,
        y=y + 3.5,
        width=width - 7,
        height=height - 7,
        rx=min(height / 2, 24) - 3.5,
        class_=f"inner {fill}",
    )
    return outer + inner


def _weight(place: Place) -> str:
    return "quiet" if place.mark else "share"


def _tip(place: Place, *, start: bool) -> list[str]:
    """Return what is told of a place in words."""
    kind = _KINDS[place.kind]
    lines = [place.title, f"{kind} {place.id}" if place.kind != "stuck" else kind]
    if start:
        lines[1] += ", where play begins"
    if place.date:
        lines.append(place.date)
    if place.mark or place.share:
        lines.append(place.mark or place.told)
    return lines


def _xy(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
