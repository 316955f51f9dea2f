"""The futures told: how the endings' chances moved, what closed, what stayed open, the cone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.debrief import Debrief, Yardstick
from game.debrief.futures import Moment, Turned
from game.debrief.telling.cone import KEY, cone_lines
from game.debrief.telling.figures import percent, percents
from game.debrief.telling.pieces import Piece, heading, lines, text
from game.debrief.telling.play import ahead_told
from game.text.markdown import escape
from game.text.printable import printable
from game.text.telling import BETTER, counted, listed
from game.text.width import fitting, width

MOMENTS = 13
"""How many moments stand side by side in a table; more go into another one below."""

_TITLE = 24
_FIGURE = 4

HOW = (
    "Chances count every option still open as equally likely to be chosen, and each draw by its "
    "weight. What is within reach does not depend on that."
)


def tell_futures(debrief: Debrief, indicators: Sequence[str]) -> Iterator[Piece]:
    """Yield what could still come about, with the cones of some indicators."""
    told = ahead_told(debrief.ahead)
    if told:
        yield text(told)
    cones = [piece for id_ in indicators for piece in tell_cone(debrief, debrief.yardstick(id_))]
    if len(indicators) == 1:
        yield from cones
    moments = debrief.futures.moments
    # Where play ended is known without any working out.
    if any(moment.chances for moment in moments[:-1] or moments):
        yield heading("The endings, from the start to where it stands")
        sampled = next((moment.sampled for moment in moments if moment.sampled), 0)
        if sampled:
            yield text(
                f"**Estimates, not proofs:** from {sampled} plays drawn at random from each "
                "moment. An ending with no figure was not met; it may still be within reach."
            )
        mark = "~ marks an estimate" if sampled else "a dash marks what was out of reach"
        yield text(f"In percent, at the start (0) and after each decision; {mark}. {HOW}")
        for first in range(0, len(moments), MOMENTS):
            yield lines(*_table(debrief, moments[first : first + MOMENTS]))
        if sampled:
            yield from _intervals(moments)
    yield from _turned(debrief)
    if len(indicators) != 1:
        yield from cones


def tell_cone(debrief: Debrief, yardstick: Yardstick) -> Iterator[Piece]:
    """Yield the cone of one indicator."""
    unit = f"{yardstick.unit}, " if yardstick.unit else ""
    yield heading(f"How far it could still go: {yardstick.label}")
    scale = f"{yardstick.low} to {yardstick.high}, {unit}{BETTER[yardstick.better]}"
    yield text(escape(f"The line runs from {scale}."))
    yield lines(*cone_lines(yardstick, debrief.futures.moments), "", KEY)
    spans = [moment.spans.get(yardstick.id) for moment in debrief.futures.moments]
    if any(span is not None and span.sampled for span in spans):
        yield text("**Estimated:** the line is what was seen; there may be lower and higher.")


def _table(debrief: Debrief, moments: Sequence[Moment]) -> Iterator[str]:
    titles = debrief.futures.titles
    met = {each.ending for moment in debrief.futures.moments for each in moment.chances}
    columns = [
        dict(
            zip(
                (each.ending for each in moment.chances),
                percents(moment.chances),
                strict=True,
            )
        )
        for moment in moments
    ]
    heads = [str(moment.decision) for moment in moments]
    yield " " * _TITLE + "".join(f"{head:>{_FIGURE}}" for head in heads)
    for id_, title in titles.items():
        if id_ not in met:
            continue
        figures = [
            _figure(moment, column.get(id_))
            for column, moment in zip(columns, moments, strict=True)
        ]
        yield _cut(printable(title)) + "".join(f"{figure:>{_FIGURE}}" for figure in figures)


def _figure(moment: Moment, percent: str | None) -> str:
    if not moment.chances:
        return "?"
    if moment.sampled:
        return "" if percent is None else f"~{percent}"
    return percent or "-"


def _cut(title: str) -> str:
    room = _TITLE - 1
    if width(title) > room:
        title = title[: fitting(title, room - 1)].rstrip() + "…"
    return title + " " * (_TITLE - width(title))


def _intervals(moments: Sequence[Moment]) -> Iterator[Piece]:
    """Tell how sure the estimates of the last moment that is not the end are."""
    last = [moment for moment in moments if moment.sampled]
    if last:
        told = "; ".join(
            f"{escape(each.title)} {percent(each.low)} to {percent(each.high)}"
            for each in last[0].chances
        )
        when = "the start" if not last[0].decision else f"decision {last[0].decision}"
        yield text(f"At {when}, with 95% confidence (Wilson’s interval): {told}.")


def _turned(debrief: Debrief) -> Iterator[Piece]:
    futures = debrief.futures
    if not futures.turned:
        return
    yield heading("What closed, and what was kept open")
    closed, kept = closed_told(debrief), kept_told(debrief)
    yield text(closed or "No decision put an ending out of reach.")
    yield text(kept or "No choice kept an ending within reach that another would have ruled out.")
    yield text("Together the endings always have 100 percent; what some lose, others gain:")
    yield text("\n".join(f"- {_line(debrief, each)}" for each in futures.turned))


def closed_told(debrief: Debrief) -> str:
    """Tell which decision put most endings out of reach; empty where none did."""
    each = _turn(debrief, debrief.futures.closed_most)
    if each is None:
        return ""
    return (
        f"**Decision {each.decision} closed most.** After it, with the luck that followed, "
        f"{counted(len(each.lost), 'ending')} could no longer come about: "
        f"{_named(debrief, each.lost)}."
    )


def kept_told(debrief: Debrief) -> str:
    """Tell which decision kept most endings within reach; empty where none did."""
    each = _turn(debrief, debrief.futures.opened_most)
    if each is None:
        return ""
    return (
        f"**Decision {each.decision} kept most open.** Another option there would have put "
        f"out of reach what this choice still allowed: {_named(debrief, each.kept)}."
    )


def _turn(debrief: Debrief, decision: int | None) -> Turned | None:
    return next((each for each in debrief.futures.turned if each.decision == decision), None)


def _line(debrief: Debrief, each: Turned) -> str:
    title = escape(debrief.decisions[each.decision - 1].title)
    if not each.rose:
        return f"Decision {each.decision}, {title}: the chances stayed as they were."
    moved = moved_told(each, escape(debrief.futures.titles[each.rose]))
    return f"Decision {each.decision}, {title}: {moved}"


def moved_told(turned: Turned, rose: str) -> str:
    """Tell how far a decision moved the chances, and to which ending most."""
    moved, most = (percent(each).removesuffix("%") for each in (turned.shift, turned.rose_by))
    if moved == "<1":
        return "less than one percentage point moved from some endings to others."
    points = "percentage point" if moved == "1" else "percentage points"
    return f"{moved} {points} moved from some endings to others, {most} of them to {rose}."


def _named(debrief: Debrief, endings: Sequence[str]) -> str:
    return listed(tuple(escape(debrief.futures.titles[id_]) for id_ in endings))
