"""The cone of futures: how far one indicator could still go, moment by moment, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.debrief import Yardstick
from game.debrief.futures import Moment, Span
from game.debrief.html.markup import Markup, element, joined, number, words

WIDTH, HEIGHT = 340, 178
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 40, 12, 26
_APART = 13
"""How far apart two figures at the right must stand, in units of the drawing."""
_MOST_MARKS = 12
"""With more moments than this not each has its number below it."""


class _Scale(NamedTuple):
    """Where moments and values stand in the drawing."""

    moments: int
    low: int
    high: int

    def x(self, moment: int) -> float:
        inside = WIDTH - _LEFT - _RIGHT
        return _LEFT + (inside * moment / (self.moments - 1) if self.moments > 1 else 0)

    def y(self, value: float) -> float:
        inside = HEIGHT - _TOP - _BOTTOM
        reach = (self.high - self.low) or 1
        return _TOP + inside * (1 - (value - self.low) / reach)


def cone(yardstick: Yardstick, moments: Sequence[Moment], prefix: str = "cone") -> Markup:
    """Draw how far an indicator could still go after each decision, and what it stood at.

    The band is what could still be reached at the end of play, the line is what really came.
    """
    id_ = yardstick.id
    scale = _Scale(len(moments), yardstick.low, yardstick.high)
    spans = [moment.spans.get(id_) for moment in moments]
    values = [moment.values[id_] for moment in moments]
    sampled = any(span is not None and span.sampled for span in spans)
    title, told = f"{prefix}-{id_}-title", f"{prefix}-{id_}-told"
    return element(
        "svg",
        element("title", words(f"{yardstick.label}: what could still be reached"), id=title),
        element("desc", words(_described(yardstick, spans, values)), id=told),
        _axes(scale),
        _band(scale, spans, sampled),
        _course(scale, values),
        _ends(scale, spans[-1], values[-1]),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=title,
        aria_describedby=told,
        class_="cone",
    )


def _described(yardstick: Yardstick, spans: Sequence[Span | None], values: Sequence[int]) -> str:
    course = ", ".join(map(str, values))
    parts = [f"It stood at {course}."]
    first, last = spans[0], spans[-1]
    if first is not None:
        parts.append(f"At the start it could still end anywhere from {first.low} to {first.high}.")
    if last is not None and len(spans) > 1:
        reach = f"from {last.low} to {last.high}" if last.low != last.high else f"at {last.low}"
        parts.append(f"After the last decision it could still end {reach}.")
    parts.append(f"Its range is {yardstick.low} to {yardstick.high}.")
    return " ".join(parts)


def _axes(scale: _Scale) -> Markup:
    parts = []
    for value in (scale.high, scale.low):
        y = scale.y(value)
        parts.append(element("line", class_="rule", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y))
        parts.append(_text(str(value), _LEFT - 6, y + 4, "end"))
    every = 1 + scale.moments // _MOST_MARKS
    for moment in range(scale.moments):
        if moment % every == 0:
            mark = str(moment) if moment else "start"
            parts.append(_text(mark, scale.x(moment), HEIGHT - 8, "middle"))
    return joined(parts)


def _band(scale: _Scale, spans: Sequence[Span | None], sampled: bool) -> Markup:
    """Draw the band over each stretch of moments of which it is known."""
    parts = []
    stretch: list[tuple[int, Span]] = []
    for moment, span in enumerate([*spans, None]):
        if span is not None:
            stretch.append((moment, span))
            continue
        if stretch:
            parts.append(_shape(scale, stretch, sampled))
        stretch = []
    return joined(parts)


def _shape(scale: _Scale, stretch: Sequence[tuple[int, Span]], sampled: bool) -> Markup:
    class_ = "band sampled" if sampled else "band"
    above = [(scale.x(at), scale.y(span.high)) for at, span in stretch]
    below = [(scale.x(at), scale.y(span.low)) for at, span in reversed(stretch)]
    if len(stretch) == 1:
        x = above[0][0]
        return element("line", class_=f"{class_} lone", x1=x, x2=x, y1=above[0][1], y2=below[0][1])
    return element("polygon", class_=class_, points=_points([*above, *below]))


def _course(scale: _Scale, values: Sequence[int]) -> Markup:
    points = [(scale.x(at), scale.y(value)) for at, value in enumerate(values)]
    dots = (element("circle", class_="dot", cx=x, cy=y, r=2.6) for x, y in points)
    return joined((element("polyline", class_="course", points=_points(points)), *dots))


def _ends(scale: _Scale, span: Span | None, value: int) -> Markup:
    """Name the value at the end, and the bounds of the band where they lie apart from it."""
    x = WIDTH - _RIGHT + 8
    parts = [_text(str(value), x, scale.y(value) + 4, "start", "end")]
    for bound in () if span is None else dict.fromkeys((span.high, span.low)):
        if abs(scale.y(bound) - scale.y(value)) >= _APART:
            parts.append(_text(str(bound), x, scale.y(bound) + 4, "start"))
    return joined(parts)


def _text(text: str, x: float, y: float, anchor: str, class_: str = "") -> Markup:
    return element("text", words(text), x=x, y=y, text_anchor=anchor, class_=class_)


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)
