"""Ways as lines: as wide as they are often taken, with an arrow's head and their options."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.authoring.graph.layout.values import Box, Point, Route, Stretch
from game.authoring.graph.lettering import measure, shortened
from game.authoring.graph.markup import element, number, text_at, tip
from game.authoring.graph.story import Story, Way
from game.authoring.graph.telling import way_words

EVEN = 1.6
"""The width of a line where nothing is known of how often it is taken, in pixels."""
_NARROW, _WIDEST = 1.1, 6.0
_SIZE = 11.0  # pixels, of a label; as in the style
_LEADING = 13.0
_BESIDE = 5.0  # from a line to its label
_WIDEST_LABEL = 116.0
_MOST_OPTIONS = 3
_STRAIGHT = 0.5  # pixels; a smaller step aside is none
_POINT = 0.05  # pixels; a shorter piece is a point
_LOOP = 30.0  # how far a line stands out that leads back to its own place


def line_width(way: Way) -> float:
    """Return how wide a line is, in pixels."""
    weight = way.weight
    return EVEN if weight is None else _NARROW + (_WIDEST - _NARROW) * weight


def labels(story: Story, way: Way) -> tuple[str, ...]:
    """Return the lines of a way's label: option ids, unless they tell it from no other way."""
    ids = [id_ for id_, _ in story.telling(way)]
    if len(ids) > _MOST_OPTIONS:
        ids[_MOST_OPTIONS - 1 :] = [f"+ {len(ids) - _MOST_OPTIONS + 1} more"]
    return tuple(shortened(id_, _WIDEST_LABEL, _SIZE) for id_ in ids)


def label_box(way: Way, lines: Sequence[str]) -> Box:
    """Return the room for a way's line and for the label to the right of it."""
    half = line_width(way) / 2
    if not lines:
        return Box(half + 3, half + 3, 0)
    wide = max(measure(line, _SIZE) for line in lines)
    return Box(half + 3, half + _BESIDE + wide, _LEADING * len(lines))


def loop_room(way: Way, lines: Sequence[str]) -> float:
    """Return the room beside a place for a line that leads back to it."""
    return _LOOP + label_box(way, lines).right


def draw_line(story: Story, way: Way, route: Route) -> str:
    """Return a line from a place to another, with its arrow's head."""
    wide = line_width(way)
    *before, last = route.stretches
    sign = -1.0 if route.back else 1.0
    tip_y = last.end
    path = _path((*before, Stretch(last.x, last.begin, tip_y - sign * _head(wide))))
    head = _arrow(last.x, tip_y, 0.0, sign, wide)
    return _drawn(story, way, path, head)


def draw_loop(story: Story, way: Way, edge: Point, lines: Sequence[str]) -> str:
    """Return a line that leaves a place to the right, at a point, and comes back to it."""
    x, y = edge
    wide = line_width(way)
    head = _head(wide)
    out = number(x + _LOOP * 4 / 3)
    path = (
        f"M{number(x)} {number(y - 11)}C{out} {number(y - 16)} {out} {number(y + 16)} "
        f"{number(x + head)} {number(y + 11)}"
    )
    label = draw_label(way, Point(x + _LOOP, y), lines)
    return _drawn(story, way, path, _arrow(x, y + 11, -1.0, 0.0, wide)) + label


def draw_label(way: Way, at: Point, lines: Sequence[str]) -> str:
    """Return the label of a line, to the right of a point on it."""
    x = at.x + line_width(way) / 2 + _BESIDE
    top = at.y - _LEADING * len(lines) / 2
    class_ = "quiet" if way.never else ""
    return "".join(
        text_at(line, x, top + _LEADING * row + _SIZE - 1, class_) for row, line in enumerate(lines)
    )


def _drawn(story: Story, way: Way, path: str, head: str) -> str:
    class_ = "way never" if way.never else "way"
    drawn = element("path", d=path, class_=class_, stroke_width=line_width(way))
    return element("g", tip(way_words(story, way)), drawn, head)


def _path(stretches: Sequence[Stretch]) -> str:
    """Join upright pieces by curves that leave and reach them upright."""
    first = stretches[0]
    steps = [f"M{number(first.x)} {number(first.begin)}", _upright(first)]
    for one, other in pairwise(stretches):
        if abs(one.x - other.x) < _STRAIGHT:
            steps.append(f"L{number(other.x)} {number(other.begin)}")
        else:
            middle = number((one.end + other.begin) / 2)
            steps.append(
                f"C{number(one.x)} {middle} {number(other.x)} {middle} "
                f"{number(other.x)} {number(other.begin)}"
            )
        steps.append(_upright(other))
    return "".join(steps)


def _upright(piece: Stretch) -> str:
    return f"V{number(piece.end)}" if abs(piece.end - piece.begin) >= _POINT else ""


def _head(wide: float) -> float:
    """Return how long an arrow's head is."""
    return 7.0 + 1.2 * wide


def _arrow(x: float, y: float, right: float, down: float, wide: float) -> str:
    """Return an arrow's head whose tip is at a point, in a direction along an axis."""
    long, half = _head(wide), 3.5 + wide * 0.8
    base_x, base_y = x - right * long, y - down * long
    corners = (
        (x, y),
        (base_x + down * half, base_y + right * half),
        (base_x - down * half, base_y - right * half),
    )
    points = " ".join(f"{number(at_x)} {number(at_y)}" for at_x, at_y in corners)
    return element("polygon", points=points, class_="head")
