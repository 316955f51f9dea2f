"""References: whether each says who stands behind it, and when it appeared."""

from __future__ import annotations

import re

from game.content.problems.collector import Problems
from game.content.shapes.evidence import EvidenceShape, ReferenceShape
from game.errors import Severity

_MAKERS = ("author", "container-title", "publisher", "editor", "authority", "director")
_NAMED_BY_THEMSELVES = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})
"""CSL's types of works that have no author."""

_OTHER_NAMES = {
    **dict.fromkeys(("year", "date", "published"), "issued"),
    **dict.fromkeys(("authors", "writer", "by"), "author"),
    **dict.fromkeys(
        ("journal", "newspaper", "magazine", "website", "container"), "container-title"
    ),
    **dict.fromkeys(("url", "link", "Url"), "URL"),
}
"""What people call fields of a reference, which keeps every field it is given."""

_OF_THE_DATE = re.compile(r"\b(undated|dated?|dates|years?)\b", re.IGNORECASE)
_OF_THE_MAKER = re.compile(r"\b(authors?|publishers?|anonymous|unsigned)\b", re.IGNORECASE)


def check_references(shape: EvidenceShape, problems: Problems) -> None:
    """Add the references that lack an author or a date, where their note does not speak of it.

    The evidence must have no error.
    """
    for id_, reference in shape.references.items():
        lacks = []
        if not _has_maker(reference) and not _OF_THE_MAKER.search(reference.note):
            lacks.append("no `author`, `publisher` or `container-title`")
        if not reference.issued and not _OF_THE_DATE.search(reference.note):
            lacks.append("no `issued`")
        written, meant = _written_otherwise(reference)
        if written:
            path = ("references", id_, written)
            fix = f"{meant}: {problems.one_line(path)}".rstrip()
            message = f"a reference has no `{written}`; this stands under `{meant}`"
            problems.add("M326", message, path, key=True, fix=fix, severity=Severity.WARNING)
        elif lacks:
            message = f"this reference has {' and '.join(lacks)}; if that is not known, say so "
            problems.add(
                "M326",
                f"{message}in its `note`",
                ("references", id_),
                key=True,
                severity=Severity.WARNING,
            )


def _written_otherwise(reference: ReferenceShape) -> tuple[str, str]:
    """Return a field that CSL does not know, and the one that is meant and empty; or nothing."""
    given = {key for key, value in reference.model_dump(by_alias=True).items() if value}
    for written, meant in _OTHER_NAMES.items():
        if written in given and meant not in given:
            return written, meant
    return "", ""


def _has_maker(reference: ReferenceShape) -> bool:
    known = (reference.author, reference.container_title, reference.publisher)
    if any(known) or reference.type in _NAMED_BY_THEMSELVES:
        return True
    return any((reference.model_extra or {}).get(key) for key in _MAKERS)
