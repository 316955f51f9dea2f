"""The play on a page or two: the road in brief, what moved it, and what to talk about first."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.road import Came, Decision
from game.debrief.telling.figures import number, signed
from game.debrief.telling.futures import closed_told, kept_told
from game.debrief.telling.pieces import Piece, bullets, heading, lines, text
from game.debrief.telling.predicted import score_told
from game.text.grounds import sentence
from game.text.markdown import escape
from game.text.printable import printable
from game.text.telling import counted, first_sentence
from game.text.width import cut, width

QUESTIONS = 3
"""How many questions a talk begins with; all of them stand further on."""

_LABEL = 30
_FIGURE = 9


def tell_brief(debrief: Debrief) -> Iterator[Piece]:
    """Yield the play in brief; nothing where no decision was made."""
    if not debrief.decisions:
        return
    yield heading("The road in brief")
    yield text("\n".join(map(_decision, debrief.decisions)))
    told = list(_moved(debrief))
    if told:
        yield heading("What mattered")
        yield bullets(*told)
    if debrief.accounts:
        yield text(
            "Choice and luck, on each yardstick alone: the best that could be expected at the "
            "start, how far choices and draws moved that, and where it ended or can be expected to."
        )
        yield lines(*_accounts(debrief))
    asked = list(dict.fromkeys(_asked(debrief)))[:QUESTIONS]
    if asked:
        yield heading("To talk about first")
        yield bullets(*asked)


def gist(came: Came) -> str:
    """Return the first sentence of what came, and how far each indicator moved."""
    moves = ", ".join(
        f"{escape(each.indicator.label)} {signed(each.after - each.before)}"
        for each in came.shifts
        if each.after != each.before
    )
    return f"{first_sentence(came.text)}{f' ({moves}.)' if moves else ''}"


def _decision(each: Decision) -> str:
    parts = [f"{each.number}. **{escape(each.title)}: {sentence(escape(each.chosen.label))}**"]
    for came in each.came:
        if came.kind in ("inject", "page") and not came.shifts:
            continue
        lead = ""
        if came.kind == "consequence" and came.decision != each.number:
            lead = f"From decision {came.decision}: "
        elif came.kind in ("inject", "page"):
            lead = f"{escape(came.title)}{', brought in by hand' if came.by_hand else ''}: "
        parts.append(f"{lead}{gist(came)}")
    return " ".join(parts)


def _moved(debrief: Debrief) -> Iterator[str]:
    yield from filter(None, (closed_told(debrief), kept_told(debrief)))
    told = debrief.predictions
    if told.brier is not None and told.uniform is not None:
        furthest = max(told.answered, key=lambda each: each.brier or 0)
        answer = escape(furthest.answers.get(furthest.record, furthest.record))
        yield (
            f"{counted(len(told.answered), 'prediction').capitalize()}: score "
            f"{score_told(told.brier)}, the uniform forecast {score_told(told.uniform)}, 0 is "
            f"perfect. Furthest from the record: {first_sentence(furthest.text)} On record: "
            f"{answer}."
        )


def _accounts(debrief: Debrief) -> Iterator[str]:
    by_hand = any(account.by_hand for account in debrief.accounts)
    heads = ("best", "choices", "draws", *(("by hand",) if by_hand else ()), "end")
    labels = [cut(printable(account.label), _LABEL) for account in debrief.accounts]
    wide = max(map(width, labels))
    yield " " * wide + "".join(f"{head:>{_FIGURE}}" for head in heads)
    for label, account in zip(labels, debrief.accounts, strict=True):
        figures = [
            number(account.start),
            signed(account.choice),
            signed(account.luck),
            *((signed(account.by_hand),) if by_hand else ()),
            number(account.result),
        ]
        pad = " " * (wide - width(label))
        yield f"{label}{pad}" + "".join(f"{figure:>{_FIGURE}}" for figure in figures)


def _asked(debrief: Debrief) -> Iterator[str]:
    """Yield one question of the ending, the turning point and the sources each; then more."""
    yield from (each.text for each in debrief.questions.reflect[:1])
    turning = debrief.futures.closed_most or debrief.decisions[-1].number
    there = [each for each in debrief.questions.discuss if each.decision == turning]
    yield from (f"{each.text} (Decision {turning}, {escape(each.where)}.)" for each in there[:1])
    disputed = [each for each in debrief.sources.disputes if each.question]
    yield from (f"{each.question} ({each.id}.)" for each in disputed[:1])
    yield from (each.text for each in debrief.questions.reflect[1:])
    yield from (f"{each.text} (Decision {turning}, {escape(each.where)}.)" for each in there[1:])
