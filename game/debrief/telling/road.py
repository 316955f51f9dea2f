"""The road told: what was known, what was advised, what was chosen, what came."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.resting import Rests
from game.debrief.road import Came, Decision
from game.debrief.telling.brief import gist
from game.debrief.telling.figures import percent
from game.debrief.telling.pieces import Piece, bullets, heading, text
from game.text.dates import spoken_date
from game.text.markdown import escape, parse_markdown
from game.text.telling import counted, shift_words

NO_DECISION = "No decision was made."


def tell_road(debrief: Debrief) -> Iterator[Piece]:
    """Yield the road, decision by decision."""
    if not debrief.decisions:
        yield text(NO_DECISION)
    if debrief.opening:
        yield heading("Before the first decision")
        for came in debrief.opening:
            yield from _came(debrief, came)
    for decision in debrief.decisions:
        yield from _decision(debrief, decision)


def _decision(debrief: Debrief, decision: Decision) -> Iterator[Piece]:
    date = f", {spoken_date(decision.date)}" if decision.date else ""
    yield heading(f"Decision {decision.number}: {decision.title}{date}")
    yield text(decision.text)
    known = ", ".join(f"{escape(each.label)} {each.value}" for each in decision.known)
    due = f"; {counted(decision.due, 'consequence')} still to come" if decision.due else ""
    if known:
        yield text(f"*Known then.* {known}{due}.")
    for voice in decision.advice:
        yield text(_led(f"*{escape(voice.adviser.name)} advised:*", as_speech(voice.text)))
    for moved in decision.moved_by_hand:
        yield text(f"*By the facilitator’s hand.* {escape(moved)}.")
    others = [option for option in decision.options if option.id != decision.chosen.id]
    instrument = f" ({escape(decision.instrument)})" if decision.instrument else ""
    yield text(f"**Chosen: {escape(decision.chosen.label)}**{instrument}.")
    if others:
        yield text("*Not chosen.*")
        yield bullets(
            *(
                f"{escape(option.label)}."
                + ("" if option.open else f" (Closed: {escape(option.locked)})")
                for option in others
            )
        )
    if decision.chance != 1:
        yield text(f"Chance decided: this outcome had {percent(float(decision.chance))}.")
    if not decision.outcome:
        yield text("None of its outcomes could follow.")
    for came in decision.came:
        yield from _came(debrief, came)
    for came in decision.later:
        yield text(f"*Later, from this one; told at decision {came.arrived}.* {gist(came)}")


def _came(debrief: Debrief, came: Came) -> Iterator[Piece]:
    yield text(_led(_lead(debrief, came), came.text))
    if came.shifts:
        yield text(_shifts(came))
    if came.rests is not None:
        yield from _rests(came.rests)


def _lead(debrief: Debrief, came: Came) -> str:
    if came.kind == "outcome":
        return "*At once.*"
    if came.kind == "consequence":
        source = debrief.decisions[came.decision - 1]
        return f"*Arrives from decision {came.decision}, {escape(source.chosen.label)}.*"
    if came.kind == "inject":
        by = ", by the facilitator’s hand" if came.by_hand else ""
        return f"*News{by}: {escape(came.title)}.*"
    return f"*{escape(came.title)}.*"


def _shifts(came: Came) -> str:
    return " ".join(
        escape(shift_words(shift.indicator.label, shift.before, shift.after))
        for shift in came.shifts
    )


def _rests(rests: Rests) -> Iterator[Piece]:
    cases = [
        f"{escape(case.title)}{f' ({escape(case.years)})' if case.years else ''}"
        for case in rests.cases
    ]
    if cases:
        yield text(f"*Rests on.* {'; '.join(cases)}. {rests.said}")
    else:
        yield text(f"*Rests on.* {rests.said}")
    if rests.claims:
        yield bullets(
            *(f"{claim.id}. {_one(claim.text)} {escape(claim.source)}." for claim in rests.claims)
        )
    if rests.assumed:
        yield text("*Assumed.*")
        yield bullets(
            *(
                _one(each.text) + (f" (Not in the sources: {each.gap}.)" if each.gap else "")
                for each in rests.assumed
            )
        )


def as_speech(markdown: str) -> str:
    """Return what somebody said in one paragraph, where it is made of paragraphs alone."""
    kinds = {block.kind for block in parse_markdown(markdown)}
    return _one(markdown) if kinds == {"paragraph"} else markdown


def _led(lead: str, markdown: str) -> str:
    """Put a lead before a text, on its first line unless that begins a list, a quote or such."""
    begins = parse_markdown(markdown)[:1]
    between = " " if begins and begins[0].kind == "paragraph" else "\n\n"
    return f"{lead}{between}{markdown}"


def _one(markdown: str) -> str:
    """Return a text as one paragraph, to stand behind a lead."""
    return " ".join(markdown.split())
