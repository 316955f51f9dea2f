"""What an author wrote and nothing uses: flags, indicators, and evidence of the scenario's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.content.build.scenario import Built
from game.content.meaning.walk import Data, Rest, resting
from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.errors import Severity
from game.model.conditions import Name, walk
from game.model.evidence import Evidence
from game.model.scenario import Scenario


def check_unused(built: Built, own: Evidence, data: Data, problems: Problems) -> None:
    """Add what nothing uses in a scenario without errors; `own` is its own evidence."""
    rests = [*resting(built.scenario, data)]
    _check_flags(built, problems)
    _check_indicators(built.scenario, rests, problems)
    _check_evidence(built.scenario, rests, own, data, problems)


def _check_flags(built: Built, problems: Problems) -> None:
    read = {
        part.id
        for condition, _ in built.conditions
        for part in walk(condition.root)
        if isinstance(part, Name)
    }
    for flag in built.scenario.flags:
        if flag not in read:
            _tell("M323", "no condition reads this flag", ("flags", flag), problems)


def _check_indicators(scenario: Scenario, rests: Iterable[Rest], problems: Problems) -> None:
    changed = {effect.target for rest in rests for effect in rest.effects}
    for indicator in scenario.indicators:
        if indicator not in changed:
            message = "no effect changes this indicator"
            _tell("M324", message, ("indicators", indicator), problems)


def _check_evidence(
    scenario: Scenario, rests: Iterable[Rest], own: Evidence, data: Data, problems: Problems
) -> None:
    """Check that each own analogue is named, and each finding of those cited or met as dissent."""
    grounds = [rest.grounds for rest in rests]
    users = [(each.analogues, each.findings) for each in grounds]
    users += [(each.analogues, each.findings) for each in scenario.endings.values()]
    users += [(each.analogues, each.findings) for each in own.tensions.values()]
    named = {id_ for analogues, _ in users for id_ in analogues}
    cited = {id_ for _, findings in users for id_ in findings}
    cited |= {question.finding for question in own.questions.values()}
    for id_ in named & own.analogues.keys():
        # What cuts against a case is shown wherever the case is named.
        found = own.analogues[id_].findings
        cited |= {
            each for each in found if each in own.findings and own.findings[each].cuts_against
        }
    for id_ in own.analogues.keys() - named:
        message = "no outcome, consequence, inject, ending or tension names this analogue"
        _tell("M325", message, ("analogues", id_), problems)
    message = "no outcome, consequence, inject, ending, tension or question cites this finding"
    for path, id_ in _findings(data):
        if id_ not in cited and (path[0] == "findings" or path[1] in named):
            _tell("M325", message, path, problems)


def _findings(data: Data) -> Iterator[tuple[Trail, str]]:
    for id_ in data.get("findings", ()):
        yield ("findings", id_), id_
    for analogue, written in data.get("analogues", {}).items():
        for id_ in written.get("findings", ()):
            yield ("analogues", analogue, "findings", id_), id_


def _tell(code: str, message: str, path: Trail, problems: Problems) -> None:
    problems.add(code, message, path, key=True, severity=Severity.WARNING)
