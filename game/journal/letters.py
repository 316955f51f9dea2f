"""Bytes as letters and digits that can be read out, typed and pasted, with a check of slips.

The alphabet is Crockford's: no I, L, O or U. Case, hyphens and blanks do not count, and letters
that look like digits are read as these.
"""

from __future__ import annotations

from hashlib import blake2b

from game.errors import JournalError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\n": None, "\t": None})
_CHECK = 5
_GROUP = 5
MOST_LETTERS = 4_000
"""The longest word that is read."""


def spelled(data: bytes, about: str) -> str:
    """Return bytes as letters, in groups; the check covers `about` as well."""
    bits = len(data) * 8
    count = -(-bits // 5)
    number = int.from_bytes(data, "big") << (count * 5 - bits)
    letters = "".join(_ALPHABET[number >> 5 * at & 31] for at in reversed(range(count)))
    letters += _check(data, about)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def unspelled(word: str, about: str) -> bytes:
    """Return the bytes of letters.

    Raises:
        JournalError: if one of them has a slip.
    """
    letters = word.upper().translate(_LIKE)
    if len(letters) > MOST_LETTERS:
        raise JournalError("this is far too long for a code")
    odd = next((letter for letter in letters if letter not in _VALUES), None)
    if odd is not None:
        raise JournalError(f"a code has no {odd!r} in it")
    if len(letters) <= _CHECK:
        raise JournalError("this is too short for a code; is all of it there?")
    body, check = letters[:-_CHECK], letters[-_CHECK:]
    count = len(body) * 5 // 8
    number = 0
    for letter in body:
        number = number << 5 | _VALUES[letter]
    spare = len(body) * 5 - count * 8
    data = (number >> spare).to_bytes(count, "big")
    if number & (1 << spare) - 1 or spare > 4 or check != _check(data, about):
        raise JournalError("this code has a slip: a letter is wrong or missing, or two are swapped")
    return data


def _check(data: bytes, about: str) -> str:
    said = about.encode("utf-8", "backslashreplace")
    digest = blake2b(data + b"\0" + said, digest_size=4, person=b"play code").digest()
    number = int.from_bytes(digest, "big")
    return "".join(_ALPHABET[number >> 5 * at & 31] for at in reversed(range(_CHECK)))
