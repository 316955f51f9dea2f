"""What `explore` found, as JSON for a program.

Everything but ASCII is written as escapes, so that it is safe to print. An exact number is an
object {"exact": "p/q", "float": p/q}; paths are whole numbers in digits, as strings, since they
may be larger than other programs can count. A way is an object:

    choices   the option ids joined by ", ", with the outcome where chance decides: "a, b[bends]"
    decisions one object a decision: scene, option, outcome ("" where none holds), drawn (whether
              chance decided between several outcomes)

The report is one object:

    scenario    the id
    title
    proved      whether all of it is exact; if not, every figure is null and `options` is empty
    why         "" or why it is not proved: "budget" (more states than were to be visited: all that
                is told can happen, and more may), "stopped" (by hand: likewise) or "loop" (play
                can come back to where it was)
    states      how many states were visited
    paths       how many paths they stand for, those that stick included
    by_hand     injects that come only by hand, which are left out
    brought_in  injects brought in by hand, each {inject, scene}
    loop        null, or {before, round}: a way to a state, and the shortest one from it to itself
    decisions   null, or [fewest, most] of any play
    minutes     what the author says that a play takes, or 0
    endings     in the author's order, those that can be reached:
        id, title, probability, paths, decisions [fewest, most],
        ranges    by indicator, [lowest, highest] at this ending
        shortest  a way with the fewest decisions, and beside its keys `words` (of scenes, outcomes,
                  what arrives and the ending, as they read on it) and `seconds` (200 words a
                  minute, and 60 seconds a decision)
    stuck       {paths, probability, ways}; each of `ways` has
        cause     what is missing: "options", "outcomes", "next", "pages" (interludes that lead
                  round) or "endings"
        scene     where, or ""
        option    what was chosen last, as "scene.option", or ""
        shortest  a way
    never       null where it is not known, or what no play meets, the outermost only:
        kind      "scene", "option", "outcome", "consequence", "inject", "ending", "text" or "next"
                  (a row of a `next` that has a condition)
        id        as "scene.option.outcome"; of a consequence its outcome's; of a text or a row of
                  `next` that of what it stands in
        number    of a consequence, a text or a row of `next`: which one there, from 1; else 0
        within    of a text or a row: the kind of thing in which it stands ("advice" too); else ""
        when      of a text or a row: its condition; else ""
        why       the reason in words, or "" where it is not known
    unread      how many texts under a condition may be read or not: there were too many states
    options     those on offer in some play: scene, option, once (whether the scene is met once at
                most, so that the following are probabilities; else times a play), offered, chosen
    sampled     null, or what plays drawn at random showed: estimates, which prove nothing
        seed, plays
        most_decisions  after so many a play was given up
        endings   in the author's order, those that were seen: id, title, the share as below,
                  decisions [fewest, most seen], ranges by indicator [lowest, highest seen]
        stuck, unended  the share that stuck, and that was given up. A share is {plays: how many,
                  share: of 1, low, high: its 95% interval}
    reading     null, or how long plays drawn at random take: seed, plays, words (of the play in
                the middle), most [low, high] (of eight plays in ten), advice (words of all advice
                on the way), minutes [without advice and quick, with all advice and slow]
    compared    null, or how what can be chosen compares, by what is expected at the end of play if
                every later choice is left to chance (64-bit floats, not exact fractions):
        not_compared  indicators with too many states
        decisions     by scene: visits (times a play), endings (0 to 1: how many plays end elsewhere
                      after the two options furthest apart) and, by indicator, how far apart
        options       by "scene.option" and indicator: states in which it is open beside another,
                      best and worst (in how many of them), gain (above the mean of open options)
        instruments   likewise by instrument, beside options of others
    evidence    {findings, analogues}, each {all: how many there are, cited: by id, the number of
                outcomes, consequences and injects that cite it; 0 where only an ending does}
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import TypeAlias

from game.analysis.result import Figures
from game.analysis.sample import MOST_DECISIONS
from game.authoring.exploring.choices import choices_json
from game.authoring.exploring.explore import EndingMet, Explored, LoopMet, OptionMet, StuckMet
from game.authoring.exploring.reading_time import ReadingTime
from game.authoring.never.unseen import NeverSeen
from game.authoring.numbers import digits, ratio
from game.authoring.ways import Choice, told_choices

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def as_json(explored: Explored) -> str:
    """Return the report as JSON; it is described at the head of this module."""
    found = explored.exploration
    told: Mapping[str, Json] = {
        "scenario": explored.name,
        "title": explored.title,
        "proved": found.proved,
        "why": explored.unproved,
        "states": found.states,
        "paths": _paths(found.paths),
        "by_hand": explored.by_hand,
        "brought_in": [each._asdict() for each in explored.brought],
        "loop": _loop(explored.loop),
        "decisions": found.decisions,
        "minutes": explored.minutes,
        "endings": [_ending(each) for each in explored.endings],
        "stuck": {
            "paths": _paths(found.stuck_paths),
            "probability": _exact(found.stuck_probability),
            "ways": [_stuck(each) for each in explored.stuck],
        },
        "never": None if explored.never is None else [_unseen(each) for each in explored.never],
        "unread": len(found.unread),
        "options": [_option(each) for each in explored.options],
        "sampled": _sampled(explored),
        "reading": _reading(explored.reading),
        "compared": choices_json(explored.compared),
        "evidence": {
            "findings": {"all": explored.cited.all_findings, "cited": explored.cited.findings},
            "analogues": {"all": explored.cited.all_analogues, "cited": explored.cited.analogues},
        },
    }
    return json.dumps(told, indent=2)


def _loop(loop: LoopMet | None) -> Json:
    return None if loop is None else {"before": _way(loop.before), "round": _way(loop.round)}


def _ending(each: EndingMet) -> Json:
    return {
        "id": each.id,
        "title": each.title,
        **_figures(each.figures),
        "shortest": {
            **_way(each.way.choices),
            "words": each.way.words,
            "seconds": each.way.seconds,
        },
    }


def _figures(figures: Figures | None) -> Mapping[str, Json]:
    if figures is None:
        return dict.fromkeys(("probability", "paths", "decisions", "ranges"))
    return {
        "probability": _exact(figures.probability),
        "paths": _paths(figures.paths),
        "decisions": figures.decisions,
        "ranges": figures.ranges,
    }


def _reading(found: ReadingTime | None) -> Json:
    return None if found is None else asdict(found)


def _stuck(each: StuckMet) -> Json:
    return {
        "cause": each.found.cause,
        "scene": each.found.scene,
        "option": each.found.option,
        "shortest": _way(each.way.choices),
    }


def _unseen(each: NeverSeen) -> Json:
    return {
        "kind": each.kind,
        "id": each.id,
        "number": each.number,
        "within": each.within,
        "when": each.when,
        "why": each.why,
    }


def _option(each: OptionMet) -> Json:
    return {
        "scene": each.scene,
        "option": each.id,
        "once": each.once,
        "offered": _exact(each.figures.offered),
        "chosen": _exact(each.figures.chosen),
    }


def _sampled(explored: Explored) -> Json:
    sampled = explored.sampled
    if sampled is None:
        return None
    return {
        "seed": sampled.seed,
        "plays": sampled.plays,
        "most_decisions": MOST_DECISIONS,
        "endings": [
            {
                "id": id_,
                "title": explored.titles[id_],
                **each.share._asdict(),
                "decisions": each.decisions,
                "ranges": each.ranges,
            }
            for id_, each in sampled.endings.items()
        ],
        "stuck": sampled.stuck._asdict(),
        "unended": sampled.unended._asdict(),
    }


def _way(choices: tuple[Choice, ...]) -> Mapping[str, Json]:
    return {
        "choices": told_choices(choices),
        "decisions": [
            {
                "scene": each.scene,
                "option": each.option,
                "outcome": each.outcome,
                "drawn": each.drawn,
            }
            for each in choices
        ],
    }


def _exact(number: Fraction | None) -> Json:
    return None if number is None else {"exact": ratio(number), "float": float(number)}


def _paths(number: int | None) -> Json:
    return None if number is None else digits(number)
