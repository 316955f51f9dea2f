from __future__ import annotations

import re
from pathlib import Path

import pytest

import game
from game.content.problems.catalogue import (
    CODES_FOLDER,
    FAMILIES,
    explanation,
    nearest_code,
    titles,
)

SOURCES = sorted(Path(game.__file__).parent.rglob("*.py"))
CODE = re.compile(f'"([{"".join(FAMILIES)}][0-9]{{3}})"')
USED = {code for path in SOURCES for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_is_used_has_a_file_and_every_file_is_used() -> None:
    assert set(titles()) == USED


def test_every_file_of_the_folder_is_that_of_a_code() -> None:
    others = {path.name for path in CODES_FOLDER.iterdir()} - {f"{code}.md" for code in titles()}
    assert others == {"README.md", "example.yaml"}


@pytest.mark.parametrize("code", titles())
def test_a_file_begins_with_its_code_and_says_what_it_means_and_why(code: str) -> None:
    text = (CODES_FOLDER / f"{code}.md").read_text(encoding="utf-8")
    first, blank, *rest = text.splitlines()
    assert first == f"# {code}: {titles()[code]}"
    assert blank == ""
    assert titles()[code].strip()
    sections = [line for line in rest if line.startswith("## ")]
    assert sections[:2] == ["## What it means", "## Why it matters"]
    assert sections[2:] in (["## Wrong", "## Right"], ["## How it comes about"])
    assert text.count("```") % 2 == 0


@pytest.mark.parametrize("code", titles())
def test_a_code_of_one_value_of_meaning_or_of_proof_shows_both_sides(code: str) -> None:
    kinds = [part.kind for part in explanation(code).parts]
    if code[0] in "SMPB" and code != "S211":  # a text of 50,000 characters shows nothing
        assert "wrong" in kinds
        assert "right" in kinds
    if "right" in kinds:
        assert "wrong" in kinds


def test_codes_come_by_family() -> None:
    families = [code[0] for code in titles()]
    assert list(dict.fromkeys(families)) == list(FAMILIES)
    assert families == sorted(families, key=list(FAMILIES).index)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("S2O1", "S201"),
        ("s21", "S210"),
        ("201", "S201"),
        ("M9", ""),
        ("tab", ""),
        ("", ""),
        ("S" * 99, ""),
    ],
)
def test_the_nearest_code_is_found_within_its_family(word: str, meant: str) -> None:
    assert nearest_code(word) == meant
