from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.graph.mermaid import MOST_TEXT, as_mermaid, escaped
from game.authoring.graph.story import Event, Place, Story, Way
from game.text.printable import printable

STORY = Story(
    name="made",
    title='Made "so"',
    start="graph",
    places=(
        Place("graph", "decision", "The start", "May 2020", often=Fraction(1)),
        Place("page", "interlude", "A page", often=Fraction(1, 4)),
        Place("away", "decision", "Away", mark="never seen", often=Fraction(0)),
        Place("over", "ending", "Over", often=Fraction(3, 4)),
        Place("stuck", "stuck", "Play cannot go on", often=Fraction(1, 4)),
    ),
    ways=(
        Way("graph", "page", (("go", "Go on"), ("on", "On")), often=Fraction(1, 4)),
        Way("graph", "away", (("shut", "Shut"),), never=True),
        Way("graph", "over", (("leave", "Leave [now]"),), often=Fraction(3, 4)),
        Way("page", "stuck", every=True, often=Fraction(1, 4)),
    ),
    events=(Event("fog", "Fog", by_hand=True, scenes=()),),
)
QUOTED = re.compile(r'"([^"]*)"')


def decoded(text: str) -> str:
    shown = re.sub(r"#([0-9]+);", lambda match: chr(int(match[1])), text)
    return shown.replace("\\\u200bn", "\\n")


def test_a_story_is_a_flowchart_with_its_endings_apart() -> None:
    assert as_mermaid(STORY).splitlines() == [
        "---",
        'title: "Made \\"so\\""',
        "---",
        "flowchart TD",
        '  place_graph("Start<br/>The start<br/>May 2020<br/>graph · 100%"):::start',
        '  place_page[/"A page<br/>page · 25.0%"/]',
        '  place_away("Away<br/>away · never seen"):::unmet',
        '  subgraph endings["Endings"]',
        '    place_over(["Over<br/>over · 75.0%"]):::ending',
        '    place_stuck{{"Play cannot go on<br/>25.0%"}}:::ending',
        "  end",
        '  place_graph -->|"Go on<br/>On"| place_page',
        '  place_graph -.->|"Shut"| place_away',
        '  place_graph -->|"Leave #91;now#93;"| place_over',
        "  place_page --> place_stuck",
        '  legend["3 scenes and 1 ending.<br/>Figures tell how often play comes there, with every '
        "open option chosen as often as the others, and are exact. The wider a line, the more plays take it.<br/>"
        "Dashed: never taken.<br/>Injects: Fog (fog), by the facilitator's hand.\"]:::note",
        "  place_stuck ~~~ legend",
        "  classDef start stroke-width:3px",
        "  classDef ending stroke-width:3px",
        "  classDef unmet stroke-dasharray:5 4,opacity:0.6",
        "  classDef note fill:none,stroke:none,text-align:left",
        "  linkStyle 0 stroke-width:3.5px",
        "  linkStyle 2 stroke-width:5.3px",
        "  linkStyle 3 stroke-width:3.5px",
    ]


@given(st.text())
def test_no_text_means_anything_but_itself(text: str) -> None:
    text = printable(text)
    safe = escaped(text)
    assert decoded(safe) == text
    assert not re.search(r'["<>\[\]{}|`*\\&;~^$=+@]', re.sub(r"#[0-9]+;", "", safe))
    assert "%%" not in safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("1. A list", "1#46; A list"),
        ("- a bullet", "#45; a bullet"),
        ("12) more", "12#41; more"),
        ("1.5 times", "1.5 times"),
        ("100%", "100%"),
        ("%% none", "#37;#37; none"),
        (r"\new", "#92;#8203;new"),
        ("国境 قرار", "国境 قرار"),
        ("#quot;", "#35;quot#59;"),
    ],
)
def test_signs_with_a_meaning_are_numbered(text: str, safe: str) -> None:
    assert escaped(text) == safe


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_title_breaks_a_line_or_a_quote(title: str, label: str) -> None:
    title, label = printable(title), printable(label)
    story = replace(
        STORY,
        title=title,
        places=tuple(replace(each, title=title) for each in STORY.places),
        ways=(replace(STORY.ways[0], options=(("go", label),)), *STORY.ways[1:]),
    )
    lines = as_mermaid(story).split("\n")
    assert len(lines) == len(as_mermaid(STORY).split("\n"))
    assert len(json.loads(lines[1].removeprefix("title: "))) == len(title)
    for line in lines[4:]:
        assert line.count('"') in (0, 2)
        for inside in QUOTED.findall(line):
            assert not re.search(r"[<>\[\]{}|`\\]", inside.replace("<br/>", ""))


def test_long_labels_are_cut_and_many_counted() -> None:
    options = tuple((f"o{number}", f"{number} " + "word " * 40) for number in range(6))
    story = replace(STORY, ways=(Way("graph", "page", options), *STORY.ways))
    (line,) = [each for each in as_mermaid(story).split("\n") if "0 word" in each]
    parts = QUOTED.findall(line)[0].split("<br/>")
    assert all(40 < len(part) <= 48 and part.endswith("…") for part in parts[:3])
    assert parts[3] == "and 3 more"


def test_ids_stand_for_labels_where_mermaid_would_refuse_the_length() -> None:
    label = "A label that is long but not cut, number "
    ways = tuple(
        Way("graph", "page", ((f"o{number}", f"{label}{number}"),)) for number in range(900)
    )
    drawn = as_mermaid(replace(STORY, ways=ways))
    assert len(drawn) < MOST_TEXT
    assert '|"o899"|' in drawn
    assert label not in drawn
