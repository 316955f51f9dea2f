from __future__ import annotations

import pytest

from game.content.problems.where import Trail, in_words

DATA = {"scenes": {"arrest": {"options": {"deal": {"outcomes": [{"id": "kept"}, {}]}}}}}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("title",), "title"),
        (("scenes", "arrest", "options", "deal", "when"), "scene arrest > option deal > when"),
        (
            ("scenes", "arrest", "options", "deal", "outcomes", 0, "effects", "trust"),
            "scene arrest > option deal > outcome kept > effects > trust",
        ),
        (
            ("scenes", "arrest", "options", "deal", "outcomes", 1, "later", 0),
            "scene arrest > option deal > outcome 2 > later 1",
        ),
        (
            ("scenes", "scenes", "options", "options", "label"),
            "scene scenes > option options > label",
        ),
        (("scenes", "gone", "text", 1, "when"), "scene gone > text 2 > when"),
        (("analogues", "a", "findings", "F1", "source"), "analogue a > finding F1 > source"),
        (("endings", "out", "findings", 0), "ending out > finding 1"),
        (
            ("references", "r", "issued", "date-parts", 0, 1),
            "reference r > issued > date-parts 1 2",
        ),
        (("assert", 0, "never"), "assert 1 > never"),
        (("scenes", "arrest", "advice", "justice"), "scene arrest > advice > justice"),
        ((0, "title"), "row 1 > title"),
    ],
)
def test_a_path_is_told_in_the_authors_ids(path: Trail, words: str) -> None:
    assert in_words(path, DATA) == words
