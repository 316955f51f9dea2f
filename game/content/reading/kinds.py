"""Files that are no plain text, told by their first bytes."""

from __future__ import annotations

_SAMPLE = 1024
_STARTS = (
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a document of a word processor, or an archive (ZIP)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older word processor"),
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<?xml", "an XML document"),
)


def other_kind(content: bytes) -> str:
    """Return what is wrong with a file that is a document of another kind, or nothing."""
    start = content[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, kind in _STARTS:
        if start.startswith(sign.lower()):
            return f"this is {kind}, not a text file; save it as plain text (UTF-8)"
    return ""
