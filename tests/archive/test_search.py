from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.archive.entries import Entry, Key, entries
from game.archive.query import LONGEST, Query, choices, read_query
from game.archive.search import by_id, counts, nearest, search
from game.content.opened import Library
from game.model.evidence import Evidence

LIBRARY = entries(Library().evidence)


def found(line: str, of: tuple[Entry, ...] = LIBRARY, most: int = 60) -> list[str]:
    query, misread = read_query(line, of)
    assert not misread
    return [entry.key.id for entry in search(of, query, most).entries]


def test_everything_with_an_id_is_an_entry() -> None:
    evidence = Library().evidence
    assert list(counts(LIBRARY).values()) == [
        len(evidence.analogues),
        len(evidence.findings),
        len(evidence.references),
        len(evidence.tensions),
        len(evidence.questions),
        len(evidence.gaps),
    ]


def test_accents_and_capitals_do_not_matter() -> None:
    assert found("CALDERON") == found("calderón") != []
    assert "strait-1994" not in found("calderon")


def test_a_word_is_found_by_its_beginning_and_every_word_must_be_there(held: Evidence) -> None:
    mine = entries(held)
    assert found("zab", mine) == ["strait-1994"]
    assert found("zab ferr", mine) == ["strait-1994"]
    assert found("zab nowhere", mine) == []


def test_words_of_scripts_without_spaces_are_found_within(held: Evidence) -> None:
    assert found("静か", entries(held)) == ["mill"]


def test_what_has_it_in_its_name_comes_first() -> None:
    first = found("plan colombia")[0]
    assert first == "plan-colombia"
    assert found("F172")[0] == "F172"
    assert found("depetris")[0] == "depetris-mccallion-2025"
    assert found("cienfuegos 2020")[0] == "cienfuegos-2020"


def test_a_search_is_bounded_and_says_how_much_there_is() -> None:
    result = search(LIBRARY, Query(), 10)
    assert (len(result.entries), result.total) == (10, len(LIBRARY))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("kind:finding", lambda entry: entry.key.kind != "finding"),
        ("kind:findings", lambda entry: entry.key.kind != "finding"),
        ("instrument:security-aid", lambda entry: "security-aid" not in entry.instruments),
        ("period:1993", lambda entry: 1990 not in entry.periods),
        ("place:united-states", lambda entry: "United States" not in entry.places),
    ],
)
def test_filters_hold(line: str, wrong: Callable[[Entry], bool]) -> None:
    query, misread = read_query(line, LIBRARY)
    result = search(LIBRARY, query, 1000).entries
    assert not misread
    assert result
    assert not any(map(wrong, result))


def test_a_place_is_found_in_the_name_of_another() -> None:
    ids = found("place:mexico kind:analogue")
    assert "cienfuegos-2020" in ids
    assert "fragmentation" in ids


def test_a_filter_that_nothing_has_is_told_with_the_nearest() -> None:
    query, misread = read_query("army place:columbia kind:find", LIBRARY)
    assert query == Query(("army",))
    assert [each.nearest for each in misread] == ["Colombia", "finding"]
    assert misread[0].said == (
        "Nothing here has the place 'columbia'. Did you mean place:Colombia?"
    )


def test_a_filter_is_set_and_unset() -> None:
    query = Query(("army",)).with_filter("place", "Mexico").with_filter("kind", "finding")
    assert query == Query(("army",), kind="finding", place="Mexico")
    assert query.with_filter("place", "Mexico").place == ""
    assert query.with_filter("place", "Iraq").place == "Iraq"


def test_every_choice_finds_as_many_as_it_says_or_more() -> None:
    for choice in choices(LIBRARY):
        query = Query().with_filter(choice.filter, choice.value)
        total = search(LIBRARY, query).total
        # A place is found in the names of others, too.
        assert total == choice.entries or (choice.filter == "place" and total > choice.entries)


def test_an_id_is_found_as_it_is_written_or_nearly() -> None:
    entry = by_id("f172", LIBRARY)
    assert entry is not None
    assert entry.key == Key("finding", "F172")
    assert by_id("F17", LIBRARY) is None
    assert nearest("cienfuegos2020", Query(), LIBRARY)[0] == "cienfuegos-2020"
    assert nearest("quaaludess", Query(("quaaludess",)), LIBRARY)[-1] == "quaaludes"
    assert nearest("F99", Query(("f99",)), LIBRARY).count("F099") == 1


def test_a_short_word_is_no_beginning_of_another_where_it_stands_whole() -> None:
    by_label = {each.key.id: each.all_words for each in LIBRARY}
    assert found("dea")
    assert all(" dea " in by_label[id_] for id_ in found("dea"))
    assert found("qua")


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=3 * LONGEST))
def test_any_line_is_read_and_searched(line: str) -> None:
    query, _ = read_query(line, LIBRARY)
    assert search(LIBRARY, query, 5).total <= len(LIBRARY)
    nearest(line, query, LIBRARY)
