from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import load_scenario
from game.model.evidence import Figure, Person
from game.model.parser import parse_condition
from game.model.scenario import (
    Adviser,
    Assumption,
    Comparison,
    Consequence,
    Decisions,
    Effect,
    Grounds,
    Indicator,
    Never,
    NextRow,
    Passage,
    Probability,
    Reachable,
    Silence,
)
from mistakes import LEFT, LEFT_OUTCOME, SCENES
from writing import FIXTURES, SMALL, edited, marked, problems_of, small, told, written

EVERYTHING = FIXTURES / "everything"


def test_every_feature_of_the_format_reaches_the_model() -> None:
    scenario = load_scenario(EVERYTHING).scenario
    assert (scenario.id, scenario.title, scenario.start) == ("everything", "The harbour", "arrival")
    assert (scenario.minutes, scenario.language, scenario.kind) == (
        15,
        "en",
        "fictional decision game",
    )
    assert scenario.purpose == "To weigh speed against certainty."
    assert scenario.content_notes == ("smuggling",)
    assert scenario.left_out == ("known", "moved")
    assert scenario.instruments == {"harbour-police": "Harbour police"}
    assert list(scenario.indicators) == ["trust", "backlog"]
    assert scenario.indicators["trust"] == Indicator(
        "Trust of the captains",
        60,
        0,
        100,
        "higher",
        "index",
        "assumption",
        "Every search spends it.",
    )
    assert scenario.indicators["backlog"].low == -1
    assert scenario.flags == {"searched": False, "sealed": False, "warned": True}
    assert scenario.advisers["clerk"] == Adviser("The clerk of papers")
    assert list(scenario.endings) == ["cleared", "sealed_up", "towed"]
    assert scenario.endings["cleared"].findings == ("L1",)
    assert scenario.endings["cleared"].reflect == ("What would you have asked?",)


def test_a_scene_is_built_with_all_it_has() -> None:
    scene = load_scenario(EVERYTHING).scenario.scenes["arrival"]
    assert scene.date == "2027-03"
    assert scene.text[0].text.startswith("A ship has come in at dusk.")
    assert scene.advice["clerk"] == (
        Passage("The papers are in order."),
        Passage("They were not, last time.", parse_condition("warned")),
    )
    assert scene.predict == ("harbour_1911",)
    assert scene.notes.startswith("Let the class")
    assert scene.next == ()
    search, ask = scene.options.values()
    assert search.next == (NextRow("quay"),)
    assert (search.instrument, ask.instrument) == ("harbour-police", "diplomacy")
    assert ask.when == parse_condition("trust >= 50 or warned")
    assert ask.locked == "No captain speaks to you tonight."


def test_outcomes_are_built_with_what_they_rest_on_and_what_follows() -> None:
    search, ask = load_scenario(EVERYTHING).scenario.scenes["arrival"].options.values()
    (only,) = search.outcomes
    assert only.id == "outcome"
    assert only.grounds == Grounds(
        basis="record",
        analogues=("lantern-search",),
        findings=("L1", "W1"),
        assumes=(Assumption("How far trust falls is a choice of the design.", "L-G1"),),
        like=(
            Comparison("Then, too, the search was at night.", "argued", ("harbour-report-1911",)),
        ),
        unlike=(Comparison("That ship had been denounced.", "inferred"),),
    )
    assert only.effects == (
        Effect("trust", "add", -20),
        Effect("searched", "flag", 1),
        Effect("backlog", "set", 12),
    )
    assert only.later[0].when == parse_condition("searched and trust < 50")
    assert only.later[0].text[1].when == parse_condition("backlog > 10")
    assert only.later[1] == Consequence(
        1, (Passage("A letter of thanks comes from the customs house."),), (), Grounds()
    )
    told_, silent = ask.outcomes
    assert (told_.id, told_.weight, silent.id, silent.weight) == ("told", 2, "silent", 1)
    assert told_.next == (NextRow("end", parse_condition("seen(quay)")), NextRow("quay"))
    assert silent.when == parse_condition("backlog != 0")
    assert silent.grounds.basis == "assumption"


def test_included_scenes_injects_promises_and_silences_are_built() -> None:
    scenario = load_scenario(EVERYTHING).scenario
    assert list(scenario.scenes) == ["arrival", "quay", "quiet"]
    assert scenario.scenes["quay"].date == "2027-03-14"
    assert scenario.scenes["quiet"].date == "2027"
    assert scenario.scenes["quiet"].options == {}
    assert scenario.scenes["quay"].options["tow"].outcomes[0].id == "gone"
    assert scenario.objectives == (
        "Say what a search costs, and whom.",
        "Tell a seal from a search.",
    )
    assert scenario.injects["rumour"].scenes == ("quay",)
    assert scenario.injects["fog"].when is None
    assert scenario.promises == (
        Never(parse_condition("sealed and not seen(arrival)")),
        Reachable("cleared"),
        Probability("towed", 0, 0.5),
        Decisions(1, 3),
    )
    assert [silence.code for silence in scenario.silences] == ["B102", "B101"]
    assert scenario.silences[1] == Silence(
        "B101", "The last choice is meant to be a short one.", at="quay"
    )


