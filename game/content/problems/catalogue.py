"""The one catalogue of codes: R reading files, Y YAML, S shape, M meaning, P proof, B balance.

A code is defined by its Markdown file under `codes/`, and nowhere else; `codes/README.md` says how
such a file is written. The files are read when somebody asks; making a problem reads none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

FAMILIES: Mapping[str, str] = {
    "R": "Reading files",
    "Y": "YAML",
    "S": "The shape of one value",
    "M": "Whether the parts fit together",
    "P": "What every possible play together proves",
    "B": "Whether the choices are balanced",
}
"""What the first letter of a code stands for, in the order in which files are looked at."""

MARK = "«"
"""Stands in a wrong example where the problem is told; it is no part of the file."""

CODES_FOLDER = Path(__file__).parent / "codes"

_FENCE = "```"
_LONGEST = 40
_MOST_SLIPS = 2
_SECTIONS: Mapping[str, Literal["wrong", "right"]] = {"## Wrong": "wrong", "## Right": "right"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an explanation: Markdown, or an example as lines of a file."""

    kind: Literal["prose", "wrong", "right"]
    text: str
    whole: bool = False
    """Whether an example is a whole file, and not only the keys that matter."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means, with examples."""

    code: str
    title: str
    parts: tuple[Part, ...]


@cache
def titles() -> Mapping[str, str]:
    """Return the title of every code, by family and number."""
    found = {path.stem: _first_line(path) for path in CODES_FOLDER.glob("[A-Z][0-9]*.md")}
    order = [*FAMILIES]
    return MappingProxyType(
        {code: found[code] for code in sorted(found, key=lambda code: (order.index(code[0]), code))}
    )


def explanation(code: str) -> Explanation:
    """Return what is written about a code that is in the catalogue."""
    lines = (CODES_FOLDER / f"{code}.md").read_text(encoding="utf-8").splitlines()
    return Explanation(code, titles()[code], tuple(_parts(lines[1:])))


def nearest_code(word: str) -> str:
    """Return the code that was probably meant by a word that is none, or nothing."""
    word = word.strip().upper()
    if len(word) > _LONGEST:
        return ""
    for code in titles():
        if word == code[1:]:
            return code
    slips = {
        code: sum(a != b for a, b in zip(word, code, strict=False)) + abs(len(word) - len(code))
        for code in titles()
        if word[:1] == code[0]
    }
    near = min(slips, key=lambda code: slips[code], default="")
    return near if near and slips[near] <= _MOST_SLIPS else ""


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix(f"# {path.stem}: ").strip()


def _parts(lines: list[str]) -> Iterator[Part]:
    section: Literal["prose", "wrong", "right"] = "prose"
    held: list[str] = []
    fence = ""
    for line in lines:
        if not line.startswith(_FENCE):
            if not fence and line.startswith("## "):
                section = _SECTIONS.get(line, "prose")
            held.append(line)
            continue
        text = "\n".join(held)
        if fence:
            yield Part(section, f"{text}\n", whole="whole" in fence)
        elif text.strip():
            yield Part("prose", text.strip())
        held = []
        fence = "" if fence else line
    if "\n".join(held).strip():
        yield Part("prose", "\n".join(held).strip())
