"""The road on a page: each decision with what was known, advised, chosen, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.debrief import Debrief
from game.debrief.html.figures import moved
from game.debrief.html.markup import (
    NOTHING,
    Markup,
    bullets,
    element,
    joined,
    line,
    paragraph,
    prose,
    words,
)
from game.debrief.resting import Case, Rests
from game.debrief.road import Came, Decision
from game.debrief.telling.brief import gist
from game.debrief.telling.figures import percent
from game.debrief.telling.road import NO_DECISION, as_speech
from game.engine.view import Shift
from game.model.scenario import Adviser
from game.text.dates import spoken_date
from game.text.telling import counted

_KINDS = {
    "outcome": "What followed",
    "consequence": "What arrived later",
    "inject": "What came from outside",
    "page": "What was read",
}
_MOVED = {
    "inject": "Brought in by hand: {id}.",
    "hold": "Held back by hand: {id}.",
    "release": "Released by hand: {id}.",
}


def road_section(debrief: Debrief) -> Markup:
    """Return the road taken."""
    told: set[str] = set()
    opening = joined(_came(each, told) for each in debrief.opening)
    if opening:
        opening = joined((element("h3", words("Before the first decision")), opening))
    decisions = joined(_decision(each, told) for each in debrief.decisions)
    if not decisions:
        return joined((opening, paragraph(words(NO_DECISION))))
    return joined((opening, decisions))


def case_name(case: Case) -> str:
    """Return a case with when it was."""
    return f"{case.title} ({case.years})" if case.years else case.title


def shift_list(shifts: Sequence[Shift]) -> Markup:
    """Return the indicators that moved, each with from where to where."""
    return bullets(
        (
            joined(
                (
                    words(f"{each.indicator.label} "),
                    element("b", words(moved(each.after - each.before))),
                    words(f", from {each.before} to {each.after}"),
                )
            )
            for each in shifts
        ),
        class_="shifts",
    )


def _decision(each: Decision, told: set[str]) -> Markup:
    when = element("span", words(spoken_date(each.date)), class_="when") if each.date else NOTHING
    title = joined((words(f"{each.number}. {each.title}"), when), " ")
    return element(
        "article",
        element("h3", title, id=_place(each.number)[1:]),
        _known(each),
        _chosen(each),
        *(_came(came, told) for came in each.came),
        _later(each),
        class_="decision",
        aria_labelledby=_place(each.number)[1:],
    )


def _place(decision: int) -> str:
    """Return the link to a decision of the road."""
    return f"#decision-{decision}"


def _known(each: Decision) -> Markup:
    stood = "; ".join(f"{known.label} {known.value}" for known in each.known)
    due = f" Still to arrive: {counted(each.due, 'consequence')}." if each.due else ""
    advice = [
        joined(
            (
                element("dt", words(_adviser(said.adviser))),
                element("dd", prose(as_speech(said.text))),
            )
        )
        for said in each.advice
    ]
    return element(
        "details",
        element("summary", words("What was known" + (" and advised" if advice else ""))),
        prose(each.text),
        paragraph(words(f"{stood}.{due}"), class_="quiet"),
        element("dl", *advice, class_="advice") if advice else NOTHING,
        class_="known",
    )


def _adviser(adviser: Adviser) -> str:
    return ", ".join(filter(None, (adviser.name, adviser.title)))


def _chosen(each: Decision) -> Markup:
    hand = [
        words(_MOVED[kind].format(id=id_))
        for kind, _, id_ in (moved.partition(" ") for moved in each.moved_by_hand)
    ]
    options = []
    for option in each.options:
        said = words(option.label)
        if option.id == each.chosen.id:
            said = element("strong", joined((said, words(" (chosen)"))))
        elif not option.open:
            said = joined((said, words(f" (closed: {option.locked})")))
        options.append(said)
    by = f" Instrument: {each.instrument}." if each.instrument else ""
    drawn = (
        f" Chance decided: this outcome had {percent(float(each.chance))}."
        if each.chance != 1
        else ""
    )
    return joined(
        (
            bullets(hand),
            element("h4", words("The choice")),
            bullets(options, class_="options"),
            paragraph(words(f"{by}{drawn}".strip()), class_="quiet") if by or drawn else NOTHING,
        )
    )


def _came(came: Came, told: set[str]) -> Markup:
    """Return one thing that came about, the record first; cases already told are only named."""
    kind = _KINDS[came.kind]
    if came.kind == "consequence" and came.decision:
        kind += f", from decision {came.decision}"
    if came.by_hand:
        kind += ", by the facilitator’s hand"
    title = f"{kind}: {came.title}" if came.title else kind
    return joined(
        (
            element("h4", words(title)),
            _rests(came.rests, told) if came.rests else NOTHING,
            prose(came.text),
            shift_list(came.shifts),
            _assumed(came.rests) if came.rests else NOTHING,
        )
    )


def _rests(rests: Rests, told: set[str]) -> Markup:
    cases = []
    for case in rests.cases:
        happened = words("Told above.") if case.id in told else line(case.happened)
        title = element("strong", words(f"There, then: {case_name(case)}. "))
        cases.append(paragraph(title, happened))
        told.add(case.id)
    claims = (
        joined((line(claim.text), element("cite", words(f" {claim.source} [{claim.id}]"))))
        for claim in rests.claims
    )
    return element(
        "div",
        *cases,
        bullets(claims, class_="claims"),
        paragraph(words(rests.said), class_="quiet"),
        class_="record",
    )


def _assumed(rests: Rests) -> Markup:
    if not rests.assumed:
        return NOTHING
    texts = joined((line(each.text) for each in rests.assumed), " ")
    return paragraph(element("em", words("Assumed: ")), texts, class_="assumed")


def _later(each: Decision) -> Markup:
    return joined(
        paragraph(
            element("em", words("Later, from this one: ")),
            line(gist(came)),
            words(" "),
            element("a", words(f"Told at decision {came.arrived}."), href=_place(came.arrived)),
            class_="assumed",
        )
        for came in each.later
    )
