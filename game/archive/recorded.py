"""What the record says, beside what was predicted of it."""

from __future__ import annotations

from game.archive.page import standpoints
from game.model.evidence import Evidence, Question
from game.text.grounds import finding_block
from game.text.markdown import escape


def record_blocks(
    question: Question, answer: str, confidence: int, evidence: Evidence
) -> tuple[str, ...]:
    """Say what was answered and what the record says, one beside the other, and who says so.

    `evidence` is what may be told now: where the finding is held back, only the answer is told.
    """
    given = question.answers.get(answer, answer)
    said = f"**You said** ({confidence} percent sure): {escape(given)}."
    finding = evidence.findings.get(question.finding)
    if finding is None:
        return (question.question, said, "The record is told later in this play.")
    recorded = question.answers.get(question.record, question.record)
    return (
        question.question,
        said,
        f"**The record says:** {escape(recorded)}.",
        finding_block(question.finding, finding, evidence),
        *standpoints((question.finding,), evidence),
    )
