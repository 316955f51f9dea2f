from __future__ import annotations

import pytest

from game.arguments.parser import parser


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chek x.yaml", "precedent: error: there is no command `chek`; did you mean `check`?"),
        ("zzz", "precedent: error: there is no command `zzz`: precedent --help lists all"),
        ("--verson", "precedent: error: there is no `--verson` here; did you mean `--version`?"),
        ("check x --formt json", "precedent check: error: there is no `--formt` here; did you mean `--format`?"),
        ("check x --formt=json", "precedent check: error: there is no `--formt` here; did you mean `--format`?"),
        ("check x -q", "precedent check: error: there is no `-q` here"),
        ("graph x --format svgg", "precedent graph: error: argument --format: one of `mermaid`, `dot`, `svg`, not `svgg`; did you mean `svg`?"),
        ("new x --kind \x1b[31m", "precedent new: error: argument --kind: one of `case`, `game`, not `<U+001B>[31m`"),
        ("play two words", "precedent play: error: `words` is one word too many; a name with a space in it is put in quotes"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_known_is_told_with_the_one_that_was_meant(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parser().parse_args(line.split())
    assert left.value.code == 2
    assert capsys.readouterr().err.rstrip().split("\n")[-1] == said


def test_what_is_known_is_parsed_as_it_stands() -> None:
    found = parser().parse_args(["check", "a", "b", "--strict", "--format", "json"])
    assert (found.command, found.scenarios, found.strict, found.format) == (
        "check",
        ["a", "b"],
        True,
        "json",
    )
