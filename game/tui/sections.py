"""Sections of evidence set as paragraphs: a heading, then the blocks below it."""

from __future__ import annotations

from collections.abc import Iterator

from game.text.grounds import Section
from game.tui.typeset import Para, heading, markdown


def set_section(section: Section, anchor: str = "") -> Iterator[Para]:
    """Yield a section; items of a list stand together, and without a title there is no heading."""
    if section.title:
        yield heading(section.title, anchor)
    items = 0
    for block in section.blocks:
        for para in markdown(block):
            items = items + 1 if para.lead else 0
            yield para._replace(tight=para.tight or items > 1)
