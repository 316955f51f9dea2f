"""Scene cards: what is read out, what may be chosen, and what is asked before."""

from __future__ import annotations

from collections.abc import Iterator

from game.archive.ahead import asked_in, scenes_ahead
from game.classroom.paper.deck import Deck, letter
from game.classroom.paper.reading import filled, read_out
from game.classroom.paper.saying import condition_words, next_words
from game.classroom.paper.sheet import Sheet, card, titled
from game.debrief.html.markup import (
    NOTHING,
    Markup,
    bullets,
    element,
    joined,
    line,
    paragraph,
    words,
)
from game.model.evidence import Evidence
from game.model.scenario import Option, Scenario, Scene
from game.text.dates import spoken_date


def scenes(scenario: Scenario, deck: Deck, evidence: Evidence) -> Sheet:
    """Return a card for each scene."""
    return Sheet(
        "scenes",
        "Scene cards",
        joined(
            _scene(id_, scene, scenario, deck, evidence) for id_, scene in scenario.scenes.items()
        ),
        "facilitator",
        "To read out: they are kept back, since they tell what else could have come. A part in a "
        "box is read only where what stands above it is so.",
    )


def _scene(id_: str, scene: Scene, scenario: Scenario, deck: Deck, evidence: Evidence) -> Markup:
    start = "  ·  play begins here" if id_ == scenario.start else ""
    return card(
        element(
            "h3",
            element("span", words(f"Scene {deck.scenes[id_]}"), class_="code"),
            words(f" {scene.title}"),
        ),
        paragraph(words(f"{spoken_date(scene.date)}{start}".strip(" ·")), class_="kind"),
        read_out(scene.text, scenario, deck),
        joined(_questions(id_, scene, scenario, evidence, deck)),
        titled(
            "To choose from" if scene.options else "",
            bullets(
                (_option(id_, each, option, scenario, deck)
                 for each, option in scene.options.items()),
                class_="options",
            ),
        ),
        _way_on(scene, scenario, deck) if not scene.options else NOTHING,
        class_="scene",
        label=f"Scene {deck.scenes[id_]}",
    )  # fmt: skip


def _questions(
    id_: str, scene: Scene, scenario: Scenario, evidence: Evidence, deck: Deck
) -> Iterator[Markup]:
    for asked in asked_in(scene, evidence, (), ()):
        question = evidence.questions[asked]
        telling = _telling(question.finding, id_, scenario, deck)
        unless = f" (Not where {' or '.join(telling)} has been read: it tells.)" if telling else ""
        yield titled(
            f"To foresee, before voting{unless}",
            joined(
                (
                    paragraph(line(question.question)),
                    bullets(
                        (
                            _answer(at, answer)
                            for at, answer in enumerate(question.answers.values())
                        ),
                        class_="options",
                    ),
                )
            ),
        )


def _answer(at: int, answer: str) -> Markup:
    return joined((element("strong", words(f"{letter(at).lower()}  ")), line(answer)))


def _option(scene: str, id_: str, option: Option, scenario: Scenario, deck: Deck) -> Markup:
    told = [
        element("strong", words(f"{deck.options[scene, id_]}  ")),
        line(filled(option.label, scenario)),
    ]
    if option.instrument:
        label = scenario.instrument_label(option.instrument)
        told.append(element("span", words(f"  ({label})"), class_="quiet"))
    if option.when is not None:
        said = condition_words(option.when, scenario, deck)
        otherwise = f"; otherwise say: {option.locked}" if option.locked else ", else not offered"
        told.append(element("span", words(f" Open only if {said}{otherwise}"), class_="if"))
    return joined(told)


def _way_on(scene: Scene, scenario: Scenario, deck: Deck) -> Markup:
    way = next_words(scene.next, scenario, deck)
    return titled("A page to read, without a decision", joined(paragraph(words(x)) for x in way))


def _telling(finding: str, scene: str, scenario: Scenario, deck: Deck) -> list[str]:
    """Return the cards that may be read before a scene and tell a finding."""
    earlier = {
        id_
        for id_ in scenario.scenes
        if id_ != scene and scenario.scenes[scene] in scenes_ahead(scenario, id_)
    }
    cards = [each for each in deck.cards if each.scene in earlier]
    codes = {each.code for each in cards}
    told = [each.code for each in cards if finding in each.outcome.grounds.findings]
    told += (
        each.code
        for each in deck.slips
        if each.card in codes and finding in each.consequence.grounds.findings
    )
    told += (
        deck.news[id_] for id_, each in scenario.injects.items() if finding in each.grounds.findings
    )
    return told
