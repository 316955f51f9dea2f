"""Whether what a scenario tells rests on evidence, and whether the evidence holds together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from game.content.meaning.walk import Rest, all_findings
from game.content.problems.collector import Problems
from game.content.problems.where import SINGULAR, Trail, one_of
from game.content.shapes.evidence import AnalogueShape, EvidenceShape, FindingShape
from game.model.evidence import Evidence
from game.model.scenario import BUILT_IN_INSTRUMENTS, Scenario

_MAPS = ("references", "analogues", "findings", "tensions", "questions", "gaps")


def check_grounds(
    scenario: Scenario, rests: Iterable[Rest], evidence: Evidence, problems: Problems
) -> None:
    """Add what is wrong with what outcomes, consequences, injects and endings rest on."""
    check = _Grounds(evidence, problems)
    for rest in rests:
        check.rest(rest)
    for ending_id, ending in scenario.endings.items():
        if ending.analogues or ending.findings:
            check.cases(("endings", ending_id), ending.analogues, ending.findings)


class _Grounds:
    """Checks what a scenario rests on against the evidence there is."""

    def __init__(self, evidence: Evidence, problems: Problems) -> None:
        self._evidence = evidence
        self._problems = problems

    @cached_property
    def _owners(self) -> Mapping[str, list[str]]:
        """Finding id to the analogues that it belongs to."""
        owners: dict[str, list[str]] = {}
        for id_, analogue in self._evidence.analogues.items():
            for finding in analogue.findings:
                owners.setdefault(finding, []).append(id_)
        return owners

    def rest(self, rest: Rest) -> None:
        """Check that there is something to rest on, and that it is known."""
        path, grounds, problems = rest.path, rest.grounds, self._problems
        must = bool(rest.effects) or rest.what == "an outcome"
        if grounds.basis == "assumption":
            if not grounds.assumes and not problems.is_spoiled(*path, "assumes"):
                message = f"{rest.what} with `basis: assumption` says in `assumes` what is made up"
                problems.add("M315", message, path, key=True, fix="assumes: [{text: ...}]")
        elif must and not (
            grounds.analogues
            or problems.is_spoiled(*path, "analogues")
            or problems.is_spoiled(*path, "basis")
        ):
            message = f"{rest.what} needs the analogues that it is scripted from"
            problems.add("M313", message, path, key=True, fix="analogues: [...]")
        lacking = must and grounds.basis != "assumption" and not grounds.analogues
        if (grounds.analogues or grounds.findings) and not lacking:
            self.cases(path, grounds.analogues, grounds.findings)
        gaps = self._evidence.gaps
        for index, assumption in enumerate(grounds.assumes):
            if assumption.gap and assumption.gap not in gaps:
                here = (*path, "assumes", index, "gap")
                problems.unknown("gap", assumption.gap, here, gaps, defined_in=("gaps",))
        for key, comparisons in (("like", grounds.like), ("unlike", grounds.unlike)):
            for index, comparison in enumerate(comparisons):
                here = (*path, key, index, "by")
                _check_each("references", comparison.by, here, self._evidence.references, problems)

    def cases(self, path: Trail, analogues: tuple[str, ...], findings: tuple[str, ...]) -> None:
        """Check that analogues are known, and that each finding belongs to one of them."""
        known, problems = self._evidence.analogues, self._problems
        belonging: set[str] = set()
        unsure = problems.is_spoiled(*path, "analogues")
        for index, id_ in enumerate(analogues):
            if problems.is_spoiled("analogues", id_):
                unsure = True
            if id_ in known:
                belonging.update(known[id_].findings)
                continue
            unsure = True
            here = (*path, "analogues", index)
            problems.unknown("analogue", id_, here, known, defined_in=("analogues",))
        for index, id_ in enumerate(findings):
            if id_ in belonging:
                continue
            here = (*path, "findings", index)
            if id_ not in self._evidence.findings:
                maps = ("findings", "analogues")
                problems.unknown("finding", id_, here, self._evidence.findings, defined_in=maps)
            elif not unsure and not problems.is_unsure("also", "findings"):
                self._tell_elsewhere(id_, analogues, here)

    def _tell_elsewhere(self, finding: str, analogues: tuple[str, ...], here: Trail) -> None:
        """Say to which analogue a finding belongs, and how to name that one too."""
        owners = self._owners.get(finding)
        fix = ""
        if not owners:
            message = f"finding `{finding}` belongs to no analogue; name it under `also` of one"
        else:
            listed = " and ".join(f"`{owner}`" for owner in owners)
            message = f"finding `{finding}` belongs to {listed}, not to an analogue named here"
            fix = f"analogues: [{', '.join((*analogues, owners[0]))}]"
        self._problems.add("M314", message, here, fix=fix)


def _check_each(
    map_: str, ids: tuple[str, ...], path: Trail, known: Collection[str], problems: Problems
) -> None:
    """Check a list of ids that are all of one map."""
    for index, id_ in enumerate(ids):
        if id_ not in known:
            maps = (map_, "analogues") if map_ == "findings" else (map_,)
            problems.unknown(SINGULAR[map_], id_, (*path, index), known, defined_in=maps)


def check_instrument(
    instrument: str, path: Trail, own: Collection[str], problems: Problems
) -> None:
    """Add an instrument that is neither built in nor the scenario's own."""
    if instrument not in BUILT_IN_INSTRUMENTS and instrument not in own:
        known = (*BUILT_IN_INSTRUMENTS, *own)
        problems.unknown("instrument", instrument, path, known, defined_in=("instruments",))


