"""The roads not taken told: every other option with the same luck, beside your own."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.telling.figures import likely
from game.debrief.telling.pieces import Piece, bullets, heading, text
from game.debrief.untaken import Crossing, Way
from game.text.markdown import escape

HOW = (
    "Each option is told with what the same luck brings at once, and with how likely each ending "
    "is from there if every option still open is as likely to be chosen as the others. No road is "
    "played on for you: one that you did not take goes on only by your own choices."
)


def tell_untaken(debrief: Debrief, indicator: str | None) -> Iterator[Piece]:
    """Yield every decision with all its ways; of one indicator, how far it could still go."""
    if not debrief.crossings:
        yield text("No decision was made, so that there is no road that was not taken.")
        return
    yield text(HOW)
    for crossing in debrief.crossings:
        yield heading(f"Decision {crossing.decision}: {crossing.title}")
        ways = [("Taken: ", crossing.taken), *(("", way) for way in crossing.others)]
        yield bullets(
            *(
                f"**{lead}{escape(way.label)}.** {_way(debrief, way, indicator)}"
                for lead, way in ways
            )
        )
        if not crossing.others:
            yield text("No other option was open.")
        if crossing.others:
            yield text(f"To try one: `{way_command(debrief, crossing)}`")


def _way(debrief: Debrief, way: Way, indicator: str | None) -> str:
    said = []
    if way.outcome == "stuck":
        said.append("None of its outcomes could follow.")
    elif way.shifts:
        moves = ", ".join(
            f"{escape(shift.indicator.label)} {shift.before} to {shift.after}"
            for shift in way.shifts
        )
        said.append(f"At once: {moves}.")
    else:
        said.append("At once no indicator moves.")
    if way.ending:
        said.append(f"It ends there: {escape(debrief.futures.titles[way.ending])}.")
    elif way.chances:
        lead = f"Estimated from {way.sampled} plays" if way.sampled else "From there"
        said.append(f"{lead}: {escape(likely(way.chances))}.")
    span = way.spans.get(indicator or "")
    if span is not None and not way.ending:
        label = escape(debrief.yardstick(indicator or "").label)
        seen = "was seen to end" if span.sampled else "could still end"
        between = f"between {span.low} and {span.high}"
        said.append(f"{label} {seen} {between if span.low < span.high else f'at {span.low}'}.")
    return " ".join(said)


def way_command(debrief: Debrief, crossing: Crossing) -> str:
    """Return the command that plays on from the first of the other options."""
    before = [each.chosen.id for each in debrief.decisions[: crossing.decision - 1]]
    choices = ",".join((*before, crossing.others[0].option))
    return f"precedent play {debrief.source} --seed {debrief.seed} --choices {choices}"
