"""The parser for machines whose PyYAML was built without libyaml, made to read what libyaml reads.

PyYAML's own scanner ends a text between brackets at any question mark: `[Who pays? Who gains?]`
would be refused on such a machine, and read on any other.
"""

from __future__ import annotations

from typing import Any

import yaml

_ENDS = frozenset(",[]{}#:\0\n\r\x85\u2028\u2029")
"""What may not follow a question mark, blanks left aside, where a text goes on behind it."""


class PureLoader(yaml.SafeLoader):
    """PyYAML's safe loader, in which a question mark within a text is a letter."""

    def scan_plain(self) -> Any:
        """Scan a text without quotes; one that a question mark has cut short is put together."""
        token: Any = super().scan_plain()
        while self.flow_level and self.peek() == "?" and token.end_mark.index == self.index:
            value = token.value + "?"
            self.forward()
            end = self.get_mark()
            blanks = 0
            while self.peek(blanks) in " \t":
                blanks += 1
            if self.peek(blanks) not in _ENDS and self.peek(blanks) != "?":
                value += self.prefix(blanks)
                self.forward(blanks)
                rest: Any = super().scan_plain()
                value, end = value + rest.value, rest.end_mark
            token = yaml.ScalarToken(value, True, token.start_mark, end)
        return token
