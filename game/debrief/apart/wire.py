"""What goes between the two processes, line by line: values as plain JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from game.analysis.outlook import EndingsAhead, Prospect, ValueAhead
from game.analysis.sample import Sample, SampledEnding, Share
from game.engine.state import State

Plain = dict[str, Any]


def plain_state(state: State) -> list[Any]:
    """Return a state as plain JSON."""
    return [state.place, list(state.cells), list(state.due), state.fired, state.held]


def state_of(plain: list[Any]) -> State:
    """Return the state that `plain_state` made plain."""
    place, cells, due, fired, held = plain
    entries = tuple((at, put, number) for at, put, number in due)
    return State(place, tuple(cells), entries, fired, held)


def plain_endings(ahead: EndingsAhead) -> Plain:
    """Return the endings that are ahead as plain JSON."""
    return {
        "now": dict(ahead.now),
        "options": {id_: dict(chances) for id_, chances in ahead.options.items()},
        "left": list(ahead.left),
    }


def endings_of(plain: Plain) -> EndingsAhead:
    """Return what `plain_endings` made plain."""
    fewest, most = plain["left"]
    return EndingsAhead(plain["now"], plain["options"], (fewest, most))


def plain_value(ahead: ValueAhead) -> Plain:
    """Return what is ahead of an indicator as plain JSON."""
    return {
        "now": _plain_prospect(ahead.now),
        "options": {id_: _plain_prospect(each) for id_, each in ahead.options.items()},
    }


def value_of(plain: Plain) -> ValueAhead:
    """Return what `plain_value` made plain."""
    return ValueAhead(
        Prospect(*plain["now"]), {id_: Prospect(*each) for id_, each in plain["options"].items()}
    )


def plain_sample(sample: Sample) -> Plain:
    """Return a sample as plain JSON."""
    return asdict(sample)


def sample_of(plain: Plain) -> Sample:
    """Return what `plain_sample` made plain."""
    return Sample(
        seed=plain["seed"],
        plays=plain["plays"],
        endings={id_: _sampled_ending(each) for id_, each in plain["endings"].items()},
        stuck=Share(*plain["stuck"]),
        unended=Share(*plain["unended"]),
    )


def _sampled_ending(plain: Plain) -> SampledEnding:
    fewest, most = plain["decisions"]
    ranges: Mapping[str, tuple[int, int]] = {
        id_: (low, high) for id_, (low, high) in plain["ranges"].items()
    }
    return SampledEnding(Share(*plain["share"]), (fewest, most), ranges)


def _plain_prospect(prospect: Prospect) -> list[float]:
    return [prospect.mean, prospect.most, prospect.least, prospect.low, prospect.high]
