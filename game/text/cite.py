"""One citation style: the Chicago Manual's author-date (18th edition), adapted.

In the text `Agren 2020`; in the bibliography the full date stands where the publication is named,
since what matters in class is the order of events, and an address ends a line without a full stop,
so that it can be copied. Titles of parts (articles, chapters, pages, speeches) are in quotation
marks, titles of whole works (books, reports, laws) stand plain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from string import ascii_lowercase

from game.model.evidence import Finding, Person, Reference
from game.text.dates import spoken_date

NO_DATE = "n.d."
"""What stands for a date that is not known."""

_PARTS = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("broadcast", "chapter", "entry", "entry-dictionary", "entry-encyclopedia"),
        *("interview", "manuscript", "paper-conference", "post", "post-weblog"),
        *("review", "review-book", "speech", "webpage"),
    }
)
"""The CSL types whose titles are in quotation marks."""

_ALL_NAMED = 6
_FIRST_NAMED = 3
_TITLE_WORDS = 5


def short(reference: Reference) -> str:
    """Return the citation in a text: `Agren 2020`, `DePetris and McCallion 2025`, `X et al. 2020`.

    Without an author, the container or the first words of the title stand in its place.
    """
    names = [name for person in reference.author if (name := _surname(person))]
    if len(names) > 2:
        who = f"{names[0]} et al."
    elif names:
        who = " and ".join(names)
    else:
        who = _tidy(reference.container) or _short_title(reference)
    return f"{who} {_year(reference)}".strip()


def lettered(references: Mapping[str, Reference]) -> dict[str, Reference]:
    """Return references with letters for those whose citations in a text would be the same.

    The earlier one is `2019a`; what appeared on one day goes by id.
    """
    alike: dict[str, list[str]] = {}
    for id_, reference in references.items():
        alike.setdefault(short(replace(reference, letter="")), []).append(id_)
    found = dict(references)
    for ids in alike.values():
        order = sorted(ids, key=lambda id_: (references[id_].issued, id_))
        for number, id_ in enumerate(order if len(ids) > 1 else ()):
            found[id_] = replace(references[id_], letter=_letter(number))
    return found


def full(reference: Reference) -> str:
    """Return the line of a bibliography; a field that is missing leaves nothing behind."""
    authors = _authors(reference)
    container = _tidy(reference.container)
    lead = authors or container
    date = spoken_date(reference.issued) if reference.issued else NO_DATE
    if reference.letter:
        lead = f"{lead} ({_year(reference)})".strip()
    where = ", ".join((*_published(reference, authors or container), date))
    if where.startswith("no. "):
        where = f"N{where[1:]}"
    sentences = [lead, _title(reference), where]
    line = " ".join(_ended(sentence) for sentence in sentences if sentence)
    url = _tidy(reference.url)
    if not url and (doi := _tidy(reference.more.get("DOI", ""))):
        url = f"https://doi.org/{doi}"
    return f"{line} {url}" if url else line


def source_line(finding: Finding, references: Mapping[str, Reference]) -> str:
    """Return what a finding rests on: `Agren 2020, cited in DePetris and McCallion 2025, note 77`.

    A reference that is not there is named by its id.
    """
    cited = finding.cited_in
    sources = "; ".join(
        _label(id, references) for id in finding.source if not cited or id != cited.reference
    )
    if cited is None:
        return sources
    stands = ", ".join(filter(None, (_label(cited.reference, references), _tidy(cited.locator))))
    return f"{sources}, cited in {stands}" if sources else stands


def _year(reference: Reference) -> str:
    """Return the year with its letter; a letter behind no year stands after a hyphen."""
    if reference.issued:
        return f"{reference.issued[0]}{reference.letter}"
    return f"{NO_DATE}-{reference.letter}" if reference.letter else NO_DATE


def _letter(number: int) -> str:
    """Return the letter of a number from 0: a to z, and then aa, ab and so on."""
    first, last = divmod(number, len(ascii_lowercase))
    return (_letter(first - 1) if first else "") + ascii_lowercase[last]


def _label(id: str, references: Mapping[str, Reference]) -> str:
    return short(references[id]) if id in references else id


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _ended(sentence: str) -> str:
    return sentence if sentence.rstrip("’”").endswith((".", "?", "!", "…")) else f"{sentence}."


def _surname(person: Person) -> str:
    return _tidy(person.literal or person.family or person.given)


def _authors(reference: Reference) -> str:
    people = [person for person in reference.author if _surname(person)]
    if not people:
        return ""
    first = people[0]
    inverted = not first.literal and bool(_tidy(first.family) and _tidy(first.given))
    names = [_tidy(f"{first.family}, {first.given}") if inverted else _surname(first)]
    names += [_tidy(p.literal or f"{p.given} {p.family}") for p in people[1:]]
    if len(names) > _ALL_NAMED:
        return f"{', '.join(names[:_FIRST_NAMED])}, et al."
    if len(names) == 1:
        return names[0]
    comma = "," if inverted or len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"


def _title(reference: Reference) -> str:
    title = _tidy(reference.title)
    if not title or reference.type not in _PARTS:
        return title
    return f"“{_ended(_inner_quotes(title))}”"


def _short_title(reference: Reference) -> str:
    words = _tidy(reference.title).partition(": ")[0].split()
    head = " ".join(words[:_TITLE_WORDS]).rstrip(",;:.")
    head += "…" if len(words) > _TITLE_WORDS else ""
    return f"“{_inner_quotes(head)}”" if head and reference.type in _PARTS else head


def _inner_quotes(title: str) -> str:
    """Set quotation marks within a quoted title as single ones."""
    title = re.sub(r'"([^"]*)"', r"‘\1’", title)
    return title.replace("“", "‘").replace("”", "’")


def _published(reference: Reference, lead: str) -> list[str]:
    """Return where a work stands: the container with its numbers, or the publisher."""
    more = {name: _tidy(text) for name, text in reference.more.items()}
    container = _tidy(reference.container)
    publisher = _tidy(reference.publisher)
    place = more.get("publisher-place", "")
    if publisher == lead:
        publisher = ""
    elif publisher and place:
        publisher = f"{place}: {publisher}"
    numbers, page = _numbers(more), more.get("page", "")
    if reference.type == "chapter" and container:
        inside = "" if container == lead else f"In {container}"
        found = [inside, page, publisher]
    elif container:
        head = " ".join(filter(None, ("" if container == lead else container, numbers)))
        found = [f"{head}: {page}" if numbers and page else head, "" if numbers else page]
    else:
        found = [publisher, numbers, page]
    return [part for part in found if part]


def _numbers(more: Mapping[str, str]) -> str:
    volume, issue = more.get("volume", ""), more.get("issue", "")
    if volume and issue:
        return f"{volume} ({issue})"
    return volume or (f"no. {issue}" if issue else "")
