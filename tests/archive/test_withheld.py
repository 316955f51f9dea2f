from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from game.archive.as_json import entries_json
from game.archive.as_text import entry_lines, found_lines, overview_lines
from game.archive.entries import entries
from game.archive.historian import consult
from game.archive.query import Query
from game.archive.search import nearest, search
from game.archive.withheld import HELD_BACK, Withheld, withheld, without
from game.content.opened import Library, Opened
from game.engine.play import Road, choose, start
from game.engine.view import SILENT, last_events, scene_view, told
from game.model.evidence import Evidence
from game.text.grounds import Section, grounds_sections, record_in_brief
from moments import EVIDENCE, after, at_start


def archive_of(evidence: Evidence) -> str:
    """Everything that the archive can show of some evidence."""
    there = entries(evidence)
    lines = [line for each in there for line in entry_lines(each.key, evidence, 10_000)]
    lines += [entries_json({each.key: ()}, evidence) for each in there]
    lines += found_lines(search(there, Query(), 10_000), 10_000)
    lines += overview_lines(there, 10_000)
    return "\n".join(lines)


def historian_of(road: Road, evidence: Evidence, held: Withheld) -> str:
    return "\n".join(
        text
        for card in consult(road, evidence, held)
        for section in card.sections
        for text in (card.title, section.title, *section.blocks)
    )


def card_of(road: Road, evidence: Evidence) -> str:
    """All evidence of what came about last, as outcome pages and cards show it."""
    events, turn = last_events(road)
    told_ones = (told(road.program, event, turn) for event in events if event.kind not in SILENT)
    return "\n".join(
        text
        for each in told_ones
        if each.grounds is not None
        for section in grounds_sections(each.grounds, evidence)
        for text in (section.title, *section.blocks, *record_in_brief(each.grounds, evidence))
    )


def rests_on(road: Road, evidence: Evidence) -> list[Section]:
    """The record and the findings that what came about last rests on: never held back."""
    events, turn = last_events(road)
    return [
        section
        for event in events
        if event.kind not in SILENT
        for grounds in (told(road.program, event, turn).grounds,)
        if grounds is not None
        for section in grounds_sections(grounds, evidence)
        if section.kind in ("record", "findings")
    ]


def results(evidence: Evidence, cases: frozenset[str]) -> Iterator[str]:
    for id_ in cases:
        analogue = evidence.analogues[id_]
        yield from filter(None, (analogue.happened, analogue.short_run, analogue.long_run))


def secrets(evidence: Evidence, held: Withheld) -> list[str]:
    """What must not be seen: the findings, and the results of their cases.

    A case may have a sentence in common with one that a scenario makes narrower, and may tell.
    """
    hidden = held.results | held.cases
    free = set(results(evidence, frozenset(evidence.analogues) - hidden))
    texts = [evidence.findings[id_].text for id_ in held.findings]
    return [*texts, *(each for each in results(evidence, hidden) if each not in free)]


def figures(evidence: Evidence, held: Withheld) -> list[str]:
    """The figures of the findings that are held back; others may have the same by chance."""
    return [each.value for id_ in held.findings for each in evidence.findings[id_].figures]


def test_what_is_asked_now_or_later_and_what_was_really_done_is_held_back() -> None:
    held = withheld(at_start(), EVIDENCE)
    assert held == Withheld(
        frozenset({"F1", "F3", "F4"}), frozenset({"asked-now", "asked-later"}), frozenset({"done"})
    )


def test_by_itself_whole_cases_are_held_back_and_those_that_tell_the_same_story() -> None:
    held = withheld(at_start(), EVIDENCE, by_itself=True)
    assert held.results == frozenset()
    assert held.cases == {"asked-now", "asked-later", "done", "whole"}
    left = without(EVIDENCE, held)
    assert set(left.analogues) == {"free"}
    assert set(left.findings) == {"F2", "F6"}
    assert set(left.tensions) == {"T2"}
    assert set(left.questions) == {"never"}


def test_an_answer_or_a_skip_frees_what_it_asked() -> None:
    held = withheld(at_start(), EVIDENCE, {"now"})
    assert (held.findings, held.results) == ({"F3", "F4"}, {"asked-later"})


def test_what_the_play_has_told_is_free_and_what_lies_behind_it_too() -> None:
    told_later = withheld(after("tell"), EVIDENCE)
    assert told_later == Withheld()
    untold = withheld(after("still"), EVIDENCE)
    assert untold == Withheld(frozenset({"F3"}), frozenset({"asked-later"}))


def test_nothing_is_held_back_at_the_end_or_once_it_was_reached() -> None:
    assert withheld(after("still", "by"), EVIDENCE) == Withheld()
    assert withheld(at_start(), EVIDENCE, finished=True) == Withheld()
    assert without(EVIDENCE, Withheld()) is EVIDENCE


def test_the_results_of_a_case_and_its_name_are_taken_out() -> None:
    left = without(EVIDENCE, withheld(at_start(), EVIDENCE)).analogues["asked-now"]
    assert left.title == "Held back in part (Northern Strait)"
    assert left.happened == HELD_BACK
    assert (left.short_run, left.long_run, left.findings) == ("", "", ("F2",))
    assert left.tried == "Now was tried."


def test_a_source_goes_with_the_findings_that_alone_rest_on_it() -> None:
    left = without(EVIDENCE, Withheld(frozenset({"F1"})))
    assert set(left.references) == {"paper", "both"}
    assert set(left.tensions) == {"T2"}
    assert set(left.questions) == {"later", "never"}


@pytest.mark.parametrize("settled", [(), ("now",), ("later",)])
def test_no_rendering_shows_what_is_held_back(settled: tuple[str, ...]) -> None:
    road = at_start()
    held = withheld(road, EVIDENCE, settled)
    alone = withheld(road, EVIDENCE, settled, by_itself=True)
    shown = historian_of(road, EVIDENCE, held)
    archive = archive_of(without(EVIDENCE, alone))
    hidden = secrets(EVIDENCE, held) + figures(EVIDENCE, held)
    assert len(hidden) > 5
    assert [each for each in hidden if each in shown] == []
    hidden = secrets(EVIDENCE, alone) + figures(EVIDENCE, alone)
    assert [each for each in hidden if each in archive] == []
    assert "F1" not in nearest("F1", Query(("f1",)), entries(without(EVIDENCE, alone))) or settled


@pytest.mark.parametrize("name", [card.name for card in Library().cards()])
def test_no_shipped_scenario_gives_away_what_it_asks_or_decides(name: str) -> None:
    opened = Library().open(name)
    pick = random.Random(name)
    road, settled = start(opened.program, 5), set[str]()
    while not road.over:
        _look(opened, road, settled)
        view = scene_view(road.program, road.state)
        settled |= set(opened.scenario.scenes[view.id].predict)
        road = choose(road, pick.choice([each.id for each in view.options if each.open]))
    assert withheld(road, opened.evidence, settled) == Withheld()


def _look(opened: Opened, road: Road, settled: set[str]) -> None:
    evidence = opened.evidence
    held = withheld(road, evidence, settled)
    alone = withheld(road, evidence, settled, by_itself=True)
    seen = historian_of(road, evidence, held) + card_of(road, without(evidence, held))
    assert rests_on(road, without(evidence, held)) == rests_on(road, evidence)
    assert [each for each in secrets(evidence, held) if each in seen] == []
    archive = archive_of(without(evidence, alone))
    assert [each for each in secrets(evidence, alone) if each in archive] == []
    titles = [evidence.analogues[id_].title for id_ in alone.cases]
    assert [each for each in titles if f"{each} [" in archive] == []
