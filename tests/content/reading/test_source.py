from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.reading import quick
from game.content.reading.pure import PureLoader
from game.content.reading.source import Odd, Reading, Source, parse_text, read_source
from game.errors import Place, Severity

SAMPLE = """\
title: A Test of Consent
indicators:
  trust: {label: Trust, start: 60, range: [0, 100]}
scenes:
  arrest:
    title: 'The general''s arrest'
    text: |
      Mexico's former secretary
      has been arrested.
    options:
      raid:
        when: trust >= 50 and not ally
        next:
          - {to: end}
  empty:
"""


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(quick, "LOADER", PureLoader)


def read(text: str) -> Source:
    reading = parse_text(text, shown="x.yaml")
    assert reading.problems == ()
    assert reading.source is not None
    return reading.source


def told(text: str) -> list[tuple[str, int, int]]:
    reading = parse_text(text, shown="x.yaml")
    for problem in reading.problems:
        assert problem.place is not None
        assert problem.place.file == "x.yaml"
        assert problem.message
        if problem.lines:
            assert problem.place.line in dict(problem.lines)
            assert problem.place.end_column > problem.place.column
    return [
        (problem.code, problem.place.line, problem.place.column)
        for problem in reading.problems
        if problem.place
    ]


def pointed_at(source: Source, path: list[str | int], **more: Any) -> str:
    place = source.place(path, **more)
    return source.text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.usefixtures("parser")
class TestData:
    def test_maps_lists_and_texts(self) -> None:
        data = read(SAMPLE).data
        assert data["indicators"]["trust"] == {"label": "Trust", "start": 60, "range": [0, 100]}
        arrest = data["scenes"]["arrest"]
        assert arrest["title"] == "The general's arrest"
        assert arrest["text"] == "Mexico's former secretary\nhas been arrested.\n"
        assert arrest["options"]["raid"]["next"] == [{"to": "end"}]
        assert data["scenes"]["empty"] is None

    def test_only_unquoted_words_become_values(self) -> None:
        source = read("a: [no, 'no', \"12\", 12]\n")
        assert source.data == {"a": [Odd("no", "true/false"), "no", "12", 12]}

    def test_quoted_keys_are_text(self) -> None:
        assert read("'no': 1\n\"12\": 2\n'<<': 3\n").data == {"no": 1, "12": 2, "<<": 3}

    def test_anchors_and_aliases_share_a_value(self) -> None:
        data = read("a: &x {k: [1, 2]}\nb: *x\nc: [*x, &y no, *y]\n").data
        assert data["b"] == data["a"] == data["c"][0] == {"k": [1, 2]}
        assert data["c"][1] == data["c"][2] == Odd("no", "true/false")

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_all_line_ends_are_read_alike(self, end: str) -> None:
        source = read(SAMPLE.replace("\n", end))
        assert source.data == read(SAMPLE).data
        assert source.place(["scenes", "arrest", "options", "raid", "when"]).line == 12

    def test_a_byte_order_mark_is_dropped(self) -> None:
        source = read("\ufefftitle: x\n")
        assert source.data == {"title": "x"}
        assert source.place(["title"], key=True) == Place("x.yaml", 1, 1, 6)

    def test_a_document_start_and_comments_are_no_data(self) -> None:
        assert read("# about\n---\ntitle: x # more\n...\n").data == {"title": "x"}


