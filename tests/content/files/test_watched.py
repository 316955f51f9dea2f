from __future__ import annotations

import os
from pathlib import Path

from game.content.files.watched import look_at


def test_a_look_tells_files_apart_by_time_and_size(tmp_path: Path) -> None:
    main, other = tmp_path / "scenario.yaml", tmp_path / "own.yaml"
    main.write_text("a: 1\n", encoding="utf-8")
    first = look_at(main, ["own.yaml", "../*.yaml", "none/*.yaml"])
    assert [*first] == [main]
    other.write_text("a: 1\n", encoding="utf-8")
    second = look_at(main, ["own.yaml"])
    assert [*second] == [main, other]
    main.write_text("a: 1\nb: 2\n", encoding="utf-8")
    third = look_at(main, ["own.yaml"])
    assert (third[main] != second[main], third[other] == second[other]) == (True, True)
    main.unlink()
    assert look_at(main, [])[main] is None


def test_a_look_sees_a_change_that_keeps_its_date_and_size(tmp_path: Path) -> None:
    main = tmp_path / "scenario.yaml"
    main.write_text("a: 1\n", encoding="utf-8")
    first, before = look_at(main, []), main.stat()
    # The system's own date is no finer than its clock.
    while main.stat().st_ctime_ns == before.st_ctime_ns:
        main.write_text("a: 2\n", encoding="utf-8")
    os.utime(main, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look_at(main, []) != first
