"""The facilitator's notes, scene by scene, with what to ask and what the record answers."""

from __future__ import annotations

from game.archive.ahead import asked_in
from game.classroom.paper.deck import Deck, letter
from game.classroom.paper.sheet import Sheet, card, titled
from game.classroom.paper.sheets.cases import finding_line
from game.debrief.html.markup import Markup, bullets, element, joined, line, paragraph, prose, words
from game.model.evidence import Evidence, Question
from game.model.scenario import Scenario, Scene


def notes(scenario: Scenario, deck: Deck, evidence: Evidence) -> Sheet:
    """Return what the author tells the facilitator of each scene."""
    told = (
        _scene(deck.scenes[id_], scene, evidence)
        for id_, scene in scenario.scenes.items()
        if scene.notes or scene.discuss or scene.predict
    )
    return Sheet(
        "notes",
        "Notes",
        joined(told),
        "facilitator",
        "The record of a question is told after the outcome of that decision.",
    )


def _scene(number: str, scene: Scene, evidence: Evidence) -> Markup:
    asked = [evidence.questions[id_] for id_ in asked_in(scene, evidence, (), ())]
    return card(
        element(
            "h3", element("span", words(f"Scene {number}"), class_="code"), words(f" {scene.title}")
        ),
        prose(scene.notes),
        titled("To talk about", bullets(map(line, scene.discuss))),
        titled(
            "Foreseen, and the record",
            joined(_record(question, evidence) for question in asked),
        ),
        class_="note",
        label=f"Notes on scene {number}",
    )


def _record(question: Question, evidence: Evidence) -> Markup:
    at = [*question.answers].index(question.record)
    finding = evidence.findings.get(question.finding)
    parts = [
        paragraph(line(question.question)),
        bullets(
            joined((element("strong", words(f"{letter(number).lower()}  ")), line(answer)))
            for number, answer in enumerate(question.answers.values())
        ),
        paragraph(
            element("strong", words(f"The record: {letter(at).lower()}. ")),
            line(question.answers[question.record]),
        ),
    ]
    if finding is not None:
        parts.append(finding_line(question.finding, finding, evidence))
    return joined(parts)
