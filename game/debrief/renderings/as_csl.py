"""The sources of a path as CSL-JSON: what Zotero, pandoc and other citation tools read."""

from __future__ import annotations

import json

from game.debrief.debrief import Debrief


def as_csl(debrief: Debrief) -> str:
    """Return the sources of a path as a list of CSL items."""
    items = [source.csl for source in debrief.sources.bibliography]
    return json.dumps(items, indent=2, ensure_ascii=True)
