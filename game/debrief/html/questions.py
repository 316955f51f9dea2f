"""Questions for discussion on a page, what was noted, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from game.debrief.debrief import Asked, Debrief
from game.debrief.explored import Explored
from game.debrief.html.markup import NOTHING, Markup, bullets, element, joined, line, words


def questions_section(debrief: Debrief) -> Markup:
    """Return what the scenario gives to talk about."""
    asked = debrief.questions
    by_decision = (
        _titled(f"{number}. {where}", _listed(questions))
        for (number, where), questions in groupby(
            asked.discuss, key=lambda each: (each.decision, each.where)
        )
    )
    return joined(
        (
            _titled("About the whole", _listed(asked.reflect)),
            *by_decision,
            _titled("What this scenario is for", bullets(map(line, asked.objectives))),
        )
    )


def own_section(debrief: Debrief) -> Markup:
    """Return what was noted during the play, and what was tried after going back."""
    tried = bullets(_explored(each) for each in debrief.explored)
    return joined(
        (
            _titled("Notes", bullets(map(words, debrief.notes))),
            _titled("Tried after going back", tried),
        )
    )


def _listed(questions: Iterable[Asked]) -> Markup:
    return bullets(line(each.text) for each in questions)


def _explored(each: Explored) -> Markup:
    way = ", ".join(each.choices) or "no choice"
    return joined((element("code", words(way)), words(f": {each.reached.title}")))


def _titled(title: str, told: Markup) -> Markup:
    return joined((element("h3", words(title)), told)) if told else NOTHING
