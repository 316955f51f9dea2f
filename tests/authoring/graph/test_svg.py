from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.graph.layout.values import Route, Stretch
from game.authoring.graph.lines import draw_line, line_width
from game.authoring.graph.look import DARK, LIGHT, Palette
from game.authoring.graph.story import Event, Place, Story, Way
from game.authoring.graph.svg import as_svg
from game.text.printable import printable

SVG = "{http://www.w3.org/2000/svg}"
STORY = Story(
    name="made",
    title="Made",
    start="s",
    places=(
        Place("s", "decision", "The start", "May 2020", often=Fraction(1)),
        Place("page", "interlude", "A page", often=Fraction(1, 4)),
        Place("away", "decision", "Away", mark="never seen", often=Fraction(0)),
        Place("over", "ending", "Over", often=Fraction(3, 4)),
        Place("stuck", "stuck", "Play cannot go on", often=Fraction(1, 4)),
    ),
    ways=(
        Way("s", "s", (("wait", "Wait"),), often=Fraction(1, 2)),
        Way("s", "page", (("go", "Go on"),), often=Fraction(1, 4)),
        Way("s", "over", (("leave", "Leave"), ("fly", "Fly")), often=Fraction(3, 4)),
        Way("s", "away", (("shut", "Shut"),), never=True),
        Way("page", "stuck", every=True, often=Fraction(1, 4)),
        Way("away", "s", (("back", "Back"),), every=True, never=True),
    ),
    events=(Event("fog", "Fog", by_hand=True, scenes=("page",)),),
)


def parsed(story: Story) -> ElementTree.Element:
    return ElementTree.fromstring(as_svg(story))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def tips(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}title")][1:]


def classed(root: ElementTree.Element, class_: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if class_ in each.get("class", "").split()]


def test_the_picture_is_named_and_told_for_those_who_do_not_see_it() -> None:
    root = parsed(STORY)
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    named = {each.get("id"): each.text for each in root if each.get("id")}
    assert [*named] == ids
    assert named[ids[0]] == "Made"
    told = named[ids[1]] or ""
    assert told.startswith("3 scenes and 1 ending.")
    for line in (
        "Decision s: The start, May 2020, in 100% of plays. Play begins here.",
        "- to Over (over) by leave and fly, in 75.0% of plays.",
        "- to Away (away) by shut, never.",
        "Decision away: Away, never seen.",
        "Inject: Fog (fog), by the facilitator's hand, at A page.",
    ):
        assert line in told.splitlines()


def test_it_stands_alone() -> None:
    drawn = as_svg(STORY)
    assert drawn.isascii()
    assert not re.search(r"href|url\(|@import|@font-face|<script|<foreignObject|\son\w+=", drawn)
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    width, height = (float(each) for each in (parsed(STORY).get("viewBox") or "").split()[2:])
    assert width > 0
    assert height > 0


def test_every_way_and_place_is_drawn_and_told_at_the_pointer() -> None:
    told = tips(parsed(STORY))
    assert len(told) == len(STORY.ways) + len(STORY.places)
    assert "The start → Over\ntaken in 75.0% of plays\nLeave (leave)\nFly (fly)" in told
    assert "The start → The start\ntaken in 50.0% of plays\nWait (wait)" in told
    assert "Away → The start\ntaken never\nBack (back)" in told
    assert "The start\nDecision s, where play begins\nMay 2020\nin 100% of plays" in told
    assert "Away\nDecision away\nnever seen" in told


def test_what_never_happens_is_dashed_and_says_so() -> None:
    root = parsed(STORY)
    never = [each for each in classed(root, "never") if each.get("class") == "way never"]
    assert len(never) == 2 + 1  # and one in the legend
    assert len(classed(root, "unmet")) == 1 + 1
    shown = texts(root)
    assert shown.count("never seen") == 1 + 1
    assert shown.count("never taken") == 1
    assert "stroke-dasharray" in as_svg(STORY)


def test_kinds_of_places_have_shapes_of_their_own() -> None:
    root = parsed(STORY)
    shapes = {
        kind: {each.tag.removeprefix(SVG) for each in classed(root, kind)}
        for kind in ("card", "page", "ending", "stuck")
    }
    assert shapes == {"card": {"rect"}, "page": {"path"}, "ending": {"rect"}, "stuck": {"polygon"}}
    assert len([each for each in classed(root, "ending") if "inner" in each.get("class", "")]) == 2
    assert "Start" in texts(root)


