from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.content.reading.scalars import Odd, quoted, reads_as, resolve


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("0", 0),
        ("-20", -20),
        ("+5", 5),
        ("1984", 1984),
        ("0.25", 0.25),
        ("-1.5", -1.5),
    ],
)
def test_what_every_reader_takes_alike_is_a_value(raw: str, value: object) -> None:
    assert resolve(raw) == value
    assert type(resolve(raw)) is type(value)


@pytest.mark.parametrize(
    "raw", ["2020-10", "The arrest", "trust >= 50", "-", "+", ".", "-x", "e3", "10 days", "1.2.3"]
)
def test_text_stays_text(raw: str) -> None:
    assert resolve(raw) == raw


@pytest.mark.parametrize(
    ("raw", "reads_as"),
    [
        *((word, "true/false") for word in ("yes", "Yes", "YES", "no", "on", "OFF", "y", "N")),
        *((word, "true/false") for word in ("True", "TRUE", "False", "FALSE")),
        *((word, "nothing") for word in ("Null", "NULL")),
        *((word, "a number") for word in ("012", "0x1F", "0o7", "0b11", "1_000", "1e3", "1.")),
        *(
            (word, "a number")
            for word in (".5", ".inf", "-.INF", ".nan", "00", "6.02e+23", "007.5")
        ),
        *((word, "a time") for word in ("12:30", "-1:20:30", "12:30.5")),
        ("2020-10-05", "a date"),
        ("2020-10-05 12:30:00", "a date and time"),
        ("2020-10-05T12:30:00Z", "a date and time"),
        ("=", "a default value"),
        ("<<", "a merge key"),
        ("9" * 5000, "a number"),
        ("1." + "0" * 5000, "a number"),
    ],
)
def test_what_readers_take_differently_is_odd(raw: str, reads_as: str) -> None:
    assert resolve(raw) == Odd(raw, reads_as)


@given(st.from_regex(r"[-+.0-9a-zA-Z_:~=<]{0,12}", fullmatch=True))
def test_text_is_text_for_every_reader(raw: str) -> None:
    if isinstance(resolve(raw), str):
        assert yaml.SafeLoader("").resolve(yaml.ScalarNode, raw, (True, False)).endswith(":str")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [("no", "true/false"), ("true", "true/false"), ("12", "a number"), ("~", "nothing"), ("a", "")],
)
def test_what_yaml_makes_of_a_word_is_told_in_words(raw: str, kind: str) -> None:
    assert reads_as(raw) == kind


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n")))
def test_quotes_give_back_the_text(text: str) -> None:
    if text.replace("\n", "").isprintable():
        assert yaml.safe_load(quoted(text)) == text
