"""Pages as they are read, what must hold of every one, and texts that try to break out.

Used by the tests of the debrief.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from game.debrief.html.style import STYLE

HOSTILE = (
    "</title></style><script>alert(1)</script>\"'><img src=http://x onerror=y> &lt; \x1b[31m\u202e"
)
VOID = {"meta", "br", "hr"}
NEVER = {"script", "link", "img", "iframe", "object", "embed", "base", "form"}


class Read(HTMLParser):
    """A page as it is read: every element balanced, with its attributes and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def needs_nothing(self) -> None:
        """It runs nothing, and loads nothing from anywhere."""
        for tag, attributes in self.tags:
            assert tag not in NEVER
            assert not {"src", "srcset", "style", "data", "action"} & set(attributes)
            assert not [name for name in attributes if name.startswith("on")]
            if "href" in attributes:
                assert tag == "a"
                assert attributes["href"].startswith(("#", "https://", "http://"))
        assert not re.search(r"url\(|@import|//|<", STYLE)

    def is_in_order(self) -> None:
        """Ids, headings, landmarks, tables and drawings are as a reader of the screen needs them."""
        ids = [attributes["id"] for _, attributes in self.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes in self.tags:
            for name in ("aria-labelledby", "aria-describedby"):
                assert set(attributes.get(name, "").split()) <= set(ids)
            if attributes.get("href", "").startswith("#"):
                assert attributes["href"][1:] in ids
        levels = [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert self.named("html")[0]["lang"] == "en"
        for landmark in ("header", "main", "footer", "title"):
            assert len(self.named(landmark)) >= 1
        assert len(self.named("caption")) == len(self.named("table"))
        assert all(head.get("scope") in {"col", "row"} for head in self.named("th"))
        drawings = [each for each in self.named("svg") if each.get("aria-hidden") != "true"]
        assert all(each["role"] == "img" and each["aria-labelledby"] for each in drawings)
        assert len(self.named("desc")) == len(drawings)


def made_hostile(value: Any) -> Any:
    """Return a value with every text replaced, and every id, kind and date left."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(HOSTILE if isinstance(each, str) else made_hostile(each) for each in value)
    names = (
        [each.name for each in fields(value)]
        if is_dataclass(value)
        else getattr(value, "_fields", ())
    )
    changed = {name: _hostile_field(name, getattr(value, name)) for name in names}
    if hasattr(value, "_fields"):
        return value._replace(**changed)
    return replace(value, **changed) if is_dataclass(value) else value


IDS = frozenset(
    {"id", "ending", "indicator", "record", "given", "kind", "better", "basis", "state"}
    | {"lost", "kept", "rose", "decisions", "cases", "case", "option", "ahead", "csl", "spans"}
    | {"outcome", "moved_by_hand", "values", "grounds", "opened"}
)


def _hostile_field(name: str, value: Any) -> Any:
    if name == "titles" or name == "answers":
        return dict.fromkeys(value, HOSTILE)
    if isinstance(value, str):
        return value if name in IDS else HOSTILE
    if name in IDS and not (isinstance(value, tuple) and value and hasattr(value[0], "_fields")):
        return value
    return made_hostile(value)
