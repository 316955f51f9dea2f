"""References: whether each says who stands behind it, and when it appeared."""

from __future__ import annotations

import re

from game.content.problems.collector import Problems
from game.content.shapes.evidence import EvidenceShape, ReferenceShape
from game.errors import Severity

_MAKERS = ("author", "container-title", "publisher", "editor", "authority", "director")
_NAMED_BY_THEMSELVES = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})
"""CSL's types of works that have no author."""

_OTHER_DATES = ("year", "date", "published")
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
        dated = next((key for key in _OTHER_DATES if (reference.model_extra or {}).get(key)), "")
        if dated and not reference.issued:
            message = (
                f"`{dated}` is no field of a reference; when it appeared stands under `issued`"
            )
            path = ("references", id_, dated)
            fix = f"issued: {problems.one_line(path)}"
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


def _has_maker(reference: ReferenceShape) -> bool:
    known = (reference.author, reference.container_title, reference.publisher)
    if any(known) or reference.type in _NAMED_BY_THEMSELVES:
        return True
    return any((reference.model_extra or {}).get(key) for key in _MAKERS)
