"""The report of a class as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.renderings.as_text import MEASURE, part_lines
from game.debrief.telling.figures import number
from game.debrief.telling.pieces import Part, Piece, bullets, heading, lines, text
from game.debrief.together.report import ClassReport, GroupReport
from game.debrief.together.telling import (
    COMPARED,
    DIVIDED,
    EXACT,
    SURPRISED,
    chances_told,
    divided_told,
    drew_told,
    forecast_told,
    indicator_told,
    known_told,
    misjudged_told,
    reach_told,
    share_told,
    split_told,
    surprised_told,
    title_of,
    unread_told,
)
from game.text.markdown import escape
from game.text.printable import printable
from game.text.telling import counted


def as_text(report: ClassReport, *, columns: int = MEASURE) -> str:
    """Return the report of a class as plain text, wrapped."""
    told = ["Class report", ""]
    for part in _parts(report):
        told += part_lines(part, columns)
    return "\n".join(told).rstrip()


def _parts(report: ClassReport) -> Iterator[Part]:
    for at, group in enumerate(report.groups):
        yield Part(f"group-{at}", "Group", title_of(group), tuple(_group(group)))
    left = [escape(said) for said in unread_told(report.unread)]
    if left or report.said:
        pieces = [bullets(*left)] if left else []
        pieces += [text(escape(said)) for said in report.said]
        yield Part("unread", "Unread", "What is not in this report", tuple(pieces))


def _group(group: GroupReport) -> Iterator[Piece]:
    yield text(f"Scenario {group.group.scenario}, rules {group.group.rules[:10]}.")
    for said in (*group.group.said, known_told(group)):
        if said:
            yield text(escape(said))
    yield heading("Questions that the disagreement suggests")
    if not group.questions:
        yield text("These plays do not differ enough to suggest any.")
    for number_, raised in enumerate(group.questions, start=1):
        yield text(f"{number_}. {raised.text}\n\n({escape(raised.because)})")
    yield heading("What divided, and what surprised")
    yield text(escape(divided_told(group)))
    yield text(escape(misjudged_told(group)))
    yield text(escape(surprised_told(group)))
    yield text(escape(f"{DIVIDED} {SURPRISED} {COMPARED}"))
    yield heading("Decision by decision")
    for split in group.splits:
        yield text(f"**{escape(split.name)}.** {escape(split_told(split, len(group.people)))}")
        yield lines(*(_option(each.count, split.met, each.label) for each in split.options))
        drawn = [(each, drew_told(each)) for each in split.options]
        if any(told for _, told in drawn):
            yield bullets(
                *(f"{escape(each.label)}: {escape(told)}" for each, told in drawn if told)
            )
    yield from _predictions(group)
    yield from _standing(group)


def _option(count: int, met: int, label: str) -> str:
    return f"{count:>4}  {share_told(count, met):>5}  {printable(label)}"


def _predictions(group: GroupReport) -> Iterator[Piece]:
    yield heading("Where predictions went wrong")
    if not group.forecasts:
        yield text("No prediction about the record was made.")
    for each in group.forecasts:
        yield text(f"**{escape(each.text)}** {escape(forecast_told(each))}")
        answers = []
        for answer in each.answers:
            sure = (
                "" if answer.confidence is None else f", {number(float(answer.confidence))}% sure"
            )
            record = " (the record)" if answer.id == each.record else ""
            answers.append(f"{answer.count}{sure}: {escape(answer.text)}{record}")
        yield bullets(*answers)
        if each.claim is not None:
            yield text(f"{each.claim.id}. {each.claim.text} {escape(each.claim.source)}.")


def _standing(group: GroupReport) -> Iterator[Piece]:
    yield heading("Which endings they reached")
    ended = sum(each.count for each in group.endings)
    if any(each.chance is not None for each in group.endings):
        yield text(EXACT)
    yield bullets(
        *(
            f"{escape(each.title)}: {each.count}, {share_told(each.count, ended) or 'none'}; "
            f"chance {figure}"
            for each, figure in zip(group.endings, chances_told(group.endings), strict=True)
        )
    )
    if group.unfinished:
        yield text(f"Not finished: {counted(group.unfinished, 'play')}.")
    if group.indicators:
        yield heading("Where they left the indicators")
    for each in group.indicators:
        reach, mean = reach_told(each)
        yield text(
            f"{escape(each.label)} ({escape(indicator_told(each))}): from {each.lowest} to "
            f"{each.highest}, half of them at {number(each.middle)} or below. Within reach from "
            f"the start: {reach}; expected: {mean}."
        )
