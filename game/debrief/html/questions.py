"""Questions for discussion on a page, and what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from game.debrief.debrief import Asked, Debrief
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
    """Return what was noted during the play."""
    return bullets(map(words, debrief.notes))


def _listed(questions: Iterable[Asked]) -> Markup:
    return bullets(line(each.text) for each in questions)


def _titled(title: str, told: Markup) -> Markup:
    return joined((element("h3", words(title)), told)) if told else NOTHING
