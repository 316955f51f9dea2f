"""The shipped evidence: whole, written in sentences, and fair in what it asks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from game.content.library import evidence_folder, scenarios_folder
from game.content.opened import Library
from game.model.evidence import Question

FOLDER = evidence_folder(scenarios_folder())
EVIDENCE = Library().evidence
README = (FOLDER / "README.md").read_text(encoding="utf-8")

DOCUMENTS = {
    "depetris-mccallion-2025",
    "rs-one-step-closer",
    "rs-assassination-teams",
    "suebsaeng-kill-teams",
    "kirschbaum-veteranlife",
}
CITED_WORKS = 131
ANALOGUES = 56
FINDINGS = 271
TENSIONS = 65
GAPS = 37
CUTTING_AGAINST = 43
KINDS = {
    "event": 79,
    "argument": 54,
    "finding": 53,
    "statistic": 34,
    "forecast": 26,
    "expert judgement": 25,
}

CSL_TYPES = frozenset(
    {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "dataset",
        "document",
        "entry",
        "graphic",
        "interview",
        "legal_case",
        "legislation",
        "personal_communication",
        "post",
        "report",
        "speech",
        "webpage",
    }
)

FEWEST_QUESTIONS = 28
FEWEST_CASES_ASKED_ABOUT = 20
SUBJECTS = {
    "soldiers against cartels": {"calderon-war"},
    "Plan Colombia": {"plan-colombia"},
    "Iron Tempest": {"iron-tempest"},
    "two arrests": {"ovidio-guzman", "zambada-sinaloa-war"},
    "China and precursors": {"china-precursor-cooperation"},
    "Cienfuegos": {"cienfuegos-2020"},
}
"""What the library's scenarios are about, each with the analogues that it is asked about through."""

MOST_WORDS = {
    "finding": 60,
    "analogue": 60,
    "comparison": 40,
    "caution": 70,
    "tension": 110,
    "tension's question": 25,
    "gap": 45,
    "question": 35,
}

SENTENCE_START = re.compile(r"[\"“‘]?[A-ZÁÉÍÓÚÑ0-9.]")
SENTENCE_END = (".", "?", "!", '."', '?"', ".”", "?”")

OWNERS: dict[str, set[str]] = defaultdict(set)
for _id, _analogue in EVIDENCE.analogues.items():
    for _finding in _analogue.findings:
        OWNERS[_finding].add(_id)


def texts() -> Iterator[tuple[str, str, str]]:
    """Every text that a player may read: what it is, its id, and the text."""
    for id_, finding in EVIDENCE.findings.items():
        yield "finding", id_, finding.text
        yield "caution", id_, finding.cuts_note
        yield "caution", id_, finding.note
    for id_, analogue in EVIDENCE.analogues.items():
        yield "analogue", id_, analogue.tried
        yield "analogue", id_, analogue.happened
        yield "analogue", id_, analogue.short_run
        yield "analogue", id_, analogue.long_run
        yield "caution", id_, analogue.confidence
        yield "caution", id_, analogue.no_dissent
        for row in (*analogue.likenesses, *analogue.differences):
            yield "comparison", id_, row.text
    for id_, tension in EVIDENCE.tensions.items():
        yield "tension", id_, tension.text
        yield "tension's question", id_, tension.question
    for id_, gap in EVIDENCE.gaps.items():
        yield "gap", id_, gap
    for id_, question in EVIDENCE.questions.items():
        yield "question", id_, question.question
    for id_, reference in EVIDENCE.references.items():
        yield "caution", id_, reference.note
        yield "caution", id_, reference.standpoint


def place(question: Question) -> int:
    """Where the answer of the record stands among the answers."""
    return list(question.answers).index(question.record)


