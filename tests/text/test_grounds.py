from __future__ import annotations

from game.model.evidence import (
    Analogue,
    Citation,
    Evidence,
    Finding,
    Person,
    Reference,
    Tension,
)
from game.model.scenario import Assumption, Comparison, Grounds
from game.text.grounds import grounds_sections

EVIDENCE = Evidence(
    references={
        "news-2020": Reference(
            "article-newspaper", "A law *passed*", (Person("Reporter", "Ann"),), (2020, 12, 15)
        ),
        "paper-2025": Reference(
            "report", "The paper", (Person("Author", "Bo"),), (2025,), standpoint="For restraint."
        ),
        "unused": Reference("report", "Unused"),
    },
    analogues={
        "case-2020": Analogue(
            "The case",
            "An arrest.",
            "A release.",
            place="Somewhere",
            years="2020",
            long_run="A law.",
            likenesses=(Comparison("Both begin at an airport.", "argued", ("paper-2025",)),),
            differences=(Comparison("One can be undone.", "inferred"),),
            findings=("F1", "F2"),
        ),
        "quiet": Analogue("Quiet case", "t", "h", no_dissent="the five documents"),
    },
    findings={
        "F1": Finding(
            "A law came.", "event", ("news-2020",), Citation("paper-2025", "note 7"), note="Order unclear"
        ),
        "F2": Finding("It also worked.", "argument", ("paper-2025",), cuts_against=True, cuts_note="Weakens it."),
    },
    tensions={
        "T1": Tension("Which came first", "x", "Which?", ("case-2020",)),
        "T2": Tension("Elsewhere", "x", "y?", ("other",)),
    },
    gaps={"G1": "No sizes."},
)  # fmt: skip

GROUNDS = Grounds(
    "analogy",
    ("case-2020",),
    ("F1",),
    (Assumption("Twenty points.", "G1"), Assumption("No gap named.")),
    unlike=(Comparison("Here nobody is released.", "inferred"),),
)


def by_kind(grounds: Grounds) -> dict[str, tuple[str, ...]]:
    return {section.kind: section.blocks for section in grounds_sections(grounds, EVIDENCE)}


def test_the_record_comes_first_and_sources_last() -> None:
    kinds = [section.kind for section in grounds_sections(GROUNDS, EVIDENCE)]
    assert kinds == [
        "record", "findings", "like", "unlike", "dissent", "assumed", "open", "sources",
    ]  # fmt: skip


def test_the_record_tells_what_was_tried_and_what_happened_there() -> None:
    assert by_kind(GROUNDS)["record"] == (
        "*Somewhere, 2020*",
        "**Tried.** An arrest.",
        "**Happened.** A release.",
        "**In the long run.** A law.",
    )


def test_a_finding_names_its_id_kind_source_and_caution() -> None:
    (block,) = by_kind(GROUNDS)["findings"]
    assert block == (
        "**F1.** A law came. Event; Reporter 2020, cited in Author 2025, note 7. "
        "Caution: Order unclear."
    )


def test_the_comparison_with_this_decision_comes_before_the_general_ones() -> None:
    assert by_kind(GROUNDS)["unlike"] == (
        "- Here nobody is released. (inferred by the editors)",
        "- One can be undone. (inferred by the editors)",
    )
    assert by_kind(GROUNDS)["like"] == ("- Both begin at an airport. (argued by Author 2025)",)


def test_what_cuts_the_other_way_is_shown_or_where_one_looked() -> None:
    (block,) = by_kind(GROUNDS)["dissent"]
    assert block.startswith("**F2.** It also worked.")
    assert block.endswith("Why it cuts: Weakens it.")
    (block,) = by_kind(Grounds(analogues=("quiet",)))["dissent"]
    assert block == "Quiet case: none found. Looked in: the five documents"


def test_assumptions_name_the_gap_they_fill() -> None:
    assert by_kind(GROUNDS)["assumed"] == (
        "- Twenty points. (Not in the sources: No sizes, G1.)",
        "- No gap named.",
    )


def test_only_tensions_of_the_named_analogues_are_shown_as_questions() -> None:
    assert by_kind(GROUNDS)["open"] == ("**Which came first** (T1). Which?",)


def test_sources_are_those_of_this_outcome_with_where_they_stand() -> None:
    sources = by_kind(GROUNDS)["sources"]
    assert len(sources) == 2
    assert r"A law \*passed\*" in sources[0]
    assert sources[1].endswith("*Where it stands:* For restraint.")


def test_an_outcome_that_rests_on_nothing_but_an_assumption_shows_just_that() -> None:
    grounds = Grounds("assumption", assumes=(Assumption("Made up.", ""),))
    assert by_kind(grounds) == {"assumed": ("- Made up.",)}
