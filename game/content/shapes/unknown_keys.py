"""A key that is not known: what was probably meant, or where it belongs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from game.content.problems.collector import close, nearest
from game.content.shapes.fields import called, fields_of, owners
from game.content.shapes.forms import Shape

VERY_NEAR = 0.85
"""How alike a key and a known one must be to outweigh that the key is known elsewhere."""

_MOST_NAMED = 3

OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("goto", "go_to", "leads_to", "target", "then", "next"), ("next", "to")),
    **dict.fromkeys(("else", "otherwise", "default"), ("to",)),
    **dict.fromkeys(("if", "condition", "requires", "only_if"), ("when",)),
    **dict.fromkeys(("probability", "chance", "odds", "likelihood"), ("weight",)),
    **dict.fromkeys(("name", "heading", "caption"), ("title", "label", "name")),
    **dict.fromkeys(("description", "body", "prompt"), ("text",)),
    **dict.fromkeys(("result", "consequence"), ("outcome",)),
    **dict.fromkeys(("results", "consequences"), ("outcomes",)),
    **dict.fromkeys(("delay", "wait", "turns"), ("after",)),
    **dict.fromkeys(("cases", "case", "precedents", "analogies"), ("analogues",)),
    **dict.fromkeys(("initial", "begin", "value"), ("start",)),
    **dict.fromkeys(("choices", "decisions"), ("options",)),
    **dict.fromkeys(("correct", "right", "answer"), ("record",)),
    **dict.fromkeys(("year", "date", "published"), ("issued",)),
    **dict.fromkeys(("at_least", "at_most", "bounds", "limits"), ("between",)),
    **dict.fromkeys(("reason", "why", "since"), ("because",)),
    **dict.fromkeys(("last", "surname", "lastname", "last_name"), ("family",)),
    **dict.fromkeys(("first", "firstname", "first_name", "forename"), ("given",)),
    **dict.fromkeys(("reference", "references", "ref", "citation", "cites"), ("source",)),
    "type": ("kind",),
    "text": ("question",),
    "duration": ("minutes",),
    "title": ("label", "name"),
    "label": ("title", "name"),
}
"""What people write for a key, with the keys that may be meant."""


class Advice(NamedTuple):
    """What to say of a key, and the key that was meant, where one is near."""

    message: str
    meant: str


def advise(
    key: str,
    shape: type[Shape],
    present: Collection[str],
    *,
    allowed: Collection[str] | None = None,
    owner: str = "",
) -> Advice:
    """Return what to say of a key that a map may not have.

    `present` are the keys beside it; `allowed` and `owner` stand in for the keys and the name of
    the shape where only some of them are meant.
    """
    keys = fields_of(shape) if allowed is None else allowed
    owner = owner or called(shape)
    free = tuple(each for each in keys if each not in present)
    other = next((each for each in OTHER_WORDS.get(key.lower(), ()) if each in free), "")
    if other:
        return Advice(f"unknown key `{key}`", other)
    elsewhere = owners(key, besides=shape)
    near = _meant(key, free, bool(elsewhere))
    if near:
        return Advice(f"unknown key `{key}`", near)
    if elsewhere:
        return Advice(f"{owner} has no `{key}`; it belongs to {_listed(elsewhere)}", "")
    names = ", ".join(f"`{each}`" for each in keys)
    return Advice(f"unknown key `{key}`; {owner} may have {names}", "")


@lru_cache(maxsize=1024)
def _meant(key: str, free: tuple[str, ...], known_elsewhere: bool) -> str:
    """Return the key that was probably meant; the same slip is often made all through a file."""
    near = close(key, free, near=VERY_NEAR)
    return near if near or known_elsewhere else nearest(key, free)


def _listed(names: list[str]) -> str:
    """Return names joined with commas and `or`."""
    first = names[:_MOST_NAMED]
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} or {first[-1]}"