def test_lines_grow_with_how_often_they_are_taken_up_to_once_a_play() -> None:
    shares = (Fraction(1, 10**9), Fraction(1, 50), Fraction(1, 2), Fraction(1))
    widths = [line_width(Way("a", "b", often=share)) for share in shares]
    assert widths == sorted(set(widths))
    assert line_width(Way("a", "b", often=Fraction(7))) == widths[-1]


@pytest.mark.parametrize("back", [False, True])
def test_an_arrow_points_where_its_line_leads(back: bool) -> None:
    pieces = (Stretch(5, 0, 10), Stretch(9, 60, 60 + 1e-12), Stretch(9, 90, 90 - 1e-12))
    if back:
        pieces = tuple(Stretch(each.x, each.end, each.begin) for each in reversed(pieces))
    drawn = ElementTree.fromstring(draw_line(STORY, STORY.ways[1], Route(pieces, None, back)))
    (head,) = (each for each in drawn if each.tag == "polygon")
    tip, *base = [
        float(each.split()[1]) for each in re.findall(r"\S+ \S+", head.get("points") or "")
    ]
    assert tip == (0 if back else 90)
    assert all(y > 5 for y in base) if back else all(y < 85 for y in base)


def test_without_proof_all_lines_are_alike_and_a_line_says_so() -> None:
    bare = replace(
        STORY,
        unproved="budget",
        places=tuple(replace(each, often=None, mark="") for each in STORY.places),
        ways=tuple(replace(each, often=None, never=False) for each in STORY.ways),
    )
    root = parsed(bare)
    assert len({each.get("stroke-width") for each in classed(root, "way")}) == 1
    shown = texts(root)
    assert "3 scenes and 1 ending, not proved" in shown
    assert any(line.startswith("Not proved") for line in shown)
    assert not any("%" in line for line in shown)


def test_option_ids_stand_beside_their_line_and_many_are_counted() -> None:
    options = tuple((f"option_{number}", "Label") for number in range(5))
    story = replace(STORY, ways=(*STORY.ways, Way("page", "over", options, often=Fraction(0))))
    shown = texts(parsed(story))
    assert {"wait", "go", "leave", "fly", "shut"} <= {*shown}
    at = shown.index("option_0")
    assert shown[at : at + 3] == ["option_0", "option_1", "+ 3 more"]


@given(st.text(max_size=250), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_picture(title: str, label: str) -> None:
    title, label = printable(title), printable(label)
    places = tuple(replace(each, title=title, date=label) for each in STORY.places)
    ways = tuple(
        replace(each, options=tuple((id_, label) for id_, _ in each.options)) for each in STORY.ways
    )
    story = replace(STORY, title=title, places=places, ways=ways)
    root = parsed(story)
    assert (root.find(f"{SVG}title").text or "") == title
    assert f"{title} → {title}\ntaken in 50.0% of plays\n{label} (wait)" in tips(root)


def test_long_titles_stay_inside_their_cards() -> None:
    words = "The situation room where everyone waits for everyone else and nobody knows why " * 3
    places = tuple(replace(each, title=words) for each in STORY.places)
    story = replace(STORY, places=places, events=())
    root = parsed(story)
    shown = texts(root)
    titles = [line for line in shown if line.startswith("The situation")]
    assert max(map(len, titles)) < 60
    assert sum(line.endswith("…") for line in shown) == len(STORY.places)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_lines_are_readable_on_what_lies_under_them(colours: Palette) -> None:
    for ground in ("ground", "card", "page", "ending", "stuck", "unmet"):
        for ink in ("ink", "quiet"):
            assert contrast(colours[ink], colours[ground]) >= 4.5
    for line in ("line", *(key for key in colours if key.endswith("-edge"))):
        assert contrast(colours[line], colours["ground"]) >= 3


def test_light_and_dark_have_the_same_names() -> None:
    assert [*LIGHT] == [*DARK]
    assert "prefers-color-scheme: dark" in as_svg(STORY)
