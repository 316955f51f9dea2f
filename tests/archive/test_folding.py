from __future__ import annotations

import pytest

from game.archive.folding import folded, place_names, words
from game.archive.periods import decades, read_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calderón's war", ["calderon", "s", "war"]),
        ("GARCÍA-LUNA", ["garcia", "luna"]),
        ("Żabno, Łódź", ["zabno", "lodz"]),
        ("Straße", ["strasse"]),
        ("川は静かだ。", ["川は静かた"]),
        ("[bold]x[/bold]", ["bold", "x", "bold"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_folded_words_have_a_space_on_both_sides() -> None:
    assert folded("Peña  Nieto") == " pena nieto "


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("United States and Mexico", ("United States", "Mexico")),
        ("Iraq and Syria (inferred)", ("Iraq", "Syria")),
        ("Sinaloa, Mexico", ("Sinaloa", "Mexico")),
        ("United States to Mexico", ("United States", "Mexico")),
        ("Mexico and the border", ("Mexico", "border")),
        ("", ()),
    ],
)
def test_a_line_names_places(place: str, names: tuple[str, ...]) -> None:
    assert place_names(place) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020", {2020}),
        ("2017-2018", {2010}),
        ("1970s to late 1980s", {1970, 1980}),
        ("1948-1960 in Malaya; late 1990s to early 2000s in Chechnya",
         {1940, 1950, 1960, 1990, 2000}),
        ("1970s to 1990s", {1970, 1980, 1990}),
        ("2006, 2011, 2019 and 2022", {2000, 2010, 2020}),
        ("1500-2020", {1500, 2020}),
        ("dates not given; about a year", set()),
        ("12020 soldiers", set()),
    ],
)  # fmt: skip
def test_dates_are_read_as_decades(text: str, expected: set[int]) -> None:
    assert decades(text) == expected


def test_a_period_is_a_year_or_a_decade() -> None:
    assert [read_period(text) for text in ("1993", "1990s", " 1990s ", "soon")] == [
        1990,
        1990,
        1990,
        None,
    ]
