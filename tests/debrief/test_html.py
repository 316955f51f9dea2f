from __future__ import annotations

import os
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debriefs import NO_EVIDENCE, ahead_of, wandered
from game.analysis.sample import sample
from game.content.opened import Library
from game.debrief.ahead import Ahead, Outlook
from game.debrief.debrief import Debrief, debrief_of
from game.debrief.html.markup import element, prose, words
from game.debrief.renderings.as_html import as_html
from game.engine.choices import follow_choices, parse_choices
from game.engine.compile import compile_scenario
from game.engine.play import choose, rewind, start
from game.journal.prediction import Prediction
from game.model.scenario import Scenario
from game.text.markdown import plain
from game.text.printable import printable
from generated import scenarios
from making import ending, option, outcome, scenario, scene
from pages import Read, made_hostile

KEPT = Path(__file__).parents[1] / "screens" / "debrief.html"


@pytest.fixture(scope="module")
def debrief() -> Debrief:
    opened = Library().open("cienfuegos")
    road = follow_choices(
        opened.program, 7, parse_choices("prosecute,pull_back,sanctions,tell_first")
    )
    asked = [id_ for each in opened.scenario.scenes.values() for id_ in each.predict]
    first, *rest = asked
    return debrief_of(
        road,
        opened.evidence,
        ahead=ahead_of(road),
        notes=("A note.",),
        explored=(road,),
        predictions={first: Prediction(first, opened.evidence.questions[first].record, 70)},
        skipped=rest,
    )


@pytest.fixture(scope="module")
def hostile(debrief: Debrief) -> Debrief:
    return made_hostile(debrief)


@pytest.fixture(scope="module")
def sampled() -> Debrief:
    made = scenario(
        {"a": scene({"x": option(outcome({"trust": 5}), to="b"), "z": option()}),
         "b": scene({"y": option(), "w": option(to="late")})},
        endings={"over": ending("trust > 0"), "late": ending()},
    )  # fmt: skip
    road = choose(start(compile_scenario(made), 1), "x")
    drawn = {
        road.first: Outlook(sample=sample(road.program, 0, most_plays=100)),
        road.state: Outlook(sample=sample(road.program, 0, first=road.state, most_plays=100)),
    }
    return debrief_of(road, NO_EVIDENCE, ahead=Ahead(drawn, why={"endings": "budget"}))


@pytest.fixture(params=["debrief", "hostile", "sampled"])
def page(request: pytest.FixtureRequest) -> Read:
    return Read(as_html(request.getfixturevalue(request.param)))


def test_a_page_stands_by_itself_and_is_in_order(page: Read) -> None:
    page.needs_nothing()
    page.is_in_order()
    assert [each for each in page.named("svg") if each.get("role") == "img"]


def test_no_text_becomes_markup_or_steers(debrief: Debrief, hostile: Debrief) -> None:
    whole, page = as_html(hostile), Read(as_html(hostile))
    assert not set(whole) & set("\x1b\u202e\t\r")
    # The same elements as without it, save what a text in Markdown is cut into and its length.
    tags = {tag for tag, _ in page.tags}
    assert tags <= {tag for tag, _ in Read(as_html(debrief)).tags} | {"strong", "em", "code"}
    said = "".join(page.text)
    assert said.count("<script>alert(1)</script>") > 100
    assert "<U+001B>" in said


def test_a_page_tells_every_part(debrief: Debrief) -> None:
    said = " ".join("".join(Read(as_html(debrief)).text).split())
    for decision in debrief.decisions:
        assert decision.chosen.label in said
    for crossing in debrief.crossings:
        for way in crossing.others:
            assert f"Not taken: {way.label}" in said
    for account in debrief.accounts:
        assert f"Decision by decision: {account.label}" in said
    for source in debrief.sources.bibliography:
        assert source.line in said
    for each in debrief.sources.disputes:
        assert each.question in said
    for asked in (*debrief.questions.discuss, *debrief.questions.reflect):
        assert plain(asked.text) in said
    assert "A note." in said
    assert "0.14" in said  # Brier of 70% on the record among three answers: 0.3² + 2 × 0.15²


