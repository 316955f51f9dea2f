"""The briefing: what a class reads before its first decision."""

from __future__ import annotations

from game.classroom.paper.sheet import Sheet
from game.debrief.html.markup import NOTHING, Markup, bullets, element, joined, line, prose, words
from game.model.scenario import Indicator, Scenario
from game.text.telling import BETTER


def briefing(scenario: Scenario) -> Sheet:
    """Return setting, role, purpose, content note, and what is tracked."""
    told = (
        ("Where and when", scenario.setting),
        ("Your role", scenario.role),
        ("What it is about", scenario.purpose),
        ("Content note", ", ".join(scenario.content_notes)),
    )
    return Sheet(
        "briefing",
        f"Briefing: {scenario.title}",
        joined(
            (
                *(_part(title, prose(text)) for title, text in told if text),
                _part("What is tracked; none of it is a score", _tracked(scenario)),
            )
        ),
        "class",
        "Read before the first decision. Anyone may step out at any time, without a reason.",
    )


def _part(title: str, body: Markup) -> Markup:
    return joined((element("h3", words(title)), body)) if body else NOTHING


def _tracked(scenario: Scenario) -> Markup:
    return bullets(_indicator(each) for each in scenario.indicators.values())


def _indicator(each: Indicator) -> Markup:
    unit = f"{each.unit}, " if each.unit else ""
    figures = f" ({unit}{each.low} to {each.high}, {BETTER[each.better]}; now {each.start}). "
    return joined((element("strong", words(each.label)), words(figures), line(each.why)))
