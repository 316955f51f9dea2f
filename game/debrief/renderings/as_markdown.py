"""A debrief as Markdown (CommonMark), safe to show: what came from files is text and no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.telling.parts import brief_of, parts_of
from game.text.inline import Span
from game.text.markdown import Block, parse_markdown
from game.text.printable import printable

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$]")
_BEGINS = re.compile(r"\A(\s*)([-+#=>:]|[0-9]{1,9}[.)])")


def as_markdown(debrief: Debrief, indicator: str | None = None, *, brief: bool = False) -> str:
    """Return a debrief as a page of Markdown; with `brief`, what has room on a page or two."""
    lines = [f"# Debrief: {inert(debrief.title)}", ""]
    for part in brief_of(debrief) if brief else parts_of(debrief, indicator):
        lines += [f"## {inert(part.title)}", ""]
        for piece in part.pieces:
            if piece.kind == "heading":
                lines += [f"### {inert(piece.text)}", ""]
            elif piece.kind == "lines":
                # Indented, so that no fence can be closed from within.
                lines += [f"    {printable(line)}".rstrip() for line in piece.text.split("\n")]
                lines.append("")
            else:
                lines += _blocks(parse_markdown(piece.text))
    return "\n".join(lines).rstrip()


def inert(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    line = " ".join(printable(text).split())
    line = _SIGNS.sub(r"\\\g<0>", line)
    return _BEGINS.sub(lambda match: f"{match[1]}{_stopped(match[2])}", line, count=1)


def _stopped(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        told = "".join(map(_span, block.spans)).strip()
        if not _is_plain_start(block):
            told = told.lstrip()
        else:
            told = _BEGINS.sub(lambda match: f"{match[1]}{_stopped(match[2])}", told, count=1)
        if block.kind == "heading":
            yield f"#### {told}"
        elif block.kind == "quote":
            yield f"> {block.marker} {told}" if block.marker else f"> {told}"
        elif block.marker:
            yield f"{block.marker} {told}"
        else:
            yield told
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if after is None or after.kind != block.kind or not (block.marker and after.marker):
            yield ""


def _is_plain_start(block: Block) -> bool:
    """Whether the first span is plain text, which could begin a list or a heading by chance."""
    return bool(block.spans) and not block.spans[0].style


def _span(span: Span) -> str:
    text = printable(span.text.replace("\n", " "))
    if span.style == "code":
        # Longer than any run of the sign within.
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return f"{fence}{' ' if '`' in text else ''}{text}{' ' if '`' in text else ''}{fence}"
    told = _SIGNS.sub(r"\\\g<0>", text)
    mark = {"em": "*", "strong": "**"}.get(span.style, "")
    if not mark or not told.strip():
        return told
    # Marks must touch the text that they mark.
    before = told[: len(told) - len(told.lstrip())]
    after = told[len(told.rstrip()) :]
    return f"{before}{mark}{told.strip()}{mark}{after}"