def test_one_indicator_can_be_told_alone(debrief: Debrief) -> None:
    page = Read(as_html(debrief, "courts"))
    (drawing,) = [each for each in page.named("svg") if each.get("aria-hidden") != "true"]
    assert drawing["aria-labelledby"] == "cone-courts-title"
    said = "".join(page.text)
    assert "Decision by decision: Credibility of US prosecutions" in said
    assert "Decision by decision: Cooperation" not in said


def test_what_is_estimated_says_so(sampled: Debrief) -> None:
    said = "".join(Read(as_html(sampled)).text)
    assert "Estimates, not proofs: from 100 plays" in said
    assert "closed most" not in said
    assert "not known exactly here" in said


def test_a_play_that_has_not_begun_is_a_page() -> None:
    made = scenario({"a": scene({"x": option()})})
    page = Read(as_html(debrief_of(start(compile_scenario(made), 1), NO_EVIDENCE)))
    said = "".join(page.text)
    assert "Not finished" in said
    assert "No decision was made." in said


def test_a_small_page_stays_as_it_is() -> None:
    """UPDATE_SCREENS=1 writes it anew; then look at it in a browser."""
    made = scenario(
        {
            "a": scene(
                {
                    "x": option(outcome({"trust": 5}, says="It *holds*."), to="b", label="Talk"),
                    "z": option(outcome({"trust": -20}), label="Walk out"),
                },
                title="The talks",
            ),
            "b": scene({"y": option(label="Sign"), "w": option(to="late", label="Wait")}),
        },
        endings={"over": ending("trust > 0"), "late": ending()},
    )
    trust = replace(made.indicators["trust"], label="Trust", better="higher")
    made = replace(made, indicators={"trust": trust})
    road = choose(choose(start(compile_scenario(made), 1), "x"), "y")
    told = as_html(debrief_of(road, NO_EVIDENCE, ahead=ahead_of(road)))
    if os.environ.get("UPDATE_SCREENS"):
        KEPT.write_text(told, encoding="utf-8", newline="\n")
    assert told == KEPT.read_text(encoding="utf-8")


@settings(deadline=None, max_examples=25)
@given(made=scenarios(), person=st.integers(0, 99), turns=st.integers(0, 3), known=st.booleans())
def test_any_play_of_any_scenario_is_a_page(
    made: Scenario, person: int, turns: int, known: bool
) -> None:
    road = wandered(compile_scenario(made), random.Random(person), person)
    road = rewind(road, turns)
    ahead = ahead_of(road)
    if not known:
        # As it is while it is still worked out: of some states, and of some indicators.
        luck = random.Random(person)
        some = {state: each for state, each in ahead.states.items() if luck.random() < 0.5}
        ahead = replace(ahead, states=some, working=True, done=frozenset())
    page = Read(as_html(debrief_of(road, NO_EVIDENCE, ahead=ahead)))
    page.needs_nothing()
    page.is_in_order()


@settings(deadline=None)
@given(st.text())
def test_markdown_becomes_balanced_markup_with_all_its_text(text: str) -> None:
    page = Read(prose(text))
    assert {tag for tag, _ in page.tags} <= {
        "p", "ul", "ol", "li", "blockquote", "em", "strong", "code",
    }  # fmt: skip
    told = "".join(page.text).replace("\n", "")
    assert "".join(printable(plain(text), newlines=True).split("\n")) in (told, *_unmarked(told))


def _unmarked(told: str) -> list[str]:
    return [re.sub(r"(^|(?<=\S))(-|[0-9]{1,9}\.) ", "", told)]


@settings(deadline=None)
@given(st.text(), st.text())
def test_an_attribute_holds_its_text_and_no_more(value: str, text: str) -> None:
    page = Read(element("span", words(text), title=value))
    assert page.named("span") == ([{"title": printable(value)}] if value else [{}])
    assert "".join(page.text) == printable(text)
