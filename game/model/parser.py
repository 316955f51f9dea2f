"""The language of conditions: text to tree, with a place for every fault.

    either     = both { "or" both }
    both       = negated { "and" negated }
    negated    = "not" negated | comparison
    comparison = sum [ ( "<" | "<=" | "==" | "!=" | ">=" | ">" ) sum ]
    sum        = term { ( "+" | "-" ) term }
    term       = number | "-" number | name | "decisions" | "seen" "(" scene ")"
               | "chose" "(" scene "." option ")" | "(" either ")"

Length and depth are bounded, so that no file can make the parser run long or recurse deeply.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Decisions,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
)
from game.model.wording import (
    ALWAYS,
    BARE,
    FLAG_ALONE,
    FUNCTIONS,
    flag_meant,
    meant_by,
    meant_by_sign,
    several_words,
)

MAX_LENGTH = 1000
"""The longest condition, in characters."""

MAX_DEPTH = 40
"""How deeply parentheses and `not` may nest."""

MAX_TOKENS = 400
"""How many names, numbers and signs a condition may have."""

MAX_NUMBER = 1_000_000_000
"""The largest number that a condition may name."""

_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<number>[0-9]+)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<mark><=|>=|==|!=|<>|=<|=>|&&|\|\||[<>()+\-.=!&|])|(?P<other>.)",
    re.DOTALL,
)
_TRUTHS = frozenset({"yes", "no", "on", "off"})
_COMPARISONS = frozenset({"<", "<=", "==", "!=", ">=", ">"})


class ConditionFault(Exception):
    """What is wrong with a condition, between which offsets of its text.

    `meant` is what belongs there, where that is known; it may be nothing at all.
    """

    def __init__(self, message: str, start: int, end: int, *, meant: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = max(end, start + 1)
        self.meant = meant


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def parse_condition(source: str) -> Condition:
    """Parse the text of a condition.

    Raises:
        ConditionFault: at the first part that is not of the language.
    """
    if len(source) > MAX_LENGTH:
        raise ConditionFault(
            f"a condition may have {MAX_LENGTH} characters; this one has {len(source)}", 0, 1
        )
    return Condition(_Parser(source).whole(), source)


def _tokens(source: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup or "other"
        if kind == "space":
            continue
        text = match.group()
        start, end = match.span()
        sign = None if kind in ("number", "word") else meant_by_sign(source, start, end)
        if sign:
            raise ConditionFault(sign.message, sign.start, sign.end, meant=sign.text)
        if kind == "other":
            raise ConditionFault(f"`{text}` has no meaning here", start, end)
        found.append(_Token(kind, text, start, end))
    if len(found) > MAX_TOKENS:
        message = f"a condition may have {MAX_TOKENS} names, numbers and signs"
        raise ConditionFault(message, 0, len(source))
    found.append(_Token("end", "", len(source), len(source)))
    return found


class _Parser:
    """One pass by recursive descent over the tokens of one condition."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _tokens(source)
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        if self.tokens[0].kind == "end":
            raise ConditionFault("the condition is empty", 0, 1)
        tree = self.either()
        token = self.tokens[self.at]
        if token.kind != "end":
            if token.text == ")":
                self.fail("this parenthesis closes nothing")
            before = self.tokens[self.at - 1]
            if token.text in _COMPARISONS:
                message = "compare two things at a time and join them with `and`"
                again = f"and {before.text} {token.text}" if before.text != ")" else None
                raise ConditionFault(message, token.start, token.end, meant=again)
            meant = meant_by(self.source, (before.start, before.end), token.start)
            if meant:
                raise ConditionFault(meant.message, meant.start, meant.end, meant=meant.text)
            words = several_words(self.source, before.start) if before.kind == "word" else None
            if words:
                raise ConditionFault(words.message, words.start, words.end)
            self.fail(f"`{token.text}` does not follow from what stands before it")
        return tree

    def fail(self, message: str) -> None:
        token = self.tokens[self.at]
        raise ConditionFault(message, token.start, token.end)

    def take(self, text: str) -> bool:
        if self.tokens[self.at].text == text:
            self.at += 1
            return True
        return False

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"parentheses and `not` may nest {MAX_DEPTH} deep")

    def either(self) -> Expression:
        left = self.both()
        while self.take("or"):
            right = self.both()
            left = Or(left, right, left.start, right.end)
        return left

    def both(self) -> Expression:
        left = self.negated()
        while self.take("and"):
            right = self.negated()
            left = And(left, right, left.start, right.end)
        return left

    def negated(self) -> Expression:
        token = self.tokens[self.at]
        if token.text != "not":
            return self.comparison()
        self.at += 1
        self.deeper()
        part = self.negated()
        self.depth -= 1
        return Not(part, token.start, part.end)

    def comparison(self) -> Expression:
        left = self.sum()
        token = self.tokens[self.at]
        if token.text not in _COMPARISONS:
            return left
        self.at += 1
        right = self.sum()
        return Compare(left, token.text, right, left.start, right.end)

    def sum(self) -> Expression:
        left = self.term()
        while (sign := self.tokens[self.at].text) in ("+", "-"):
            self.at += 1
            right = self.term()
            left = Sum(left, 1 if sign == "+" else -1, right, left.start, right.end)
        return left

    def term(self) -> Expression:
        token = self.tokens[self.at]
        if token.text == "(":
            self.at += 1
            self.deeper()
            inner = self.either()
            if not self.take(")"):
                raise ConditionFault("this parenthesis is not closed", token.start, token.end)
            self.depth -= 1
            return inner
        if token.text == "-":
            self.at += 1
            number = self.number(token.start)
            return Number(-number.value, token.start, number.end)
        if token.kind == "number":
            return self.number(token.start)
        if token.kind == "word":
            return self.named(token)
        if token.kind == "end":
            self.fail("something is missing at the end")
        self.fail(f"a name, a number or a parenthesis is missing before `{token.text}`")
        raise AssertionError("fail() always raises")

    def number(self, start: int) -> Number:
        token = self.tokens[self.at]
        if token.kind != "number":
            self.fail("a whole number is missing here")
        if len(token.text) > 1 and token.text[0] == "0":
            meant = token.text.lstrip("0") or "0"
            raise ConditionFault(
                f"numbers have no leading zero; write `{meant}`",
                token.start,
                token.end,
                meant=meant,
            )
        if len(token.text) > 10 or int(token.text) > MAX_NUMBER:
            self.fail(f"the largest number is {MAX_NUMBER}")
        self.at += 1
        following = self.tokens[self.at]
        if following.text == "." or (following.kind == "word" and following.start == token.end):
            raise ConditionFault("a number is whole, in plain digits", token.start, following.end)
        return Number(int(token.text), start, token.end)

    def named(self, token: _Token) -> Expression:
        self.at += 1
        if token.text == "decisions":
            return Decisions(token.start, token.end)
        if token.text in ("seen", "chose"):
            return self.history(token)
        if token.text in ("and", "or"):
            self.at -= 1
            self.fail(f"something is missing before `{token.text}`")
        if token.text in ("true", "false") or (token.text in _TRUTHS and self.is_compared()):
            self.truth(token)
        if token.text in ALWAYS and len(self.tokens) == 2:
            message = "what always holds has no condition; leave the line out"
            raise ConditionFault(message, token.start, token.end)
        if self.tokens[self.at].text == "(":
            meant = FUNCTIONS.get(token.text)
            if meant:
                message = f"`{token.text}` is not of this language; write `{meant}`"
                raise ConditionFault(message, token.start, token.end, meant=meant)
            raise ConditionFault(
                f"`{token.text}` is not a function; there are `seen(scene)` and "
                "`chose(scene.option)`",
                token.start,
                token.end,
            )
        return Name(token.text, token.start, token.end)

    def is_compared(self) -> bool:
        """Whether a comparison stands before the word that was taken last."""
        return self.at > 1 and self.tokens[self.at - 2].text in ("==", "!=")

    def truth(self, token: _Token) -> None:
        """Refuse `true` and `false`; what a flag is compared with them for can be told."""
        before = self.tokens[max(self.at - 3, 0) : self.at - 1]
        if len(before) == 2 and before[0].kind == "word" and before[1].text in ("==", "!="):
            name, sign = before
            meant = flag_meant(self.source, (name.start, name.end), sign.start)
            raise ConditionFault(FLAG_ALONE, name.start, token.end, meant=meant)
        raise ConditionFault(FLAG_ALONE, token.start, token.end)

    def history(self, token: _Token) -> Expression:
        form = "seen(scene)" if token.text == "seen" else "chose(scene.option)"
        if not self.take("("):
            asked = BARE[token.text].match(self.source, token.end)
            meant = f"{token.text}({asked[1]})" if asked else None
            end = asked.end() if asked else token.end
            raise ConditionFault(f"write it as `{form}`", token.start, end, meant=meant)
        scene = self.word(form)
        if token.text == "seen":
            end = self.close(form)
            return Seen(scene, token.start, end)
        if not self.take("."):
            self.fail(f"write it as `{form}`")
        option = self.word(form)
        end = self.close(form)
        return Chose(scene, option, token.start, end)

    def word(self, form: str) -> str:
        token = self.tokens[self.at]
        if token.kind != "word":
            self.fail(f"write it as `{form}`")
        self.at += 1
        return token.text

    def close(self, form: str) -> int:
        token = self.tokens[self.at]
        if token.text != ")":
            self.fail(f"write it as `{form}`")
        self.at += 1
        return token.end
