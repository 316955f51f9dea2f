from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.interpolate import Value, brace_faults, compile_template, fill, values_shown

BRACED = st.text(st.sampled_from("{}ab_1A \n"))


def shown(text: str) -> str:
    return fill(compile_template(text), lambda name: f"<{name}>")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("nothing to fill", "nothing to fill"),
        ("trust is {trust}.", "trust is <trust>."),
        ("{a}{b_2}", "<a><b_2>"),
        ("{{trust}}", "{trust}"),
        ("{{{trust}}}", "{<trust>}"),
        ("{trust}}}", "<trust>}"),
        ("a } alone", "a } alone"),
        ("a { alone", "a { alone"),
        ("{Trust} {} {1a}", "{Trust} {} {1a}"),
        ("{a.__class__} {a!r} {a:>9} {a[0]}", "{a.__class__} {a!r} {a:>9} {a[0]}"),
        ("%s $a %(a)s", "%s $a %(a)s"),
    ],
)
def test_filling(text: str, result: str) -> None:
    assert shown(text) == result


def test_a_text_without_values_is_just_a_string() -> None:
    assert compile_template("as it {{is}}") == "as it {is}"
    assert compile_template("") == ""


def test_a_template_keeps_its_parts_in_order() -> None:
    assert compile_template("a {b} c{{ {d}") == ("a ", Value("b"), " c{ ", Value("d"))


def test_a_value_is_not_read_again() -> None:
    assert fill(compile_template("{a}"), lambda _: "{b} {{") == "{b} {{"


def test_values_shown_have_places() -> None:
    text = "{{no}} {one} and {two}"
    assert list(values_shown(text)) == [("one", 7, 12), ("two", 17, 22)]
    assert [text[start:end] for _, start, end in values_shown(text)] == ["{one}", "{two}"]


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("x {Trust Level} y", (2, 15), "write `{trust_level}`"),
        ("{ trust }", (0, 9), "write `{trust}`"),
        ("{trust >= 5}", (0, 12), "lower-case letters"),
        ("{}", (0, 2), "names no value"),
        ("x { y", (2, 3), "begins no value"),
        ("{\na}", (0, 1), "begins no value"),
        ("{a{b}", (0, 1), "begins no value"),
    ],
)
def test_a_brace_that_shows_nothing(text: str, span: tuple[int, int], words: str) -> None:
    ((start, end, message),) = brace_faults(text)
    assert (start, end) == span
    assert words in message
    assert not message.endswith(".")


@pytest.mark.parametrize("text", ["", "a } b", "{{a}}", "{a}", "{{ }}", "}}{{"])
def test_no_fault_where_a_brace_is_meant(text: str) -> None:
    assert brace_faults(text) == []


@given(st.text())
def test_doubling_braces_shows_any_text_as_it_is(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert compile_template(doubled) == text
    assert brace_faults(doubled) == []


@given(BRACED)
def test_what_is_compiled_is_what_is_shown(text: str) -> None:
    template = compile_template(text)
    parts = () if isinstance(template, str) else template
    names = [part.name for part in parts if isinstance(part, Value)]
    assert names == [name for name, _, _ in values_shown(text)]
    assert "" not in parts


@given(BRACED)
def test_each_opening_brace_is_used_or_a_fault(text: str) -> None:
    used = {start for _, start, _ in values_shown(text)}
    faults = {start for start, _, _ in brace_faults(text)}
    assert not used & faults
    assert all(text[at] == "{" for at in used | faults)
    literal = shown(text).count("{")
    assert literal >= len(faults)
