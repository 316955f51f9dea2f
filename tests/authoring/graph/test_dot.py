from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from game.authoring.graph.dot import as_dot, quoted
from game.authoring.graph.story import Place, Story, Way
from game.text.printable import printable

STORY = Story(
    name="made",
    title="Made",
    start="graph",
    places=(
        Place("graph", "decision", "The start", "May 2020", often=Fraction(1)),
        Place("page", "interlude", "A page", often=Fraction(1, 4)),
        Place("away", "decision", "Away", mark="never seen", often=Fraction(0)),
        Place("over", "ending", "Over", often=Fraction(3, 4)),
        Place("stuck", "stuck", "Play cannot go on", often=Fraction(1, 4)),
    ),
    ways=(
        Way("graph", "page", (("go", "Go on"),), often=Fraction(1, 4)),
        Way("graph", "away", (("shut", "Shut"),), never=True),
        Way("page", "over", every=True, often=Fraction(1, 4)),
    ),
)
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|->|[{}\[\]=;,]|[A-Za-z_0-9.]+|\s+')


def tokens(text: str) -> list[str]:
    """Split DOT into tokens; everything must be one."""
    found, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        assert match, text[at : at + 40]
        at = match.end()
        if match.group().strip():
            found.append(match.group())
    return found


def shown(token: str) -> str:
    r"""What Graphviz shows of a quoted string: `\n` breaks the line, any other `\` is an escape."""
    inside = re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), token[1:-1])
    return inside.replace("&amp;", "&")


def test_a_story_is_a_graph_with_its_endings_in_the_last_rank() -> None:
    lines = [line.strip() for line in as_dot(STORY).splitlines()]
    assert lines[0] == 'digraph "made" {'
    assert lines[4:12] == [
        '"graph" [label="Start\\nThe start\\nMay 2020\\ngraph · 100%", shape=box, penwidth=2.5, '
        'style="rounded"];',
        '"page" [label="A page\\npage · 25.0%", shape=note];',
        '"away" [label="Away\\naway · never seen", shape=box, color=gray45, fontcolor=gray45, '
        'style="rounded,dashed"];',
        "subgraph {",
        "rank=sink;",
        '"over" [label="Over\\nover · 75.0%", shape=box, peripheries=2, style="rounded"];',
        '"stuck" [label="Play cannot go on\\n25.0%", shape=octagon];',
        "}",
    ]
    assert lines[12].startswith('"graph" -> "page" [label="Go on", tooltip="The start')
    assert "penwidth=2.90" in lines[12]
    assert "style=dashed" in lines[13]
    assert "penwidth" not in lines[13]
    assert "label=" not in lines[14].replace("labeltooltip=", "").replace("tooltip=", "")


@given(st.text())
def test_a_quoted_text_shows_itself(text: str) -> None:
    text = printable(text)
    (token,) = tokens(quoted(text))
    assert shown(token) == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_graph(title: str, label: str) -> None:
    title, label = printable(title), printable(label)
    story = replace(
        STORY,
        title=title,
        places=tuple(replace(each, title=title) for each in STORY.places),
        ways=(replace(STORY.ways[0], options=(("go", label),)), *STORY.ways[1:]),
    )
    found = tokens(as_dot(story))
    assert found.count("->") == len(STORY.ways)
    assert found.count("{") == found.count("}") == 2
    assert f"{title} → {title}\ntaken in 25.0% of plays\n{label} (go)" in map(shown, found)
