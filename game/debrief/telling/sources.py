"""What the sources leave open, and the sources of this path."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.telling.pieces import Piece, bullets, heading, text
from game.text.markdown import escape
from game.text.telling import listed


def tell_open(debrief: Debrief) -> Iterator[Piece]:
    """Yield where the sources of this path disagree, who wrote them, and what was assumed."""
    sources = debrief.sources
    if sources.disputes:
        yield heading("Where they disagree, mis-cite or overreach")
        yield bullets(
            *(
                f"**{escape(each.title)}** ({each.id}). {each.text}"
                + (f" *{escape(each.question)}*" if each.question else "")
                for each in sources.disputes
            )
        )
    if sources.dissent:
        yield heading("What cuts the other way")
        yield bullets(
            *(
                f"{each.id}. {each.text}" + (f" Why it cuts: {each.note}" if each.note else "")
                for each in sources.dissent
            )
        )
    if sources.standpoints:
        yield heading("Who wrote them, and where they stand")
        yield bullets(
            *(f"**{escape(each.name)}:** {each.standpoint}" for each in sources.standpoints)
        )
    if sources.assumptions:
        yield heading("What the designers assumed on this path")
        yield bullets(
            *(
                f"{each.assumed.text}{_gap(each.assumed.gap, each.assumed.missing)}"
                f" ({_where(each.decisions)}.)"
                for each in sources.assumptions
            )
        )
    if not any((sources.disputes, sources.dissent, sources.standpoints, sources.assumptions)):
        yield text("This path rests on no source of which anything is said to be open.")


def tell_bibliography(debrief: Debrief) -> Iterator[Piece]:
    """Yield the sources of this path."""
    sources = debrief.sources
    if sources.cases:
        yield heading("The cases of this path")
        yield bullets(
            *(
                f"{escape(case.title)}{f', {escape(case.years)}' if case.years else ''} ({case.id})"
                for case in sources.cases
            )
        )
    if sources.bibliography:
        yield heading("Bibliography")
        yield bullets(*(escape(source.line) for source in sources.bibliography))
    else:
        yield text("No source is cited on this path.")


def _gap(gap: str, missing: str) -> str:
    if not gap:
        return ""
    topic = missing.partition(".")[0]
    return f" Not in the sources: {topic}, {gap}." if topic else f" Not in the sources: {gap}."


def _where(decisions: tuple[int, ...]) -> str:
    told = tuple("the opening" if not each else str(each) for each in decisions)
    numbered = [each for each in decisions if each]
    if not numbered:
        return "Met before the first decision"
    return f"Met after decision{'s' if len(numbered) > 1 else ''} {listed(told)}"
