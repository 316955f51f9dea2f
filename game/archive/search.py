"""The search: every word must be there, and what has it in its name comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from game.archive.entries import KINDS, Entry
from game.archive.folding import folded
from game.archive.query import Query

MOST = 60
"""How many entries a search returns, if not told otherwise."""

_SHORT = 3

_FIRST_WITHOUT_SPACES = "\u2e80"
"""From here on scripts set no spaces between words, so that a word may begin anywhere."""


class Found(NamedTuple):
    """What was found, the best first; `total` counts those that were left out as well."""

    entries: tuple[Entry, ...]
    total: int


_NEAR = 0.7
"""How alike two words must be for one to be offered for the other, from 0 to 1."""


def search(entries: Iterable[Entry], query: Query, most: int = MOST) -> Found:
    """Return the entries that have all words and pass the filters, ranked.

    A word is found where another begins with it; one of three letters or fewer counts whole only,
    unless nothing has it so. An id counts most, then a name, then the rest, a whole word more than
    the beginning of one, and the first most; among equals the order of the entries stands.
    """
    asked = folded(" ".join(query.words)).strip()
    among = [entry for entry in entries if query.allows(entry)]
    whole = frozenset(word for word in query.words if _is_whole(word, among))
    ranked: list[tuple[int, int, Entry]] = []
    for at, entry in enumerate(among):
        worth = worth_of(entry, query.words, whole)
        if worth < 0:
            continue
        if asked and folded(entry.key.id).strip() == asked:
            worth += 1000
        ranked.append((-worth, at, entry))
    ranked.sort(key=lambda row: row[:2])
    return Found(tuple(entry for _, _, entry in ranked[:most]), len(ranked))


def worth_of(entry: Entry, words: Iterable[str], whole: Collection[str] = ()) -> int:
    """Return what an entry is worth to these words, -1 where one of them is missing.

    Those in `whole` do not count as the beginning of another.
    """
    total = 0
    for word in words:
        worth = max(3 * _worth(entry.label_words, word), _worth(entry.all_words, word))
        worth += entry.label_words.startswith(f" {word}")
        if not worth or (word in whole and f" {word} " not in entry.all_words):
            return -1
        total += worth
    return total


def _is_whole(word: str, entries: Iterable[Entry]) -> bool:
    """Whether a word is short, and stands whole somewhere."""
    return len(word) <= _SHORT and any(f" {word} " in entry.all_words for entry in entries)


def by_id(text: str, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry of that id, in whatever case it is written; one written exactly so first."""
    asked = text.strip()
    loose: Entry | None = None
    for entry in entries:
        if entry.key.id == asked:
            return entry
        if loose is None and entry.key.id.casefold() == asked.casefold():
            loose = entry
    return loose


def nearest(text: str, query: Query, entries: Sequence[Entry], most: int = 3) -> tuple[str, ...]:
    """Return what may have been meant by something that was not found: ids, then single words."""
    ids: dict[str, str] = {}
    for entry in entries:
        ids.setdefault(entry.key.id.casefold(), entry.key.id)
    near = get_close_matches(text.strip().casefold()[:80], ids, most, _NEAR)
    return (*(ids[each] for each in near), *_near_words(query, entries, near))


def _near_words(query: Query, entries: Sequence[Entry], known: Sequence[str]) -> Iterator[str]:
    """Yield for each word that nothing has the nearest word that something has."""
    missing = [
        word for word in query.words if all(not _worth(each.all_words, word) for each in entries)
    ]
    there = {word: None for entry in entries for word in entry.all_words.split()} if missing else {}
    for word in missing:
        # Numbers, and ids such as `f199`, are all alike: none is nearer to another than the next.
        near = [] if word[-1:].isdigit() else get_close_matches(word[:40], there, 1, _NEAR)
        yield from (each for each in near if each not in known)


def counts(entries: Iterable[Entry]) -> Mapping[str, int]:
    """Return how many entries there are of each kind, in the order of the kinds."""
    found: dict[str, int] = dict.fromkeys(KINDS, 0)
    for entry in entries:
        found[entry.key.kind] += 1
    return found


def _worth(text: str, word: str) -> int:
    """Return 2 for a whole word, 1 for the beginning of one, 0 where it is not there."""
    if f" {word} " in text:
        return 2
    if f" {word}" in text or (word >= _FIRST_WITHOUT_SPACES and word in text):
        return 1
    return 0
