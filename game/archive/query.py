"""What is looked for, read from one line: `calderón kind:finding place:mexico period:2000s`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from game.archive.entries import KINDS, Entry
from game.archive.folding import folded, words
from game.archive.periods import period_name, read_period

LONGEST = 200
"""How many characters of a line are read."""
MOST_WORDS = 12
"""How many words are looked for; those after them are left out."""

FILTERS = ("kind", "instrument", "place", "period")


@dataclass(frozen=True, slots=True)
class Query:
    """Words that an entry must all have, and what it must be, bear on, and speak of.

    Filters hold as they are shown: `finding`, `strikes`, `Mexico`, `1990s`; empty for any.
    """

    words: tuple[str, ...] = ()
    kind: str = ""
    instrument: str = ""
    place: str = ""
    period: str = ""

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set, by name."""
        named = ((name, getattr(self, name)) for name in FILTERS)
        return tuple((name, value) for name, value in named if value)

    @property
    def empty(self) -> bool:
        """Whether everything is looked for."""
        return not (self.words or self.filters)

    def with_filter(self, name: str, value: str) -> Query:
        """Return the same with one filter set; the value that is set already unsets it."""
        values = {**dict(self.filters), name: "" if getattr(self, name) == value else value}
        return Query(self.words, **values)

    def allows(self, entry: Entry) -> bool:
        """Whether an entry passes the filters."""
        return (
            (not self.kind or entry.key.kind == self.kind)
            and (not self.instrument or self.instrument in entry.instruments)
            and (not self.place or _is_at(self.place, entry.places))
            and (not self.period or read_period(self.period) in entry.periods)
        )


class Misread(NamedTuple):
    """A filter's value that nothing has, with the nearest that something has, or nothing."""

    filter: str
    value: str
    nearest: str

    @property
    def said(self) -> str:
        """Say so in a sentence."""
        near = f" Did you mean {self.filter}:{self.nearest.replace(' ', '-')}?" * bool(self.nearest)
        return f"Nothing here has the {self.filter} {self.value!r}.{near}"


class Choice(NamedTuple):
    """A value that a filter may take, and how many entries have it."""

    filter: str
    value: str
    entries: int


def read_query(line: str, entries: Iterable[Entry]) -> tuple[Query, tuple[Misread, ...]]:
    """Read a line; a hyphen in a filter's value stands for a space, too.

    What is misread is left out of the query.
    """
    found: dict[str, str] = {}
    loose: list[str] = []
    misread: list[Misread] = []
    known: dict[str, dict[str, str]] = {}
    for part in line[:LONGEST].split():
        name, colon, value = part.partition(":")
        name = name.casefold()
        if not (colon and name in FILTERS and value):
            loose += words(part)
            continue
        if not known:
            known = _known(entries)
        meant = _meant(name, value, known[name])
        if meant:
            found[name] = meant
        else:
            near = get_close_matches(folded(value).strip(), known[name], 1, 0.5)
            misread.append(Misread(name, value, known[name][near[0]] if near else ""))
    query = Query(tuple(dict.fromkeys(loose))[:MOST_WORDS], **found)
    return query, tuple(misread)


def line_of(query: Query) -> str:
    """Return the line that reads as a query."""
    filters = (f"{name}:{value.replace(' ', '-')}" for name, value in query.filters)
    return " ".join((*query.words, *filters))


def choices(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """Return every value that a filter may take, those that most entries have first.

    Kinds stand in their own order, and periods in the order of time.
    """
    counts: dict[str, dict[str, int]] = {name: {} for name in FILTERS}
    for entry in entries:
        for name, value in _values(entry):
            counts[name][value] = counts[name].get(value, 0) + 1
    found: list[Choice] = []
    for name, values in counts.items():
        order = sorted(values, key=lambda value: (-values[value], value))
        if name == "kind":
            order = [kind for kind in KINDS if kind in values]
        elif name == "period":
            order = sorted(values)
        found += [Choice(name, value, values[value]) for value in order]
    return tuple(found)


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "kind", entry.key.kind
    yield from (("instrument", each) for each in entry.instruments)
    yield from (("place", each) for each in entry.places)
    yield from (("period", period_name(each)) for each in sorted(entry.periods))


def _known(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """Return for each filter the values that it may take, by how a search compares them."""
    known: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for choice in choices(entries):
        known[choice.filter].setdefault(folded(choice.value).strip(), choice.value)
    for kind, plural in KINDS.items():
        if kind in known["kind"]:
            known["kind"][plural] = kind
    return known


def _meant(name: str, value: str, known: dict[str, str]) -> str:
    if name == "period":
        decade = read_period(value)
        value = value if decade is None else period_name(decade)
    wanted = folded(value)
    if wanted.strip() in known:
        return known[wanted.strip()]
    if name == "place" and wanted.strip() and any(wanted in f" {each} " for each in known):
        return wanted.strip()
    return ""


def _is_at(place: str, places: Iterable[str]) -> bool:
    """Whether one of the places is this one, or has it in its name: `Mexico City` has `Mexico`."""
    wanted = folded(place)
    return any(wanted in folded(each) for each in places)
