"""What a problem's code means, as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.problems.catalogue import FAMILIES, MARK, Part, explanation, nearest_code, titles
from game.errors import RequestError
from game.text.inline import Span
from game.text.markdown import Block, parse_markdown
from game.text.printable import printable
from game.text.wrap import wrap_blocks, wrap_text

_MOST_SHOWN = 40  # letters of a word that is no code
_WRONG = "## Wrong"
_TOLD = "## Wrong: told at the line that begins with >"
_GUTTER = {True: "  > ", False: "    "}


def explain(code: str, columns: int) -> str:
    """Return what a code means, with examples; prose is at most so many cells wide.

    Raises:
        RequestError: where there is no such code; it names the nearest.
    """
    word = code.strip().upper()
    if word not in titles():
        raise RequestError(_unknown(code))
    told = explanation(word)
    lines = [*wrap_text(f"{told.code}: {told.title}", columns), ""]
    for part in told.parts:
        lines += [*_lines(part, columns), ""]
    return printable("\n".join(lines[:-1]), newlines=True)


def list_codes(columns: int) -> str:
    """Return all codes with their titles, by family."""
    lines: list[str] = []
    for letter, family in FAMILIES.items():
        lines += [*wrap_text(f"{letter}  {family}", columns), ""]
        for code, title in titles().items():
            if code.startswith(letter):
                first, *rest = wrap_text(title, columns - len(code) - 4)
                lines += [f"  {code}  {first}", *(f"        {line}" for line in rest)]
        lines.append("")
    lines += wrap_text("What one of them means: precedent explain CODE", columns)
    return printable("\n".join(lines), newlines=True)


def _unknown(code: str) -> str:
    near = nearest_code(code)
    hint = f"; did you mean {near}?" if near else ""
    shown = code if len(code) <= _MOST_SHOWN else f"{code[:_MOST_SHOWN]}..."
    return f"there is no code `{shown}`{hint}\n`precedent explain` lists all of them"


def _lines(part: Part, columns: int) -> Iterator[str]:
    if part.kind == "prose":
        text = part.text.replace(_WRONG, _TOLD)
        yield from wrap_blocks((_with_ticks(each) for each in parse_markdown(text)), columns)
        return
    for line in part.text.splitlines():
        yield (_GUTTER[MARK in line] + line.replace(MARK, "")).rstrip()


def _with_ticks(block: Block) -> Block:
    """Return a block in which what an author types is still told apart, without colours."""
    spans = [Span(f"`{span.text}`") if span.style == "code" else span for span in block.spans]
    return block._replace(spans=tuple(spans))
