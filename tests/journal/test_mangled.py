"""Journals and codes that somebody has mangled: a clear message, never a fault, nothing lost.

`MANGLED=10000 pytest tests/journal/test_mangled.py` tries that many of each.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import JournalError, PrecedentError
from game.journal.brief import shelf
from game.journal.code import decode, read_code
from game.journal.letters import spelled, unspelled
from game.journal.listing import as_json, as_lines
from game.journal.reading import parse_journal, read_journal
from game.journal.resume import resume
from game.journal.shelving import exported, fork, imported, rename
from game.plain.kept import tell_kept
from game.plain.page import Page
from game.text.printable import has_unsafe
from keeping import OPENED, OneScenario, played

often = settings(
    max_examples=int(os.environ.get("MANGLED", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def somewhere() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRECEDENT_HOME", folder)
        yield Path(folder)


def whole() -> bytes:
    with somewhere() as home:
        played("?", "go", "undo", "stay", "storm", "on", "stop")
        (path,) = (home / "plays").iterdir()
        return path.read_bytes()


WHOLE = whole()
LINES = WHOLE.splitlines(keepends=True)
ODD = st.sampled_from(
    (
        None,
        True,
        -1,
        0,
        10**30,
        1e300,
        "",
        "x\x1b[31m",
        "../../etc/passwd",
        "\ud800",
        [],
        [[[]]],
        {},
    )
)


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A journal in which something is wrong, or several things are."""
    data = WHOLE
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(("cut", "flip", "insert", "drop", "lines", "value", "keys")))
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        if kind == "cut":
            data = data[:at]
        elif kind == "flip" and data:
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        elif kind == "insert":
            data = data[:at] + draw(st.binary(max_size=30)) + data[at:]
        elif kind == "drop":
            data = data[:at] + data[at + draw(st.integers(1, 300)) :]
        else:
            lines = data.splitlines(keepends=True)
            if lines and kind == "lines":
                data = b"".join(draw(st.permutations(lines)))
            elif lines:
                which = draw(st.integers(0, len(lines) - 1))
                lines[which] = _odd_line(draw, lines[which], kind)
                data = b"".join(lines)
    return data


def _odd_line(draw: st.DrawFn, line: bytes, kind: str) -> bytes:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if not isinstance(value, dict) or not value:
        return line
    key = draw(st.sampled_from(sorted(value)))
    if kind == "keys":
        del value[key]
    else:
        value[key] = draw(ODD)
    return json.dumps(value).encode() + b"\n"


@often
@given(data=mangled())
def test_a_mangled_journal_is_told_of_and_never_written_over(
    data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with somewhere() as home:
        path = home / "plays" / "abcde.jsonl"
        path.parent.mkdir()
        path.write_bytes(data)
        found = shelf()
        said = [*as_lines(found.plays), *(each.why for each in found.unread)]
        assert len(found.plays) + len(found.unread) == 1
        assert not any(has_unsafe(line) for line in said)
        json.loads(as_json(found.plays))
        capsys.readouterr()
        for kept in found.plays:
            tell_kept(Page(76), kept, read_journal(kept.path))
            assert not has_unsafe(capsys.readouterr().out, newlines=True)
            parse_journal(exported(kept))
            fork(kept)
            _go_on(kept, home, data)


def _go_on(kept: Any, home: Path, data: bytes) -> None:
    library: Any = OneScenario()
    resumed = None
    with suppress(PrecedentError):
        resumed = resume(library, kept)
    if resumed is None:
        assert kept.path.read_bytes() == data
        return
    try:
        assert not any(has_unsafe(each) for each in resumed.said if "journal" in each)
        resumed.sitting.note("It goes on.")
    finally:
        resumed.sitting.close()
    now = kept.path.read_bytes()
    aside = [each.read_bytes() for each in (home / "aside").glob("*")]
    good = data[: data.rindex(b"\n") + 1]
    assert now.startswith(good) or data in aside
    rename(kept, "Mended")


@often
@given(data=mangled())
def test_a_mangled_journal_is_taken_in_as_far_as_it_can_be_read_or_refused(data: bytes) -> None:
    with somewhere():
        try:
            journal = parse_journal(data)
        except JournalError:
            return
        play, here = imported(journal)
        assert not here
        assert "/" not in shelf().plays[0].header.origin
        assert shelf().plays[0].play == play


def code() -> str:
    from game.journal.code import play_code

    with somewhere():
        sitting = played("?", "stay", "storm", "on", "stop")
    return play_code(OPENED, sitting.road, sitting.predictions)


CODE = code()


@often
@given(
    at=st.integers(0, len(CODE)),
    drop=st.integers(0, 4),
    put=st.text(max_size=4) | st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ-.", max_size=4),
)
def test_a_mistyped_code_is_the_same_play_or_refused(at: int, drop: int, put: str) -> None:
    typed = CODE[:at] + put + CODE[at + drop :]
    try:
        found = decode(OPENED, read_code(typed))
    except JournalError:
        pass
    else:
        assert found == decode(OPENED, read_code(CODE))


BYTES = unspelled(CODE.partition(".")[2], "made")


@often
@given(
    st.binary(max_size=80)
    | st.builds(
        lambda at, put: BYTES[:at] + put + BYTES[at + len(put) :],
        st.integers(0, len(BYTES)),
        st.binary(max_size=6),
    )
)
def test_a_forged_code_is_a_play_that_the_rules_allow_or_refused(data: bytes) -> None:
    try:
        found = decode(OPENED, read_code(f"made.{spelled(data, 'made')}"))
    except JournalError:
        pass
    else:
        assert len(found.road.turns) <= 2_000
