"""What of the library's evidence can be met in its scenarios, all of them together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.analysis.explore import MAX_STATES
from game.analysis.explore import explore as analyse
from game.analysis.progress import Listener, StoppedError, silent
from game.analysis.result import Seen
from game.content.opened import Library, Opened
from game.errors import InputError, Problem
from game.model.evidence import Evidence
from game.model.scenario import Grounds, Scenario
from game.text.printable import printable
from game.text.telling import counted
from game.text.width import width
from game.text.wrap import wrap_text

COLUMNS = 80


@dataclass(frozen=True, slots=True)
class Covered:
    """One scenario: its figures, and the evidence that can be met in it."""

    name: str
    minutes: int
    scenes: int
    endings: int
    decisions: tuple[int, int] | None
    """The fewest and the most of a play; None where nothing is proved."""
    analogues: frozenset[str]
    findings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All scenarios of a library, and what there is to meet."""

    scenarios: tuple[Covered, ...]
    evidence: Evidence
    problems: tuple[Problem, ...]
    """Why a scenario could not be opened."""

    @property
    def findings(self) -> frozenset[str]:
        """The library's findings that something cites which can be seen in play."""
        return self._met("findings") & self.evidence.findings.keys()

    @property
    def analogues(self) -> frozenset[str]:
        """The library's analogues on which something rests that can be seen in play."""
        return self._met("analogues") & self.evidence.analogues.keys()

    @property
    def tensions(self) -> frozenset[str]:
        """The tensions of those analogues, which their cards show."""
        return frozenset(
            id_
            for id_, tension in self.evidence.tensions.items()
            if not self.analogues.isdisjoint(tension.analogues)
        )

    def _met(self, what: str) -> frozenset[str]:
        return frozenset().union(*(getattr(each, what) for each in self.scenarios))


def cover(
    library: Library, *, max_states: int | None = None, listener: Listener = silent
) -> Coverage:
    """Explore every scenario of a library, and gather the evidence that can be met.

    Raises:
        StoppedError: if the listener asks for it.
    """
    found: list[Covered] = []
    problems: list[Problem] = []
    for card in library.cards():
        try:
            found.append(_covered(library.open(card.name), max_states or MAX_STATES, listener))
        except InputError as error:
            problems += error.problems
    return Coverage(tuple(found), library.evidence, tuple(problems))


def _covered(opened: Opened, max_states: int, listener: Listener) -> Covered:
    scenario = opened.scenario
    explored = analyse(opened.program, max_states=max_states, listener=listener)
    if explored.unproved == "stopped":
        raise StoppedError
    grounds = [*_grounds_seen(scenario, explored.seen)]
    endings = [each for id_, each in scenario.endings.items() if id_ in explored.seen.endings]
    analogues = [*(each.analogues for each in grounds), *(each.analogues for each in endings)]
    findings = [*(each.findings for each in grounds), *(each.findings for each in endings)]
    return Covered(
        opened.name,
        scenario.minutes,
        len(scenario.scenes),
        len(scenario.endings),
        explored.decisions,
        frozenset().union(*analogues),
        frozenset().union(*findings),
    )


def _grounds_seen(scenario: Scenario, seen: Seen) -> Iterator[Grounds]:
    """Yield what everything rests on that can be seen; an inject by hand can be."""
    for scene_id, scene in scenario.scenes.items():
        for option_id, option in scene.options.items():
            for outcome in option.outcomes:
                id_ = f"{scene_id}.{option_id}.{outcome.id}"
                if id_ in seen.outcomes:
                    yield outcome.grounds
                for number, later in enumerate(outcome.later, start=1):
                    if f"{id_}.{number}" in seen.consequences:
                        yield later.grounds
    for id_, inject in scenario.injects.items():
        if inject.when is None or id_ in seen.injects:
            yield inject.grounds


def report(coverage: Coverage, form: str) -> str:
    """Return it as `text` within 80 columns, or as `json`."""
    return _as_json(coverage) if form == "json" else "\n".join(_as_text(coverage))


def _as_text(coverage: Coverage) -> Iterator[str]:
    yield f"THE LIBRARY: {counted(len(coverage.scenarios), 'scenario')}"
    wide = max((width(printable(each.name)) for each in coverage.scenarios), default=0)
    for each in coverage.scenarios:
        name = printable(each.name)
        yield f"  {name}{' ' * (wide - width(name))}  " + ", ".join(_figures(each))
    yield ""
    yield "EVIDENCE that can be met in play"
    for told, met, there in _counts(coverage):
        yield f"  {len(met & there):>3} of {len(there):>3} {told}"
    for told, met, there in _counts(coverage):
        missing = [id_ for id_ in sorted(there) if id_ not in met]
        if missing and told != _CUTTING:
            yield ""
            yield f"NOT MET: {told}"
            yield from (f"  {line}" for line in wrap_text(", ".join(missing), COLUMNS - 2))


_CUTTING = "findings that cut against the sources' own case"


def _counts(coverage: Coverage) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    evidence = coverage.evidence
    cutting = frozenset(id_ for id_, each in evidence.findings.items() if each.cuts_against)
    yield "analogues", coverage.analogues, frozenset(evidence.analogues)
    yield "findings", coverage.findings, frozenset(evidence.findings)
    yield _CUTTING, coverage.findings, cutting
    yield (
        "tensions, on the cards of those analogues",
        coverage.tensions,
        frozenset(evidence.tensions),
    )


def _figures(each: Covered) -> Iterable[str]:
    if each.minutes:
        yield counted(each.minutes, "minute")
    if each.decisions:
        fewest, most = each.decisions
        yield counted(most, "decision") if fewest == most else f"{fewest} to {most} decisions"
    yield counted(each.scenes, "scene")
    yield counted(each.endings, "ending")


def _as_json(coverage: Coverage) -> str:
    told: Mapping[str, object] = {
        "scenarios": [
            {
                "scenario": each.name,
                "minutes": each.minutes,
                "scenes": each.scenes,
                "endings": each.endings,
                "decisions": each.decisions,
                "analogues": sorted(each.analogues),
                "findings": sorted(each.findings),
            }
            for each in coverage.scenarios
        ],
        "met": {
            "analogues": sorted(coverage.analogues),
            "findings": sorted(coverage.findings),
            "tensions": sorted(coverage.tensions),
        },
        "all": {
            "analogues": len(coverage.evidence.analogues),
            "findings": len(coverage.evidence.findings),
            "tensions": len(coverage.evidence.tensions),
        },
    }
    return json.dumps(told, indent=2)
