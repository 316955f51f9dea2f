"""The shipped scenarios: each loads without a remark, and each can be played to each of its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.analysis.explore import explore
from game.analysis.result import Exploration, Way
from game.authoring.exploring.coverage import cover
from game.content.load import load_scenario
from game.content.opened import Library, Opened
from game.engine.choices import Choice, follow_with_luck
from game.engine.compile import compile_scenario
from game.engine.digest import rules_digest
from game.engine.play import Road, start
from game.model.evidence import Evidence
from game.model.scenario import Effect, Grounds, NextRow, Scenario
from game.plain.loop import Table
from game.plain.page import Page

LIBRARY = Library()
NAMES = [card.name for card in LIBRARY.cards()]
README = Path(__file__).parents[1] / "README.md"


@cache
def explored(name: str) -> Exploration:
    return explore(LIBRARY.open(name).program)


def road_along(opened: Opened, way: Way) -> Road:
    """A play that goes this way, with a seed that draws its outcomes."""
    return follow_with_luck(
        opened.program, tuple(Choice(each.option, each.outcome) for each in way)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_ending_is_reached_in_plain_mode_and_nothing_sticks(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened, found = LIBRARY.open(name), explored(name)
    assert found.proved
    assert found.stuck == ()
    assert set(found.endings) == set(opened.scenario.endings)
    for ending, met in found.endings.items():
        seed = road_along(opened, met.way).seed
        typed = [each.option for each in met.way]
        table = Table(opened, start(opened.program, seed), Page(76))
        table.play(lambda typed=typed: typed.pop(0) if typed else None, stay=False)
        said = capsys.readouterr().out
        assert f"Ending: {opened.scenario.endings[ending].title}\n" in said


@pytest.mark.parametrize("card", LIBRARY.cards(), ids=lambda card: card.name)
def test_a_card_is_sound_and_nothing_is_remarked(card) -> None:
    assert card.problem == ""
    opened = LIBRARY.open(card.name)
    loaded = load_scenario(card.path, library=LIBRARY.evidence)
    assert loaded.warnings == ()
    assert (card.title, card.minutes) == (opened.scenario.title, opened.scenario.minutes)
    assert card.endings == tuple(opened.scenario.endings)


def resting(scenario: Scenario) -> Iterator[tuple[str, tuple[Effect, ...], Grounds]]:
    """Everything that has effects, with its id and what it rests on."""
    for scene_id, scene in scenario.scenes.items():
        for option_id, option in scene.options.items():
            for outcome in option.outcomes:
                id_ = f"{scene_id}.{option_id}.{outcome.id}"
                yield id_, outcome.effects, outcome.grounds
                for number, later in enumerate(outcome.later, start=1):
                    yield f"{id_}.{number}", later.effects, later.grounds
    for id_, inject in scenario.injects.items():
        yield id_, inject.effects, inject.grounds


@pytest.mark.parametrize("name", NAMES)
def test_whatever_moves_a_number_says_what_is_assumed_and_which_gap_it_fills(name: str) -> None:
    scenario = LIBRARY.open(name).scenario
    moving = [
        (id_, grounds)
        for id_, effects, grounds in resting(scenario)
        if any(effect.target in scenario.indicators for effect in effects)
    ]
    assert moving
    assert [id_ for id_, grounds in moving if not any(each.gap for each in grounds.assumes)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_decision_has_advisers_who_disagree_and_something_to_talk_about(name: str) -> None:
    scenario = LIBRARY.open(name).scenario
    for id_, scene in scenario.scenes.items():
        if scene.options:
            assert len(scene.advice) >= 2, id_
            assert scene.discuss, id_
            assert scene.notes, id_
    assert all(ending.reflect for ending in scenario.endings.values())
    assert scenario.objectives
    assert scenario.content_notes
    assert scenario.promises


def test_the_evidence_is_met_in_play_and_what_cuts_the_other_way_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {rules_digest(LIBRARY.open(name).program): name for name in NAMES}
    monkeypatch.setattr(
        "game.authoring.exploring.coverage.analyse",
        lambda program, **_: explored(names[rules_digest(program)]),
    )
    coverage = cover(LIBRARY)
    evidence = coverage.evidence
    assert coverage.analogues == evidence.analogues.keys()
    assert len(coverage.findings) >= 180
    assert {id_ for id_, each in evidence.findings.items() if each.cuts_against} <= set(
        coverage.findings
    )
    assert len(coverage.tensions) >= 50


def test_the_readmes_first_scenario_loads_and_ends_both_ways(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "flights.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_scenario(path, library=LIBRARY.evidence)
    assert loaded.warnings == ()
    found = explore(compile_scenario(loaded.scenario))
    assert set(found.endings) == set(loaded.scenario.endings)
    assert len(text.splitlines()) <= 24


def next_decisions(scenario: Scenario, rows: tuple[NextRow, ...]) -> set[str]:
    """The scenes with options to which rows of `next` lead, past pages to read."""
    decisions: set[str] = set()
    for row in rows:
        scene = scenario.scenes.get(row.to)
        if scene is not None:
            decisions |= {row.to} if scene.options else next_decisions(scenario, scene.next)
    return decisions


@pytest.mark.parametrize("name", NAMES)
def test_no_outcome_tells_what_is_asked_at_the_next_decision(name: str) -> None:
    opened = LIBRARY.open(name)
    for id_, scene in opened.scenario.scenes.items():
        for option_id, option in scene.options.items():
            for outcome in option.outcomes:
                rows = outcome.next or option.next or scene.next
                asked = {
                    opened.evidence.questions[question].finding: question
                    for to in next_decisions(opened.scenario, rows)
                    for question in opened.scenario.scenes[to].predict
                    if question not in scene.predict
                }
                told = asked.keys() & set(outcome.grounds.findings)
                assert not told, (id_, option_id, outcome.id, [asked[each] for each in told])


NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
WORKED_OUT = {"4,000"}
"""Figures that a text works out from those it cites: two million pills by the indictment's sum."""


