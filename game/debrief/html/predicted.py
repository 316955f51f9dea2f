"""The predictions on a page, beside the record."""

from __future__ import annotations

from fractions import Fraction

from game.debrief.debrief import Debrief
from game.debrief.html.markup import NOTHING, Markup, element, joined, line, paragraph, words
from game.debrief.html.table import Row, table
from game.debrief.predicted import LEAST_FOR_A_CURVE, Answered, Bin, Predictions
from game.debrief.telling.figures import number
from game.debrief.telling.predicted import HOW


def predictions_section(debrief: Debrief) -> Markup:
    """Return what was predicted of the record, and what the record says."""
    made = debrief.predictions
    if not made.answered and not made.skipped:
        return paragraph(words("No prediction about the record was made in this play."))
    return joined(
        (
            _summary(made),
            *(_answered(each) for each in made.answered),
            *(_skipped(each) for each in made.skipped),
            _curve(made.curve),
        )
    )


def _summary(made: Predictions) -> Markup:
    if made.brier is None or made.uniform is None:
        return NOTHING
    few = (
        f" From {LEAST_FOR_A_CURVE} predictions on, how sure you were is set beside how often you "
        "were right (a calibration curve); of fewer it would show chance."
        if not made.curve
        else ""
    )
    return paragraph(
        words(
            f"Your score is {_score(made.brier)}; the uniform forecast’s on the same questions is "
            f"{_score(made.uniform)}. {HOW}{few}"
        )
    )


def _answered(each: Answered) -> Markup:
    right = each.given == each.record
    assert each.brier is not None
    return element(
        "article",
        element("h3", line(each.text)),
        element(
            "dl",
            element("dt", words("Your answer")),
            element("dd", words(f"{each.answers[each.given]}, {each.confidence}% sure")),
            element("dt", words("The record")),
            element(
                "dd",
                words("The same" if right else each.answers[each.record]),
            ),
            element("dt", words("Brier score")),
            element("dd", words(f"{_score(each.brier)}; uniform forecast {_score(each.uniform)}")),
            class_="answers",
        ),
        _finding(each),
    )


def _skipped(each: Answered) -> Markup:
    return element(
        "article",
        element("h3", line(each.text)),
        paragraph(words(f"Passed over. The record: {each.answers[each.record]}.")),
        _finding(each),
    )


def _finding(each: Answered) -> Markup:
    if each.claim is None:
        return NOTHING
    cited = element("cite", words(f" {each.claim.source} [{each.claim.id}]"))
    return element("div", paragraph(line(each.claim.text), cited), class_="record")


def _curve(bins: tuple[Bin, ...]) -> Markup:
    if not bins:
        return NOTHING
    rows = [
        Row(
            words(f"{each.low} to {each.high}%"),
            [
                words(str(each.count)),
                words(f"{number(float(each.confidence))}%"),
                words(f"{number(100 * each.right / each.count)}% ({each.right})"),
            ],
        )
        for each in bins
    ]
    heads = ("Confidence", "Predictions", "Mean confidence", "Right")
    return table(
        words("Calibration: how sure the predictions were, and how many were right"),
        [words(head) for head in heads],
        rows,
    )


def _score(score: Fraction) -> str:
    return f"{float(score):.2f}"
