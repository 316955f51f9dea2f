"""Scenarios made by hypothesis: every feature of the rules, small enough to walk through whole.

Used by the tests of the engine, and of all that works on any scenario.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from game.model.scenario import Option, Outcome, Scenario, Scene
from making import ending, inject, later, outcome, route, scenario, text, when

INDICATORS = ("trust", "cases")
FLAGS = ("leaked", "signed")


@dataclass(frozen=True)
class Ids:
    """The scenes made so far, with the ids of their options: what history can ask about."""

    scenes: tuple[str, ...]


@st.composite
def tests(draw: st.DrawFn, ids: Ids) -> str:
    """A condition, in the language of conditions."""
    kind = draw(st.sampled_from(("compare", "flag", "seen", "chose", "decisions", "sum")))
    if kind == "flag":
        found = draw(st.sampled_from(FLAGS))
    elif kind == "seen":
        found = f"seen({draw(st.sampled_from(ids.scenes))})"
    elif kind == "chose":
        found = f"chose({draw(st.sampled_from(ids.scenes))}.a)"
    elif kind == "decisions":
        found = f"decisions >= {draw(st.integers(0, 3))}"
    elif kind == "sum":
        found = f"trust - cases > {draw(st.integers(-20, 20))}"
    else:
        sign = draw(st.sampled_from(("<", "<=", "==", "!=", ">=", ">")))
        found = f"{draw(st.sampled_from(INDICATORS))} {sign} {draw(st.integers(-10, 40))}"
    if draw(st.integers(0, 3)) == 0:
        found = f"not ({found})"
    if draw(st.integers(0, 4)) == 0:
        word = draw(st.sampled_from(("and", "or")))
        found = f"({found}) {word} {draw(tests(ids))}"
    return found


def changes() -> st.SearchStrategy[dict[str, object]]:
    numbers = st.integers(-15, 15) | st.integers(0, 30).map(lambda value: {"to": value})
    return st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(INDICATORS, numbers),
            **dict.fromkeys(FLAGS, st.booleans()),
        },
    )


@st.composite
def outcomes(draw: st.DrawFn, ids: Ids, onward: tuple[str, ...], number: int) -> Outcome:
    rows = draw(
        st.lists(st.tuples(st.integers(1, 3), changes(), st.none() | tests(ids)), max_size=2)
    )
    return outcome(
        draw(changes()),
        id_=f"o{number}",
        weight=draw(st.integers(1, 5)),
        if_=draw(st.none() | tests(ids)) if number else None,
        later=tuple(later(after, change, if_=test) for after, change, test in rows),
        to=draw(st.none() | ways(ids, onward)),
    )


@st.composite
def ways(draw: st.DrawFn, ids: Ids, onward: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Rows of `next`, the last without a condition."""
    guarded = draw(st.lists(st.tuples(tests(ids), st.sampled_from(onward)), max_size=2))
    return [*guarded, (None, draw(st.sampled_from(onward)))]


@st.composite
def scenes(draw: st.DrawFn, ids: Ids, at: int, onward: tuple[str, ...]) -> Scene:
    if at and draw(st.integers(0, 4)) == 0:
        return Scene("Page", text("A page."), {}, next=route(draw(ways(ids, onward))))
    options = {}
    for name in "abc"[: draw(st.integers(1, 3))]:
        count = draw(st.sampled_from((1, 1, 2, 3)))
        options[name] = Option(
            f"Option {name}",
            tuple(draw(outcomes(ids, onward, number)) for number in range(count)),
            "diplomacy",
            when(draw(st.none() | tests(ids))) if draw(st.booleans()) else None,
            draw(st.sampled_from(("", "Not now."))),
        )
    return Scene("Scene", text("A moment.", ("leaked", "It leaked.")), options,
                 next=route(draw(ways(ids, onward))))  # fmt: skip


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A sound scenario whose scenes lead onward only, so that every play ends."""
    names = tuple(f"s{number}" for number in range(draw(st.integers(1, 4))))
    ids = Ids(names)
    made = {}
    for at, name in enumerate(names):
        made[name] = draw(scenes(ids, at, (*names[at + 1 :], "end", "e0")))
    endings = {f"e{number}": ending(draw(tests(ids))) for number in range(draw(st.integers(1, 2)))}
    endings["last"] = ending()
    injects = {
        f"i{number}": inject(
            draw(changes()),
            if_=draw(st.none() | tests(ids)),
            scenes=tuple(draw(st.lists(st.sampled_from(names), max_size=1))),
        )
        for number in range(draw(st.integers(0, 2)))
    }
    return scenario(
        made,
        endings=endings,
        indicators={"trust": (draw(st.integers(0, 30)), 0, 30), "cases": (5, -10, 20)},
        flags={"leaked": draw(st.booleans()), "signed": False},
        injects=injects,
    )