def numbers(*texts: str) -> set[str]:
    return {number for text in texts for number in NUMBER.findall(text)}


def told_in(evidence: Evidence, grounds: Grounds) -> set[str]:
    """Every number in the findings and cases of an outcome, in what disputes them, and their dates."""
    findings = [evidence.findings[id_] for id_ in grounds.findings]
    cases = [evidence.analogues[id_] for id_ in grounds.analogues]
    disputes = [
        each
        for each in evidence.tensions.values()
        if set(each.findings) & set(grounds.findings)
        or set(each.analogues) & set(grounds.analogues)
    ]
    works = {id_ for each in findings for id_ in each.source}
    works |= {each.cited_in.reference for each in findings if each.cited_in}
    found = numbers(
        *(text for each in findings for text in (each.text, each.note)),
        *(text for each in cases for text in (each.years, each.tried, each.happened)),
        *(text for each in cases for text in (each.short_run, each.long_run)),
        *(text for each in disputes for text in (each.title, each.text)),
    )
    figures = {figure.value for each in findings for figure in each.figures}
    dates = {str(part) for id_ in works for part in evidence.references[id_].issued}
    return found | {str(each) for each in figures} | dates


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_in_an_outcome_stands_in_what_it_cites(name: str) -> None:
    opened = LIBRARY.open(name)
    scenario = opened.scenario
    own = {str(scene.date)[:4] for scene in scenario.scenes.values() if scene.date}
    rows = [
        (f"{id_}.{option_id}.{outcome.id}", each.text, each.grounds)
        for id_, scene in scenario.scenes.items()
        for option_id, option in scene.options.items()
        for outcome in option.outcomes
        for each in (outcome, *outcome.later)
    ]
    rows += [(id_, each.text, each.grounds) for id_, each in scenario.injects.items()]
    for id_, text, grounds in rows:
        if grounds.findings:
            said = numbers(*(part.text for part in text))
            assert said <= told_in(opened.evidence, grounds) | own | WORKED_OUT, id_