def amounts(question: Question) -> list[float]:
    """The first number in each answer that has one; a fall counts below zero."""
    rows = []
    for text in question.answers.values():
        number = re.search(r"\d[\d,]*", text)
        if number:
            sign = -1 if re.search(r"\b(fell|fewer|lower)\b", text) else 1
            rows.append(sign * float(number[0].replace(",", "")))
    return rows


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (len(EVIDENCE.references), CITED_WORKS + len(DOCUMENTS)),
        (len(EVIDENCE.analogues), ANALOGUES),
        (len(EVIDENCE.findings), FINDINGS),
        (len(EVIDENCE.tensions), TENSIONS),
        (len(EVIDENCE.gaps), GAPS),
    ],
    ids=["references", "analogues", "findings", "tensions", "gaps"],
)
def test_nothing_is_lost(found: int, expected: int) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (EVIDENCE.findings, [f"F{number:03}" for number in range(1, FINDINGS + 1)]),
        (EVIDENCE.tensions, [f"T{number:02}" for number in range(1, TENSIONS + 1)]),
        (EVIDENCE.gaps, [f"G{number:02}" for number in range(1, GAPS + 1)]),
    ],
    ids=["findings", "tensions", "gaps"],
)
def test_ids_have_no_holes(ids: dict[str, object], expected: list[str]) -> None:
    assert sorted(ids) == expected


def test_findings_keep_their_kinds() -> None:
    assert Counter(finding.kind for finding in EVIDENCE.findings.values()) == KINDS


def test_what_cuts_against_the_documents_is_there_and_says_how() -> None:
    cutting = {id_: each for id_, each in EVIDENCE.findings.items() if each.cuts_against}
    assert len(cutting) >= CUTTING_AGAINST
    assert [id_ for id_, each in cutting.items() if not each.cuts_note] == []


def test_every_finding_belongs_to_a_case_and_stands_in_one_of_the_documents() -> None:
    assert set(EVIDENCE.findings) == set(OWNERS)
    stands_in = {
        id_: each.cited_in and each.cited_in.reference for id_, each in EVIDENCE.findings.items()
    }
    assert {id_: at for id_, at in stands_in.items() if at not in DOCUMENTS} == {}


def test_only_the_documents_have_a_standpoint() -> None:
    with_one = {id_ for id_, each in EVIDENCE.references.items() if each.standpoint}
    assert with_one == DOCUMENTS


def test_every_reference_is_in_use() -> None:
    used = {id_ for each in EVIDENCE.findings.values() for id_ in each.source}
    used |= {each.cited_in.reference for each in EVIDENCE.findings.values() if each.cited_in}
    assert set(EVIDENCE.references) - used == set()


@pytest.mark.parametrize("id_", EVIDENCE.references)
def test_a_reference_can_be_looked_up_or_says_why_not(id_: str) -> None:
    reference = EVIDENCE.references[id_]
    assert reference.type in CSL_TYPES
    assert reference.author or id_ in DOCUMENTS
    if not reference.issued:
        assert re.search(r"\b(date|dates|dated|year)\b", reference.note)
    for person in reference.author:
        assert bool(person.literal) != bool(person.family and person.given)


def test_a_tension_is_about_findings_of_the_cases_it_names() -> None:
    for id_, tension in EVIDENCE.tensions.items():
        assert tension.question, id_
        assert tension.analogues, id_
        assert set(tension.references) & DOCUMENTS, id_
        for analogue in tension.analogues:
            assert set(EVIDENCE.analogues[analogue].findings) & set(tension.findings), id_


def test_a_gap_begins_with_its_subject() -> None:
    for id_, text in EVIDENCE.gaps.items():
        subject, _, missing = text.partition(". ")
        assert len(subject.split()) <= 9, id_
        assert missing, id_


@pytest.mark.parametrize("kind", MOST_WORDS)
def test_texts_are_whole_sentences_and_not_too_many(kind: str) -> None:
    read = [(id_, text) for what, id_, text in texts() if what == kind and text]
    assert read
    for id_, text in read:
        assert text.endswith(SENTENCE_END), (id_, text)
        assert len(text.split()) <= MOST_WORDS[kind], (id_, text)
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert SENTENCE_START.match(sentence), (id_, sentence)


