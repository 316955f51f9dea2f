"""Bytes to text, and the characters that no scenario may have.

Control characters and overrides of the writing direction make a file show something else than it
says; tabs mean different widths to different readers. All are told with their places.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from game.content.reading.kinds import other_kind
from game.content.reading.places import MOST_OF_A_KIND, Fault, Faults
from game.content.reading.tabs import indents_by_tab, tab_fault

_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters other than tab and line feed
    "\u2028\u2029"  # line ends that editors do not count
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # marks of encodings and of annotations
    "\ud800-\udfff"  # halves of characters
)
_raw_hidden = re.compile(f"[{_HIDDEN}]")
find_hidden = re.compile(f"[\t{_HIDDEN}]").search
"""Find the first hidden character in a value; a tab counts, since only an escape can make one."""

_UNDECODABLE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_BINARY = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_HARMLESS = bytes(range(0x20, 0x7F)) + b"\n"
_SAMPLE = 4096
_CONTROL_NAMES = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x09: "TAB", 0x0B: "LINE TABULATION",
    0x0C: "FORM FEED", 0x0D: "CARRIAGE RETURN", 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE",
    0xFEFF: "BYTE ORDER MARK",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line feeds as its only line ends, or what is wrong with the bytes."""

    text: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text in which every refused character is a space, of the same length as before."""

    text: str
    faults: tuple[Fault, ...] = ()
    indented_by_tabs: bool = False


def normalised(text: str) -> str:
    """Return a text without byte order mark, its lines ended by line feeds."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def decode(content: bytes) -> Decoded:
    """Return the text of a file in UTF-8; where that fails, the text as far as it can be shown."""
    other = other_kind(content)
    if other:
        return Decoded("", Fault("R006", other, 0, 1))
    for mark, encoding in _UNDECODABLE.items():
        if content.startswith(mark):
            message = f"the file is in {encoding}; save it as UTF-8"
            return Decoded("", Fault("R007", message, 0, 1))
    if b"\0" in content or _mostly_controls(content[:_SAMPLE]):
        return Decoded("", Fault("R006", "this is not a text file", 0, 1))
    try:
        return Decoded(normalised(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = normalised(content[: error.start].decode("utf-8"))
        text = normalised(content.decode("utf-8", errors="replace"))
        byte = content[error.start : error.start + 1]
        guess = byte.decode("cp1252", errors="ignore")
        meant = f" (in Windows-1252 it is `{guess}`)" if guess.isprintable() and guess else ""
        message = f"byte {byte.hex().upper()} is not UTF-8{meant}; save the file as UTF-8"
        return Decoded(text, Fault("R007", message, len(before), len(before) + 1))


def _mostly_controls(sample: bytes) -> bool:
    return len(sample.translate(None, _BINARY)) * 10 < len(sample) * 9


def named(character: str) -> str:
    """Return a character's code point and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code = ord(character)
    fallback = "SURROGATE" if 0xD800 <= code <= 0xDFFF else "CONTROL CHARACTER"
    name = _CONTROL_NAMES.get(code) or unicodedata.name(character, fallback)
    return f"U+{code:04X} {name}"


def clean(text: str) -> Cleaned:
    """Return a text with every tab and hidden character made a space, and told.

    A text with a null character is not cleaned: it is no text file, and says so.
    """
    # Without the printable ASCII, of which a text mostly consists, there is little left to search.
    unusual = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    if not find_hidden(unusual.decode("utf-8", "surrogatepass")):
        return Cleaned(text)
    if "\0" in text:
        return Cleaned(text, (Fault("R006", "this is not a text file", 0, 1),))
    faults = Faults()
    by_tabs = False
    if "\t" in text:
        faults.add(tab_fault(text))
        by_tabs = indents_by_tab(text)
    cleaned, number = _raw_hidden.subn(" ", text)
    for match in islice(_raw_hidden.finditer(text), MOST_OF_A_KIND + 1):
        message = f"a hidden character, {named(match.group())}; delete it"
        faults.add(Fault("Y109", message, match.start(), match.end()))
    faults.count("Y109", number - MOST_OF_A_KIND - 1)
    return Cleaned(cleaned.replace("\t", " "), tuple(faults.told()), by_tabs)
