"""Questions for discussion, from the scenario alone."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.telling.pieces import Piece, bullets, heading, text
from game.text.markdown import escape


def tell_questions(debrief: Debrief) -> Iterator[Piece]:
    """Yield what the scenario gives to talk about."""
    questions = debrief.questions
    if questions.reflect:
        yield heading("About the whole")
        yield bullets(*(each.text for each in questions.reflect))
    if questions.discuss:
        yield heading("About the decisions")
        yield bullets(
            *(
                f"{each.text} (Decision {each.decision}, {escape(each.where)}.)"
                for each in questions.discuss
            )
        )
    if questions.objectives:
        yield heading("What this scenario is for")
        yield bullets(*questions.objectives)
    if not any((questions.reflect, questions.discuss, questions.objectives)):
        yield text("The scenario gives no questions.")
