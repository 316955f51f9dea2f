"""The code of a play: one short line that can be pasted in a chat and read back into the same play.

`directive.04FJ2-...`: the scenario's name, then in letters the beginning of its rules digest, the
seed, how many moves and predictions there are, and all of these as one number of mixed base: what
could be chosen at each moment decides how much room a choice takes. Options, injects and questions
are counted in the author's order, which the rules digest and a digest of what is asked hold fast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from game.engine.digest import rules_digest
from game.engine.moves import Move, MoveKind
from game.engine.play import Road, move, start
from game.errors import JournalError, MoveError
from game.journal.letters import spelled, unspelled
from game.journal.prediction import Prediction
from game.model.evidence import Evidence, Question
from game.model.scenario import Scenario

if TYPE_CHECKING:
    from game.content.opened import Opened

_VERSION = 1
_DIGEST = 5
_ASKED = 2
_MOST_MOVES = 2_000
_MOST_NAME = 80
_MAX_SEED = 2**63 - 1
_BY_HAND: tuple[MoveKind, ...] = ("inject", "hold", "release")
_NOT_ONE = "this is not the code of a play, such as directive.04FJ2-9XK3M"
_NEWER = "this code was made by a newer version of Precedent; use that one"
_MANGLED = "this code holds no play that these rules allow"


class Code(NamedTuple):
    """A code taken apart, before its scenario is opened."""

    scenario: str
    rules: str
    """The beginning of the rules digest, in hexadecimal digits."""
    seed: int
    moves: int
    predictions: int
    asked: bytes
    """A digest of the questions that could be asked; empty without predictions."""
    number: int


class Decoded(NamedTuple):
    """What a code says."""

    road: Road
    predictions: Mapping[str, Prediction]
    said: str = ""
    """What could not be read; empty where all could."""


def play_code(opened: Opened, road: Road, predictions: Mapping[str, Prediction]) -> str:
    """Return the code of a road and of what was predicted on it.

    Raises:
        JournalError: if there are more moves than a code holds.
    """
    if len(road.turns) > _MOST_MOVES:
        raise JournalError(f"a code holds {_MOST_MOVES} moves, and this play has more")
    digits: list[tuple[int, int]] = []
    at = start(road.program, road.seed)
    for turn in road.turns:
        digits.append(_digit(at, turn.move))
        at = at._replace(turns=(*at.turns, turn))
    asked = _questions(opened.scenario, opened.evidence)
    known = [each for each in predictions.values() if each.question in asked]
    for each in known:
        answers = [*asked[each.question].answers]
        digits.append(([*asked].index(each.question), len(asked)))
        digits.append((answers.index(each.answer), len(answers)))
        digits.append((each.confidence - 1, 100))
    number = 0
    for digit, base in reversed(digits):
        number = number * base + digit
    head = bytes([_VERSION]) + bytes.fromhex(rules_digest(road.program))[:_DIGEST]
    counts = _varint(road.seed) + _varint(len(road.turns)) + _varint(len(known))
    tail = number.to_bytes(-(-number.bit_length() // 8), "big")
    data = head + counts + (_asked_digest(asked) if known else b"") + tail
    called = named_in_codes(opened.name)
    return f"{called}.{spelled(data, called)}"


def named_in_codes(name: str) -> str:
    """Return how codes call a scenario: in small letters, digits and hyphens, whatever its file."""
    return re.sub(r"[^a-z0-9_-]", "-", name.lower())[:_MOST_NAME]


def read_code(text: str) -> Code:
    """Take a code apart.

    Raises:
        JournalError: if it is none, has a slip, or is that of a newer version.
    """
    scenario, dot, word = "".join(text.split()).partition(".")
    scenario = scenario.lower()
    if not dot or not scenario or named_in_codes(scenario) != scenario:
        raise JournalError(_NOT_ONE)
    data = unspelled(word, scenario)
    if data[:1] != bytes([_VERSION]):
        raise JournalError(_NEWER if data[:1] > bytes([_VERSION]) else _NOT_ONE)
    rules, at = data[1 : 1 + _DIGEST], 1 + _DIGEST
    seed, at = _read_varint(data, at, _MAX_SEED)
    moves, at = _read_varint(data, at, _MOST_MOVES)
    predictions, at = _read_varint(data, at, _MOST_MOVES)
    asked = data[at : at + _ASKED] if predictions else b""
    number = int.from_bytes(data[at + len(asked) :], "big")
    return Code(scenario, rules.hex(), seed, moves, predictions, asked, number)


def decode(opened: Opened, code: Code) -> Decoded:
    """Read a code back into the play, on its scenario.

    Raises:
        JournalError: if it was made on other rules, or says what these do not allow.
    """
    program = opened.program
    rules = rules_digest(program)
    if not rules.startswith(code.rules):
        raise JournalError(
            f"this code was made on another version of `{code.scenario}`: its rules begin with "
            f"{code.rules}, those here with {rules[: 2 * _DIGEST]}. It takes the same version, or "
            "the whole play: `precedent plays export` keeps ids, and is read on other rules too"
        )
    road, number = start(program, code.seed), code.number
    try:
        for _ in range(code.moves):
            number, digit = divmod(number, _base(road))
            road = move(road, _move(road, digit))
    except (MoveError, ZeroDivisionError) as error:
        raise JournalError(_MANGLED) from error
    asked = _questions(opened.scenario, opened.evidence)
    if not code.predictions:
        _refuse_rest(number)
        return Decoded(road, {})
    if _asked_digest(asked) != code.asked:
        return Decoded(road, {}, "The questions have changed since: its predictions are left out.")
    predictions: dict[str, Prediction] = {}
    for _ in range(code.predictions):
        number, which = divmod(number, len(asked))
        question = [*asked][which]
        answers = [*asked[question].answers]
        number, answer = divmod(number, len(answers))
        number, confidence = divmod(number, 100)
        predictions.setdefault(question, Prediction(question, answers[answer], confidence + 1))
    _refuse_rest(number)
    return Decoded(road, predictions)


def _refuse_rest(number: int) -> None:
    if number:
        raise JournalError(_MANGLED)


def _base(road: Road) -> int:
    """Return how many moves are thinkable: each option here, and each inject in three ways."""
    return _options(road) + len(_BY_HAND) * len(road.program.injects)


def _options(road: Road) -> int:
    return 0 if road.over else len(road.program.scenes[road.state.place].options)


def _digit(road: Road, made: Move) -> tuple[int, int]:
    options = _options(road)
    if made.kind == "choose":
        return road.program.scenes[road.state.place].numbers[made.id], _base(road)
    inject = [row.id for row in road.program.injects].index(made.id)
    return options + inject * len(_BY_HAND) + _BY_HAND.index(made.kind), _base(road)


def _move(road: Road, digit: int) -> Move:
    options = _options(road)
    if digit < options:
        return Move("choose", road.program.scenes[road.state.place].options[digit].id)
    inject, kind = divmod(digit - options, len(_BY_HAND))
    return Move(_BY_HAND[kind], road.program.injects[inject].id)


def _questions(scenario: Scenario, evidence: Evidence) -> dict[str, Question]:
    """Return what is asked in a scenario, in the order of its scenes."""
    asked = (id_ for scene in scenario.scenes.values() for id_ in scene.predict)
    return {id_: evidence.questions[id_] for id_ in asked if id_ in evidence.questions}


def _asked_digest(asked: Mapping[str, Question]) -> bytes:
    said = "\n".join(f"{id_} {' '.join(each.answers)}" for id_, each in asked.items())
    return blake2b(said.encode(), digest_size=_ASKED).digest()


def _varint(value: int) -> bytes:
    """Return a whole number in groups of seven bits, the lowest first."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _read_varint(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            if value > most:
                break
            return value, at
    raise JournalError(_NOT_ONE)
