"""Scenarios made by hypothesis: every feature of the rules, small enough to walk through whole.

Used by the tests of the engine, and of all that works on any scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from game.model.scenario import Option, Outcome, Scenario, Scene
from making import ending, inject, later, outcome, route, scenario, text, when

INDICATORS = ("trust", "cases")
FLAGS = ("leaked", "signed")

# Hypothesis looks through a strategy when it is first drawn from, which takes longer than to draw:
# each is made once.
KINDS = st.sampled_from(("compare", "flag", "seen", "chose", "decisions", "sum"))
SIGNS = st.sampled_from(("<", "<=", "==", "!=", ">=", ">"))
WORDS = st.sampled_from(("and", "or"))
INDICATOR, FLAG = st.sampled_from(INDICATORS), st.sampled_from(FLAGS)
ONE_TO_TWO, ONE_TO_THREE, ONE_TO_FOUR, ONE_TO_FIVE = (st.integers(1, most) for most in (2, 3, 4, 5))
UP_TO_TWO, UP_TO_THREE, UP_TO_FOUR, UP_TO_THIRTY = (st.integers(0, most) for most in (2, 3, 4, 30))
SUMS, VALUES = st.integers(-20, 20), st.integers(-10, 40)
BY_CHANCE = st.sampled_from((1, 1, 2, 3))
LOCKED = st.sampled_from(("", "Not now."))
YES_OR_NO = st.booleans()
NUMBERS = st.integers(-15, 15) | st.integers(0, 30).map(lambda value: {"to": value})
CHANGES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {},
    optional={**dict.fromkeys(INDICATORS, NUMBERS), **dict.fromkeys(FLAGS, YES_OR_NO)},
)


@dataclass(frozen=True)
class Ids:
    """The scenes made so far, with the ids of their options: what history can ask about."""

    scenes: tuple[str, ...]


@st.composite
def _tests(draw: st.DrawFn, ids: Ids) -> str:
    kind = draw(KINDS)
    if kind == "flag":
        found = draw(FLAG)
    elif kind == "seen":
        found = f"seen({draw(one_of(ids.scenes))})"
    elif kind == "chose":
        found = f"chose({draw(one_of(ids.scenes))}.a)"
    elif kind == "decisions":
        found = f"decisions >= {draw(UP_TO_THREE)}"
    elif kind == "sum":
        found = f"trust - cases > {draw(SUMS)}"
    else:
        sign = draw(SIGNS)
        found = f"{draw(INDICATOR)} {sign} {draw(VALUES)}"
    if draw(UP_TO_THREE) == 0:
        found = f"not ({found})"
    if draw(UP_TO_FOUR) == 0:
        word = draw(WORDS)
        found = f"({found}) {word} {draw(tests(ids))}"
    return found


@cache
def one_of(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(names)


@cache
def tests(ids: Ids) -> st.SearchStrategy[str]:
    """A condition, in the language of conditions."""
    return _tests(ids)


@cache
def tests_or_none(ids: Ids) -> st.SearchStrategy[str | None]:
    return st.none() | tests(ids)


@cache
def rows(ids: Ids) -> st.SearchStrategy[list[tuple[int, dict[str, object], str | None]]]:
    """What arrives later: after how many decisions, what it changes, and on what condition."""
    return st.lists(st.tuples(ONE_TO_THREE, CHANGES, tests_or_none(ids)), max_size=2)


@st.composite
def _ways(draw: st.DrawFn, ids: Ids, onward: tuple[str, ...]) -> list[tuple[str | None, str]]:
    return [*draw(guarded(ids, onward)), (None, draw(one_of(onward)))]


@cache
def guarded(ids: Ids, onward: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.tuples(tests(ids), one_of(onward)), max_size=2)


@cache
def ways(ids: Ids, onward: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str | None, str]]]:
    """Rows of `next`, the last without a condition."""
    return _ways(ids, onward)


@cache
def ways_or_none(
    ids: Ids, onward: tuple[str, ...]
) -> st.SearchStrategy[list[tuple[str | None, str]] | None]:
    return st.none() | ways(ids, onward)


@st.composite
def _outcomes(draw: st.DrawFn, ids: Ids, onward: tuple[str, ...], number: int) -> Outcome:
    arriving = draw(rows(ids))
    return outcome(
        draw(CHANGES),
        id_=f"o{number}",
        weight=draw(ONE_TO_FIVE),
        if_=draw(tests_or_none(ids)) if number else None,
        later=tuple(later(after, change, if_=test) for after, change, test in arriving),
        to=draw(ways_or_none(ids, onward)),
    )


outcomes = cache(_outcomes)


@st.composite
def scenes(draw: st.DrawFn, ids: Ids, at: int, onward: tuple[str, ...]) -> Scene:
    if at and draw(UP_TO_FOUR) == 0:
        return Scene("Page", text("A page."), {}, next=route(draw(ways(ids, onward))))
    options = {}
    for name in "abc"[: draw(ONE_TO_THREE)]:
        count = draw(BY_CHANCE)
        options[name] = Option(
            f"Option {name}",
            tuple(draw(outcomes(ids, onward, number)) for number in range(count)),
            "diplomacy",
            when(draw(tests_or_none(ids))) if draw(YES_OR_NO) else None,
            draw(LOCKED),
        )
    return Scene("Scene", text("A moment.", ("leaked", "It leaked.")), options,
                 next=route(draw(ways(ids, onward))))  # fmt: skip


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A sound scenario whose scenes lead onward only, so that every play ends."""
    names = tuple(f"s{number}" for number in range(draw(ONE_TO_FOUR)))
    ids = Ids(names)
    made = {}
    for at, name in enumerate(names):
        made[name] = draw(scenes(ids, at, (*names[at + 1 :], "end", "e0")))
    endings = {f"e{number}": ending(draw(tests(ids))) for number in range(draw(ONE_TO_TWO))}
    endings["last"] = ending()
    injects = {
        f"i{number}": inject(
            draw(CHANGES),
            if_=draw(tests_or_none(ids)),
            scenes=tuple(draw(st.lists(one_of(names), max_size=1))),
        )
        for number in range(draw(UP_TO_TWO))
    }
    return scenario(
        made,
        endings=endings,
        indicators={"trust": (draw(UP_TO_THIRTY), 0, 30), "cases": (5, -10, 20)},
        flags={"leaked": draw(YES_OR_NO), "signed": False},
        injects=injects,
    )
