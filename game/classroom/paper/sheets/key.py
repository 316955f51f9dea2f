"""How to play with the laptop closed, and the key: which card an option and a draw lead to."""

from __future__ import annotations

from game.classroom.paper.chances import DRAWING, spans
from game.classroom.paper.deck import Deck
from game.classroom.paper.saying import condition_words
from game.classroom.paper.sheet import Sheet
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
from game.debrief.html.table import Row, table
from game.model.scenario import Scenario
from game.text.telling import listed

_RULES = (
    "**Enter a scene.** First the slips in the calendar’s row of the decision made last, in the "
    "order in which they were written there: read each, make its changes, put it away. Then look "
    "through the news below, from the top, once: what is due comes. Then read the scene out.",
    "**Before the vote.** Ask what is to be foreseen, let the advisers speak, take the first vote "
    "on paper, talk, vote again. The options closed now are not voted on.",
    "**Decide and draw.** Tick the option on the track sheet: from now on it was chosen. The key "
    "names its card. Where there are several, draw a number, and open that card alone.",
    "**Open the card.** Make the changes in their order, never beyond the ends of an indicator’s "
    "range, and put its slips on the calendar; then read it out: the record there first, then what "
    "follows here. What says *only if* is judged by the track after the changes.",
    "**Go on** as the card says: the first line that holds counts. A scene is left when the next "
    "is entered: tick it then. A page without a decision moves nothing on the calendar.",
    "**End.** Where a card leads to the endings or to one of them, read first all slips still on "
    "the calendar, row by row, and make their changes. Then open the ending.",
    "**A dead end** (no option open, no card that holds): go back one decision and choose again.",
)
"""In Markdown, each a step of play."""


def key(scenario: Scenario, deck: Deck) -> Sheet:
    """Return the rules, the news with its conditions, and the key to all cards."""
    drawing = (joined((element("strong", words(f"{many}: ")), words(how))) for many, how in DRAWING)
    return Sheet(
        "key",
        "How to play on paper, and the key",
        joined(
            (
                element("ol", *(element("li", line(rule)) for rule in _RULES)),
                element("h3", words("Drawing one of so many numbers")),
                bullets(drawing),
                _news(scenario, deck),
                _options(scenario, deck),
            )
        ),
        "facilitator",
    )


def _news(scenario: Scenario, deck: Deck) -> Markup:
    if not scenario.injects:
        return NOTHING
    rows = []
    for id_, each in scenario.injects.items():
        where = listed(tuple(deck.scenes[scene] for scene in each.scenes)) or "any scene"
        when = "by your hand alone"
        if each.when is not None:
            when = f"if {condition_words(each.when, scenario, deck)}"
        rows.append(Row(words(deck.news[id_]), [words(each.title), words(where), words(when)]))
    heads = [words(head) for head in ("Card", "News", "On entering scene", "Comes")]
    return joined((
        element("h3", words("News")),
        table(words("Each at most once, in this order"), heads, rows, class_="told"),
    ))  # fmt: skip


def _options(scenario: Scenario, deck: Deck) -> Markup:
    rows = []
    for scene_id, scene in scenario.scenes.items():
        for option_id, option in scene.options.items():
            cards = deck.cards_of(scene_id, option_id)
            fixed = all(each.outcome.when is None for each in cards)
            numbers = spans([each.outcome.weight for each in cards])
            told = []
            for each, span in zip(cards, numbers, strict=True):
                if each.outcome.when is not None:
                    said = condition_words(each.outcome.when, scenario, deck)
                    told.append(f"{each.code}: {_numbers(each.outcome.weight)} if {said}")
                elif not fixed:
                    told.append(f"{each.code}: {_numbers(each.outcome.weight)} always")
                else:
                    told.append(each.code if len(cards) == 1 else f"{span}: {each.code}")
            heading = deck.option(scene_id, option_id)
            rows.append(Row(words(heading), [line(option.label), joined(_lines(told))], class_=""))
    explained = (
        "Where a card stands with a number of numbers and a condition, leave out those whose "
        "condition does not hold: the first that is left has the first numbers, the next those "
        "that follow. Where one alone is left, it comes without a draw."
    )
    heads = [words(head) for head in ("Option", "", "Card")]
    conditioned = any(each.outcome.when is not None for each in deck.cards)
    return joined((
        element("h3", words("Key")),
        paragraph(words(explained)) if conditioned else NOTHING,
        table(words("Which card an option leads to"), heads, rows, class_="told"),
    ))  # fmt: skip


def _numbers(weight: int) -> str:
    return "1 number" if weight == 1 else f"{weight} numbers"


def _lines(told: list[str]) -> list[Markup]:
    return [element("div", words(each)) for each in told]
