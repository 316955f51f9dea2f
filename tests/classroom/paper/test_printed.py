from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from game.archive.withheld import HELD_BACK, withheld
from game.arguments.paper import IN_CLASS, TABLETOP
from game.classroom.paper.printed import Wanted, printed
from game.content.opened import Library, Opened
from game.engine.play import start
from game.model.scenario import Passage
from game.text.printable import printable
from lessons import LENGTHS, STORY, opened

EVERY = (*IN_CLASS, *TABLETOP)
HOSTILE = "</style><script>alert(1)</script>\"'><img src=http://x onerror=y> &lt; \x1b[31m\u202e"
LIBRARY = Library()


class Read(HTMLParser):
    """A page as it is read: every element balanced, with its attributes, and text by section."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.sections: dict[str, str] = {"": ""}
        self.whom: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "section":
            self.sections[given["id"]] = ""
            self.whom[given["id"]] = given["class"].removeprefix("sheet ")
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.sections[[*self.sections][-1]] += data


def read(there: Opened, *sheets: str, **others: object) -> Read:
    return Read(printed(there, LENGTHS, replace(Wanted(sheets or EVERY), **others)))


@pytest.fixture(scope="module")
def story() -> Read:
    return read(opened())


def test_a_page_needs_nothing_but_itself() -> None:
    for name in ("cienfuegos", "directive"):
        page = read(LIBRARY.open(name))
        assert {"script", "link", "img", "iframe", "object"}.isdisjoint(tag for tag, _ in page.tags)
        for _, given in page.tags:
            assert all(not name.startswith("on") and name != "src" for name in given)
            assert given.get("href", "#").startswith("#")
        ids = [given["id"] for _, given in page.tags if "id" in given]
        assert len(ids) == len(set(ids))
        named = [given["aria-labelledby"] for _, given in page.tags if "aria-labelledby" in given]
        assert set(named) <= set(ids)


def test_what_an_author_wrote_is_text_and_nothing_else() -> None:
    scene = STORY.scenes["gate"]
    made = replace(
        STORY,
        title=HOSTILE,
        summary=HOSTILE,
        role=HOSTILE,
        scenes={**STORY.scenes, "gate": replace(scene, title=HOSTILE, text=(Passage(HOSTILE),))},
    )
    page = read(opened(made))
    assert {"script", "img"}.isdisjoint(tag for tag, _ in page.tags)
    assert "<script>alert(1)</script>" in page.sections["scenes"]
    assert "\x1b" not in printed(opened(made), LENGTHS, Wanted(EVERY))
    assert printable(HOSTILE)[-20:] in page.sections["scenes"]


def test_only_the_sheets_that_are_wanted_are_printed(story: Read) -> None:
    assert [*read(opened(), "ballots", "track").sections] == ["", "ballots", "track"]
    assert {"guide", "ballots", "roles", "cases", "worksheet", "key", "outcomes", "endings"} <= set(
        story.sections
    )


@pytest.mark.parametrize("name", LIBRARY.names())
def test_no_sheet_for_the_class_tells_what_is_held_back(name: str) -> None:
    there = LIBRARY.open(name)
    page = read(there)
    held = withheld(start(there.program, 0), there.evidence)
    shown = "\n".join(page.sections[id_] for id_, whom in page.whom.items() if whom == "class")
    for id_ in held.results | held.cases:
        case = there.evidence.analogues[id_]
        heading = rf"^C\d+ {re.escape(case.title)}$"
        assert not re.search(heading, page.sections["cases"], re.MULTILINE)
        assert case.happened not in shown
    for id_ in held.findings:
        assert f"{id_} " not in page.sections["cases"]
    assert (HELD_BACK in shown) == bool(held.results & set(_cited(there)))
    for scene in there.scenario.scenes.values():
        assert not scene.notes or scene.notes[:60] not in shown


def _cited(there: Opened) -> list[str]:
    return [
        id_
        for scene in there.scenario.scenes.values()
        for option in scene.options.values()
        for outcome in option.outcomes
        for grounds in (outcome.grounds, *(late.grounds for late in outcome.later))
        for id_ in grounds.analogues
    ] + [id_ for each in there.scenario.injects.values() for id_ in each.grounds.analogues]


def test_ballots_and_worksheets_are_as_many_as_there_are_people_and_teams() -> None:
    page = read(opened(), "ballots", "worksheet", students=24, teams=("Red", "Blue & Gold"))
    assert page.sections["ballots"].count("Name or sign") == 24
    assert re.findall(r"(Red|Blue & Gold)  ·", page.sections["worksheet"]) == ["Red", "Blue & Gold"]
    assert read(opened(), "ballots").sections["ballots"].count("Name or sign") == 2


def test_the_guide_has_the_plan_of_each_length_or_of_one(story: Read) -> None:
    for minutes in (30, 50, 90):
        assert f"{minutes} minutes" in story.sections["guide"]
    one = read(opened(), "guide", minutes=(75,)).sections["guide"]
    assert "75 minutes" in one
    assert "30 minutes" not in one


def test_the_same_scenario_gives_the_same_page() -> None:
    assert printed(opened(), LENGTHS, Wanted(EVERY)) == printed(opened(), LENGTHS, Wanted(EVERY))


def test_the_key_tells_chances_and_news_by_hand(story: Read) -> None:
    key = " ".join(story.sections["key"].split())
    assert "2A Cross the bridge 1 of 2: 2A-1 2 of 2: 2A-2" in key
    assert "A flood downstream 2 by your hand alone" in key
    assert "The planks break." in story.sections["outcomes"]
