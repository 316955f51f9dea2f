"""What differs between two versions of a scenario, as text for a person, within 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from game.analysis.result import Figures
from game.authoring.differing.as_json import as_json
from game.authoring.differing.diff import Difference, EndingMoved, PartMoved, Side
from game.authoring.differing.parts import Kind, Part, Status
from game.authoring.numbers import finer, grouped, ratio, span
from game.errors import Problem
from game.text.lines import said
from game.text.telling import counted

_LONGEST = 10**6  # a denominator that is still told
_KINDS: Mapping[Kind, str] = {
    "indicator": "indicator",
    "flag": "flag",
    "adviser": "adviser",
    "scene": "scene",
    "option": "option",
    "outcome": "outcome",
    "consequence": "consequence",
    "inject": "inject",
    "ending": "ending",
    "text": "text",
}
_STATES: Mapping[Status, str] = {
    "absent": "not there",
    "met": "met, how often is not known",
    "never": "never",
    "unknown": "not known",
}
_NOT_PROVED = {
    "budget": "there are more states than were to be visited",
    "loop": "play can come back to where it was",
    "stopped": "it was not let go on",
}


def report(found: Difference, form: str) -> str:
    """Return the difference as `text` or `json`."""
    return as_json(found) if form == "json" else as_text(found)


def as_text(found: Difference) -> str:
    """Return the difference for a person, in lines of at most 80 cells."""
    if found.same:
        return "No difference in rules or words."
    parts = (
        _head(found),
        _endings(found),
        _stuck(found),
        _parts("CAN BE MET NOW, in some play", found.opened),
        _parts("NEVER MET ANY MORE, in any play", found.closed),
        _parts("CAME", found.came),
        _parts("WENT", found.went),
        _problems(found),
        _length(found),
        _ways(found),
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := [*part]))


def _head(found: Difference) -> Iterator[str]:
    for name, side in (("old", found.old), ("new", found.new)):
        yield from said(f"{name}: {side.opened.scenario.title} ({side.word})", 0, 5)
    yield ""
    if found.same_rules:
        yield from said(
            "Only words have changed: texts, titles, notes or the evidence cited. The rules are "
            "the same, so every play of the old replays on the new."
        )
    else:
        yield from said("The rules have changed, so plays of the old do not replay on the new.")
    for name, side in (("old", found.old), ("new", found.new)):
        if side.found.unproved:
            yield from said(
                f"NOT PROVED, {name}: {_NOT_PROVED[side.found.unproved]}. It has no figures here."
            )


def _endings(found: Difference) -> Iterator[str]:
    moved = [each for each in found.endings if not each.same]
    if not moved:
        if not found.same_rules and found.old.found.proved and found.new.found.proved:
            yield "ENDINGS: each as likely as before, with the same figures"
        return
    yield "ENDINGS, of all plays in which every open option is chosen equally often"
    for each in moved:
        yield from said(f"{each.id}: {_chance(each)}", 2, 4)
        if each.before and each.after:
            yield from _figures(found, each.before, each.after)
    same = len(found.endings) - len(moved)
    if same:
        yield from said(f"{counted(same, 'ending')} as before.", 2)


def _chance(each: EndingMoved) -> str:
    before, after = each.before, each.after
    if before and after:
        if before.probability == after.probability:
            return f"{finer(before.probability, after.probability)[0]}, as before"
        return _moved(before.probability, after.probability)
    return f"{_one(before, each.old)} -> {_one(after, each.new)}"


def _one(figures: Figures | None, status: Status) -> str:
    if figures is None:
        return _STATES[status]
    return finer(figures.probability, figures.probability)[0] + _fraction(figures.probability)


def _moved(before: Fraction, after: Fraction) -> str:
    first, second = finer(before, after)
    exact = ""
    if max(before.denominator, after.denominator) <= _LONGEST:
        exact = f" ({ratio(before)} -> {ratio(after)})"
    return f"{first} -> {second}{exact}"


def _fraction(share: Fraction) -> str:
    return f" ({ratio(share)})" if 1 < share.denominator <= _LONGEST else ""


def _figures(found: Difference, before: Figures, after: Figures) -> Iterator[str]:
    if before.paths != after.paths:
        told = f"{grouped(before.paths)} -> {grouped(after.paths)}"
        yield from said(f"paths: {told}", 4, 6)
    if before.decisions != after.decisions:
        told = f"{span(*before.decisions)} -> {span(*after.decisions)}"
        yield from said(f"decisions: {told}", 4, 6)
    labels = found.new.opened.scenario.indicators
    for id_, new in after.ranges.items():
        old = before.ranges.get(id_)
        if old is not None and old != new:
            yield from said(f"{labels[id_].label}: {span(*old)} -> {span(*new)}", 4, 6)


def _stuck(found: Difference) -> Iterator[str]:
    sides = (found.old.found, found.new.found)
    shares = [side.stuck_probability for side in sides]
    if shares[0] != shares[1] and shares[0] is not None and shares[1] is not None:
        yield from said(f"STUCK: play sticks in {_moved(shares[0], shares[1])} of plays")
    elif None in shares and any(side.stuck for side in sides):
        old, new = (_sticks(bool(side.stuck), side.whole) for side in sides)
        yield from said(f"STUCK: {old} -> {new}")


def _sticks(met: bool, whole: bool) -> str:
    return "play can stick" if met else "it cannot" if whole else "not known"


def _parts(head: str, rows: Iterable[PartMoved]) -> Iterator[str]:
    told = [*rows]
    if not told:
        return
    yield head
    for kind, name in _KINDS.items():
        for each in (row for row in told if row.part.kind == kind):
            dead = "; no play meets it" if (each.old, each.new) == ("absent", "never") else ""
            yield from said(f"{name} {told_part(each.part)}{dead}", 2, 4)


def told_part(part: Part) -> str:
    """Return a part by its id; a passage by where it stands and its condition."""
    if part.kind == "text":
        return f"of {part.within} {part.id}, where `{part.when}`"
    if part.kind == "consequence":
        outcome, _, number = part.id.rpartition(".")
        return f"{number} of {outcome}"
    return part.id


def _problems(found: Difference) -> Iterator[str]:
    if not found.problems_came and not found.problems_went:
        return
    yield "PROBLEMS, as `check` tells them: + came, - went"
    for mark, problems in (("+", found.problems_came), ("-", found.problems_went)):
        for problem in problems:
            yield from said(f"{mark} {_problem(problem)}", 2, 4)


def _problem(problem: Problem) -> str:
    where = f" {problem.where}:" if problem.where else ""
    return f"{problem.severity.value}[{problem.code}]{where} {problem.message}"


def _length(found: Difference) -> Iterator[str]:
    lines = [
        *_changed(found, "decisions of a play", _decisions),
        *_changed(found, "minutes, as the author says", _minutes),
    ]
    if lines:
        yield "LENGTH OF PLAY"
        yield from lines


def _decisions(side: Side) -> str:
    return span(*side.found.decisions) if side.found.decisions else "not known"


def _minutes(side: Side) -> str:
    return str(side.opened.scenario.minutes or "nothing")


def _changed(found: Difference, what: str, of: Callable[[Side], str]) -> Iterator[str]:
    old, new = of(found.old), of(found.new)
    if old != new:
        yield from said(f"{what}: {old} -> {new}", 2, 4)


def _ways(found: Difference) -> Sequence[str]:
    if not found.ways:
        return ()
    lines = ["SHORTEST PLAYS of the old, which go otherwise by the new rules"]
    for each in found.ways:
        led = f"leads to {each.to}" if each.to else f"breaks off: {each.why}"
        lines += said(f"to {each.ending}: {each.choices or 'no choice'}", 2, 4)
        lines += said(led, 4, 6)
    return lines