def check_evidence(
    shape: EvidenceShape,
    library: Evidence,
    everything: Evidence,
    instruments: Collection[str],
    problems: Problems,
) -> None:
    """Add what does not fit together in evidence that is beside a library; `everything` is both."""
    _Check(everything, instruments, problems).all(shape, library)


class _Check:
    """Checks evidence by its shape, whose parts stand where the file has them."""

    def __init__(
        self, everything: Evidence, instruments: Collection[str], problems: Problems
    ) -> None:
        self._known = everything
        self._instruments = instruments
        self._problems = problems

    def all(self, shape: EvidenceShape, library: Evidence) -> None:
        self.apart(shape, library)
        for id_, analogue in shape.analogues.items():
            self.analogue(analogue, ("analogues", id_))
        for where, _, finding in all_findings(shape):
            self.finding(finding, where)
        for id_, tension in shape.tensions.items():
            path: Trail = ("tensions", id_)
            self.each("analogues", tension.analogues, (*path, "analogues"))
            self.each("findings", tension.findings, (*path, "findings"))
            self.each("references", tension.references, (*path, "references"))
        for id_, question in shape.questions.items():
            path = ("questions", id_)
            self.one("findings", question.finding, (*path, "finding"))
            if question.record not in question.answers and not self._problems.is_spoiled(
                *path, "answers"
            ):
                near = self._problems.nearest(question.record, question.answers)
                message = f"`{question.record}` is not among the answers"
                fix = f"record: {near}" if near else ""
                self._problems.add("M320", message, (*path, "record"), nearest=near, fix=fix)

    def apart(self, shape: EvidenceShape, library: Evidence) -> None:
        """Check that nothing of the library's is defined again."""
        for key in _MAPS:
            known: Mapping[str, Any] = getattr(library, key)
            if known and key != "findings":
                for id_ in getattr(shape, key):
                    if id_ in known:
                        self.twice(key, id_, (key, id_))
        for path, id_, _ in all_findings(shape):
            if id_ in library.findings:
                self.twice("findings", id_, path)

    def twice(self, key: str, id_: str, path: Trail) -> None:
        message = f"the library has {one_of(key)} `{id_}` already; give this one another id"
        self._problems.add("M302", message, path, key=True)

    def analogue(self, analogue: AnalogueShape, path: Trail) -> None:
        for index, instrument in enumerate(analogue.instruments):
            self.instrument(instrument, (*path, "instruments", index))
        for key, rows in (
            ("likenesses", analogue.likenesses),
            ("differences", analogue.differences),
        ):
            for index, row in enumerate(rows):
                self.each("references", row.by, (*path, key, index, "by"))
        self.each("findings", analogue.also, (*path, "also"))
        belonging = (*analogue.findings, *analogue.also)
        found = (self._known.findings.get(id_) for id_ in belonging)
        dissent = analogue.no_dissent or any(each and each.cuts_against for each in found)
        unsure = self._problems.is_spoiled(*path, "no_dissent") or self._problems.is_unsure(
            "cuts_against", "findings", "also"
        )
        if not dissent and not unsure:
            message = (
                "no finding of this analogue has `cuts_against: true`; "
                "say under `no_dissent` where one looked for one"
            )
            self._problems.add("S202", message, path, key=True, fix="no_dissent: ...")

    def finding(self, finding: FindingShape, path: Trail) -> None:
        if isinstance(finding.source, str):
            self.one("references", finding.source, (*path, "source"))
        else:
            self.each("references", finding.source, (*path, "source"))
        if finding.cited_in is not None:
            self.one("references", finding.cited_in.reference, (*path, "cited_in", "reference"))
        elif not finding.source and not any(
            self._problems.is_spoiled(*path, key) for key in ("source", "cited_in")
        ):
            message = "a finding names its `source`, or under `cited_in` the document that makes it"
            self._problems.add("S202", message, path, key=True, fix="source: ...")
        for index, pointer in enumerate(finding.about):
            self.instrument(pointer.instrument, (*path, "about", index, "instrument"))

    def instrument(self, instrument: str, path: Trail) -> None:
        check_instrument(instrument, path, self._instruments, self._problems)

    def one(self, map_: str, id_: str, path: Trail) -> None:
        known: Mapping[str, Any] = getattr(self._known, map_)
        if id_ not in known:
            maps = (map_, "analogues") if map_ == "findings" else (map_,)
            self._problems.unknown(SINGULAR[map_], id_, path, known, defined_in=maps)

    def each(self, map_: str, ids: tuple[str, ...], path: Trail) -> None:
        _check_each(map_, ids, path, getattr(self._known, map_), self._problems)
