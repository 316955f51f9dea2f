"""The roads not taken on a page: each other option under the same luck, beside the one taken."""

from __future__ import annotations

from game.debrief.debrief import Debrief
from game.debrief.html.figures import chances_told
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, prose, words
from game.debrief.html.road import shift_list
from game.debrief.html.table import Row, folded, table
from game.debrief.telling.untaken import HOW, way_command
from game.debrief.untaken import Crossing, Way
from game.text.telling import counted, listed

_LIKELIEST = 3
"""How many endings are named of what is ahead of an option; the table has them all."""


def untaken_section(debrief: Debrief) -> Markup:
    """Return the other options of each decision and what was ahead of them."""
    told = joined(_crossing(each, debrief) for each in debrief.crossings if each.others)
    if not told:
        return paragraph(words("There was no other open option at any decision."))
    return joined((paragraph(words(HOW)), told))


def _crossing(crossing: Crossing, debrief: Debrief) -> Markup:
    taken = crossing.taken
    return joined(
        (
            element("h3", words(f"{crossing.decision}. {crossing.title}")),
            paragraph(words(f"Taken: {taken.label}. {_ahead(taken, debrief)}")),
            *(_way(each, debrief) for each in crossing.others),
            paragraph(words("To try one: "), _code(way_command(debrief, crossing)), class_="quiet"),
            _side_by_side(crossing, debrief),
        )
    )


def _way(way: Way, debrief: Debrief) -> Markup:
    stuck = paragraph(words("No outcome could have followed."))
    return joined(
        (
            element("h4", words(f"Not taken: {way.label}")),
            stuck if way.outcome == "stuck" else prose(way.text),
            shift_list(way.shifts),
            paragraph(words(_ahead(way, debrief)), class_="quiet"),
        )
    )


def _ahead(way: Way, debrief: Debrief) -> str:
    """Tell in a sentence what is ahead of an option."""
    ending = debrief.futures.titles.get(way.ending, "")
    if ending:
        return f"It leads at once to the ending “{ending}”."
    if not way.chances:
        return ""
    first = sorted(way.chances, key=lambda each: -each.share)[:_LIKELIEST]
    told = chances_told(way.chances)
    named = [f"“{each.title}” {told[each.ending]}" for each in first]
    rest = len(way.chances) - len(first)
    if rest:
        named.append(counted(rest, "other ending"))
    return f"Ahead from there: {listed(tuple(named))}."


def _side_by_side(crossing: Crossing, debrief: Debrief) -> Markup:
    ways = (crossing.taken, *crossing.others)
    told = [chances_told(way.chances) for way in ways]
    rows = []
    for id_, title in debrief.futures.titles.items():
        if any(id_ in each for each in told):
            cells = [words(each.get(id_, "none" if each else "not known")) for each in told]
            rows.append(Row(words(title), cells))
    for yardstick in debrief.yardsticks:
        spans = [way.spans.get(yardstick.id) for way in ways]
        if any(spans):
            cells = [
                words("not known" if each is None else _reach(each.low, each.high))
                for each in spans
            ]
            rows.append(Row(words(f"{yardstick.label} could end at"), cells))
    if not rows:
        return NOTHING
    labels = [f"{way.label} (taken)" if at == 0 else way.label for at, way in enumerate(ways)]
    title = f"Side by side: what was ahead of each option of decision {crossing.decision}"
    heads = [words("Ahead"), *map(words, labels)]
    return folded(words(title), table(words(title), heads, rows, name=title))


def _code(text: str) -> Markup:
    return element("code", words(text))


def _reach(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
