"""Whether the choices of a scenario are balanced, as advice: what comparing every option shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from game.analysis.comparison import Comparison, Cut
from game.analysis.result import Exploration
from game.authoring.numbers import percentage
from game.content.load import Loaded
from game.content.meaning.walk import options, outcomes
from game.content.problems.where import Trail
from game.errors import Problem, Severity
from game.model.scenario import Effect, Option, Scenario
from game.text.telling import counted

FREQUENT = Fraction(1, 2)
RARE = Fraction(1, 500)
"""An ending above the one, or below the other, of all plays is told."""

FEWEST_ENDINGS = 3
"""With fewer, one is above half of all plays as a rule."""

FEWEST_YARDSTICKS = 2
"""With one indicator alone, what is best on it is the right answer, and nothing can be balanced."""

MOST_NAMED = 3
"""With more indicators, or more options that are the best on one, none is named."""

NEARLY_ALL = Fraction(4, 5)
"""An instrument that is best in so many comparisons is told."""


def unbalanced(
    loaded: Loaded, found: Exploration, compared: Comparison, max_states: int
) -> Iterator[Problem]:
    """Yield advice on endings, options, decisions, instruments and effects.

    What there were more states for than `max_states` is told as not compared.
    """
    yield from _endings(loaded, found)
    yield from _left_out(loaded, compared, max_states)
    yield from _cut(loaded, compared)
    yield from _idle(loaded, compared)
    sticking = frozenset(each.option for each in found.stuck)
    directed = [each for each in loaded.scenario.indicators.values() if each.better != "neither"]
    if len(directed) >= FEWEST_YARDSTICKS:
        yield from _options(loaded, compared, sticking)
        yield from _instruments(loaded, compared)


def _endings(loaded: Loaded, found: Exploration) -> Iterator[Problem]:
    for id_, ending in found.endings.items():
        if ending.figures is None:
            continue
        share = ending.figures.probability
        if share > FREQUENT and len(loaded.scenario.endings) >= FEWEST_ENDINGS:
            said = f"{percentage(share)} of plays stop at this ending, more than half of them"
            yield _advice(loaded, "B104", said, ("endings", id_))
        elif share < RARE:
            said = (
                f"{percentage(share)} of plays stop at this ending, fewer than one in five hundred"
            )
            yield _advice(loaded, "B105", said, ("endings", id_))


def _left_out(loaded: Loaded, compared: Comparison, max_states: int) -> Iterator[Problem]:
    more = f"there are more than {max_states:,} states"
    if compared.why == "budget":
        said = f"NOT COMPARED: {more} to compare options in"
        yield _advice(loaded, "B108", said, ("scenes",))
    for id_ in compared.unproved:
        said = f"NOT COMPARED: {more} to compare options in by this indicator"
        yield _advice(loaded, "B108", said, ("indicators", id_))


def _options(loaded: Loaded, compared: Comparison, sticking: Collection[str]) -> Iterator[Problem]:
    """Yield advice on options; none on those after which play sticks, which are mended first."""
    better = {each.option: each.by for each in reversed(compared.dominated)}
    for path, _, _ in options(loaded.scenario, loaded.sources.data):
        id_ = f"{path[1]}.{path[3]}"
        if id_ in sticking:
            continue
        if id_ in better:
            said = (
                f"an obvious right answer: `{better[id_].partition('.')[2]}` is open wherever this "
                "option is, never worse on any indicator and always better on one"
            )
            yield _advice(loaded, "B102", said, path)
        elif id_ in compared.straw_men and path[1] not in compared.idle:
            said = "this option is the best on no indicator, in any state in which it is open"
            yield _advice(loaded, "B101", said + _who_is_best(loaded, compared, path), path)


def _who_is_best(loaded: Loaded, compared: Comparison, path: Trail) -> str:
    """Return which options of a scene are the best on what, if they are few; else nothing."""
    best: dict[str, list[str]] = {}
    for other in loaded.scenario.scenes[str(path[1])].options:
        for indicator, standing in compared.options.get(f"{path[1]}.{other}", {}).items():
            if standing.best:
                best.setdefault(indicator, []).append(f"`{other}`")
    if len(best) > MOST_NAMED or any(len(ids) > MOST_NAMED for ids in best.values()):
        return ""
    told = [
        f"on `{id_}`: {' or '.join(best[id_])}" for id_ in loaded.scenario.indicators if id_ in best
    ]
    return f"; the best {'; '.join(told)}" if told else ""


def _idle(loaded: Loaded, compared: Comparison) -> Iterator[Problem]:
    for id_ in compared.idle:
        said = (
            "after this decision no ending's chance and no indicator's value differs, only what is "
            "read"
        )
        yield _advice(loaded, "B103", said, ("scenes", id_))


def _instruments(loaded: Loaded, compared: Comparison) -> Iterator[Problem]:
    meeting = _meeting(loaded.scenario)
    for id_, standings in compared.instruments.items():
        comparisons = sum(each.compared for each in standings.values())
        best = sum(each.best for each in standings.values())
        if len(meeting.get(id_, ())) < FEWEST_YARDSTICKS or not comparisons:
            continue
        share = Fraction(best, comparisons)
        if share >= NEARLY_ALL:
            said = (
                f"options of `{id_}` are the best in {percentage(share)} of all comparisons with "
                "those of other instruments"
            )
            yield _advice(loaded, "B106", said, meeting[id_][0], key=False)


def _meeting(scenario: Scenario) -> Mapping[str, list[Trail]]:
    """Return where each instrument stands beside another: a path for each scene."""
    found: dict[str, list[Trail]] = {}
    for scene_id, scene in scenario.scenes.items():
        first: dict[str, Trail] = {}
        for option_id, option in scene.options.items():
            path: Trail = ("scenes", scene_id, "options", option_id, "instrument")
            if option.instrument:
                first.setdefault(option.instrument, path)
        if len(first) > 1:
            for instrument, path in first.items():
                found.setdefault(instrument, []).append(path)
    return found


def _cut(loaded: Loaded, compared: Comparison) -> Iterator[Problem]:
    places = {(kind, id_): (path, effects) for kind, id_, path, effects in _effects(loaded)}
    for each in compared.cut:
        if each.cut * 2 <= each.applied:
            continue
        path, effects = places[each.kind, each.id]
        effect = effects[each.number]
        yield _advice(loaded, "B107", _cut_off(each, effect.value), (*path, effect.target))


def _cut_off(each: Cut, written: int) -> str:
    if each.cut == each.applied:
        arrives = sorted(each.arrives, key=abs)
        told = " to ".join(dict.fromkeys(f"{some:+d}" if some else "nothing" for some in arrives))
        return (
            "this effect is always cut off at the end of the range: "
            f"{written:+d} is written, {told} arrives"
        )
    return (
        f"this effect is cut off at the range in {each.cut:,} of the "
        f"{counted(each.applied, 'state')} in which it comes about"
    )


def _effects(loaded: Loaded) -> Iterator[tuple[str, str, Trail, tuple[Effect, ...]]]:
    """Yield all effects, with the kind and the id of what they are of."""
    scenario, data = loaded.scenario, loaded.sources.data
    for path, option, written in options(scenario, data):
        yield from _of_option(f"{path[1]}.{path[3]}", path, option, written)
    for id_, inject in scenario.injects.items():
        yield "inject", id_, ("injects", id_, "effects"), inject.effects


def _of_option(
    name: str, path: Trail, option: Option, written: Mapping[str, object]
) -> Iterator[tuple[str, str, Trail, tuple[Effect, ...]]]:
    for way, outcome, _ in outcomes(path, option, written):
        id_ = f"{name}.{outcome.id}"
        yield "outcome", id_, (*way, "effects"), outcome.effects
        for index, later in enumerate(outcome.later):
            there = (*way, "later", index, "effects")
            yield "consequence", f"{id_}.{index + 1}", there, later.effects


def _advice(loaded: Loaded, code: str, message: str, path: Trail, *, key: bool = True) -> Problem:
    return loaded.sources.problem(code, message, path, key=key, severity=Severity.ADVICE)
