from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.printable import JOINERS, VISIBLE_FORMATS, has_unsafe, printable, unsafe_at

EVERY_CHARACTER = st.characters()
TRICKY = st.text(
    st.one_of(
        EVERY_CHARACTER,
        st.sampled_from("\u202e\u200d\u200c\u180e\ufe0f\x1b\n\t🏴👩नमक्ب"),
        st.sampled_from("\U000e0067\U000e0062\U000e0065\U000e006e\U000e007f\ud800\ufffe"),
    )
)


def is_never_shown(sign: str) -> bool:
    code = ord(sign)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    hides = unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    return noncharacter or (hides and sign not in VISIBLE_FORMATS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\x00b\x7fc\x9bd", "a<U+0000>b<U+007F>c<U+009B>d"),
        ("tab\tline\nreturn\r", "tab<U+0009>line<U+000A>return<U+000D>"),
        ("user\u202etxt.exe", "user<U+202E>txt.exe"),
        ("\u2066a\u2069\u200e\u200f\u061c", "<U+2066>a<U+2069><U+200E><U+200F><U+061C>"),
        ("a\u2028b\u2029c", "a<U+2028>b<U+2029>c"),
        ("ad\u200bmin\ufeff", "ad<U+200B>min<U+FEFF>"),
        ("ad\u200dmin ad\u200cmin", "ad<U+200D>min ad<U+200C>min"),
        ("\ud83d alone", "<U+D83D> alone"),
        ("\ufdd0\uffff\U0010ffff\ue000", "<U+FDD0><U+FFFF><U+10FFFF><U+E000>"),
        ("hi\U000e0041\U000e007f", "hi<U+E0041><U+E007F>"),
    ],
)
def test_what_steers_or_hides_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Peña Nieto, “Ágren” – naïve café",
        "e\u0301 combining",
        "漢字かな 한국어",
        "שלום وعليكم",
        "می\u200cروم",
        "क्\u200dष",
        "ᠠ\u180eᠠ",
        "👩🏽\u200d🚀 👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🧑\u200d⚕\ufe0f ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "no\u00a0break 50\u202f%\u2009thin",
        "\u06dd٣",
    ],
)
def test_ordinary_unicode_is_left_alone(text: str) -> None:
    assert printable(text) == text
    assert not has_unsafe(text)


def test_newlines_stay_only_where_they_are_wanted() -> None:
    assert printable("a\nb", newlines=True) == "a\nb"
    assert printable("a\r\nb\t", newlines=True) == "a<U+000D>\nb<U+0009>"
    assert not has_unsafe("a\nb", newlines=True)
    assert has_unsafe("a\nb")


def test_only_the_three_flags_may_use_tags() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert printable(flag) == flag
    assert printable(flag[:-1]) == "🏴" + "".join(f"<U+{ord(tag):04X}>" for tag in flag[1:-1])
    assert printable(flag + flag[1:]).startswith(flag + "<U+E0067>")


def test_every_single_character_is_judged_by_its_category() -> None:
    wrong = []
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        left_alone = printable(sign) == sign
        # Unassigned code points that Unicode reserves for invisible use count as unsafe, too.
        if left_alone == is_never_shown(sign) and not (
            unicodedata.category(sign) == "Cn" and not left_alone
        ):
            wrong.append(f"{code:X}")
    assert wrong == []


def test_emoji_that_this_python_does_not_know_are_left_alone() -> None:
    assert printable("\U0001faff\u200d\U0001fafd") == "\U0001faff\u200d\U0001fafd"


@given(TRICKY, st.booleans())
def test_nothing_unsafe_is_left(text: str, newlines: bool) -> None:
    shown = printable(text, newlines=newlines)
    tags = {chr(code) for code in range(0xE0020, 0xE0080)}
    left = {sign for sign in shown if is_never_shown(sign)} - set(JOINERS) - tags
    assert left <= ({"\n"} if newlines else set())


@given(TRICKY, st.booleans())
def test_showing_twice_is_showing_once(text: str, newlines: bool) -> None:
    shown = printable(text, newlines=newlines)
    assert printable(shown, newlines=newlines) == shown
    assert not has_unsafe(shown, newlines=newlines)


@given(TRICKY, st.booleans())
def test_places_tell_exactly_what_would_change(text: str, newlines: bool) -> None:
    places = {at for at, _ in unsafe_at(text, newlines=newlines)}
    rebuilt = "".join(
        f"<U+{ord(sign):04X}>" if at in places else sign for at, sign in enumerate(text)
    )
    assert rebuilt == printable(text, newlines=newlines)
    assert has_unsafe(text, newlines=newlines) == bool(places)


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x1b", "escape"),
        ("\t", "tab"),
        ("\x01", "control character"),
        ("\u202e", "right-to-left override"),
        ("\ud800", "lone surrogate"),
        ("\ue000", "private-use character"),
        ("\ufffe", "noncharacter"),
        ("\ufdd3", "noncharacter"),
        ("\u200b", "zero width space"),
        ("\u2065", "invisible character"),
    ],
)
def test_each_has_a_name(sign: str, name: str) -> None:
    assert list(unsafe_at(f"ab{sign}")) == [(2, name)]
