from __future__ import annotations

import json

import pytest

from game.archive.as_json import entries_json, found_json, overview_json
from game.archive.as_text import entry_lines, found_lines, overview_lines
from game.archive.entries import Key, entries, label_of
from game.archive.links import links
from game.archive.page import citation, direction_block, page
from game.archive.query import Query
from game.archive.search import search
from game.content.opened import Library
from game.model.evidence import Evidence
from game.text.printable import printable
from game.text.width import width

LIBRARY = Library().evidence
KEYS = [entry.key for entry in entries(LIBRARY)]


def blocks(key: Key, evidence: Evidence) -> str:
    return "\n".join(
        f"{section.title}\n" + "\n".join(section.blocks) for section in page(key, evidence)
    )


def test_every_entry_has_a_page_a_label_and_a_citation_on_one_line() -> None:
    for key in KEYS:
        assert page(key, LIBRARY)
        assert label_of(key, LIBRARY)
        assert "\n" not in citation(key, LIBRARY)


def test_links_lead_to_what_is_there_and_back() -> None:
    for key in KEYS:
        for link in links(key, LIBRARY):
            there = [back.to for back in links(link.to, LIBRARY)]
            one_way = link.relation in ("compares it", "it compares", "asks about it", "answers it")
            assert key in there or one_way, (key, link)


def test_the_way_from_a_finding_to_its_reference_and_on(held: Evidence) -> None:
    ways = {link.to: link.relation for link in links(Key("finding", "K1"), held)}
    assert ways == {
        Key("reference", "gazette"): "rests on",
        Key("reference", "paper"): "stands in",
        Key("analogue", "strait-1994"): "its case",
        Key("tension", "T1"): "disputed",
        Key("question", "fares"): "asks about it",
    }
    assert Key("finding", "K1") in [link.to for link in links(Key("reference", "gazette"), held)]


def test_a_finding_says_where_it_stands_who_says_so_and_what_it_suggests(held: Evidence) -> None:
    told = blocks(Key("finding", "K1"), held)
    assert "Ożóg 1994, cited in Lund 2001, page 12" in told
    assert "Written for the ferry owners." in told
    assert "It speaks against strikes (effectiveness, in the short run)." in told
    assert "- fares: 2 times (May 1994)" in told


def test_a_case_tells_what_cuts_the_other_way_apart(held: Evidence) -> None:
    sections = {each.kind: each for each in page(Key("analogue", "strait-1994"), held)}
    assert "K1" in sections["findings"].blocks[0]
    assert "Then the closing moved nothing." in sections["dissent"].blocks[0]
    assert "argued by Lund 2001" in sections["like"].blocks[0]
    quiet = {each.kind: each for each in page(Key("analogue", "mill"), held)}
    assert quiet["dissent"].blocks == ("None found. Looked in: the gazette",)


def test_a_direction_without_an_instrument_says_nothing(held: Evidence) -> None:
    assert direction_block(held.findings["K3"]) == ""


def test_citations(held: Evidence) -> None:
    assert citation(Key("reference", "gazette"), held) == (
        "Ożóg, Ada. “Fares double.” The Gazette, 2 May 1994."
    )
    assert citation(Key("finding", "K1"), held) == (
        "Fares doubled within a week. (Ożóg 1994, cited in Lund 2001, page 12) [K1]"
    )
    assert citation(Key("analogue", "strait-1994"), held) == (
        "The closing at Żabno, Northern Strait, Mexico, 1994 [strait-1994]"
    )


@pytest.mark.parametrize("columns", [40, 76, 120])
def test_lines_fit_and_hold_nothing_that_steers_a_terminal(held: Evidence, columns: int) -> None:
    mine = entries(held)
    lines = [line for entry in mine for line in entry_lines(entry.key, held, columns, ("bridge",))]
    lines += found_lines(search(mine, Query()), columns)
    lines += overview_lines(mine, columns)
    assert max(map(width, lines)) <= columns
    assert [line for line in lines if line != printable(line)] == []
    told = "\n".join(lines)
    assert "<U+202E>" in told
    assert "[red]stood[/red]" in told
    assert "川は静かだ。" in told


def test_a_long_label_is_cut_in_a_list_and_whole_on_its_page(held: Evidence) -> None:
    mine = entries(held)
    line = "\n".join(found_lines(search(mine, Query(("two", "hundred"))), 76))
    assert line.endswith(" …")
    assert line.count("\n") == 1
    whole = " ".join(" ".join(entry_lines(Key("analogue", "mill"), held, 76)).split())
    assert " ".join(held.analogues["mill"].title.split()) in whole


def test_what_was_left_out_of_a_list_is_counted() -> None:
    lines = list(found_lines(search(entries(LIBRARY), Query(), 5), 76))
    assert lines[-1] == f"... and {len(KEYS) - 5} more: add a word, or a filter, to narrow it down."


def test_json_tells_the_same(held: Evidence) -> None:
    mine = entries(held)
    use = {"scenario": "bridge", "title": "The bridge", "places": 2}
    entry = json.loads(entries_json({Key("finding", "K1"): [use]}, held))
    assert entry["fields"]["cited_in"] == {"reference": "paper", "locator": "page 12"}
    assert entry["scenarios"] == [use]
    assert {"kind": "reference", "id": "paper", "relation": "stands in"} in entry["links"]
    assert (
        json.loads(entries_json({Key("gap", "G1"): []}, held))["fields"]["text"] == held.gaps["G1"]
    )
    found = json.loads(found_json(Query(("fares",)), search(mine, Query(("fares",)))))
    assert found["total"] == len(found["found"]) > 0
    assert entries_json({Key("finding", "K3"): []}, held).isascii()
    overview = json.loads(overview_json(mine))
    assert overview["entries"]["finding"] == 3
    assert overview["filters"]["place"]["Mexico"] == 5
