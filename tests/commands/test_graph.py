from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.cli import main

FIXTURE = str(Path(__file__).parents[1] / "fixtures" / "everything")
HEAD = {"mermaid": "---\n", "dot": 'digraph "', "svg": "<svg "}


@pytest.mark.parametrize("form", HEAD)
def test_a_picture_goes_to_standard_output(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", FIXTURE, "--format", form]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(HEAD[form])
    assert "The harbour" in said.out


def test_mermaid_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", FIXTURE]) == 0
    assert "flowchart TD" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "more", "form"),
    [
        ("x.svg", (), "svg"),
        ("x.SVG", (), "svg"),
        ("x.gv", (), "dot"),
        ("x.dot", (), "dot"),
        ("x.mmd", (), "mermaid"),
        ("x.md", (), "mermaid"),
        ("x", ("--format", "mermaid"), "mermaid"),
        ("x.txt", ("--format", "dot"), "dot"),
        ("x.svg", ("--format", "mermaid"), "mermaid"),
    ],
)
def test_a_file_is_drawn_as_asked_for_or_as_its_name_says(
    name: str,
    more: tuple[str, ...],
    form: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    assert main(["graph", FIXTURE, "--output", str(path), *more]) == 0
    assert capsys.readouterr().out == f"Wrote {path}.\n"
    written = path.read_bytes()
    assert written.decode("utf-8").startswith(HEAD[form])
    assert written.endswith(b"\n")
    assert b"\r" not in written


def test_the_shipped_case_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    assert main(["graph", "cienfuegos", "--output", str(path)]) == 0
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_nothing_is_written_over_without_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.svg"
    path.write_text("mine")
    assert main(["graph", FIXTURE, "--output", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"precedent: {path} is there already, and nothing is written over it without --force\n"
    )
    assert path.read_text() == "mine"
    assert main(["graph", FIXTURE, "--output", str(path), "--force"]) == 0
    assert path.read_text().startswith("<svg ")


@pytest.mark.parametrize("name", ["x.png", "x.txt", "x"])
def test_a_name_that_asks_for_no_known_form_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert main(["graph", FIXTURE, "--output", str(path)]) == 2
    assert "or say what to draw with --format" in capsys.readouterr().err
    assert not path.exists()


def test_a_link_that_leads_nowhere_is_no_free_name(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    try:
        path.symlink_to(tmp_path / "elsewhere.svg")
    except OSError:
        pytest.skip("links cannot be made here")
    assert main(["graph", FIXTURE, "--output", str(path)]) == 2
    assert not (tmp_path / "elsewhere.svg").exists()


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("none/x.svg", "there is no folder"),
        (".", "is a folder"),
        ("", "is a folder"),
        ("file/x.svg", "there is no folder"),
        ("x\0.svg", "cannot be"),
        ("x" * 300 + ".svg", "cannot be"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told_in_one_line(
    word: str,
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    assert main(["graph", FIXTURE, "--output", word]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1


def test_a_folder_that_cannot_be_written_in_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.svg"
    opened = Path.open

    def refuse(self: Path, *arguments: object, **named: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    assert main(["graph", FIXTURE, "--output", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"precedent: {path} cannot be written: the folder may not be written to\n"
    )


def test_a_broken_scenario_shows_its_problems_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "x.yaml"
    broken.write_text("format: 1\ntitel: Broken\n")
    path = tmp_path / "x.svg"
    assert main(["graph", str(broken), "--output", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "did you mean `title`?" in said.err
    assert not path.exists()


def test_what_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", "cienfeugos"]) == 2
    assert "cienfuegos" in capsys.readouterr().err


def test_past_its_states_a_picture_says_that_nothing_is_proved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["graph", FIXTURE, "--max-states", "1"]) == 0
    said = capsys.readouterr().out
    assert "Not proved" in said
    assert "%" not in said.replace("%%", "")


def test_drawing_needs_no_screen_and_comes_out_the_same() -> None:
    probe = (
        "import json, sys\n"
        "from game.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "print(json.dumps([code, *sorted({name.partition('.')[0] for name in sys.modules})]),"
        " file=sys.stderr)\n"
    )
    done = [
        subprocess.run(
            [sys.executable, "-X", "utf8=1", "-c", probe, "graph", FIXTURE, "--format", "svg"],
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": seed},
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert done[0].stdout == done[1].stdout
    code, *packages = json.loads(done[0].stderr)
    assert code == 0
    assert {"textual", "rich"}.isdisjoint(packages)
