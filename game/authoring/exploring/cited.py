"""What of the evidence a scenario cites, and on what it relies most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.model.evidence import Evidence
from game.model.scenario import Grounds, Scenario


@dataclass(frozen=True, slots=True)
class Cited:
    """By id, how many outcomes, consequences and injects cite each, the most relied on first.

    What only an ending cites stands there with 0.
    """

    findings: Mapping[str, int]
    analogues: Mapping[str, int]
    all_findings: int
    """How many there are to cite: the library's, and the scenario's own."""
    all_analogues: int


def cited(scenario: Scenario, evidence: Evidence) -> Cited:
    """Count what a scenario cites."""
    rests = tuple(grounds_of(scenario))
    endings = scenario.endings.values()
    return Cited(
        _counted(
            [id_ for grounds in rests for id_ in grounds.findings],
            [id_ for ending in endings for id_ in ending.findings],
        ),
        _counted(
            [id_ for grounds in rests for id_ in grounds.analogues],
            [id_ for ending in endings for id_ in ending.analogues],
        ),
        len(evidence.findings),
        len(evidence.analogues),
    )


def grounds_of(scenario: Scenario) -> Iterator[Grounds]:
    """Yield what each outcome, each consequence and each inject rests on."""
    for scene in scenario.scenes.values():
        for option in scene.options.values():
            for outcome in option.outcomes:
                yield outcome.grounds
                yield from (later.grounds for later in outcome.later)
    yield from (inject.grounds for inject in scenario.injects.values())


def _counted(relied: list[str], mentioned: list[str]) -> Mapping[str, int]:
    counts = Counter(relied)
    counts.update(dict.fromkeys(mentioned, 0))
    return dict(counts.most_common())
