"""Reading a scenario, or the library's evidence: every problem at once, or the model."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from game.content.build.evidence import build_evidence
from game.content.build.scenario import build_scenario
from game.content.files.folder import Gathered, gather_evidence, gather_scenario, scenario_name
from game.content.files.sources import Sources
from game.content.meaning.check import check_meaning
from game.content.meaning.grounds import check_evidence
from game.content.meaning.names import check_ids
from game.content.meaning.references import check_references
from game.content.meaning.unused import check_unused
from game.content.problems.collector import Problems
from game.content.problems.silence import apart
from game.content.shapes.evidence import EvidenceShape
from game.content.shapes.examine import examine
from game.content.shapes.scenario import ScenarioShape
from game.errors import InputError, Problem, Severity
from game.model.evidence import Evidence
from game.model.scenario import Scenario
from game.text.cite import lettered

_NO_ALIAS = "Y108"


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A scenario without errors, with its evidence and the way back to its files."""

    scenario: Scenario
    evidence: Evidence
    """The library's and the scenario's own together."""
    sources: Sources
    warnings: tuple[Problem, ...] = ()
    silenced: tuple[Problem, ...] = ()
    """The warnings that the author has a reason to leave."""


def load_scenario(path: Path, *, library: Evidence | None = None) -> Loaded:
    """Read a scenario from its file or its folder; `library` is the evidence it may rest on.

    Raises:
        UnreadableError: where there is no such file, or it is not text.
        InputError: with every problem of its files.
    """
    with _collector_held():
        return _scenario(path, library or Evidence())


def load_evidence(folder: Path) -> Evidence:
    """Read a library's evidence: every `*.yaml` below a folder.

    Raises:
        UnreadableError: where there is no such folder.
        InputError: with every problem of its files.
    """
    return _library(folder)[0]


def evidence_warnings(folder: Path) -> tuple[Problem, ...]:
    """Return what the editors of a library's evidence should know, although it can be used.

    Raises:
        UnreadableError: where there is no such folder.
        InputError: with every problem of its files.
    """
    return _library(folder)[1]


def _library(folder: Path) -> tuple[Evidence, tuple[Problem, ...]]:
    with _collector_held():
        gathered = gather_evidence(folder)
        problems = _begin(gathered)
        shape, data = examine(EvidenceShape, gathered.sources.data, problems)
        evidence = Evidence()
        if shape is not None:
            check_ids(data, problems)
            evidence = build_evidence(shape, problems)
            check_evidence(shape, Evidence(), evidence, (), problems)
            if problems.sound:
                check_references(shape, problems)
        return evidence, _warnings(problems)


def _scenario(path: Path, library: Evidence) -> Loaded:
    gathered = gather_scenario(path)
    problems = _begin(gathered)
    shape, data = examine(ScenarioShape, gathered.sources.data, problems)
    if shape is None:
        raise InputError(_once(problems.found))
    built = build_scenario(shape, scenario_name(path), problems)
    own = build_evidence(shape, problems)
    evidence = library.beside(own)
    if own.references:
        evidence = replace(evidence, references=lettered(evidence.references))
    check_evidence(shape, library, evidence, built.scenario.instruments, problems)
    check_meaning(built, evidence, data, problems)
    if problems.sound:
        check_unused(built, own, data, problems)
        check_references(shape, problems)
    problems.found, silenced = apart(_once(problems.found), built.scenario.silences)
    warnings = _warnings(problems)
    return Loaded(built.scenario, evidence, gathered.sources, warnings, tuple(silenced))


def _begin(gathered: Gathered) -> Problems:
    problems = Problems(gathered.sources)
    problems.found += gathered.problems
    problems.lost = not gathered.whole or problems.cut_short
    return problems


def _warnings(problems: Problems) -> tuple[Problem, ...]:
    """Return the warnings where there is nothing worse.

    Raises:
        InputError: with every problem, where one of them is an error.
    """
    found = _once(problems.found)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise InputError(found)
    return tuple(sorted(found, key=lambda problem: problem.order))


def _once(found: list[Problem]) -> list[Problem]:
    """Return each problem once: what an alias repeats stands in one place.

    An alias that stands for nothing is refused as that, and not as a value as well.
    """
    aliases = {problem.place for problem in found if problem.code == _NO_ALIAS}
    kept = (
        problem
        for problem in reversed(found)
        if problem.code == _NO_ALIAS or problem.place not in aliases
    )
    return list({replace(problem, where=""): problem for problem in kept}.values())


@contextmanager
def _collector_held() -> Iterator[None]:
    """Hold the collector of cycles: building makes many objects and no garbage."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()
