"""Texts as they are read out from paper: what is always read, and what only under a condition."""

from __future__ import annotations

from collections.abc import Iterable

from game.classroom.paper.deck import Deck
from game.classroom.paper.saying import condition_words
from game.debrief.html.markup import Markup, element, joined, paragraph, prose, words
from game.model.scenario import Scenario, Text
from game.text.interpolate import compile_template, fill


def read_out(text: Text, scenario: Scenario, deck: Deck) -> Markup:
    """Return a text, its passages in order; what depends on something stands apart, saying on what.

    A value that it shows is named in square brackets, to be read off the track.
    """
    return joined(
        prose(filled(passage.text, scenario))
        if passage.when is None
        else element(
            "div",
            paragraph(
                words(f"Only if {condition_words(passage.when, scenario, deck)}:"), class_="if"
            ),
            prose(filled(passage.text, scenario)),
            class_="only",
        )
        for passage in text
    )


def filled(text: str, scenario: Scenario) -> str:
    """Return a text with each value it shows named in brackets, as Markdown that links nothing."""

    def name(id_: str) -> str:
        indicator = scenario.indicators.get(id_)
        return f"\\[{indicator.label if indicator else id_.replace('_', ' ')} now\\]"

    return fill(compile_template(text), name)


def listed_lines(lines: Iterable[str], class_: str = "") -> Markup:
    """Return lines, each in a paragraph of its own."""
    return joined(paragraph(words(line), class_=class_) for line in lines)
