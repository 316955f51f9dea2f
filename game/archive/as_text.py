"""The archive as lines: a list of what was found, one entry whole, and an overview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.archive.entries import KINDS, Entry, Key, label_of
from game.archive.links import links
from game.archive.page import citation, page
from game.archive.query import FILTERS, Choice, choices
from game.archive.search import Found, counts
from game.model.evidence import Evidence
from game.text.markdown import parse_markdown
from game.text.printable import printable
from game.text.telling import counted, listed
from game.text.width import fitting
from game.text.wrap import wrap_blocks, wrap_text

_LINES_OF_A_LABEL = 2
_MOST_LINKS_OF_A_RELATION = 12
_FIRST_VALUES = 8


def entry_lines(
    key: Key, evidence: Evidence, columns: int, used_by: Sequence[str] | None = None
) -> Iterator[str]:
    """Yield an entry whole: its sections, how to cite it, where to go on, which scenarios use it.

    Without `used_by` nothing is said of scenarios.
    """
    for section in page(key, evidence):
        yield from _text(f"{section.title}:", columns)
        text = printable("\n\n".join(section.blocks), newlines=True)
        yield from wrap_blocks(parse_markdown(text), columns)
        yield ""
    yield from _text(f"To cite: {citation(key, evidence)}", columns)
    yield ""
    yield from _links(key, evidence, columns)
    if used_by is not None:
        named = listed(tuple(used_by)) if used_by else "no scenario of the library"
        yield from _text(f"Used by: {named}", columns)


def found_lines(found: Found, columns: int) -> Iterator[str]:
    """Yield what a search found, an entry after the other: its kind, its id, and what it is."""
    for entry in found.entries:
        yield from entry_line(entry, columns)
    left = found.total - len(found.entries)
    if left:
        yield from _text(
            f"... and {left} more: add a word, or a filter, to narrow it down.", columns
        )


def entry_line(entry: Entry, columns: int) -> Iterator[str]:
    """Yield one entry of a list: `finding F172: ...`, cut where it is long."""
    lines = wrap_text(printable(f"{entry.key.kind} {entry.key.id}: {entry.label}"), columns - 2)
    cut = len(lines) > _LINES_OF_A_LABEL
    for number, line in enumerate(lines[:_LINES_OF_A_LABEL]):
        if cut and number == _LINES_OF_A_LABEL - 1:
            line = f"{line[: fitting(line, columns - 4)].rstrip()} …"
        yield line if number == 0 else f"  {line}"


def overview_lines(entries: Sequence[Entry], columns: int) -> Iterator[str]:
    """Yield how much there is of each kind, and by what it can be filtered."""
    there = counts(entries)
    kinds = tuple(_how_many(there, kind) for kind in KINDS if there[kind])
    yield from _text(f"The archive: {listed(kinds) or 'empty'}.", columns)
    offered = choices(entries)
    for name in FILTERS:
        if values := [each for each in offered if each.filter == name]:
            yield ""
            yield from _text(f"{name}: {_values(values)}", columns)


def _links(key: Key, evidence: Evidence, columns: int) -> Iterator[str]:
    by_relation: dict[str, list[Key]] = {}
    for link in links(key, evidence):
        kind, relation = link.to.kind, link.relation
        by_relation.setdefault(kind if relation == kind else f"{kind}, {relation}", []).append(
            link.to
        )
    for relation, keys in by_relation.items():
        told = keys[:_MOST_LINKS_OF_A_RELATION]
        if key.kind == "reference" or told[0].kind in ("finding", "question"):
            yield from _text(f"{relation}: {_ids(keys)}", columns)
            continue
        yield from _text(f"{relation}:", columns)
        for to in told:
            yield from _hanging(f"- {to.id}", label_of(to, evidence), columns)
        if len(keys) > len(told):
            yield from _text(f"- and {_ids(keys[len(told) :])}", columns)
    if by_relation:
        yield ""


def _ids(keys: Iterable[Key]) -> str:
    return ", ".join(key.id for key in keys)


def _values(values: Sequence[Choice]) -> str:
    """Tell the values of a filter; of places, which are many, the first of them."""
    some = values[:_FIRST_VALUES] if values[0].filter == "place" else values
    told = ", ".join(f"{each.value} ({each.entries})" for each in some)
    return f"{told}, and {len(values) - len(some)} more" if len(some) < len(values) else told


def _how_many(there: Mapping[str, int], kind: str) -> str:
    return counted(there[kind], kind)


def _hanging(marker: str, text: str, columns: int) -> Iterator[str]:
    for number, line in enumerate(wrap_text(printable(f"{marker}: {text}"), columns - 2)):
        yield line if number == 0 else f"  {line}"


def _text(text: str, columns: int) -> Iterator[str]:
    yield from wrap_text(printable(text), columns) or [""]
