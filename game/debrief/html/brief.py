"""The play on a page or two: what is told in brief, with its figures in a table."""

from __future__ import annotations

from game.debrief.debrief import Debrief
from game.debrief.html.luck import accounts_table
from game.debrief.html.markup import Markup, joined
from game.debrief.html.pieces import told_pieces
from game.debrief.telling.brief import tell_brief


def brief_section(debrief: Debrief) -> Markup:
    """Return the play in brief; nothing where no decision was made."""
    return joined(
        # Columns that are drawn in letters say nothing to who hears the page.
        accounts_table(debrief.accounts) if piece.kind == "lines" else told_pieces((piece,))
        for piece in tell_brief(debrief)
    )
