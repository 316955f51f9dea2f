"""What is told at each moment of a play, in the order in which it should be heard."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from game.engine.play import Road
from game.engine.state import Event, decisions_made, due_in
from game.engine.stuck import where_stuck
from game.engine.view import (
    SILENT,
    SceneView,
    Told,
    advice_view,
    ending_view,
    indicator_values,
    last_events,
    scene_view,
    told,
)
from game.model.scenario import Grounds
from game.plain.page import Page
from game.text.dates import spoken_date
from game.text.grounds import BASES, grounds_sections, record_in_brief
from game.text.printable import printable
from game.text.telling import BETTER, counted, due_words, listed, shift_words

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.journal.sitting import Sitting


def tell_briefing(page: Page, opened: Opened, road: Road) -> None:
    """Tell what the player needs before the first decision."""
    scenario = opened.scenario
    page.line(f"Scenario: {scenario.title}")
    minutes = counted(scenario.minutes, "minute") if scenario.minutes else ""
    facts = (scenario.kind, minutes, f"seed {road.seed}")
    page.line(", ".join(fact for fact in facts if fact))
    page.line()
    for text in (scenario.summary, scenario.purpose, scenario.setting, scenario.role):
        if text:
            page.text(text)
    if scenario.content_notes:
        page.text(f"Content note: {listed(scenario.content_notes)}.")
    tell_indicators(page, road, why=True)


def tell_resumed(opened: Opened, road: Road) -> None:
    """Tell which play goes on, and where."""
    made = decisions_made(road.state)
    print(printable(f"Scenario: {opened.scenario.title}"))
    where = f"after {counted(made, 'decision')}" if made else "before the first decision"
    print(f"The play goes on {where}, seed {road.seed}.\n")


def tell_arrivals(page: Page, opened: Opened, road: Road) -> None:
    """Tell everything that came about since the last choice."""
    events, turn = last_events(road)
    whole = _told_whole(road)
    brief: set[str] = set()
    for event in events:
        if event.kind not in SILENT:
            _tell_event(page, opened, told(road.program, event, turn), whole, brief)


def _told_whole(road: Road) -> frozenset[str]:
    """Return the cases whose record the outcomes before the last choice have told."""
    outcomes = (
        told(road.program, event, turn).grounds
        for turn in road.turns[:-1]
        for event in turn.events
        if event.kind == "outcome"
    )
    return frozenset(
        id_ for grounds in outcomes if grounds is not None for id_ in grounds.analogues
    )


def _tell_event(
    page: Page, opened: Opened, said: Told, whole: frozenset[str], brief: set[str]
) -> None:
    """Tell the record first, then what follows here, then what is assumed.

    `whole` are the cases whose record was told before: it is told in brief, and where to hear it
    again. `brief` are the records told in brief just now; none is told so twice.
    """
    sections = grounds_sections(said.grounds, opened.evidence) if said.grounds else ()
    if said.kind == "page":
        date = opened.scenario.scenes[said.id].date
        page.line(f"{said.title}, {spoken_date(date)}" if date else said.title)
        page.line()
    elif said.kind == "inject":
        page.line(f"News: {said.title}")
    elif said.kind == "consequence":
        page.line(f"Now arrives, from {_source(opened, said)}:")
    elif said.grounds is not None:
        _tell_record(page, opened, said.grounds, whole)
        page.line(f"Here, now. {BASES[said.grounds.basis]}")
        page.line()
    if said.kind in ("inject", "consequence") and said.grounds is not None:
        for block in record_in_brief(said.grounds, opened.evidence):
            if block not in brief:
                page.text(block)
                brief.add(block)
        page.line(BASES[said.grounds.basis])
        page.line()
    page.text(said.text)
    for shift in said.shifts:
        page.line(shift_words(shift.indicator.label, shift.before, shift.after))
    if said.shifts:
        page.line()
    if said.grounds is not None:
        page.sections(grounds_sections(_own(said.grounds), opened.evidence), ("like", "unlike"))
    page.sections(sections, ("assumed",))
    if said.kind == "outcome":
        page.line("Type why for the findings, the sources and what cuts the other way.")
        page.line()


def _tell_record(page: Page, opened: Opened, grounds: Grounds, whole: frozenset[str]) -> None:
    """Tell the record that an outcome rests on: what was told before in a few words."""
    before = tuple(id_ for id_ in grounds.analogues if id_ in whole)
    new = tuple(id_ for id_ in grounds.analogues if id_ not in whole)
    page.sections(grounds_sections(replace(grounds, analogues=new), opened.evidence), ("record",))
    for id_ in before:
        for block in record_in_brief(replace(grounds, analogues=(id_,)), opened.evidence):
            page.text(block)
        page.line(f"Told in full before: type archive {id_} to hear it again.")
        page.line()


def _own(grounds: Grounds) -> Grounds:
    """Keep of the comparisons those made with this very decision; `why` tells the others."""
    return replace(grounds, analogues=())


def _source(opened: Opened, said: Told) -> str:
    if said.because is None:
        return "an earlier decision"
    scene = opened.scenario.scenes[said.because[0]]
    return f"{scene.title}, {scene.options[said.because[1]].label}"


def tell_place(page: Page, opened: Opened, road: Road, own: str = "") -> None:
    """Tell where the play stands: a scene with its options, or its end.

    `own` is the option that was chosen here on one's own road, while another is tried.
    """
    if road.over:
        _tell_end(page, opened, road)
        return
    scene = scene_view(road.program, road.state)
    date = f", {spoken_date(scene.date)}" if scene.date else ""
    page.line(f"Decision {decisions_made(road.state) + 1}: {scene.title}{date}")
    page.line()
    page.text(scene.text)
    voices = tuple(each.adviser.name for each in advice_view(road.program, road.state))
    if voices:
        page.text(f"At the table: {listed(voices)}. Type advisers to hear them.")
    if due := due_words(due_in(road.state)):
        page.text(f"Still to come from what was decided: {listed(due)}.")
    _tell_options(page, opened, scene, own)


def _tell_options(page: Page, opened: Opened, scene: SceneView, own: str) -> None:
    """List the options by number, the closed ones with their reason."""
    for number, option in enumerate(scene.options, start=1):
        instrument = opened.scenario.instrument_label(option.instrument)
        beside = ", ".join(filter(None, ("yours" if option.id == own else "", instrument)))
        label = f"{option.label} ({beside})" if beside else option.label
        closed = "" if option.open else f" Closed: {option.locked}"
        page.item(f"{number}.", f"{label}.{closed}" if closed else label)
    page.line()
    page.line(how_to_choose(scene))


def how_to_choose(scene: SceneView) -> str:
    """Say which numbers may be typed."""
    numbers = tuple(str(at) for at, option in enumerate(scene.options, start=1) if option.open)
    if len(numbers) == len(scene.options) > 1:
        return f"Type a number from 1 to {len(numbers)} to choose, or ? for help."
    return f"Type {' or '.join(numbers)} to choose, or ? for help."


def _tell_end(page: Page, opened: Opened, road: Road) -> None:
    """Tell the ending, where the indicators stand, and what to think about."""
    view = ending_view(road.program, road.state)
    if view is None:
        _tell_stuck(page, road)
        return
    page.line(f"Ending: {view.title}")
    page.line()
    page.text(view.text)
    tell_indicators(page, road)
    if view.ending.reflect:
        page.line("To think about:")
        page.text("\n".join(f"- {question}" for question in view.ending.reflect))
    tell_road(page, opened, road)


def _tell_stuck(page: Page, road: Road) -> None:
    """Tell that there is no way on, where, and why each option is closed there."""
    page.text("Stuck: the scenario leaves no way open from here, which is a fault of the scenario.")
    stuck = where_stuck(road)
    if stuck is not None:
        page.line(stuck.said)
        for number, said in enumerate(stuck.closed, start=1):
            page.item(f"{number}.", said)
        page.line()
    page.line("Type back to take the last decision back, or quit.")


def tell_indicators(page: Page, road: Road, *, why: bool = False) -> None:
    """Tell where every indicator stands, and on request why it is tracked."""
    rows = indicator_values(road.program, road.state)
    if not rows:
        return
    page.line("What is tracked; none of it is a score:")
    for _, indicator, value in rows:
        unit = f", {indicator.unit}" if indicator.unit else ""
        scale = f"{indicator.low} to {indicator.high}{unit}, {BETTER[indicator.better]}"
        page.line(f"{indicator.label}: {value} ({scale})")
        if why and indicator.why:
            page.text(indicator.why)
    page.line()


def tell_advisers(page: Page, road: Road, number: str = "") -> None:
    """Let every adviser at the table speak, or the one of that number, counted from 1."""
    said = () if road.over else advice_view(road.program, road.state)
    if not said:
        page.line("Nobody at the table has anything to say here.")
        return
    if number and number not in map(str, range(1, len(said) + 1)):
        page.line(f"There is no adviser {number!r} here: type a number up to {len(said)}.")
        return
    for each in said[int(number) - 1 : int(number)] if number else said:
        title = f", {each.adviser.title}" if each.adviser.title else ""
        page.line(f"{each.adviser.name}{title}:")
        page.text(each.text)


def tell_why(page: Page, opened: Opened, road: Road) -> None:
    """Tell all that the last outcome, and what arrived with it, rests on."""
    events, turn = last_events(road)
    rest = [(event, _words(road, event)) for event in events if event.kind not in SILENT]
    found = False
    for event, words in rest:
        said = told(road.program, event, turn)
        if said.grounds is None:
            continue
        found = True
        page.line(f"{words}: {BASES[said.grounds.basis]}")
        page.line()
        sections = grounds_sections(said.grounds, opened.evidence)
        page.sections(sections, {section.kind for section in sections})
    if not found:
        page.line("Nothing has been decided yet.")


def _words(road: Road, event: Event) -> str:
    if event.kind == "inject":
        return f"The news, {told(road.program, event).title}"
    return {"outcome": "What followed", "consequence": "What arrived"}.get(event.kind, "")


def tell_road(page: Page, opened: Opened, road: Road) -> None:
    """Tell the decisions made, and the seed that decided chance."""
    scenes = opened.scenario.scenes
    if not road.turns:
        page.line("No decision has been made yet.")
    for number, turn in enumerate(road.turns, start=1):
        scene = scenes[road.program.place_id(turn.before.place)]
        option = scene.options[turn.move.id]
        drawn = ""
        if len(option.outcomes) > 1:
            # An id is read aloud here: its words are told apart as words are.
            drawn = f"; by chance: {re.sub('[_-]', ' ', option.outcomes[turn.outcome].id)}"
        page.line(f"{number}. {scene.title}: {option.label}{drawn}")
    page.line(f"Seed {road.seed}.")


def tell_left(page: Page, sitting: Sitting) -> None:
    """Tell where a play was left, and how to come back to it."""
    road = sitting.road
    made, ended = decisions_made(road.state), ending_view(road.program, road.state) is not None
    if not ended:
        page.line(f"Left after {counted(made, 'decision')}. Seed {road.seed}.")
    if sitting.kept_as:
        again = f"precedent play --resume {sitting.kept_as}"
        page.line(f"The play is kept; {again} {'opens it again' if ended else 'goes on with it'}.")
    elif sitting.kept_before:
        again = f"precedent play --resume {sitting.kept_before}"
        page.line(f"Only its first part is kept; {again} goes on from there.")
    elif made and not sitting.recorded:
        page.line("The play is not kept.")