def test_evidence_is_built_with_all_it_has() -> None:
    evidence = load_scenario(EVERYTHING).evidence
    report = evidence.references["harbour-report-1911"]
    assert report.author == (Person("van den Berg", "Ada"), Person(literal="Harbour Board"))
    assert (report.issued, report.container) == ((1911, 6, 2), "Papers of the board")
    assert report.more == {"volume": "12", "editor": '[{"family": "Falk", "given": "Ines"}]'}
    assert evidence.references["pilots-letter"].issued == (1912, 1)
    assert evidence.analogues["lantern-search"].findings == ("L1", "W1")
    assert evidence.analogues["waiting-fleet"].findings == ("W1",)
    assert list(evidence.findings) == ["H1", "L1", "W1"]
    finding = evidence.findings["L1"]
    assert finding.source == ("harbour-report-1911", "pilots-letter")
    assert finding.cited_in is not None
    assert finding.cited_in.locator == "page 4"
    assert finding.cuts_against
    assert finding.about[0].horizon == "short"
    assert finding.figures == (
        Figure("Hours", "4", "hours", "1911", "about"),
        Figure("Chests", "10 to 12"),
        Figure("Witnesses", "at least 3"),
        Figure("Tons", "at most 0.5"),
    )
    assert evidence.findings["W1"].source == ("pilots-letter",)
    assert evidence.questions["harbour_1911"].record == "chests"
    assert list(evidence.questions["harbour_1911"].answers) == ["nothing", "chests"]
    assert evidence.tensions["L-T1"].question.startswith("Which")
    assert evidence.gaps == {"L-G1": "No paper tells how long the pilots stayed angry."}


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    scenario = small(tmp_path, LEFT, LEFT).scenario
    assert scenario.language == "en"
    assert scenario.minutes == 0
    assert scenario.indicators["calm"].better == "neither"
    outcome = scenario.scenes["hall"].options["left"].outcomes[0]
    assert (outcome.id, outcome.weight, outcome.grounds.basis) == ("outcome", 1, "analogy")


def test_effects_keep_the_order_of_the_author(tmp_path: Path) -> None:
    wide = edited("indicators:\n", "flags: {rung: }\nindicators:\n")
    text = edited("{calm: -1}", "{rung: true, calm: 1}", wide)
    effects = load_scenario(written(tmp_path, text)).scenario.scenes["hall"].options["left"]
    assert effects.outcomes[0].effects == (Effect("rung", "flag", 1), Effect("calm", "add", 1))


@pytest.mark.parametrize("key", ["outcome", "outcomes"])
def test_an_option_has_one_way_to_say_what_follows(key: str, tmp_path: Path) -> None:
    both = (
        LEFT_OUTCOME.replace("outcome", "«outcome")
        + "\n        outcomes: [{id: a, text: b, analogues: [old-hall]}]"
    )
    text, places = marked(edited(LEFT_OUTCOME, both))
    assert told(problems_of(written(tmp_path, text))) == [("S210", *places[0])]
    alone = both.partition("\n")[0] if key == "outcome" else both.partition("\n")[2].strip()
    text, _ = marked(edited(LEFT_OUTCOME, alone))
    assert problems_of(written(tmp_path, text)) == ()


def test_a_promise_is_one_thing(tmp_path: Path) -> None:
    row = "assert:\n  - «{reachable: out, never: calm > 9}\n"
    text, places = marked(edited(SCENES, row + SCENES))
    assert told(problems_of(written(tmp_path, text))) == [("S210", *places[0])]


def test_the_id_inside_a_reference_agrees_with_its_key(tmp_path: Path) -> None:
    text, places = marked(edited("guide: {", "guide: {id: «guided, "))
    assert told(problems_of(written(tmp_path, text))) == [("S210", *places[0])]
    assert problems_of(written(tmp_path, edited("guide: {", "guide: {id: guide, "))) == ()


@pytest.mark.parametrize(
    ("issued", "parts"),
    [
        ("2020", (2020,)),
        ("2020-12", (2020, 12)),
        ("2020-12-15", (2020, 12, 15)),
        ('"2020-12-15"', (2020, 12, 15)),
        ("{date-parts: [[2020, 12, 15]]}", (2020, 12, 15)),
        ('{date-parts: [["2020", "5"]]}', (2020, 5)),
        ("{date-parts: [[2020, 12], [2021, 1]]}", (2020, 12)),
        ("{raw: 2020-12-15}", (2020, 12, 15)),
        ("{raw: Winter 2020}", (2020,)),
        ("[{year: 2020, month: 3}]", (2020, 3)),
    ],
)
def test_a_date_of_a_reference_may_stand_in_every_form_of_csl(
    issued: str, parts: tuple[int, ...], tmp_path: Path
) -> None:
    loaded = small(tmp_path, "issued: 1999", f"issued: {issued}")
    assert loaded.evidence.references["guide"].issued == parts


def test_a_date_in_csl_that_cannot_be_read_is_kept(tmp_path: Path) -> None:
    guide = small(tmp_path, "issued: 1999", "issued: {raw: forthcoming}").evidence.references[
        "guide"
    ]
    assert guide.issued == ()
    assert guide.more == {"issued": '{"raw": "forthcoming"}'}


def test_fields_of_csl_that_the_game_does_not_read_are_kept_as_text(tmp_path: Path) -> None:
    more = "issued: 1999, DOI: 10.1/x, volume: 3, page: 012, accessed: {date-parts: [[2021, 1]]}"
    guide = small(tmp_path, "issued: 1999", more).evidence.references["guide"]
    assert guide.more == {
        "DOI": "10.1/x",
        "volume": "3",
        "page": "012",
        "accessed": '{"date-parts": [[2021, 1]]}',
    }


def test_what_one_condition_says_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    text = SMALL.replace("one\n        outcome", "one\n        when: calm > 2\n        outcome")
    left, right = load_scenario(written(tmp_path, text)).scenario.scenes["hall"].options.values()
    assert left.when is right.when
    assert left.when == parse_condition("calm > 2")
