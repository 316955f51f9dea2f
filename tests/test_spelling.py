"""Spelling of what people read: against an English word list, and the project's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from spellchecker import SpellChecker

from game.content.library import scenarios_folder
from game.content.opened import Library
from game.content.problems.catalogue import CODES_FOLDER

ROOT = Path(__file__).parents[1]
OWN = scenarios_folder() / "words.txt"
PROSE = sorted([*ROOT.glob("*.md"), *scenarios_folder().rglob("*.md"), *CODES_FOLDER.glob("*.md")])
SCENARIOS = sorted(scenarios_folder().rglob("*.yaml"))

NO_PROSE = re.compile(r"```.*?```|`[^`]*`|\{[^{}\s]*\}|https?://\S+|\]\([^)]*\)", re.DOTALL)
WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w'’])")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
POSSESSIVE = re.compile(r"['’]s?$")
KEYS_WITHOUT_PROSE = frozenset({"url", "URL", "DOI", "author", "container-title", "locator"})


EVIDENCE = Library().evidence
IDS = EVIDENCE.analogues.keys() | EVIDENCE.references.keys()


def words_of(text: str) -> set[str]:
    """The words of a text that are not names: those that begin with a small letter."""
    prose = ID.sub(lambda met: " " if met[0] in IDS else met[0], NO_PROSE.sub(" ", text))
    found = WORD.findall(prose)
    small = (word.replace("’", "'") for word in found if word[0].islower() and len(word) > 1)
    return {POSSESSIVE.sub("", word) for word in small}


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a file that has more than one word; ids and links are none."""
    if isinstance(value, str):
        if " " in value.strip():
            yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in KEYS_WITHOUT_PROSE:
                yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


@pytest.fixture(scope="module")
def english() -> SpellChecker:
    checker = SpellChecker()
    checker.word_frequency.load_words(own_words())
    return checker


def own_words() -> list[str]:
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_are_spelt_as_in_a_dictionary(path: Path, english: SpellChecker) -> None:
    assert english.unknown(words_of(path.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_scenarios_are_spelt_as_in_a_dictionary(path: Path, english: SpellChecker) -> None:
    texts = texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert english.unknown({word for text in texts for word in words_of(text)}) == set()


def test_the_project_s_own_words_are_in_order_and_in_use() -> None:
    words = own_words()
    assert words == sorted(set(words))
    texts = [path.read_text(encoding="utf-8").lower() for path in (*PROSE, *SCENARIOS)]
    assert [word for word in words if not any(word in text for text in texts)] == []


def test_a_misspelt_word_is_found(english: SpellChecker) -> None:
    assert english.unknown(words_of("The govermnent of {mexico} sends a `lable`.")) == {
        "govermnent"
    }


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("https://", "mailto:")):
            assert (path.parent / target).exists(), target
