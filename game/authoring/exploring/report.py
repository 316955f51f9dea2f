"""What `explore` found, as text for a person: plain words and bars within 80 columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from game.authoring.budget import over_budget, told_states
from game.authoring.exploring.as_json import as_json
from game.authoring.exploring.choices import decision_lines, instrument_lines
from game.authoring.exploring.endings import (
    column_of,
    ending_lines,
    row,
    value_lines,
    way_lines,
)
from game.authoring.exploring.explore import Explored, LoopMet, OptionMet
from game.authoring.exploring.glance import glance_lines
from game.authoring.exploring.lengths import length_lines, reading_lines
from game.authoring.exploring.sampled import sampled_lines
from game.authoring.never.unseen import NeverSeen
from game.authoring.numbers import grouped, percentage, times
from game.authoring.ways import told_choices
from game.text.lines import COLUMNS, said
from game.text.printable import printable
from game.text.telling import counted, listed
from game.text.width import cut

_MOST_FINDINGS = 5

_STUCK = {
    "options": "no option is open in scene {scene}",
    "outcomes": "no outcome of {option} holds",
    "next": "no row of `next` holds in scene {scene}",
    "pages": "the interludes from scene {scene} on lead round and round",
    "endings": "no ending's condition holds",
}
_LISTED = {
    "scene": "scenes",
    "option": "options",
    "outcome": "outcomes",
    "consequence": "consequences",
    "inject": "injects",
    "ending": "endings",
    "text": "texts",
    "next": "rows of `next`",
}


def report(explored: Explored, form: str) -> str:
    """Return what was found as `text` or `json`."""
    return as_json(explored) if form == "json" else as_text(explored)


def as_text(explored: Explored) -> str:
    """Return the report for a person, in lines of at most 80 cells."""
    parts = (
        _head(explored),
        glance_lines(explored),
        ending_lines(explored),
        sampled_lines(explored),
        _stuck(explored),
        _never(explored),
        value_lines(explored),
        way_lines(explored),
        reading_lines(explored.reading) if explored.reading else length_lines(explored),
        decision_lines(explored),
        instrument_lines(explored),
        _options(explored),
        _evidence(explored),
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := [*part]))


def _head(explored: Explored) -> Iterator[str]:
    found = explored.exploration
    yield from said(f"{explored.title} ({explored.name})")
    yield ""
    if not explored.unproved:
        assert found.paths is not None
        ways = "path" if found.paths == 1 else "paths"
        states = "state" if found.states == 1 else "states"
        yield from said(
            f"PROVED: every state was visited, {found.states:,} {states} standing for "
            f"{grouped(found.paths)} {ways}. The figures are exact, for plays in which every open "
            "option is chosen as often as the others."
        )
    elif explored.unproved == "loop":
        yield from _loop(explored)
    elif explored.unproved == "stopped":
        yield from said(
            f"NOT PROVED: stopped by hand ({told_states(found.states)} visited). What follows was "
            "met by then: it can happen, and more may. There are no figures."
        )
    elif found.states == 0:
        yield from said(
            "NOT PROVED: an indicator with more than a million values is tested together with "
            "another. No state was visited, and there are no figures."
        )
    else:
        yield from said(
            f"NOT PROVED: {over_budget(found, explored.max_states)}. What follows was met by then: "
            "it can happen, and more may. There are no figures. Ask for more states with "
            "--max-states."
        )
    if explored.loop is not None and explored.unproved != "loop":
        yield from said("Play can come back to where it was, too, and go round for ever.")
        yield from _way_round(explored.loop)
    if explored.brought:
        each = tuple(f"{inject} at {scene}" for inject, scene in explored.brought)
        yield from said(f"Brought in by hand: {listed(each)}.")
    if explored.by_hand:
        yield from said(
            f"Left out: {counted(len(explored.by_hand), 'inject')} by hand only "
            f"({listed(explored.by_hand)})."
        )


def _loop(explored: Explored) -> Iterator[str]:
    loop = explored.loop
    assert loop is not None
    yield from said(
        "NOT PROVED: play can come back to where it was, and go round for ever. Every state was "
        f"visited ({explored.exploration.states:,}), so what can be met stands; there are no "
        "figures. Let each way round change something that a condition reads."
    )
    yield from _way_round(loop)


def _way_round(loop: LoopMet) -> Iterator[str]:
    if loop.before:
        yield from said(f"leads there: {told_choices(loop.before)}", 2, 4)
    yield from said(f"shortest way round: {told_choices(loop.round) or 'no choice'}", 2, 4)


def _stuck(explored: Explored) -> Iterator[str]:
    if not explored.stuck:
        return
    share = explored.exploration.stuck_probability
    plays = "" if share is None else f" in {percentage(share)} of plays"
    yield f"STUCK: play cannot go on{plays}"
    for each in explored.stuck:
        what = _STUCK[each.found.cause].format(scene=each.found.scene, option=each.found.option)
        yield from said(what, 2, 4)
        yield from said(f"shortest: {str(each.way) or 'no choice'}", 4, 6)


def _never(explored: Explored) -> Iterator[str]:
    unread = len(explored.exploration.unread)
    if explored.never is None or not (explored.never or unread):
        return
    yield "NEVER SEEN, in any play" if explored.never else "NEVER SEEN: nothing that is known"
    if unread:
        which = "whether one text is" if unread == 1 else f"whether {unread:,} texts are"
        yield from said(f"Not known: {which} ever read; there are too many states.", 2)
    sticking = {each.found.scene for each in explored.stuck}
    for kind, name in _LISTED.items():
        found = [each for each in explored.never if each.kind == kind]
        if found:
            yield f"  {name}"
            yield from (line for each in found for line in said(_unseen(each, sticking), 4, 6))


def _unseen(each: NeverSeen, sticking: Collection[str]) -> str:
    if each.kind == "scene" and each.id in sticking:
        return f"{each.id} (play sticks on the way in)"
    name = each.id
    if each.kind == "text":
        name = f"text {each.number} of {each.within} {each.id}"
    elif each.kind == "next":
        name = f"row {each.number} of the `next` of {each.within} {each.id}"
    elif each.kind == "consequence":
        name = f"consequence {each.number} of {each.id}"
    return f"{name}: {each.why}" if each.why else name


def _options(explored: Explored) -> Iterator[str]:
    if not explored.options:
        return
    yield "OPTIONS: on offer and chosen, of all plays"
    column = column_of(option.id for option in explored.options)
    for scene, group in groupby(explored.options, key=lambda each: each.scene):
        options = [*group]
        yield from said(f"{scene}: {explored.scenes[scene]}", 2, 4)
        for option in options:
            yield from row(option.id, _frequency(option), column, 4)


def _frequency(option: OptionMet) -> str:
    offered, chosen = option.figures.offered, option.figures.chosen
    if option.once:
        return f"on offer {percentage(offered)}, chosen {percentage(chosen)}"
    return f"on offer {times(offered)} a play, chosen {times(chosen)}"


def _evidence(explored: Explored) -> Iterator[str]:
    uses = explored.cited
    yield "EVIDENCE"
    yield from said(
        f"Cites {len(uses.findings)} of the {uses.all_findings:,} findings at hand, and "
        f"{len(uses.analogues)} of the {uses.all_analogues:,} analogues.",
        2,
    )
    most = [each for each in uses.findings.items() if each[1]][:_MOST_FINDINGS]
    if not most:
        return
    yield from said("Most relied on, by the outcomes, consequences and injects that cite it:", 2)
    for id_, count in most:
        head = f"    {id_}  {count:,}  "
        text = printable(explored.findings.get(id_, ""))
        yield cut(printable(head) + text, COLUMNS)
    once = sum(count == 1 for count in uses.findings.values())
    if once:
        yield from said(f"Cited in one place only: {counted(once, 'finding')}.", 2)
