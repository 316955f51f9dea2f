"""What may be consulted before a choice: the historian, the archive, and what to discuss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.archive.as_text import entry_lines, found_lines, overview_lines
from game.archive.entries import entries
from game.archive.historian import consult
from game.archive.query import read_query
from game.archive.search import by_id, nearest, search
from game.engine.view import scene_view
from game.journal.asking import held_back, may_be_told
from game.plain.page import Page
from game.text.telling import counted

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.journal.sitting import Sitting

MOST = 20
"""How many entries a search lists."""


def tell_historian(page: Page, opened: Opened, sitting: Sitting, words: str) -> None:
    """List the cases to consult here, or read the one of that number."""
    cards = consult(sitting.road, opened.evidence, held_back(sitting, opened.evidence))
    if not cards:
        page.line("There is no case to consult here.")
        return
    if words.isascii() and words.isdigit() and 1 <= int(words[:4]) <= len(cards):
        card = cards[int(words[:4]) - 1]
        page.line(f"Case {words} of {len(cards)}.")
        page.sections(card.sections, {section.kind for section in card.sections})
        return
    if words:
        page.line(f"There is no case {words!r} here.")
    page.line(f"The historian has {counted(len(cards), 'case')} that bear on this decision:")
    for number, card in enumerate(cards, start=1):
        page.item(f"{number}.", card.title)
    page.line("Type historian and a number to hear one.")


def tell_archive(page: Page, opened: Opened, sitting: Sitting, words: str) -> None:
    """Give an overview of the archive, list what has the words, or read an entry by its id."""
    evidence = may_be_told(sitting, opened.evidence, by_itself=True)
    there = entries(evidence)
    entry = by_id(words, there) if words else None
    query, misread = read_query(words, there)
    if misread:
        page.line(misread[0].said)
        return
    if entry is not None:
        page.ready(entry_lines(entry.key, evidence, page.columns))
    elif query.empty:
        page.ready(overview_lines(there, page.columns))
        page.line("Type archive and words to search, or archive and an id to read.")
    else:
        found = search(there, query, MOST)
        page.ready(found_lines(found, page.columns))
        if not found.total:
            near = nearest(words, query, there)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            page.line(f"Nothing in the archive has {words!r}.{meant}")
    if evidence is not opened.evidence:
        page.line("(What may still be asked or decided in this play is held back.)")


def tell_discussion(page: Page, sitting: Sitting) -> None:
    """Tell what a class may discuss before it chooses."""
    road = sitting.road
    if road.over:
        page.line("The play is over; the ending asks what there is to think about.")
        return
    scene = scene_view(road.program, road.state)
    prompts = road.program.scenario.scenes[scene.id].discuss
    if not prompts:
        page.line("There is nothing set to discuss here.")
        return
    page.line("To discuss before you choose:")
    page.text("\n".join(f"- {prompt}" for prompt in prompts))
