"""What came of a move, in pages, and each page in parts: the record before what follows here.

First what came of the choice itself: what was tried and what happened there, what follows here with
the indicators that move, what all that rests on, how this decision is like and unlike the case, and
what is assumed. Then each consequence, inject and interlude on a page of its own, in the order they
came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.cells import cell_len

from game.engine.play import Road
from game.engine.view import SILENT, Told, last_events, told
from game.journal.asking import Recorded
from game.model.evidence import Evidence
from game.model.scenario import Grounds, Indicator, Scenario
from game.text.dates import spoken_date
from game.text.grounds import BASES, Section, grounds_sections, record_in_brief
from game.tui.typeset import QUIET, Para, heading, markdown, said

_THERE, _HERE = "There, then", "Here"
_NAMES = {
    "record": _THERE,
    "findings": "Findings",
    "like": "Alike",
    "unlike": "Unlike",
    "dissent": "Dissent",
    "assumed": "Assumed",
    "open": "Disputed",
    "sources": "Sources",
}
_AFTER_AN_OUTCOME = ("findings", "like", "unlike", "assumed")
_AFTER_AN_ARRIVAL = ("like", "unlike", "assumed")
_QUESTION = "Before you read on: how is this decision like that one, and how not?"
_NO_RECORD = "No case stands behind this outcome."


class Part(NamedTuple):
    """A part of a page; the line of contents and its heading call it by the same name."""

    name: str
    paras: tuple[Para, ...]


class Sheet(NamedTuple):
    """One thing that came about, as a page; `beside` stands next to its title."""

    title: str
    beside: str
    parts: tuple[Part, ...]
    grounds: Grounds | None
    is_outcome: bool


def sheets(road: Road, evidence: Evidence, predicted: Iterable[Recorded] = ()) -> tuple[Sheet, ...]:
    """Return all that came about since the last choice, in order, a page for each.

    What was predicted before it stands beside the record on a page behind that of the outcome.
    """
    events, turn = last_events(road)
    scenario = road.program.scenario
    pages: list[Sheet] = []
    for event in events:
        if event.kind in SILENT:
            continue
        view = told(road.program, event, turn)
        if turn is not None and view.kind == "outcome":
            scene = scenario.scenes[road.program.place_id(turn.before.place)]
            title = f"You chose: {scene.options[turn.move.id].label}"
            parts = tuple(_outcome(view, evidence))
            pages.append(Sheet(title, scene.title, parts, view.grounds, True))
            pages += _predicted(predicted)
        else:
            title, beside = _arrival_title(view, scenario)
            parts = tuple(_arrival(view, evidence))
            pages.append(Sheet(title, beside, parts, view.grounds, False))
    return tuple(pages)


def in_brief(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the record and what follows here, which a room reads together; `e` has the rest.

    A page that has neither stays as it is.
    """
    return tuple(part for part in parts if part.name in (_THERE, _HERE)) or tuple(parts)


def _predicted(predicted: Iterable[Recorded]) -> Iterator[Sheet]:
    """Yield a page of what was predicted, each answer beside what the record says."""
    parts = [
        Part(f"Question {number}", tuple(para for block in each.blocks for para in markdown(block)))
        for number, each in enumerate(predicted, start=1)
    ]
    if parts:
        yield Sheet("What you predicted", "and the record", tuple(parts), None, False)


def card_parts(road: Road, evidence: Evidence) -> tuple[Part, ...]:
    """Return the whole evidence of what came about since the last choice."""
    parts: list[Part] = []
    for sheet in sheets(road, evidence):
        if sheet.grounds is None:
            continue
        if sheet.is_outcome:
            parts += grounds_parts(sheet.grounds, evidence)
        else:
            parts.append(whole_part(sheet.title, sheet.grounds, evidence))
    return tuple(parts)


def grounds_parts(grounds: Grounds, evidence: Evidence) -> tuple[Part, ...]:
    """Return the sections of an analogue card, grouped into parts."""
    grouped: dict[str, list[Para]] = {}
    for section in grounds_sections(grounds, evidence):
        grouped.setdefault(_NAMES[section.kind], []).extend(_set(section))
    return tuple(Part(name, tuple(paras)) for name, paras in grouped.items())


def whole_part(name: str, grounds: Grounds, evidence: Evidence) -> Part:
    """Return the sections of an analogue card as one part of that name."""
    paras = (para for part in grounds_parts(grounds, evidence) for para in part.paras)
    return Part(name, (heading(name), *paras))


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


def _outcome(event: Told, evidence: Evidence) -> Iterator[Part]:
    sections = () if event.grounds is None else grounds_sections(event.grounds, evidence)
    yield Part(_THERE, tuple(_record(event.grounds, sections)))
    yield Part(_HERE, tuple(_here(event)))
    yield from _named(sections, _AFTER_AN_OUTCOME)


def _arrival(event: Told, evidence: Evidence) -> Iterator[Part]:
    if event.kind == "page":
        yield Part(_HERE, (*markdown(event.text), *_shifts(event)))
        return
    if event.grounds is not None:
        record = record_in_brief(event.grounds, evidence)
        if record:
            yield Part(_THERE, tuple(para for block in record for para in markdown(block)))
    yield Part(_HERE, tuple(_here(event)))
    if event.grounds is not None:
        # Of the comparisons only those made with this very decision; the evidence has the others.
        own = grounds_sections(replace(event.grounds, analogues=()), evidence)
        yield from _named(own, _AFTER_AN_ARRIVAL)


def _arrival_title(event: Told, scenario: Scenario) -> tuple[str, str]:
    """Return the title of what arrives, and what stands beside it."""
    if event.kind == "page":
        date = scenario.scenes[event.id].date
        return event.title, spoken_date(date) if date else ""
    if event.kind == "inject":
        return event.title, "an event from outside"
    if event.because is None:
        return "A consequence arrives", ""
    scene = scenario.scenes[event.because[0]]
    return "A consequence arrives", f"from: {scene.title}, {scene.options[event.because[1]].label}"


def _named(sections: Iterable[Section], kinds: Sequence[str]) -> Iterator[Part]:
    """Yield the sections of these kinds, in this order, each as a part."""
    by_kind = {section.kind: section for section in sections}
    for kind in kinds:
        if kind in by_kind:
            yield Part(_NAMES[kind], tuple(_set(by_kind[kind])))


def _set(section: Section) -> Iterator[Para]:
    """Yield a section of an analogue card: its heading, then its blocks."""
    name, title = _NAMES[section.kind], section.title
    known = title.startswith(name)
    yield heading(title if known else f"{name}: {title[:1].lower()}{title[1:]}")
    items = 0
    for block in section.blocks:
        for para in markdown(block):
            items = items + 1 if para.lead else 0
            yield para._replace(tight=para.tight or items > 1)


def _record(grounds: Grounds | None, sections: Iterable[Section]) -> Iterator[Para]:
    records = [section for section in sections if section.kind == "record"]
    for section in records:
        yield from _set(section)
    if not records:
        yield heading(_THERE)
        yield said(_NO_RECORD)
    elif grounds is not None and grounds.basis == "analogy":
        yield said(_QUESTION, "italic")


def _here(event: Told) -> Iterator[Para]:
    yield heading(f"{_HERE}: what follows")
    if event.grounds is not None:
        yield said(BASES[event.grounds.basis], QUIET)
    yield from markdown(event.text)
    if event.shifts:
        yield from _shifts(event)
    else:
        yield said("No indicator moves.", QUIET)


def _shifts(event: Told) -> Iterator[Para]:
    return moved_lines([(shift.indicator, shift.before, shift.after) for shift in event.shifts])
