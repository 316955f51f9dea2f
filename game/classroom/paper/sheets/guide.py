"""The facilitator's guide: what it is, how to run it, and the plan, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from game.classroom.paper.sheet import Sheet
from game.classroom.rules.plan import Lengths, plan, plan_lines
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
from game.model.scenario import Scenario
from game.text.telling import counted

_HOW = (
    "Before the first scene: role, purpose, content note. Anyone may step out, without a reason.",
    "At each decision, in this order: brief, predict, vote alone, talk, vote again, reveal, ask "
    "what moved people. Steps may be left out; their order stays.",
    "No first vote is shown or told before the second: people would vote with it.",
    "Reveal the record first, then what follows here. Ask for one likeness and one difference that "
    "would change it.",
    "A tie is decided openly: you as chair with a reason, a run-off, what is, or a throw of a die.",
    "Those who lost may file a sentence. Keep it for the debrief.",
    "Keep a third of the time for the debrief, whatever is left undone.",
)
_DEBRIEF = (
    "What happened, decision by decision: votes first and then, and who moved? (two minutes each)",
    "Where could it have gone otherwise? Open the card of the road not taken at the closest vote.",
    "How much of the result was choice, and how much was luck?",
    "Score what was foreseen against the record. What made the wrong answer plausible?",
    "Which case did most of the work in the argument, and where does it stop being like this one?",
    "What is invented here, and what would you have to know to do without it?",
)


def guide(scenario: Scenario, lengths: Lengths, minutes: Sequence[int]) -> Sheet:
    """Return the guide with a plan for each length."""
    plans = (_plan(scenario, lengths, each) for each in minutes)
    return Sheet(
        "guide",
        "Guide",
        joined(
            (
                prose(scenario.summary),
                paragraph(words(_about(scenario, lengths))),
                _notes(scenario),
                element("h3", words("Plan")),
                element("div", *plans, class_="plans"),
                element("h3", words("How to run it")),
                bullets(map(line, _HOW)),
                element("h3", words("The debrief")),
                bullets(map(line, _DEBRIEF)),
            )
        ),
        "facilitator",
    )


def _about(scenario: Scenario, lengths: Lengths) -> str:
    few, most = lengths.fewest, lengths.most
    span = counted(most, "decision") if few == most else f"{few} to {most} decisions"
    proved = "" if lengths.exact else " (seen in plays drawn at random)"
    return f"{scenario.kind.capitalize() or 'Scenario'}. {span}{proved}. {scenario.setting}".strip()


def _notes(scenario: Scenario) -> Markup:
    aims = "; ".join(each.rstrip(".") for each in scenario.objectives)
    notes = ", ".join(scenario.content_notes)
    return joined(
        paragraph(element("strong", words(f"{name}: ")), line(f"{told}."))
        for name, told in (("Aims", aims), ("Content note", notes))
        if told
    )


def _plan(scenario: Scenario, lengths: Lengths, minutes: int) -> Markup:
    told = plan_lines(plan(minutes, lengths, scenario.left_out), minutes)
    rows = (element("li", words(each.strip())) for each in told)
    return element(
        "div", element("h4", words(f"{minutes} minutes")), element("ul", *rows, class_="plan")
    ) if told else NOTHING  # fmt: skip