@pytest.mark.usefixtures("parser")
class TestPlaces:
    @pytest.mark.parametrize(
        ("path", "shown"),
        [
            (["title"], "A Test of Consent"),
            (["indicators", "trust"], "{label: Trust, start: 60, range: [0, 100]}"),
            (["indicators", "trust", "range"], "[0, 100]"),
            (["indicators", "trust", "range", 1], "100"),
            (["scenes", "arrest"], "title"),
            (["scenes", "arrest", "title"], "'The general''s arrest'"),
            (["scenes", "arrest", "text"], "|"),
            (["scenes", "arrest", "options", "raid", "next"], "-"),
            (["scenes", "arrest", "options", "raid", "next", 0, "to"], "end"),
        ],
    )
    def test_a_value_stands_where_it_is_written(self, path: list[str | int], shown: str) -> None:
        assert pointed_at(read(SAMPLE), path) == shown

    def test_a_key_stands_before_its_value(self) -> None:
        assert pointed_at(read(SAMPLE), ["scenes", "arrest", "options"], key=True) == "options"
        assert read(SAMPLE).place(["scenes", "empty"], key=True) == Place("x.yaml", 15, 3, 8)

    def test_a_path_beyond_the_data_stops_at_the_last_part_that_exists(self) -> None:
        source = read(SAMPLE)
        assert source.place(["title", "x", 3]) == source.place(["title"])
        assert source.place(["scenes", "arrest", "when"], key=True) == source.place(
            ["scenes", "arrest"], key=True
        )
        assert source.place(["indicators", "trust", "range", 7]) == source.place(
            ["indicators", "trust", "range"]
        )
        assert source.place(["nothing"]).line == 1

    def test_a_part_of_a_plain_text(self) -> None:
        path: list[str | int] = ["scenes", "arrest", "options", "raid", "when"]
        assert pointed_at(read(SAMPLE), path, within=(12, 15)) == "and"

    def test_a_part_of_a_quoted_text(self) -> None:
        source = read(SAMPLE)
        start = source.data["scenes"]["arrest"]["title"].index("arrest")
        assert (
            pointed_at(source, ["scenes", "arrest", "title"], within=(start, start + 6)) == "arrest"
        )

    def test_a_part_of_a_block_of_text(self) -> None:
        source = read(SAMPLE)
        path: list[str | int] = ["scenes", "arrest", "text"]
        start = source.data["scenes"]["arrest"]["text"].index("been")
        assert pointed_at(source, path, within=(start, start + 4)) == "been"
        assert source.place(path, within=(start, start + 4)).line == 9

    def test_a_part_that_is_not_there_gives_the_whole(self) -> None:
        source = read(SAMPLE)
        assert source.place(["title"], within=(99, 100)) == source.place(["title"])
        assert source.place(["scenes"], within=(0, 1)) == source.place(["scenes"])

    def test_an_alias_stands_where_it_is_used_and_its_parts_where_they_are_written(self) -> None:
        source = read("a: &x {k: deep}\nb: *x\n")
        assert pointed_at(source, ["b"]) == "*x"
        assert pointed_at(source, ["b", "k"]) == "deep"

    def test_the_text_as_the_file_has_it(self) -> None:
        source = read(SAMPLE)
        assert source.raw(["scenes", "arrest", "title"]) == "'The general''s arrest'"
        assert source.raw(["title"]) == "A Test of Consent"
        assert source.raw(["scenes", "arrest", "text"]).startswith("|\n      Mexico's")
        assert source.raw(["scenes", "nowhere"]) == ""

    def test_a_problem_brings_its_place_and_the_lines_around_it(self) -> None:
        problem = read(SAMPLE).problem(
            "M301", "there is no scene", ["title"], nearest="b", fix="c", severity=Severity.WARNING
        )
        assert problem.place == Place("x.yaml", 1, 8, 25)
        assert problem.lines == ((1, "title: A Test of Consent"), (2, "indicators:"))
        assert (problem.nearest, problem.fix, problem.severity) == ("b", "c", Severity.WARNING)

    def test_wide_and_combining_characters_count_as_characters(self) -> None:
        assert read("a: {'日本': e\u0301, b: no}\n").place(["a", "b"]).column == 18


