"""Conditions as an author writes them: each text parsed once, with every place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.model.conditions import Compare, Condition, Number
from game.model.parser import ConditionFault, parse_condition

_UNREAD = Condition(Compare(Number(0), "==", Number(0)), "")
"""Stands for a condition that cannot be read, so that its owner still has one."""


_MOST_MENDED = 10  # slips in one condition
_SPACES = re.compile(r"\s+")


class Conditions:
    """The conditions of a scenario."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._parsed: dict[str, Condition] = {}
        self._faults: dict[str, ConditionFault] = {}
        self._uses: dict[str, list[Trail]] = {}

    def __iter__(self) -> Iterator[tuple[Condition, list[Trail]]]:
        """Yield each condition that could be read, with the paths where it stands."""
        return ((condition, self._uses[text]) for text, condition in self._parsed.items())

    def read(self, text: str, owner: Trail, key: str = "when") -> Condition:
        """Return the condition under a key; what cannot be read is told wherever it stands."""
        path = (*owner, key)
        known = self._parsed.get(text)
        if known is not None:
            self._uses[text].append(path)
            return known
        fault = self._faults.get(text)
        if fault is None:
            try:
                known = self._parsed[text] = parse_condition(text)
            except ConditionFault as found:
                fault = self._faults[text] = found
            else:
                self._uses[text] = [path]
                return known
        self._tell(text, fault, path)
        return _UNREAD

    def _tell(self, text: str, fault: ConditionFault, path: Trail) -> None:
        mended = _mended(text, fault)
        fix = f"{path[-1]}: {mended}" if mended else ""
        start = min(fault.start, len(text) - 1)
        within = (start, max(fault.end, start + 1))
        self._problems.add("M308", fault.message, path, within=within, fix=fix)


def _mended(text: str, fault: ConditionFault) -> str:
    """Return a text with all put right of which it is known what is meant; else nothing."""
    for _ in range(_MOST_MENDED):
        if fault.meant is None:
            return ""
        text = _SPACES.sub(" ", f"{text[: fault.start]}{fault.meant}{text[fault.end :]}").strip()
        try:
            parse_condition(text)
        except ConditionFault as found:
            fault = found
        else:
            return text
    return ""
