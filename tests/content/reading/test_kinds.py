from __future__ import annotations

from pathlib import Path

import pytest

from game.content.reading.kinds import other_kind
from game.content.reading.source import read_source


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{\\rtf1\\ansi title: x}", "a document of a word processor (RTF)"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a document of a word processor, or an archive (ZIP)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a document of an older word processor"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a web page (HTML)"),
        (b"<HTML lang=en>", "a web page (HTML)"),
        (b"<?xml version='1.0'?>", "an XML document"),
    ],
)
def test_a_document_of_another_kind_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    reading = read_source(path, shown="x.yaml")
    assert reading.source is None
    (problem,) = reading.problems
    assert problem.code == "R006"
    assert problem.message == f"this is {kind}, not a text file; save it as plain text (UTF-8)"


@pytest.mark.parametrize("content", [b"", b"title: <html>", b"{rtf: 1}", b"a: %PDF-"])
def test_a_text_is_of_no_other_kind(content: bytes) -> None:
    assert other_kind(content) == ""
