from __future__ import annotations

from game.text.lines import COLUMNS, said


def test_later_lines_stand_further_in_and_none_is_too_wide() -> None:
    lines = [*said("word " * 40, 2, 4)]
    assert [len(line) - len(line.lstrip()) for line in lines] == [2, 4, 4]
    assert max(map(len, lines)) <= COLUMNS
    assert " ".join(lines).split() == ["word"] * 40


def test_all_lines_stand_alike_where_nothing_else_is_asked_for() -> None:
    assert [*said("one", 3)] == ["   one"]
    assert {line[:3] for line in said("word " * 40, 2)} == {"  w"}


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert "\x1b" not in "".join(said("a \x1b[31mred\x1b[0m word"))
