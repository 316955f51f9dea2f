"""What differs between two versions of a scenario, as JSON for a program.

Everything but ASCII is written as escapes, so that it is safe to print. An exact number is an
object {"exact": "p/q", "float": p/q}; a range is [lowest, highest]. Whatever is not proved is null.
A status is "absent", "met" (some play meets it), "never" (none does) or "unknown".

The report is one object:

    same        whether there is no difference in rules or words
    same_rules  whether the rules digests are equal: then plays of the old replay on the new
    same_words  whether the texts, titles and notes are equal, and the evidence cited
    old, new    each {asked: the word it was asked for with, scenario: its id, title, minutes or 0,
                proved, why: "" or why not ("budget", "loop", "stopped"), rules: the rules digest,
                decisions: the fewest and the most of any play, stuck: the probability}
    endings     those of both versions: id, old and new (a status each), and
                before, after  null, or {probability, paths, decisions, ranges: by indicator}
    came, went  what has an id that is in one version only, the outermost only: {kind, id, status
                (in the version that has it)}; kind is "indicator", "flag", "adviser", "scene",
                "option", "outcome", "inject" or "ending"
    opened      what no play met in the old version, and some play meets in the new, the outermost
                only: {kind, id, within, when}; kind may be "consequence" (the id ends in its
                number) or "text" too (then `id` is where it stands, `within` the kind of thing
                that is, "advice" included, and `when` its condition; else these two are "")
    closed      the same the other way round
    problems    {came, went}, as `check` tells them, by code and place in ids: {code, severity,
                where, message}
    ways        the shortest plays to the old endings that go otherwise by the new rules: {ending,
                choices, to: where they lead, or "", why: why they break off, or ""}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from game.analysis.result import Figures
from game.authoring.differing.diff import Difference, PartMoved, Side
from game.authoring.numbers import digits, ratio
from game.engine.digest import rules_digest
from game.errors import Problem

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def as_json(found: Difference) -> str:
    """Return the difference as JSON; it is described at the head of this module."""
    told: Mapping[str, Json] = {
        "same": found.same,
        "same_rules": found.same_rules,
        "same_words": found.same_words,
        "old": _side(found.old),
        "new": _side(found.new),
        "endings": [
            {
                "id": each.id,
                "old": each.old,
                "new": each.new,
                "before": _figures(each.before),
                "after": _figures(each.after),
            }
            for each in found.endings
        ],
        "came": _named(found.came),
        "went": _named(found.went),
        "opened": _parts(found.opened),
        "closed": _parts(found.closed),
        "problems": {
            "came": _problems(found.problems_came),
            "went": _problems(found.problems_went),
        },
        "ways": [
            {"ending": each.ending, "choices": each.choices, "to": each.to, "why": each.why}
            for each in found.ways
        ],
    }
    return json.dumps(told, indent=2)


def _side(side: Side) -> Json:
    scenario = side.opened.scenario
    return {
        "asked": side.word,
        "scenario": scenario.id,
        "title": scenario.title,
        "minutes": scenario.minutes,
        "proved": side.found.proved,
        "why": side.found.unproved,
        "rules": rules_digest(side.opened.program),
        "decisions": side.found.decisions,
        "stuck": _exact(side.found.stuck_probability),
    }


def _figures(figures: Figures | None) -> Json:
    if figures is None:
        return None
    return {
        "probability": _exact(figures.probability),
        "paths": digits(figures.paths),
        "decisions": figures.decisions,
        "ranges": figures.ranges,
    }


def _named(rows: Iterable[PartMoved]) -> Json:
    return [
        {
            "kind": each.part.kind,
            "id": each.part.id,
            "status": each.new if each.old == "absent" else each.old,
        }
        for each in rows
    ]


def _parts(rows: Iterable[PartMoved]) -> Json:
    return [each.part._asdict() for each in rows]


def _problems(problems: Iterable[Problem]) -> Json:
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            "where": each.where,
            "message": each.message,
        }
        for each in problems
    ]


def _exact(number: Fraction | None) -> Json:
    return None if number is None else {"exact": ratio(number), "float": float(number)}
