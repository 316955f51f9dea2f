"""Role cards: an adviser for each team, with what he says at each scene on a strip to cut off."""

from __future__ import annotations

from game.classroom.paper.deck import Deck
from game.classroom.paper.reading import read_out
from game.classroom.paper.sheet import Sheet, card
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.model.scenario import Adviser, Scenario

_TASK = (
    "You speak for this office. Make its case as someone who means it; you may add reasons, but no "
    "facts. After the talk you vote as yourself."
)


def roles(scenario: Scenario, deck: Deck) -> Sheet:
    """Return the role cards of a scenario; empty where nobody advises."""
    speaking = [
        (id_, adviser)
        for id_, adviser in scenario.advisers.items()
        if any(id_ in scene.advice for scene in scenario.scenes.values())
    ]
    return Sheet(
        "roles",
        "Role cards",
        joined(_role(id_, adviser, scenario, deck) for id_, adviser in speaking),
        "class",
        "One adviser for each team, or for a pair. Cut along the dashed lines, and hand out each "
        "strip only when its scene begins: what is said later gives away what comes.",
    )


def _role(id_: str, adviser: Adviser, scenario: Scenario, deck: Deck) -> Markup:
    who = card(
        element("h3", words(adviser.name)),
        paragraph(words(adviser.title)) if adviser.title else NOTHING,
        paragraph(words(_TASK)),
        class_="role",
        label=adviser.name,
    )
    strips = (
        card(
            paragraph(
                words(f"{adviser.name}  ·  scene {deck.scenes[scene_id]}, {scene.title}"),
                class_="kind",
            ),
            read_out(scene.advice[id_], scenario, deck),
            class_="strip-of-advice",
            label=f"{adviser.name} at {scene.title}",
        )
        for scene_id, scene in scenario.scenes.items()
        if id_ in scene.advice
    )
    return element("div", who, *strips, class_="together")
