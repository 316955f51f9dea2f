"""The play in brief: how it ended, where the indicators stand, what is known of what lay ahead."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.ahead import ENDINGS, Ahead
from game.debrief.debrief import Debrief
from game.debrief.telling.figures import signed
from game.debrief.telling.pieces import Piece, bullets, heading, lines, text
from game.text.markdown import escape
from game.text.printable import printable
from game.text.telling import BETTER, counted, listed
from game.text.width import width

_WHY = {
    "budget": "the scenario has more states than are visited",
    "loop": "a state of the scenario leads round to itself",
    "stopped": "it was stopped",
    "awaited": "working it out takes longer than was waited for",
    "memory": "it needs more memory than it is given",
    "time": "it takes longer than it is given",
    "failed": "the process that works it out has failed",
    "off": "it was not worked out",
}


def tell_play(debrief: Debrief) -> Iterator[Piece]:
    """Yield the play in brief."""
    reached = debrief.reached
    made = counted(len(debrief.decisions), "decision")
    yield text(f"**{escape(debrief.title)}**, {made}, seed {debrief.seed}.")
    if reached.state == "ended":
        yield text(f"It ended with **{escape(reached.title)}**.")
        yield text(reached.text)
    elif reached.state == "stuck":
        yield text(
            "The scenario left no way on. That is a fault of the scenario, not of the choices."
        )
        yield bullets(*map(escape, debrief.stuck))
    else:
        yield text("The play is not finished. This tells what there is so far.")
    yield heading("Where the indicators stand")
    yield text("From the start of play to where it stands now. None of them is a score.")
    yield lines(*_standings(debrief))
    told = ahead_told(debrief.ahead)
    if told:
        yield text(told)
    if debrief.notes:
        yield heading("What was noted")
        yield bullets(*map(escape, debrief.notes))
    if debrief.explored:
        roads = counted(len(debrief.explored), "other road")
        yield text(
            f"You also tried {roads} after taking decisions back: see The roads you tried. All "
            "else here is about the first road to an ending."
        )


def ahead_told(ahead: Ahead) -> str:
    """Say what is not known of what lay ahead, and why; empty where all is known exactly."""
    if ahead.working:
        done, all_ = len(ahead.done), len(ahead.subjects)
        return (
            f"What could have come about is still being worked out: {done} of {all_} parts are "
            "done. What is missing here fills in by itself."
        )
    if not ahead.why:
        return ""
    whys = dict.fromkeys(_WHY[why] for why in ahead.why.values())
    reason = listed(tuple(whys))
    if ENDINGS in ahead.why:
        what = "What could have come about is not told exactly here"
    else:
        what = f"Of {counted(len(ahead.why), 'indicator')} what could have come about is not told"
    sampled = any(outlook.sample is not None for outlook in ahead.states.values())
    also = (
        " Instead there are estimates from plays drawn at random, each marked as such."
        if sampled
        else ""
    )
    return f"{what}: {reason}.{also}"


def _standings(debrief: Debrief) -> list[str]:
    labels = [printable(each.label) for each in debrief.yardsticks]
    wide = max(map(width, labels), default=0)
    rows = []
    for label, each in zip(labels, debrief.yardsticks, strict=True):
        change = each.now - each.start
        moved = f"{each.start} -> {each.now} ({signed(change)})" if change else f"{each.now}"
        pad = " " * (wide - width(label))
        rows.append(f"{label}{pad}  {moved:<18} {BETTER[each.better]}")
    return rows
