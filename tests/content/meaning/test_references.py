from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import evidence_warnings, load_evidence
from game.errors import Severity
from writing import edited, problems_of, written

WHOLE = "{type: book, title: A guide to halls, issued: 1999, container-title: Halls}"
NO_ONE = "no `author`, `publisher` or `container-title`"


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ("issued: 1999", NO_ONE),
        ("publisher: Halls", "no `issued`"),
        ("URL: https://example.org", f"{NO_ONE} and no `issued`"),
        ("issued: 1999, note: Read in a copy.", NO_ONE),
        ("issued: 1999, author: [{literal: Halls}]", ""),
        ("issued: 1999, editor: [{family: Hall}]", ""),
        ("issued: 1999, note: No author in the copy read.", ""),
        ("note: 'No author, date or publisher in the copy read.'", ""),
        ("publisher: Halls, note: Undated.", ""),
        ("publisher: Halls, note: The endnote gives no year.", ""),
    ],
)
def test_a_reference_says_who_made_it_and_when_or_that_this_is_not_known(
    fields: str, lacks: str, tmp_path: Path
) -> None:
    text = edited(WHOLE, f"{{type: book, title: A guide to halls, {fields}}}")
    problems = problems_of(written(tmp_path, text))
    said = f"this reference has {lacks}; if that is not known, say so in its `note`"
    assert [each.message for each in problems] == ([said] if lacks else [])
    assert [(each.code, each.where) for each in problems] == (
        [("M326", "reference guide")] if lacks else []
    )


def test_a_law_needs_no_author(tmp_path: Path) -> None:
    text = edited(WHOLE, "{type: treaty, title: The pact of the halls, issued: 1902-03}")
    assert problems_of(written(tmp_path, text)) == ()


def test_the_librarys_own_are_told_where_the_library_is_checked(tmp_path: Path) -> None:
    written(tmp_path, "references:\n  guide: {type: book, title: A guide}\n", "a.yaml")
    (warning,) = evidence_warnings(tmp_path)
    assert (warning.code, warning.severity) == ("M326", Severity.WARNING)
    assert list(load_evidence(tmp_path).references) == ["guide"]
