from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.content.cards import glance
from game.content.cards.card import Card
from game.content.cards.glance import patterns_in, read_card

WHOLE = """\
# A comment before everything
---
format: 1
title: A Test of Consent
summary: A minister is in custody
  in Los Angeles.
minutes: 10
kind: decision-forcing case
objectives:
- Weigh one arrest.
- Read: no
endings:
  partnership: {title: P, text: ...}
  # a comment inside
  estranged: {title: D}

scenes:
  arrest:
    text: |
      title: not a title
# a comment at the edge
    options: {}
"""


def card_of(tmp_path: Path, text: str | bytes, name: str = "test.yaml") -> Card:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_card(path, "test").card


def test_a_card_has_what_the_library_shows(tmp_path: Path) -> None:
    text = WHOLE.replace("- Read: no\n", "- Read it.\n")
    assert card_of(tmp_path, text) == Card(
        name="test",
        path=tmp_path / "test.yaml",
        title="A Test of Consent",
        summary="A minister is in custody in Los Angeles.",
        minutes=10,
        kind="decision-forcing case",
        objectives=("Weigh one arrest.", "Read it."),
        endings=("partnership", "estranged"),
    )


def test_only_the_blocks_of_a_card_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    real = glance.parse_text

    def parse(text: str, *, shown: str) -> object:
        parsed.append(text)
        return real(text, shown=shown)

    monkeypatch.setattr(glance, "parse_text", parse)
    assert card_of(tmp_path, WHOLE).title == "A Test of Consent"
    assert len(parsed) == 1
    assert "arrest:" not in parsed[0]
    assert "partnership" in parsed[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, end: str) -> None:
    card = card_of(tmp_path, "\ufeff" + WHOLE.replace("\n", end))
    assert (card.title, card.endings) == ("A Test of Consent", ("partnership", "estranged"))


@pytest.mark.parametrize(
    "text",
    [
        "{title: X, endings: {a: 1, b: 2}, scenes: {}}\n",
        "'title': X\nendings: {a: 1, b: 2}\n",
        "title: X\nscenes: &s {a: 1, b: 2}\nendings: *s\n",
        'title: "X"\nsummary: "one\nscenes: two"\nendings: {a: , b: }\n',
        "title: X\nendings: {a: 1,\nb: 2}\n",
        "title : X\nendings:\n  a:\n  b:\n",
    ],
)
def test_forms_that_lines_do_not_tell_apart_are_read_whole(tmp_path: Path, text: str) -> None:
    card = card_of(tmp_path, text)
    assert (card.title, card.endings, card.problem) == ("X", ("a", "b"), "")


def test_what_yaml_reads_otherwise_is_shown_as_it_is_written(tmp_path: Path) -> None:
    card = card_of(
        tmp_path, "title: 1984\nsummary: 12:30\nminutes: many\nkind: [a]\nobjectives: x\n"
    )
    assert (card.title, card.summary, card.minutes, card.kind) == ("1984", "12:30", 0, "")
    assert card.objectives == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("- a\n", "starts with keys"),
        ("title: a: b\n", "test.yaml, line 1: a colon"),
        ("title: X\ntitle: Y\n", "test.yaml, line 2: the key `title` is given twice"),
        ("format: 1\n\tx: y\ntitle: a: b\n", "line 2: this line has a tab"),
        (b"title: \xff\n", "test.yaml, line 1: byte FF is not UTF-8"),
        (b"PK\0\0", "not a text file"),
        ("summary: only\n", "there is no title"),
        ("format: 1\n", "there is no title"),
    ],
)
def test_a_broken_file_gives_a_card_that_says_so(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    card = card_of(tmp_path, text)
    assert words in card.problem
    assert "\n" not in card.problem
    assert card.title


def test_a_file_that_is_not_there_gives_a_card(tmp_path: Path) -> None:
    card = read_card(tmp_path / "none.yaml", "none").card
    assert (card.title, card.problem) == ("none", "none.yaml: there is no such file")


def test_endings_of_included_files_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.yaml").write_text("endings: {b: {}, c: {}}\n")
    (tmp_path / "more" / "a.yaml").write_text("scenes:\n  x: {}\n")
    text = "title: X\ninclude: [more/*.yaml, ../*]\nendings: {a: {}, b: {}}\n"
    card = card_of(tmp_path, text, "scenario.yaml")
    assert (card.endings, card.problem) == (("a", "b", "c"), "")


def test_only_a_folder_s_own_file_includes_others(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("endings: {b: {}}\n")
    assert card_of(tmp_path, "title: X\ninclude: [b.yaml]\n").endings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_an_included_link_that_leads_outside_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("endings: {secret: {}}\n")
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    card = card_of(tmp_path, "title: X\ninclude: [b.yaml]\n", "s/scenario.yaml")
    assert card.endings == ()
    assert "leads outside" in card.problem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("include: [scenes/*.yaml]\nevidence: [own.yaml]\n", ("scenes/*.yaml", "own.yaml")),
        ("evidence: [own.yaml]\nscenes: {a: [}\n", ("own.yaml",)),
        ("title: None\n", ()),
        ("include: one.yaml\n", ()),
        ("include: [{a: b}, 3, x.yaml]\n", ("x.yaml",)),
        ("include: [", None),
    ],
)
def test_patterns_are_read_also_where_the_rest_is_broken(
    text: str, found: tuple[str, ...] | None, tmp_path: Path
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    assert patterns_in(path) == found


def test_a_file_that_cannot_be_read_names_nothing(tmp_path: Path) -> None:
    assert patterns_in(tmp_path / "none.yaml") is None
    assert patterns_in(tmp_path) is None
