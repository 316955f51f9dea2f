"""What is held back while a play goes on, so that nothing gives away what it asks or decides.

Two things are: the finding that answers a question about the record which may still be asked, with
the results of its case; and the case that was really done in a decision still to be made. What the
play itself has told is held back no longer. One function says what is held back, one takes it out
of the evidence; every front end reads only what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from game.archive.ahead import asked_in, grounds_told, scene_of, scenes_ahead
from game.archive.links import references_of
from game.engine.play import Road
from game.model.evidence import Analogue, Evidence
from game.model.scenario import Scene

HELD_BACK = "This is held back until you have answered or skipped the question that asks about it."
"""What stands in the place of a case's results."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is held back at a moment of play, by id."""

    findings: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    """Analogues of which only is told what was tried, and how they are like and unlike."""
    cases: frozenset[str] = frozenset()
    """Analogues that are left out."""


def withheld(
    road: Road,
    evidence: Evidence,
    settled: Collection[str] = (),
    *,
    finished: bool = False,
    by_itself: bool = False,
) -> Withheld:
    """Return what is held back; nothing where the play is over, or has `finished` once.

    `settled` are the questions that were answered or skipped. `by_itself` is for the archive, where
    everything can be looked up, chosen by no author for this moment: there a case whose results are
    held back is left out, since its name may tell them; and so are, with all their findings, the
    cases that share some with what was really done, since they tell the same story.
    """
    if road.over or finished:
        return Withheld()
    grounds = tuple(grounds_told(road))
    told = frozenset(id_ for each in grounds for id_ in each.findings)
    told_cases = frozenset(id_ for each in grounds for id_ in each.analogues)
    ahead = scenes_ahead(road.program.scenario, scene_of(road))
    asked = (id_ for scene in ahead for id_ in asked_in(scene, evidence, settled, told))
    findings = frozenset(evidence.questions[id_].finding for id_ in asked)
    results = _holding(findings, evidence) - told_cases
    done = frozenset(_really_done(ahead)) - told_cases
    if by_itself:
        done |= _holding(_findings_of(done, evidence), evidence) - told_cases
    findings = (findings | _findings_of(done, evidence)) - told
    if by_itself:
        return Withheld(findings, frozenset(), done | results)
    return Withheld(findings, results - done, done)


def without(evidence: Evidence, held: Withheld) -> Evidence:
    """Return the evidence with what is held back taken out, and with it what speaks of it.

    That is: tensions and questions about it, and references on which nothing else rests.
    """
    if held == Withheld():
        return evidence
    findings = {id_: each for id_, each in evidence.findings.items() if id_ not in held.findings}
    analogues = {
        id_: _shown(each, id_ in held.results, findings)
        for id_, each in evidence.analogues.items()
        if id_ not in held.cases
    }
    hidden = held.cases | held.results
    resting = {ref for each in findings.values() for ref in references_of(each)}
    resting |= {ref for each in analogues.values() for ref in _comparing(each)}
    dropped = {
        ref
        for id_ in held.findings & evidence.findings.keys()
        for ref in references_of(evidence.findings[id_])
    } - resting
    return replace(
        evidence,
        findings=findings,
        analogues=analogues,
        references={id_: each for id_, each in evidence.references.items() if id_ not in dropped},
        tensions={
            id_: each
            for id_, each in evidence.tensions.items()
            if hidden.isdisjoint(each.analogues) and held.findings.isdisjoint(each.findings)
        },
        questions={
            id_: each
            for id_, each in evidence.questions.items()
            if each.finding not in held.findings
        },
    )


def _shown(analogue: Analogue, without_results: bool, findings: Collection[str]) -> Analogue:
    """Return a case with the findings that are left, and without its results and its name."""
    left = tuple(id_ for id_ in analogue.findings if id_ in findings)
    if not without_results:
        return replace(analogue, findings=left)
    where = f" ({analogue.place})" if analogue.place else ""
    return replace(
        analogue,
        title=f"Held back in part{where}",
        happened=HELD_BACK,
        short_run="",
        long_run="",
        confidence="",
        no_dissent="",
        years="",
        findings=left,
    )


def _really_done(scenes: Iterable[Scene]) -> Iterable[str]:
    """Yield the case of each outcome that tells what was really done: the first that it names."""
    for scene in scenes:
        for option in scene.options.values():
            for outcome in option.outcomes:
                if outcome.grounds.basis == "record":
                    yield from outcome.grounds.analogues[:1]


def _holding(findings: Collection[str], evidence: Evidence) -> frozenset[str]:
    return frozenset(
        id_
        for id_, analogue in evidence.analogues.items()
        if any(each in findings for each in analogue.findings)
    )


def _findings_of(cases: Iterable[str], evidence: Evidence) -> frozenset[str]:
    return frozenset(
        finding
        for id_ in cases
        if id_ in evidence.analogues
        for finding in evidence.analogues[id_].findings
    )


def _comparing(analogue: Analogue) -> Iterable[str]:
    return (ref for row in (*analogue.likenesses, *analogue.differences) for ref in row.by)
