"""How much each decision moves the result, and how instruments compare: text and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.analysis.comparison import Comparison, Standing
from game.authoring.exploring.explore import Explored
from game.text.lines import said
from game.text.printable import printable
from game.text.telling import counted, listed
from game.text.width import cut, width

BAR = 20  # cells
_WIDEST = 30  # cells of a name; a longer one is cut


def decision_lines(explored: Explored) -> Iterator[str]:
    """Yield how far apart the options of each decision lie, at the end of play."""
    compared = explored.compared
    if compared is None or not compared.decisions:
        return
    yield "DECISIONS: how far apart their options lie at the end of play"
    yield from said(
        "Between the open options furthest apart, on average over plays: how many plays end "
        "elsewhere, and what difference is expected in each indicator.",
        2,
    )
    for scene, swing in compared.decisions.items():
        yield from said(f"{scene}: {explored.scenes[scene]}", 2)
        yield _row("another ending", f"{swing.endings:.0%}", swing.endings)
        ranges = explored.ranges
        moved = sorted(swing.indicators.items(), key=lambda each: -_share(each[1], ranges[each[0]]))
        for id_, apart in moved:
            share = _share(apart, ranges[id_])
            if apart >= _LEAST:
                yield _row(explored.indicators[id_], _number(apart), share)
    yield from _left_out(compared)


def instrument_lines(explored: Explored) -> Iterator[str]:
    """Yield how the options of each instrument stand beside those of others."""
    compared = explored.compared
    if compared is None or not compared.instruments:
        return
    yield "INSTRUMENTS: how their options stand beside those of others"
    yield from said(
        "By what is expected at the end of play, if every later choice is left to chance: more or "
        "less than on average over all open options, and in how many states one of its options is "
        "the best or the worst.",
        2,
    )
    for instrument, standings in compared.instruments.items():
        yield from said(explored.instruments.get(instrument, instrument), 2)
        for id_, standing in standings.items():
            if standing.compared:
                name = _name(explored.indicators[id_])
                yield f"    {name}  {_number(standing.gain, signed=True):>7}  {_often(standing)}"


_LEAST = 0.05  # units of an indicator; what is less is told as none


def _share(apart: float, span: tuple[int, int]) -> float:
    low, high = span
    return apart / (high - low) if high > low else 0.0


def _row(name: str, told: str, share: float) -> str:
    cells = min(BAR, max(1, round(share * BAR))) if share > 0 else 0
    return f"    {_name(name)}  {'#' * cells}{'.' * (BAR - cells)}  {told}"


def _name(name: str) -> str:
    shown = cut(printable(name), _WIDEST)
    return shown + " " * (_WIDEST - width(shown))


def _number(value: float, *, signed: bool = False) -> str:
    if abs(value) < _LEAST:
        return "0"
    return f"{value:+.1f}" if signed else f"{value:.1f}"


def _often(standing: Standing) -> str:
    states = counted(standing.compared, "state")
    best, worst = (each / standing.compared for each in (standing.best, standing.worst))
    return f"best {best:>4.0%}, worst {worst:>4.0%} of {states}"


def _left_out(compared: Comparison) -> Iterator[str]:
    if compared.unproved:
        yield from said(f"Not compared, with too many states: {listed(compared.unproved)}.", 2)


def choices_json(compared: Comparison | None) -> Mapping[str, Any] | None:
    """Return what was compared for JSON; None where nothing was."""
    if compared is None or compared.why:
        return None
    return {
        "not_compared": list(compared.unproved),
        "decisions": {
            id_: {"visits": each.visits, "endings": each.endings, "indicators": each.indicators}
            for id_, each in compared.decisions.items()
        },
        "options": _standings(compared.options),
        "instruments": _standings(compared.instruments),
    }


def _standings(
    found: Mapping[str, Mapping[str, Standing]],
) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return {
        id_: {
            indicator: {
                "states": each.compared,
                "best": each.best,
                "worst": each.worst,
                "gain": each.gain,
            }
            for indicator, each in standings.items()
        }
        for id_, standings in found.items()
    }
