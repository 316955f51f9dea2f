"""Whether the parts of a scenario fit together: ids known, effects on fitting targets."""

from __future__ import annotations

from game.content.build.scenario import Built
from game.content.meaning.braces import check_braces
from game.content.meaning.flow import check_flow
from game.content.meaning.grounds import check_grounds, check_instrument
from game.content.meaning.names import check_ids
from game.content.meaning.walk import Data, options, outcomes, resting
from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.model.evidence import Evidence
from game.model.ids import suggest_id
from game.model.scenario import (
    BUILT_IN_INSTRUMENTS,
    Decisions,
    Effect,
    Probability,
    Reachable,
    Scenario,
)
from game.model.scope import NameFault, Scope, faults

_WORDS = 3  # of a text, for an id


def check_meaning(built: Built, evidence: Evidence, data: Data, problems: Problems) -> None:
    """Add what does not fit together in a scenario; `evidence` is the library's and its own.

    `data` are what the scenario was built from.
    """
    scenario = built.scenario
    rests = list(resting(scenario, data))
    check_ids(data, problems)
    check_flow(scenario, data, problems)
    check_grounds(scenario, rests, evidence, problems)
    check_braces(scenario, data, problems)
    _check_indicators(scenario, problems)
    _check_conditions(built, problems)
    _check_outcomes(scenario, data, problems)
    _check_scenes(scenario, evidence, problems)
    _check_injects(scenario, problems)
    _check_promises(scenario, problems)
    for rest in rests:
        for effect in rest.effects:
            _check_effect(effect, rest.path, scenario, problems)


def _check_indicators(scenario: Scenario, problems: Problems) -> None:
    """Check that each range leaves room and has the start in it."""
    for id_, indicator in scenario.indicators.items():
        low, high, start = indicator.low, indicator.high, indicator.start
        path: Trail = ("indicators", id_)
        if problems.is_spoiled(*path, "range"):
            continue
        if low >= high:
            message = f"a range goes from the lowest value up; {low} is not below {high}"
            fix = f"range: [{high}, {low}]" if low > high else ""
            problems.add("M304", message, (*path, "range"), fix=fix)
        elif not low <= start <= high and not problems.is_spoiled(*path, "start"):
            message = f"the start must lie within the range, {low} to {high}"
            problems.add("M304", message, (*path, "start"))


def _check_conditions(built: Built, problems: Problems) -> None:
    """Check each condition once, and tell its faults wherever it stands."""
    scenario = built.scenario
    scope = Scope(
        scenario.indicators,
        scenario.flags,
        {id_: scene.options for id_, scene in scenario.scenes.items()},
    )
    for condition, paths in built.conditions:
        for fault in faults(condition, scope):
            for path in paths:
                _tell_condition(condition.source, fault, path, problems)


def _tell_condition(text: str, fault: NameFault, path: Trail, problems: Problems) -> None:
    near = fix = ""
    if fault.word:
        if problems.is_unsure("indicators", "flags", "scenes", "options"):
            return
        near = problems.nearest(fault.word, fault.candidates)
    if near:
        before, _, after = text[fault.start : fault.end].rpartition(fault.word)
        fix = f"{path[-1]}: {text[: fault.start]}{before}{near}{after}{text[fault.end :]}"
    within = (fault.start, fault.end)
    problems.add("M309", fault.message, path, within=within, nearest=near, fix=fix)


def _check_outcomes(scenario: Scenario, data: Data, problems: Problems) -> None:
    """Check options' instruments, and that several outcomes can be told apart."""
    for path, option, written in options(scenario, data):
        instrument = option.instrument
        if instrument and instrument not in BUILT_IN_INSTRUMENTS:
            check_instrument(instrument, (*path, "instrument"), scenario.instruments, problems)
        if len(option.outcomes) < 2:
            continue
        seen: set[str] = set()
        for outcome_path, outcome, row in outcomes(path, option, written):
            if "id" not in row:
                if not problems.is_spoiled(*outcome_path, "id"):
                    message = "where an option has several outcomes, each needs an id"
                    words = " ".join(row["text"].split()[:_WORDS]) if _is_text(row) else ""
                    fix = f"id: {suggest_id(words) if words else '...'}"
                    problems.add("M318", message, outcome_path, key=True, fix=fix)
            elif outcome.id in seen:
                message = f"another outcome of this option is called `{outcome.id}` already"
                problems.add("M318", message, (*outcome_path, "id"))
            else:
                seen.add(outcome.id)


