"""How much each decision moves the result, and how instruments compare: text and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.analysis.comparison import Comparison, Standing
from game.authoring.exploring.explore import Explored
from game.authoring.exploring.table import table
from game.text.lines import said
from game.text.telling import listed


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
    moved = [
        id_
        for id_ in explored.indicators
        if any(each.indicators.get(id_, 0) >= _LEAST for each in compared.decisions.values())
    ]
    rows = [
        (
            scene,
            [f"{swing.endings:.0%}", *(_number(swing.indicators.get(id_, 0)) for id_ in moved)],
        )
        for scene, swing in compared.decisions.items()
    ]
    yield from table([_ENDINGS, *moved], rows)
    yield from _left_out(compared)


def instrument_lines(explored: Explored) -> Iterator[str]:
    """Yield how the options of each instrument stand beside those of others."""
    compared = explored.compared
    if compared is None or not compared.instruments:
        return
    yield "INSTRUMENTS: how their options stand beside those of others"
    shown = [
        id_
        for id_ in explored.indicators
        if any(id_ in each and each[id_].compared for each in compared.instruments.values())
    ]
    names = [explored.instruments.get(each, each) for each in compared.instruments]
    found = [[each.get(id_) for id_ in shown] for each in compared.instruments.values()]
    yield from said(
        "By what is expected at the end of play, if every later choice is left to chance: more or "
        "less than on average over all open options.",
        2,
    )
    gains = [[_gain(each) for each in row] for row in found]
    yield from table(shown, [*zip(names, gains, strict=True)])
    yield from said("In how many states, of 100, one of its options is the best / the worst:", 2)
    often = [[_often(each) for each in row] for row in found]
    yield from table(shown, [*zip(names, often, strict=True)])


_ENDINGS = "endings"
_LEAST = 0.05  # units of an indicator; what is less is told as none


def _number(value: float, *, signed: bool = False) -> str:
    if abs(value) < _LEAST:
        return "0"
    return f"{value:+.1f}" if signed else f"{value:.1f}"


def _gain(standing: Standing | None) -> str:
    return _number(standing.gain, signed=True) if standing and standing.compared else "-"


def _often(standing: Standing | None) -> str:
    if standing is None or not standing.compared:
        return "-"
    best, worst = (
        round(100 * each / standing.compared) for each in (standing.best, standing.worst)
    )
    return f"{best}/{worst}"


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
