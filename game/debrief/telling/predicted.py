"""Predictions told: what was answered, what the record says, and how near that came."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from game.debrief.debrief import Debrief
from game.debrief.predicted import LEAST_FOR_A_CURVE, Answered
from game.debrief.telling.pieces import Piece, bullets, heading, lines, text
from game.text.markdown import escape
from game.text.telling import counted

HOW = (
    "The score is Brier’s: for each answer to a question, how far the probability you gave it was "
    "from 1 where the record says so, and from 0 elsewhere, squared and added up; of several "
    "questions, the mean. Lower is nearer the record: it runs from 0, all certainty on what the "
    "record says, to 2, all of it elsewhere. How sure you were is the probability of your answer; "
    "the rest is spread evenly over the others. The uniform forecast gives every answer the same "
    "probability: who knew nothing, and said so, would have scored that."
)


def tell_predicted(debrief: Debrief) -> Iterator[Piece]:
    """Yield the predictions, each beside the record."""
    told = debrief.predictions
    if not told.answered and not told.skipped:
        yield text("No prediction about the record was made in this play.")
        return
    if told.brier is not None and told.uniform is not None:
        yield text(
            f"{counted(len(told.answered), 'prediction').capitalize()}. Your score is "
            f"**{score_told(told.brier)}**; the uniform forecast’s on the same questions is "
            f"{score_told(told.uniform)}. {HOW}"
        )
    for number, each in enumerate((*told.answered, *told.skipped), start=1):
        yield heading(f"Question {number} ({each.question})")
        yield from _answered(each)
    yield from _curve(debrief)


def _answered(each: Answered) -> Iterator[Piece]:
    yield text(each.text)
    if each.given:
        given = escape(each.answers.get(each.given, each.given))
        yield text(f"*You said, with {each.confidence}%.* {given}")
    else:
        yield text("*You passed this question over.*")
    yield text(f"*The record.* {escape(each.answers.get(each.record, each.record))}")
    if each.claim is not None:
        claim = " ".join(each.claim.text.split())
        yield bullets(f"{each.claim.id}. {claim} {escape(each.claim.source)}.")
    if each.brier is not None:
        yield text(f"Score {score_told(each.brier)}; uniform forecast {score_told(each.uniform)}.")


def _curve(debrief: Debrief) -> Iterator[Piece]:
    told = debrief.predictions
    if not told.answered:
        return
    if not told.curve:
        yield text(
            f"From {LEAST_FOR_A_CURVE} predictions on, how sure you were is set beside how often "
            "you were right (a calibration curve); of fewer it would show chance."
        )
        return
    yield heading("Confidence, and how often it was right")
    yield lines(
        "said         how many   mean   right",
        *(
            f"{each.low:>3} to {each.high:>3}%{each.count:>9}{round(each.confidence):>8}%"
            f"{round(100 * Fraction(each.right, each.count)):>7}%"
            for each in told.curve
        ),
    )


def score_told(score: Fraction) -> str:
    """Tell a Brier score, to the hundredth."""
    return f"{float(score):.2f}"