@pytest.mark.usefixtures("parser")
class TestProblems:
    @pytest.mark.parametrize(
        ("text", "problems"),
        [
            ("a: 1\nb: 2\na: 3\n", [("Y103", 3, 1)]),
            ("a: !x y\nb: !!map {c: 1}\n", [("Y104", 1, 4), ("Y104", 2, 4)]),
            ("a: ! 12\n", [("Y104", 1, 4)]),
            ("a: !x!y z\n", [("Y104", 1, 4)]),
            ("a: {b: 1}\nc: {<<: 2, d: 3}\n", [("Y105", 2, 5)]),
            ("a: *x\n", [("Y108", 1, 4)]),
            ("a: &x [1, *x]\n", [("Y108", 1, 11)]),
            ("a: 1\n---\nb: 2\n", [("Y110", 2, 1)]),
            ("a: 1\n...\nb: 2\n", [("Y110", 3, 1)]),
            ("no: 1\n12: 2\n2020-10-05: 3\nnull: 4\n", [("Y111", 1, 1), ("Y111", 4, 1)]),
            ("a: 1\n? [b]\n: c\n", [("Y111", 2, 3)]),
            ("{a: 1}: b\n", [("Y111", 1, 1)]),
            ("a: &x b\n*x : c\n", [("Y111", 2, 1)]),
            ("- a\n- b\n", [("Y112", 1, 1)]),
            ("only a text\n", [("Y112", 1, 1)]),
            ("null\n", [("Y112", 1, 1)]),
            ("a: b: c\n", [("Y101", 1, 5)]),
            ("a:\n\tb: 1\n", [("Y102", 2, 1)]),
            ("a: b\tc\n", [("Y102", 1, 5)]),
            ("a: b\x1bc\n", [("Y109", 1, 5)]),
            ('a: "x\\u202ey"\n', [("Y109", 1, 6)]),
            ('"a\\x07": 1\n', [("Y109", 1, 3)]),
            ('a: "\\ud800"\n', [("Y109", 1, 5)]),
            ('a: "\\U99999999"\n', [("Y101", 1, 5)]),
        ],
    )
    def test_each_has_its_code_and_place(
        self, text: str, problems: list[tuple[str, int, int]]
    ) -> None:
        assert told(text) == problems

    @pytest.mark.parametrize("text", ["", "\n\n", "# only this\n", "---\n", "\ufeff", "---\n...\n"])
    def test_nothing_but_comments_is_an_empty_file(self, text: str) -> None:
        assert told(text) == [("R011", 1, 1)]

    def test_all_of_a_file_are_told_in_order(self) -> None:
        text = 'z: 1\nz: 2\nno: 3\na: !x 4\nb: *none\nc: "\\e"\nd: x\u202ey\n'
        assert [code for code, _, _ in told(text)] == [
            "Y103", "Y111", "Y104", "Y108", "Y109", "Y109",
        ]  # fmt: skip

    def test_the_first_of_two_equal_keys_is_kept_and_named(self) -> None:
        reading = parse_text("a: 1\nb: {c: 2}\na: {d: 3}\n", shown="x.yaml")
        assert reading.source is not None
        assert reading.source.data == {"a": 1, "b": {"c": 2}}
        assert "line 1" in reading.problems[0].message

    def test_what_can_be_used_goes_on(self) -> None:
        reading = parse_text("no: 1\na: !t 2\n<<: {x: 1}\n? [k]\n: v\nb: *n\n", shown="x.yaml")
        assert reading.source is not None
        assert reading.source.data == {"no": 1, "a": 2, "b": None}

    @pytest.mark.parametrize("text", ["a: 'x\n", "a:\n\tb: 1\n", "- a\n", "a: b: c\n", "[" * 70])
    def test_what_cannot_be_used_gives_no_source(self, text: str) -> None:
        assert parse_text(text, shown="x.yaml").source is None

    def test_the_quoted_form_of_a_key_is_ready_to_paste(self) -> None:
        assert parse_text("no: 1\n", shown="x.yaml").problems[0].fix == '"no":'

    def test_tabs_are_told_once_with_their_number(self) -> None:
        reading = parse_text("a: b\tc\td\ne: f\tg\nh:\ti\n", shown="x.yaml")
        assert [problem.code for problem in reading.problems] == ["Y102"]
        assert "2 more lines" in reading.problems[0].message

    def test_a_tab_is_not_told_again_as_bad_syntax(self) -> None:
        assert told("a:\n  b: 1\n\tc: 2\n") == [("Y102", 3, 1)]

    @pytest.mark.parametrize(
        ("character", "name"),
        [
            ("\x1b", "ESCAPE"),
            ("\x0b", "LINE TABULATION"),
            ("\x85", "NEXT LINE"),
            ("\x9b", "CONTROL CHARACTER"),
            ("\u2028", "LINE SEPARATOR"),
            ("\u2029", "PARAGRAPH SEPARATOR"),
            ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
            ("\u2066", "LEFT-TO-RIGHT ISOLATE"),
            ("\ufeff", "BYTE ORDER MARK"),
            ("\udc80", "SURROGATE"),
        ],
    )
    def test_hidden_characters_are_named(self, character: str, name: str) -> None:
        text = f"a: one\nb: t{character}wo\nc: 3\n"
        assert told(text) == [("Y109", 2, 5)]
        assert name in parse_text(text, shown="x.yaml").problems[0].message

    def test_of_one_kind_only_the_first_are_told_and_the_others_counted(self) -> None:
        problems = parse_text("".join(f"k{n}: x\x1b\n" for n in range(50)), shown="x").problems
        assert len(problems) == 21
        assert "30 more" in problems[-1].message

    def test_a_null_character_means_no_text_at_all(self) -> None:
        assert told("a: 1\0\n") == [("R006", 1, 1)]

    def test_mixed_line_ends_leave_places_right(self) -> None:
        assert told("a: 1\r\nb: 2\rc: 3\nc: 4\n") == [("Y103", 4, 1)]


