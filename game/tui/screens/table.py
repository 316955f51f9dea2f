"""Who is at the table: on the line under the text, and in the panel beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.style import Style

from game.engine.view import AdviceView
from game.model.scenario import Scenario
from game.text.telling import counted
from game.tui.commands.rooms import VOICES
from game.tui.typeset import QUIET, Para, heading, plain

TEXT = -1
"""The number of the voice while nobody speaks, and the text of the scene is shown."""

_DISCUSS = (("d", "discuss"),)
_BETWEEN = "   "
_ARTICLE = re.compile(r"^the\b", re.IGNORECASE)


def letters_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the key of each of these advisers: a letter of the name, where there is a free one.

    The first letters of words go before others, and the last word before the first, because that
    is where titles differ. Where no key is left, there is none.
    """
    free = list(VOICES)
    letters = []
    for name in names:
        words = _ARTICLE.sub("", name.casefold()).split()[::-1]
        wished = (*(word[0] for word in words), *"".join(words), *free)
        letter = next((each for each in wished if each in free), "")
        if letter:
            free.remove(letter)
        letters.append(letter)
    return tuple(letters)


def letters_at_table(advice: Sequence[AdviceView], scenario: Scenario) -> tuple[str, ...]:
    """Return the key of each adviser at the table, the same at every scene while there are enough.

    In a scenario with more advisers than letters, those of one scene share them among themselves.
    """
    everybody = [adviser.name for adviser in scenario.advisers.values()]
    here = [view.adviser.name for view in advice]
    known = everybody if len(everybody) <= len(VOICES) else here
    letters = dict(zip(known, letters_of(known), strict=True))
    return tuple(letters[name] for name in here)


def voices_beside(
    advice: Sequence[AdviceView], letters: Sequence[str], voice: int, *, brief: bool = False
) -> Iterator[Para]:
    """Yield who is at the table, each with a key, for the panel beside the text.

    In brief, without what office they are from.
    """
    for number, view in enumerate(advice):
        if number == 0:
            yield heading("At the table")
        title = f", {view.adviser.title}" if view.adviser.title else ""
        told = _ARTICLE.sub("", view.adviser.name) if brief else f"{view.adviser.name}{title}"
        name = plain(told.strip(), "bold" if number == voice else "")
        hear = Style.from_meta({"@click": f"screen.hear({number})"})
        mark = ">" if number == voice else " "
        lead = f"{mark} {letters[number] or '-'} "
        yield Para(name.stylize(hear), lead, tight=number > 0, lead_style="bold")


def letters_beside(letters: Sequence[str], voice: int) -> Iterator[Para]:
    """Yield how many others can be heard, and by which letters, for a panel with few lines."""
    if others := [letter for number, letter in enumerate(letters) if number != voice]:
        yield Para(_to_hear(len(others), others, voice), tight=True)


def at_the_table(
    advice: Sequence[AdviceView], letters: Sequence[str], voice: int, room: int, *, discuss: bool
) -> Content:
    """Say in so many cells whom else one can hear, and whether there is something to discuss."""
    others = [
        (letter, view.adviser.name)
        for number, (letter, view) in enumerate(zip(letters, advice, strict=True))
        if number != voice
    ]
    also = _DISCUSS if discuss and voice == TEXT else ()
    named = _keyed((*others, *also))
    if named.cell_length <= room:
        return named
    hear = _to_hear(len(others), [letter for letter, _ in others], voice)
    more = Content(_BETWEEN).join([hear, _keyed(also)])
    return more if also and more.cell_length <= room else hear


def _to_hear(count: int, letters: Iterable[str], voice: int) -> Content:
    many = counted(count, "adviser") if voice == TEXT else "the others"
    return Content.assemble((f"hear {many}: ", QUIET), (" ".join(filter(None, letters)), "bold"))


def _keyed(pairs: Iterable[tuple[str, str]]) -> Content:
    """Return keys and what they are for, on one line."""
    return Content(_BETWEEN).join(
        Content.assemble((f"{key} " if key else "", "bold"), plain(name, QUIET))
        for key, name in pairs
    )
