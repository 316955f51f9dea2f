"""Files that hold a part of a scenario: evidence of its own, or what it includes."""

from __future__ import annotations

import re
from pathlib import Path

from game.content.files.safely import read_bytes
from game.errors import Problem

_TOP_KEY = re.compile(r"^([A-Za-z_]+):(?:\s|$)", re.MULTILINE)
_OF_A_SCENARIO = frozenset({"format", "title", "start", "role", "kind", "minutes", "include"})
"""Keys of which a scenario has some, also where others are missing, and a part has none."""


def is_part(path: Path) -> bool:
    """Whether a file has nothing of a scenario's own at its top, but other keys of the format.

    What cannot be read is taken for a scenario, so that its reader says what is wrong with it.
    """
    data = read_bytes(path, shown=str(path))
    if isinstance(data, Problem):
        return False
    # The keys are worked out from the shapes, which only those need who look at several files.
    from game.content.files.join import EVIDENCE_FILE, INCLUDED_FILE

    keys = set(_TOP_KEY.findall(data.decode("utf-8", "replace")))
    return bool(keys & (EVIDENCE_FILE.keys | INCLUDED_FILE.keys)) and not keys & _OF_A_SCENARIO