def test_there_are_questions_enough_about_cases_enough() -> None:
    asked = {analogue for each in EVIDENCE.questions.values() for analogue in OWNERS[each.finding]}
    assert len(EVIDENCE.questions) >= FEWEST_QUESTIONS
    assert len(asked) >= FEWEST_CASES_ASKED_ABOUT


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_subjects_of_the_scenarios_are_asked_about(subject: str) -> None:
    about = [
        id_ for id_, each in EVIDENCE.questions.items() if OWNERS[each.finding] & SUBJECTS[subject]
    ]
    assert len(about) >= 2


def test_no_two_questions_are_settled_by_one_finding() -> None:
    settled = Counter(each.finding for each in EVIDENCE.questions.values())
    assert [finding for finding, times in settled.items() if times > 1] == []


@pytest.mark.parametrize("id_", EVIDENCE.questions)
def test_a_question_has_answers_of_one_form(id_: str) -> None:
    question = EVIDENCE.questions[id_]
    answers = list(question.answers.values())
    lengths = [len(text) for text in answers]
    assert question.finding in EVIDENCE.findings
    assert question.record in question.answers
    assert question.question.endswith("?")
    assert 2 <= len(answers) <= 4
    assert len(set(answers)) == len(answers)
    assert max(lengths) <= 1.75 * min(lengths)
    assert all(text[0].isupper() or text[0].isdigit() for text in answers)
    assert not any(text.endswith(".") for text in answers)


@pytest.mark.parametrize("id_", EVIDENCE.questions)
def test_numbers_stand_in_order(id_: str) -> None:
    assert all(before <= after for before, after in pairwise(amounts(EVIDENCE.questions[id_])))


@pytest.mark.parametrize("size", [3, 4])
def test_the_place_of_an_answer_does_not_give_it_away(size: int) -> None:
    asked = [each for each in EVIDENCE.questions.values() if len(each.answers) == size]
    places = Counter(map(place, asked))
    assert set(places) == set(range(size))
    assert max(places.values()) <= 1.5 * len(asked) / size


def test_the_length_of_an_answer_does_not_give_it_away() -> None:
    ranks: Counter[str] = Counter()
    for question in EVIDENCE.questions.values():
        lengths = sorted(len(text) for text in question.answers.values())
        own = len(question.answers[question.record])
        ranks["longest"] += own == lengths[-1] > lengths[-2]
        ranks["shortest"] += own == lengths[0] < lengths[1]
    assert max(ranks.values()) <= len(EVIDENCE.questions) / 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_the_readme_tells_what_each_file_is_for(path: Path) -> None:
    assert f"| `{path.name}` |" in README


def test_the_readme_names_no_file_that_is_not_there() -> None:
    assert set(re.findall(r"`([\w-]+\.yaml)`", README)) == {
        path.name for path in FOLDER.glob("*.yaml")
    }


def test_the_readme_groups_every_tension() -> None:
    grouped = re.findall(r"\bT\d\d\b", README.partition("## The tensions by kind")[2])
    assert set(EVIDENCE.tensions) <= set(grouped)


def test_the_readme_lists_every_finding_that_cuts_against_the_documents() -> None:
    listed = README.partition("## What cuts against")[2].partition("| findings |")[2]
    table = listed.partition("\n\n")[0]
    marked = {id_ for id_, finding in EVIDENCE.findings.items() if finding.cuts_against}
    assert sorted(re.findall(r"\bF\d{3}\b", table)) == sorted(marked)
    assert f"These {len(marked)} findings" in README


def test_the_readme_counts_what_editors_inferred_and_cautioned() -> None:
    cases = EVIDENCE.analogues.values()
    compared = [each for case in cases for each in (*case.likenesses, *case.differences)]
    inferred = [each for each in compared if each.basis == "inferred"]
    cautioned = [each for each in EVIDENCE.findings.values() if each.note]
    undisputed = [case for case in cases if case.no_dissent]
    assert f"Of {len(compared)} likenesses and differences of the cases, {len(inferred)} " in README
    assert f"{len(cautioned)} findings carry a `note`" in README
    assert f"{len(undisputed)} cases have no finding that cuts against" in README
