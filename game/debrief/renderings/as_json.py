"""A debrief as JSON, for other programs: documented here, with the author's ids throughout.

Top level: `format` (1), `scenario`, `title`, `rules` (the digest), `seed`, `class`, `ended`,
`indicators`, `opening`, `decisions`, `futures`, `choice_and_luck`, `roads_not_taken`,
`predictions`, `sources`, `questions`, `notes`, `explored`, `known`. What is not known is null or
left out of its list, never 0. Chances are of 1, under uniform play; `sampled` is the number of
plays that an estimate is from, 0 where a figure is exact. `class` is what a class did around the
play, null where none sat at it. `explored` has every road that was tried besides, with both roads
from the decision at which they `parted`, and where both took the indicators. Texts are Markdown.
`sources.csl` can be given to Zotero or pandoc.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from game.debrief.debrief import Asked, Debrief
from game.debrief.explored import Explored, Step
from game.debrief.futures import Chance, Moment, Span
from game.debrief.luck import Account
from game.debrief.predicted import Answered
from game.debrief.reached import Reached
from game.debrief.resting import Rests
from game.debrief.road import Came, Decision
from game.debrief.untaken import Way
from game.engine.view import Shift

FORMAT = 1
"""Raised whenever a key means something else or goes; new ones may come any time."""

Plain = dict[str, Any]


def as_json(debrief: Debrief) -> str:
    """Return a debrief as JSON."""
    return json.dumps(plain_debrief(debrief), indent=2, ensure_ascii=True)


def plain_debrief(debrief: Debrief) -> Plain:
    """Return a debrief as plain values."""
    predictions, sources = debrief.predictions, debrief.sources
    return {
        "format": FORMAT,
        "scenario": debrief.scenario,
        "title": debrief.title,
        "rules": debrief.rules,
        "seed": debrief.seed,
        "class": debrief.in_class or None,
        "ended": {**_reached(debrief.reached), "stuck": list(debrief.stuck)},
        "indicators": [
            {
                "id": each.id, "label": each.label, "unit": each.unit, "better": each.better,
                "range": [each.low, each.high], "start": each.start, "now": each.now,
            }
            for each in debrief.yardsticks
        ],
        "opening": [_came(each) for each in debrief.opening],
        "decisions": [_decision(each) for each in debrief.decisions],
        "futures": _futures(debrief),
        "choice_and_luck": [_account(each) for each in debrief.accounts],
        "roads_not_taken": [
            {
                "decision": each.decision,
                "taken": _way(each.taken),
                "others": [_way(way) for way in each.others],
            }
            for each in debrief.crossings
        ],
        "predictions": {
            "answered": [_answered(each) for each in predictions.answered],
            "skipped": [each.question for each in predictions.skipped],
            "brier": _number(predictions.brier),
            "uniform": _number(predictions.uniform),
            "curve": [
                {
                    "from": each.low, "to": each.high, "count": each.count,
                    "confidence": float(each.confidence), "right": each.right,
                }
                for each in predictions.curve
            ],
        },
        "sources": {
            "cases": [{"id": each.id, "title": each.title} for each in sources.cases],
            "tensions": [
                {
                    "id": each.id, "title": each.title, "text": each.text,
                    "question": each.question, "cases": list(each.cases),
                }
                for each in sources.disputes
            ],
            "dissent": [each._asdict() for each in sources.dissent],
            "standpoints": [each._asdict() for each in sources.standpoints],
            "assumptions": [
                {**each.assumed._asdict(), "decisions": list(each.decisions)}
                for each in sources.assumptions
            ],
            "bibliography": [{"id": each.id, "line": each.line} for each in sources.bibliography],
            "csl": [each.csl for each in sources.bibliography],
        },
        "questions": {
            "objectives": list(debrief.questions.objectives),
            "discuss": [_asked(each) for each in debrief.questions.discuss],
            "reflect": [_asked(each) for each in debrief.questions.reflect],
        },
        "notes": list(debrief.notes),
        "explored": [_explored(each) for each in debrief.explored],
        "known": {
            "working": debrief.ahead.working,
            "done": sorted(debrief.ahead.done),
            "why_not": dict(debrief.ahead.why),
        },
    }  # fmt: skip


def _reached(reached: Reached) -> Plain:
    return {"state": reached.state, "ending": reached.id, "title": reached.title,
            "text": reached.text}  # fmt: skip


def _explored(explored: Explored) -> Plain:
    return {
        "choices": list(explored.choices),
        "ended": _reached(explored.reached),
        "parted": explored.parted,
        "decisions": [
            {"decision": each.number, "own": _step(each.own), "other": _step(each.other)}
            for each in explored.pairs
        ],
        "indicators": {
            each.id: {"start": each.start, "own": each.own, "other": each.other}
            for each in explored.stands
        },
        "by_hand_at_end": list(explored.loose),
    }


def _step(step: Step | None) -> Plain | None:
    if step is None:
        return None
    return {"scene": step.scene, "option": step.option, "outcome": step.outcome,
            "by_hand": list(step.by_hand)}  # fmt: skip


def _decision(decision: Decision) -> Plain:
    return {
        "decision": decision.number,
        "scene": decision.scene,
        "title": decision.title,
        "date": decision.date,
        "text": decision.text,
        "indicators": {each.id: each.value for each in decision.known},
        "due": decision.due,
        "advice": [{"adviser": each.id, "text": each.text} for each in decision.advice],
        "options": [
            {"id": each.id, "label": each.label, "instrument": each.instrument, "open": each.open}
            for each in decision.options
        ],
        "chosen": decision.chosen.id,
        "outcome": decision.outcome,
        "chance": float(decision.chance),
        "by_hand": list(decision.moved_by_hand),
        "came": [_came(each) for each in decision.came],
        "later": [_came(each) for each in decision.later],
    }


def _came(came: Came) -> Plain:
    return {
        "kind": came.kind,
        "id": came.id,
        "title": came.title,
        "text": came.text,
        "from_decision": came.decision or None,
        "after_decision": came.arrived,
        "by_hand": came.by_hand,
        "moved": _shifts(came.shifts),
        "rests_on": None if came.rests is None else _rests(came.rests),
    }


def _rests(rests: Rests) -> Plain:
    return {
        "basis": rests.basis,
        "analogues": [each.id for each in rests.cases],
        "findings": [each.id for each in rests.claims],
        "assumes": [each._asdict() for each in rests.assumed],
    }


def _futures(debrief: Debrief) -> Plain:
    futures = debrief.futures
    return {
        "moments": [_moment(each) for each in futures.moments],
        "turned": [
            {
                "decision": each.decision, "lost": list(each.lost), "kept": list(each.kept),
                "chance_moved": each.shift, "rose": each.rose or None, "rose_by": each.rose_by,
            }
            for each in futures.turned
        ],
        "closed_most": futures.closed_most,
        "kept_most_open": futures.opened_most,
    }  # fmt: skip


def _moment(moment: Moment) -> Plain:
    return {
        "after_decision": moment.decision,
        "sampled": moment.sampled,
        "endings": _chances(moment.chances) if moment.chances else None,
        "indicators": {
            id_: {"value": value, "ahead": _span(moment.spans.get(id_))}
            for id_, value in moment.values.items()
        },
    }


def _chances(chances: Iterable[Chance]) -> Plain:
    return {
        each.ending: {"chance": each.share, "low": each.low, "high": each.high} for each in chances
    }


def _span(span: Span | None) -> Plain | None:
    if span is None:
        return None
    return {"low": span.low, "high": span.high, "mean": span.mean, "sampled": span.sampled}


def _account(account: Account) -> Plain:
    return {
        "indicator": account.indicator,
        "start": account.start,
        "decisions": [
            {"decision": each.decision, "choice": each.choice, "luck": each.luck,
             "by_hand": each.hand}
            for each in account.terms
        ],
        "by_hand_after": account.hand,
        "result": account.result,
        "over": account.over,
    }  # fmt: skip


def _way(way: Way) -> Plain:
    return {
        "option": way.option,
        "outcome": way.outcome,
        "moved": _shifts(way.shifts),
        "ending": way.ending or None,
        "sampled": way.sampled,
        "endings": _chances(way.chances) if way.chances else None,
        "indicators": {id_: _span(span) for id_, span in way.spans.items()},
    }


def _shifts(shifts: Iterable[Shift]) -> Plain:
    return {each.id: [each.before, each.after] for each in shifts}


def _answered(each: Answered) -> Plain:
    return {
        "question": each.question,
        "answer": each.given,
        "confidence": each.confidence,
        "record": each.record,
        "finding": None if each.claim is None else each.claim.id,
        "brier": _number(each.brier),
        "uniform": float(each.uniform),
    }


def _asked(asked: Asked) -> Plain:
    return {"text": asked.text, "decision": asked.decision or None, "where": asked.where}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