def _check_scenes(scenario: Scenario, evidence: Evidence, problems: Problems) -> None:
    """Check who advises, and what is asked."""
    for scene_id, scene in scenario.scenes.items():
        path = ("scenes", scene_id)
        for adviser in scene.advice:
            if adviser not in scenario.advisers:
                problems.unknown(
                    "adviser",
                    adviser,
                    (*path, "advice", adviser),
                    scenario.advisers,
                    defined_in=("advisers",),
                    key=True,
                )
        for index, question in enumerate(scene.predict):
            if question not in evidence.questions:
                problems.unknown(
                    "question",
                    question,
                    (*path, "predict", index),
                    evidence.questions,
                    defined_in=("questions",),
                )


def _check_injects(scenario: Scenario, problems: Problems) -> None:
    for inject_id, inject in scenario.injects.items():
        for index, scene in enumerate(inject.scenes):
            if scene not in scenario.scenes:
                problems.unknown(
                    "scene",
                    scene,
                    ("injects", inject_id, "scenes", index),
                    scenario.scenes,
                    defined_in=("scenes",),
                )


def _check_promises(scenario: Scenario, problems: Problems) -> None:
    """Check what promises name, and their bounds."""
    for index, promise in enumerate(scenario.promises):
        path: Trail = ("assert", index)
        if isinstance(promise, Reachable):
            known = {**scenario.scenes, **scenario.endings}
            if promise.target not in known:
                problems.unknown(
                    "scene or ending",
                    promise.target,
                    (*path, "reachable"),
                    known,
                    defined_in=("scenes", "endings"),
                )
        elif isinstance(promise, Probability) and promise.ending not in scenario.endings:
            problems.unknown(
                "ending",
                promise.ending,
                (*path, "probability", "ending"),
                scenario.endings,
                defined_in=("endings",),
            )
        if isinstance(promise, Probability | Decisions) and promise.low > promise.high:
            key = "probability" if isinstance(promise, Probability) else "decisions"
            message = "the lower bound comes first"
            fix = f"between: [{promise.high}, {promise.low}]"
            problems.add("S206", message, (*path, key, "between"), fix=fix)


def _check_effect(effect: Effect, owner: Trail, scenario: Scenario, problems: Problems) -> None:
    """Check that a number goes to an indicator, within its range, and a truth to a flag."""
    target = effect.target
    indicator = scenario.indicators.get(target)
    message = fix = ""
    if indicator is None:
        if target not in scenario.flags:
            path = (*owner, "effects", target)
            known = {**scenario.indicators, **dict.fromkeys(scenario.flags)}
            maps = ("indicators", "flags")
            problems.unknown("indicator or flag", target, path, known, defined_in=maps, key=True)
        elif effect.op != "flag":
            message = f"`{target}` is a flag: an effect makes it `true` or `false`"
            fix = f"{target}: {'true' if effect.value > 0 else 'false'}"
    elif effect.op == "flag":
        message = (
            f"`{target}` is an indicator: an effect adds a number, or sets it with `{{to: n}}`"
        )
    elif effect.op == "set" and not indicator.low <= effect.value <= indicator.high:
        message = f"`{target}` goes from {indicator.low} to {indicator.high}"
    if message and not problems.is_spoiled("indicators", target, "range"):
        problems.add("M321", message, (*owner, "effects", target), fix=fix)


def _is_text(row: Data) -> bool:
    return isinstance(row.get("text"), str)
