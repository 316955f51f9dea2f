"""The roads that were tried besides, on a page: each in a table beside the one that counts."""

from __future__ import annotations

from game.debrief.debrief import Debrief
from game.debrief.explored import Explored, Step
from game.debrief.html.markup import Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, table
from game.debrief.telling.explored import HOW, as_own, by_hand_told, parting_title


def tried_section(debrief: Debrief) -> Markup:
    """Return every road that was tried; nothing where none was."""
    told = joined(_road(number, each, debrief) for number, each in enumerate(debrief.explored, 1))
    return joined((paragraph(words(HOW)), told)) if told else told


def _road(number: int, each: Explored, debrief: Debrief) -> Markup:
    caption = f"Side by side: your own road and road {number} that you tried"
    rows = [
        Row(words(f"Decision {pair.number}"), [_step(pair.own), _step(pair.other)])
        for pair in each.pairs
    ]
    ends = words(debrief.reached.title), words(each.reached.title)
    rows.append(Row(words("How it ended"), ends))
    rows += [
        Row(
            words(f"{stands.label}, from {stands.start}"),
            [words(str(stands.own)), words(str(stands.other))],
        )
        for stands in each.stands
    ]
    heads = [words(""), words("Yours"), words("Here")]
    before = as_own(each)
    return joined(
        (
            element("h3", words(parting_title(each))),
            paragraph(words(before)) if before else words(""),
            table(words(caption), heads, rows, class_="beside", name=caption),
        )
    )


def _step(step: Step | None) -> Markup:
    if step is None:
        return words("no decision")
    return words(f"{step.title}: {step.label}{by_hand_told(step)}")