@pytest.mark.usefixtures("parser")
class TestBounds:
    def test_the_deepest_that_may_be(self) -> None:
        assert told("a: " + "[" * 63 + "]" * 63) == []
        assert told("a: " + "[" * 64 + "]" * 64) == [("Y106", 1, 67)]

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{? ", "{a: [? "])
    def test_ten_thousand_levels_are_refused(self, opening: str) -> None:
        assert {code for code, _, _ in told(opening * 10_000)} - {"Y111"} == {"Y106"}

    def test_depth_counts_through_aliases(self) -> None:
        text = "a: &x " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 30 + "*x" + "]" * 30 + "\n"
        assert [code for code, _, _ in told(text)] == ["Y106"]
        assert told(text.replace("[" * 30, "[" * 3).replace("]" * 30, "]" * 3)) == []

    def test_a_bomb_of_aliases_is_refused(self) -> None:
        lines = ["l0: &l0 [a, a, a, a, a, a, a, a, a]"]
        lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
        problems = told("\n".join(lines))
        assert [code for code, _, _ in problems] == ["Y107"]

    def test_few_aliases_are_no_bomb(self) -> None:
        assert told("a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n") == []


def test_more_values_than_may_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "MAX_VALUES", 10)
    monkeypatch.setattr("game.content.reading.careful.MAX_VALUES", 10)
    assert told("a: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n") == []
    assert [code for code, _, _ in told("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n")] == ["Y107"]
    assert [code for code, _, _ in told("a: [" + "1, " * 100 + "]\n")] == ["Y107"]
    assert [code for code, _, _ in told("a: &x [" + "1, " * 100 + "]\n")] == ["Y107"]


def test_a_file_is_read_with_the_name_it_is_shown_by(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes("title: Ünruhe\r\n".encode())
    source = read_source(path, shown="my/file.yaml").source
    assert source is not None
    assert source.data == {"title": "Ünruhe"}
    assert source.place(["title"]) == Place("my/file.yaml", 1, 8, 14)


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        (b"a: 1\nb: caf\xe9 x\n", "R007", 2, 7),
        (b"\xef\xbb\xbfa: \xff\n", "R007", 1, 4),
        ("a: 1\n".encode("utf-16"), "R007", 1, 1),
        ("a: 1\n".encode("utf-32"), "R007", 1, 1),
        ("a: 1\n".encode("utf-16-le"), "R006", 1, 1),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "R006", 1, 1),
        (bytes(range(1, 32)) * 20, "R006", 1, 1),
        (b"", "R011", 1, 1),
    ],
)
def test_what_is_no_text_in_utf8(
    tmp_path: Path, content: bytes, code: str, line: int, column: int
) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(content)
    reading = read_source(path, shown="file.yaml")
    assert reading.source is None
    (problem,) = reading.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    reading = read_source(tmp_path / "none.yaml", shown="none.yaml")
    assert reading.source is None
    assert [problem.code for problem in reading.problems] == ["R001"]


HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "ab:-?[]{}&*!|>'\"%@`#,~<=\\ \n\t\r\x85\u2028\u202e\ufeff\x00\x1bé日\ud800"
        ),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=400)
@given(HOSTILE)
def test_no_text_makes_the_reader_fail_and_both_parsers_agree(text: str) -> None:
    readings: list[Reading] = []
    for loader in (yaml.CSafeLoader, PureLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(quick, "LOADER", loader)
            readings.append(parse_text(text, shown="x"))
            told(text)
    for reading in readings:
        assert reading.problems or reading.source
        assert list(reading.problems) == sorted(reading.problems, key=lambda each: each.order)
    native, pure = readings
    if native.source and pure.source:
        assert native.source.data == pure.source.data


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(content)
    reading = read_source(path, shown="bytes.yaml")
    assert reading.problems or reading.source


WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n"), max_size=30
)
LEAVES = st.one_of(WORDS, st.integers(-(10**9), 10**9), st.booleans())
TREES = st.dictionaries(
    WORDS.filter(bool),
    st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(WORDS.filter(bool), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[tuple[tuple[str | int, ...], Any]] = []
    for key, value in items:
        here = (*path, key)
        found += leaves(value, here) if isinstance(value, dict | list) else [(here, value)]
    return found


@settings(max_examples=200)
@given(TREES, st.booleans())
def test_dumped_data_come_back_with_each_value_in_its_place(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    reading = parse_text(text, shown="x")
    # The dumper leaves `y` and `n` unquoted, which other readers of YAML 1.1 take for true and false.
    # A text may begin with a space that is none to YAML, or have a quotation mark that it is not.
    if any(problem.code in ("Y101", "Y109", "Y111", "Y113") for problem in reading.problems):
        return
    assert reading.problems == ()
    source = reading.source
    assert source is not None
    for path, value in leaves(data):
        held = source.data
        for part in path:
            held = held[part]
        assert (held.raw if isinstance(held, Odd) else held) == value
        place = source.place(path)
        shown = text.split("\n")[place.line - 1][place.column - 1 :]
        raw = source.raw(path)
        assert shown.startswith(raw.split("\n")[0])
        assert yaml.safe_load(raw) == value


def test_a_generated_file_is_read_alike_by_both_readers() -> None:
    chance = random.Random(5)
    words = ["no", "12", "x: y", "2020-10-05", "plain text", "", "'", "1.5", "true", "a\nb"]
    data = {
        f"s{n}": {"t": chance.choice(words), "l": [chance.choice(words) for _ in range(5)]}
        for n in range(200)
    }
    text = yaml.safe_dump(data)
    plain = read(text)
    marked = read(text + "\nmarked: &a 1\n")
    assert {key: marked.data[key] for key in plain.data} == plain.data
