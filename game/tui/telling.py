"""What came of a move, as the parts of a page: the record stands before what follows here.

An outcome is told in this order: what was tried and what happened there; what follows here, with
the indicators that move; what arrived since; what all that rests on, how this decision is unlike
the case, and what is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from game.engine.play import Road
from game.engine.view import Told, last_events, told
from game.model.evidence import Evidence
from game.model.scenario import Grounds, Indicator, Scenario
from game.text.grounds import BASES, Section, grounds_sections
from game.tui.typeset import QUIET, Para, heading, markdown, said

_PART_NAMES = {
    "record": "Record",
    "findings": "Findings",
    "like": "Likeness",
    "unlike": "Likeness",
    "dissent": "Dissent",
    "assumed": "Assumed",
    "open": "Disputed",
    "sources": "Sources",
}
_ON_THE_PAGE = ("findings", "unlike", "assumed")
_SHORT_NAMES = {"findings": "Findings", "unlike": "Unlike", "assumed": "Assumed"}
_QUESTION = "Before you read on: how is this decision unlike that one?"
_NO_RECORD = "No case stands behind this outcome."


class Part(NamedTuple):
    """A part of a page; the line of contents calls it by its name."""

    name: str
    paras: tuple[Para, ...]


def events_told(road: Road) -> tuple[Told, ...]:
    """Return all that came about since the last choice and is shown, in order."""
    events, turn = last_events(road)
    return tuple(told(road.program, event, turn) for event in events if event.kind != "dropped")


def has_something_to_tell(road: Road) -> bool:
    """Whether something came about besides the play's coming to an end."""
    return any(event.kind not in ("ending", "stuck") for event in events_told(road))


def outcome_parts(road: Road, evidence: Evidence) -> tuple[Part, ...]:
    """Return what came about since the last choice, as the parts of a page."""
    scenario = road.program.scenario
    parts: list[Part] = []
    after: list[Part] = []
    arrived: list[Para] = []
    for event in events_told(road):
        if event.kind == "outcome":
            sections = _sections(event.grounds, evidence)
            parts.append(Part("There, then", tuple(_record(event.grounds, sections))))
            parts.append(Part("Here", tuple(_here(event))))
            after = [
                Part(_SHORT_NAMES[section.kind], tuple(set_section(section)))
                for kind in _ON_THE_PAGE
                for section in sections
                if section.kind == kind
            ]
        elif event.kind == "stuck":
            arrived += (heading("No way is open"), said("Play cannot go on from here."))
        elif event.kind != "ending":
            arrived += _arrival(event, scenario, evidence)
    if arrived:
        parts.append(Part("Later" if parts else "Before you decide", tuple(arrived)))
    return (*parts, *after)


def card_parts(road: Road, evidence: Evidence) -> tuple[Part, ...]:
    """Return the whole evidence of what came about since the last choice."""
    parts: list[Part] = []
    for event in events_told(road):
        if event.grounds is None:
            continue
        parts_here = grounds_parts(event.grounds, evidence)
        if event.kind == "outcome":
            parts += parts_here
        else:
            title = f"For: {_arrival_title(event)}"
            paras = (para for part in parts_here for para in part.paras)
            parts.append(Part("Later", (heading(title), *paras)))
    return tuple(parts)


def grounds_parts(grounds: Grounds, evidence: Evidence) -> tuple[Part, ...]:
    """Return the sections of an analogue card, grouped into parts."""
    grouped: dict[str, list[Para]] = {}
    for section in grounds_sections(grounds, evidence):
        grouped.setdefault(_PART_NAMES[section.kind], []).extend(set_section(section))
    return tuple(Part(name, tuple(paras)) for name, paras in grouped.items())


def set_section(section: Section) -> Iterator[Para]:
    """Yield a section of an analogue card: its title, then its blocks."""
    yield heading(section.title)
    items = 0
    for block in section.blocks:
        for para in markdown(block):
            items = items + 1 if para.lead else 0
            yield para._replace(tight=para.tight or items > 1)


def moved_lines(moves: Sequence[tuple[Indicator, int, int]]) -> Iterator[Para]:
    """Yield how indicators moved, one below the other: `Cooperation  60 -> 40 (-20)`."""
    wide = max((cell_len(indicator.label) for indicator, _, _ in moves), default=0)
    for number, (indicator, before, after) in enumerate(moves):
        pad = " " * (wide - cell_len(indicator.label) + 2)
        move = f"{before} -> {after} ({after - before:+d})" if after != before else f"{after}"
        style = "bold" if after != before else ""
        yield said(f"{indicator.label}{pad}{move}", style, lead="  ", tight=number > 0)


def joined(parts: Sequence[Part]) -> Iterator[Para]:
    """Yield the paragraphs of all parts; each part's number, from 1, names its first."""
    for number, part in enumerate(parts, start=1):
        for at, para in enumerate(part.paras):
            yield para._replace(anchor=str(number)) if at == 0 else para


def _sections(grounds: Grounds | None, evidence: Evidence) -> tuple[Section, ...]:
    return () if grounds is None else grounds_sections(grounds, evidence)


def _record(grounds: Grounds | None, sections: Iterable[Section]) -> Iterator[Para]:
    records = [section for section in sections if section.kind == "record"]
    for section in records:
        yield from set_section(section)
    if not records:
        yield heading("There, then")
        yield said(_NO_RECORD)
    elif grounds is not None and grounds.basis == "analogy":
        yield said(_QUESTION, "italic")


def _here(event: Told) -> Iterator[Para]:
    yield heading("What follows here")
    if event.grounds is not None:
        yield said(BASES[event.grounds.basis], QUIET)
    yield from markdown(event.text)
    if event.shifts:
        yield from _shifts(event)
    else:
        yield said("No indicator moves.", QUIET)


def _shifts(event: Told) -> Iterator[Para]:
    return moved_lines([(shift.indicator, shift.before, shift.after) for shift in event.shifts])


def _arrival(event: Told, scenario: Scenario, evidence: Evidence) -> Iterator[Para]:
    if event.kind == "consequence":
        yield heading("A consequence arrives")
        if event.because:
            scene_id, option_id = event.because
            scene = scenario.scenes[scene_id]
            source = f"from: {scene.title}, {scene.options[option_id].label}"
            yield said(source, QUIET)
    else:
        yield heading(event.title)
        if event.kind == "inject":
            yield said("an event from outside", QUIET)
    if event.grounds is not None:
        yield from _rests_on(event.grounds, evidence)
    yield from markdown(event.text)
    yield from _shifts(event)
    for section in _sections(event.grounds, evidence):
        if section.kind == "assumed":
            for block in section.blocks:
                yield from markdown(f"*Assumed.* {block.removeprefix('- ')}")


def _rests_on(grounds: Grounds, evidence: Evidence) -> Iterator[Para]:
    """Yield the record in brief, so that it stands before what arrives here."""
    named = [evidence.analogues[id_] for id_ in grounds.analogues if id_ in evidence.analogues]
    for analogue in named:
        years = f", {analogue.years}" if analogue.years else ""
        yield from markdown(f"*There, then: {analogue.title}{years}.* {analogue.happened}")
    if not named:
        yield said(BASES[grounds.basis], QUIET)


def _arrival_title(event: Told) -> str:
    return event.title or "a consequence that arrived"
