"""Questions for discussion on a page, what was noted, and what else was tried."""

from __future__ import annotations

from game.debrief.debrief import Asked, Debrief, Explored
from game.debrief.html.markup import NOTHING, Markup, bullets, element, joined, line, words


def questions_section(debrief: Debrief) -> Markup:
    """Return what the scenario gives to talk about."""
    asked = debrief.questions
    return joined(
        (
            bullets((_question(each) for each in (*asked.discuss, *asked.reflect)), class_="asked"),
            _titled("What this scenario is for", bullets(map(line, asked.objectives))),
        )
    )


def own_section(debrief: Debrief) -> Markup:
    """Return what was noted during the play, and what was tried after going back."""
    return joined(
        (
            _titled("Notes", bullets(map(words, debrief.notes))),
            _titled(
                "Tried after going back", bullets(_explored(each) for each in debrief.explored)
            ),
        )
    )


def _question(each: Asked) -> Markup:
    where = f"decision {each.decision}, {each.where}" if each.decision else each.where
    told = element("cite", words(f" ({where})")) if where else NOTHING
    return joined((line(each.text), told))


def _explored(each: Explored) -> Markup:
    way = ", ".join(each.choices) or "no choice"
    return joined((element("code", words(way)), words(f": {each.reached.title}")))


def _titled(title: str, told: Markup) -> Markup:
    return joined((element("h3", words(title)), told)) if told else NOTHING
