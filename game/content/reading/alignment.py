"""Which character of a scalar, as it stands in the file, gives which character of its value.

Every style of YAML is followed as far as it is simple: quotes doubled, escapes, lines folded into
one. The result is compared with the value itself, so that a wrong guess cannot go unnoticed.
"""

from __future__ import annotations

import re

from game.content.reading.hidden_escapes import ESCAPE, unescaped

_LONGEST = 20_000
_FOLD = re.compile(r"[ \t]*\n[ \t\n]*")
_BLOCK_FOLD = re.compile(r"\n[ \n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\n")


def align(raw: str, value: str) -> list[int] | None:
    """Return for each character of `value` its offset in `raw`; None where that cannot be told."""
    if len(raw) > _LONGEST:
        return None
    if raw.startswith("|"):
        return _literal(raw, value)
    if raw.startswith(">"):
        header = _HEADER.match(raw)
        if header is None:
            return None
        first = re.compile(r" *").match(raw, header.end())
        return _walk(raw, value, first.end() if first else header.end(), "", _BLOCK_FOLD)
    if raw[:1] in ("'", '"'):
        return _walk(raw, value, 1, raw[0], _FOLD)
    return _walk(raw, value, 0, "", _FOLD)


def _literal(raw: str, value: str) -> list[int] | None:
    header = _HEADER.match(raw)
    if header is None:
        return None
    at = header.end()
    found: list[int] = []
    for line in value.split("\n"):
        end = raw.find("\n", at)
        end = len(raw) if end < 0 else end
        shown = raw[at:end]
        if line:
            indent = len(shown) - len(line)
            if indent < 0 or shown[:indent].strip() or shown[indent:] != line:
                return None
            at += indent
        found.extend(range(at, at + len(line)))
        found.append(end)
        at = end + 1
    found.pop()
    return found


def _walk(raw: str, value: str, at: int, quote: str, fold: re.Pattern[str]) -> list[int] | None:
    found: list[int] = []
    made = 0
    while made < len(value):
        folded = fold.match(raw, at)
        escape = ESCAPE.match(raw, at) if quote == '"' else None
        if folded and folded.end() == len(raw) and not value[made:].strip("\n"):
            return found + [at] * (len(value) - made)
        if folded:
            breaks = folded.group().count("\n")
            piece, length = ("\n" * (breaks - 1) or " "), len(folded.group())
        elif escape:
            piece, length = unescaped(escape), len(escape.group())
            if escape["one"] == "\n":
                length = _escaped_end(raw, escape.end()) - at
        elif quote == "'" and raw.startswith("''", at):
            piece, length = "'", 2
        else:
            piece, length = raw[at : at + 1], 1
        if not value.startswith(piece, made) or at >= len(raw):
            return None
        found.extend([at] * len(piece))
        made += len(piece)
        at += length
    return found


def _escaped_end(raw: str, at: int) -> int:
    while raw[at : at + 1] in (" ", "\t"):
        at += 1
    return at
