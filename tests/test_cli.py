from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main

SOUND = """\
format: 1
title: A sound one
indicators:
  trust: {label: Trust, start: 50, range: [0, 100], better: higher}
flags: {leaked: false}
assert: [{never: leaked}]
start: a
scenes:
  a:
    title: A
    text: Here.
    options:
      go:
        label: Go
        outcome: {text: Done., basis: assumption, assumes: [{text: Made up.}], effects: {trust: -5}}
        next: end
endings:
  over: {title: Over, text: It is over.}
"""


def run(
    *arguments: str, typed: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, with standard input and output as pipes."""
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        cwd=cwd,
        timeout=300,
        check=False,
    )


def save(folder: Path, text: str | bytes, name: str = "x.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new)


def test_a_pipe_plays_line_by_line_and_says_so(tmp_path: Path) -> None:
    done = run("play", str(save(tmp_path, SOUND)), "--seed", "3", typed="1\n")
    assert done.returncode == 0
    assert "No terminal on standard output: playing line by line" in done.stderr
    assert "Ending: Over" in done.stdout
    assert "Seed 3." in done.stdout


def test_plain_is_plain_without_a_word_about_it(tmp_path: Path) -> None:
    done = run("play", str(save(tmp_path, SOUND)), "--plain", typed="1\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_scenario_with_a_warning_is_played_and_the_warning_told(tmp_path: Path) -> None:
    text = changed("endings:\n", "endings:\n  never: {title: Never, when: trust > 9, text: No.}\n")
    text = text.replace("next: end", "next: over")
    done = run("play", str(save(tmp_path, text)), "--plain", typed="1\n")
    assert done.returncode == 0
    assert "warning[M311]" in done.stderr
    assert "Ending: Over" in done.stdout


def test_play_may_begin_behind_choices(tmp_path: Path) -> None:
    path = str(save(tmp_path, SOUND))
    done = run("play", path, "--plain", "--choices", "go")
    assert done.returncode == 0
    assert "Ending: Over" in done.stdout
    wrong = run("play", path, "--plain", "--choices", "go, stay")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "choice 2: the play is over" in wrong.stderr


def test_the_seed_is_shown_also_when_nobody_chose_it(tmp_path: Path) -> None:
    done = run("play", str(save(tmp_path, SOUND)), "--plain")
    assert "Left after no decisions. Seed " in done.stdout
    assert done.returncode == 0


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = save(tmp_path, changed("Here.", "Here. " * 8_000))
    program = subprocess.Popen(
        [sys.executable, "-m", "game", "play", str(path), "--plain"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.read(10)
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait(timeout=300) == 0
    program.stderr.close()


@pytest.mark.parametrize("seed", ["-1", "x", "1.5", "99999999999999999999", "", "²"])
def test_a_seed_is_a_whole_number(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["play", "x", f"--seed={seed}"])
    assert left.value.code == 2
    assert "a whole number from 0" in capsys.readouterr().err


def test_the_library_through_a_pipe_is_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert any(line.startswith("cienfuegos ") for line in said.splitlines())
    assert "precedent play NAME" in said


def test_an_unknown_name_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "cienfeugos", "--plain"]) == 2
    said = capsys.readouterr().err
    assert "R013" in said
    assert "cienfuegos" in said


def deep(opening: str, count: int) -> str:
    return "title: " + opening * count


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

WRONG: dict[str, tuple[str | bytes, str, int]] = {
    "binary": (bytes(range(256)) * 20, "R006", 2),
    "invalid UTF-8": (b"title: caf\xe9\n", "R007", 2),
    "UTF-16": ("title: x\n".encode("utf-16"), "R007", 2),
    "a tab": (SOUND.replace("    title: A", "\ttitle: A"), "Y102", 1),
    "an empty file": ("", "R011", 2),
    "only a comment": ("# nothing\n", "R011", 2),
    "a list at the top": ("- a\n- b\n", "Y112", 1),
    "10,000 deep": (deep("[", 10_000), "Y1", 1),
    "10,000 maps deep": (deep("{a: ", 10_000), "Y1", 1),
    "an alias bomb": (BOMB, "Y107", 1),
    "a duplicate key": (SOUND + "title: Again\n", "Y103", 1),
    "control characters": (changed("Here.", r'"\e]52;c;aGk=\a"'), "Y109", 1),
    "a bidirectional override": (changed("Here.", "Here \u202eereH"), "Y109", 1),
    "no where text is meant": (changed("title: A\n", "title: no\n"), "S204", 1),
    "on as a key": (changed("  a:\n", "  on:\n"), "Y111", 1),
    "an octal": (changed("title: A\n", "title: 012\n"), "S204", 1),
    "a time": (changed("title: A\n", "title: 12:30\n"), "S204", 1),
    "an unknown format": (changed("format: 1", "format: 2"), "S213", 1),
    "no format": (changed("format: 1\n", ""), "S2", 1),
    "a misspelt key": (changed("label: Go", "lable: Go"), "S201", 1),
    "an unknown id": (changed("next: end", "next: nowhere"), "M301", 1),
    "a start that does not exist": (changed("start: a\n", "start: z\n"), "M303", 1),
    "an effect on an unknown indicator": (changed("{trust: -5}", "{trsut: -5}"), "M301", 1),
    "a range without its start": (changed("[0, 100]", "[60, 100]"), "M304", 1),
    "a weight of zero": (
        changed("outcome: {text", "outcome: {weight: 0, text"), "M305", 1),
    "an ending with options": (
        changed("{title: Over,", "{title: Over, options: {x: {label: X}},"), "M306", 1),
    "a scene with neither options nor next": (
        changed("scenes:\n", "scenes:\n  b: {title: B, text: There.}\n"), "M307", 1),
    "a flag compared with a number": (
        changed("label: Go\n", "label: Go\n        when: leaked >= 5\n"), "M309", 1),
    "a condition that cannot be read": (
        changed("label: Go\n", "label: Go\n        when: trust => 5\n"), "M308", 1),
    "a next that may match nothing": (
        changed("next: end", "next: [{when: trust > 60, to: end}]"), "M310", 1),
    "an outcome that rests on nothing": (
        changed("basis: assumption, assumes: [{text: Made up.}], ", ""), "M313", 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_bad_input_gets_its_own_problem_with_a_place(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, code, exit_code = WRONG[kind]
    path = save(tmp_path, text)
    assert main(["play", str(path), "--plain"]) == exit_code
    said = capsys.readouterr().err
    assert f"[{code}" in said
    assert "x.yaml" in said.splitlines()[0]
    assert "Traceback" not in said
    assert "fault of the program" not in said


@pytest.mark.parametrize(
    "change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")]
)
def test_a_byte_order_mark_and_crlf_are_no_problem(
    change: Callable[[str], str], tmp_path: Path
) -> None:
    done = run("play", str(save(tmp_path, change(SOUND))), "--plain", typed="1\n")
    assert done.returncode == 0, done.stderr


def refused(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["play", str(path), "--plain"])
    return code, capsys.readouterr().err


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refused(tmp_path / "none.yaml", capsys)
    assert code == 2
    assert "R001" in said or "R013" in said


def test_an_unreadable_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(tmp_path, SOUND)
    opened = os.open

    def guarded(name: Path, *more: int) -> int:
        # As the system answers everyone but root, who may read all.
        if name == path:
            raise PermissionError(13, "Permission denied")
        return opened(name, *more)

    monkeypatch.setattr("os.open", guarded)
    code, said = refused(path, capsys)
    assert (code, "R004" in said) == (2, True)


def test_a_folder_without_a_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refused(tmp_path, capsys)
    assert (code, "R003" in said) == (2, True)


def test_a_file_of_100_megabytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    code, said = refused(path, capsys)
    assert (code, "R005" in said) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="there are no FIFOs here")
def test_a_fifo_is_refused_without_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.yaml"
    os.mkfifo(path)
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(main(["play", str(path), "--plain"])))
    thread.start()
    thread.join(timeout=120)
    assert found == [2]
    assert "R002" in capsys.readouterr().err


FOLDER = {
    "an include that leads outside": ("include: [../other.yaml]", "R008"),
    "an include that matches nothing": ("include: [scenes/*.yaml]", "R009"),
    "an include of itself": ("include: [scenario.yaml]", "R010"),
    "an absolute path": ("include: [/etc/passwd]", "R008"),
    "evidence outside": ("evidence: [../other.yaml]", "R008"),
}


@pytest.mark.parametrize("kind", FOLDER)
def test_a_folder_reads_nothing_outside_itself(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, code = FOLDER[kind]
    save(tmp_path, "scenes: {}\n", "other.yaml")
    folder = tmp_path / "case"
    folder.mkdir()
    save(folder, SOUND + line + "\n", "scenario.yaml")
    exit_code, said = refused(folder, capsys)
    assert (exit_code, f"[{code}]" in said) == (1, True), said


def test_a_link_that_leads_outside_is_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path, "injects: {}\n", "other.yaml")
    folder = tmp_path / "case"
    folder.mkdir()
    save(folder, SOUND + "include: [more.yaml]\n", "scenario.yaml")
    (folder / "more.yaml").symlink_to(tmp_path / "other.yaml")
    exit_code, said = refused(folder, capsys)
    assert (exit_code, "[R008]" in said) == (1, True)


def test_ten_problems_are_all_told_at_once_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        SOUND.replace("title: A sound one", "titel: A sound one")
        .replace("[0, 100]", "[60, 100]")
        .replace("start: a\n", "start: z\n")
        .replace("title: A\n", "title: no\n")
        .replace("label: Go\n", "label: Go\n        when: leaked > 3\n")
        .replace("{trust: -5}", "{trsut: -5}")
        .replace("next: end", "next: ende")
    )
    exit_code, said = refused(save(tmp_path, text), capsys)
    places = [
        int(line.rsplit(":", 2)[1]) for line in said.splitlines() if line.startswith("error[")
    ]
    assert exit_code == 1
    assert len(places) == 7, said
    assert places == sorted(places)
    assert "7 problems" in said


def test_check_says_what_is_wrong_and_how_to_learn_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(tmp_path, changed("label: Go", "lable: Go"))
    assert main(["check", str(path), "cienfuegos"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("error[S201] unknown key `lable`")
    assert told.out.endswith(
        "1 error in 1 file; 1 of 2 scenarios sound\nmore: precedent explain S201\n"
    )


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_tells_bad_input_in_every_form(
    kind: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, code, exit_code = WRONG[kind]
    assert main(["check", str(save(tmp_path, text)), "--format", form]) == exit_code
    told = capsys.readouterr()
    assert told.err == ""
    assert code in told.out
    if form == "json":
        assert {problem["severity"] for problem in json.loads(told.out)} <= {"error", "warning"}
    if form == "github":
        assert all(line.startswith("::") for line in told.out.splitlines()[:-1])


def test_check_of_sound_scenarios_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "cienfuegos"]) == 0
    assert capsys.readouterr().out == "1 scenario sound\n"
    assert main(["check", "cienfuegos", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main(["check", "cienfuegos", "--format", "github"]) == 0
    assert capsys.readouterr().out == "1 scenario sound\n"


def test_check_may_take_warnings_for_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    never = "endings:\n  never: {title: Never, when: trust > 9, text: No.}\n"
    path = str(save(tmp_path, changed("endings:\n", never).replace("next: end", "next: over")))
    assert main(["check", path]) == 0
    assert "1 scenario sound, 1 warning\n" in capsys.readouterr().out
    assert main(["check", path, "--strict"]) == 1
    assert capsys.readouterr().out.startswith("error[M311]")


def test_a_silenced_warning_is_silent_at_play_too(tmp_path: Path) -> None:
    never = "endings:\n  never: {title: Never, when: trust > 9, text: No.}\n"
    text = changed("endings:\n", never).replace("next: end", "next: over")
    silence = "silence: [{code: M311, at: never, because: The class is to find it.}]\n"
    done = run("play", str(save(tmp_path, text + silence)), "--plain", typed="1\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_explain_is_wrapped_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["explain", "s204"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("S204: ")
    assert max(map(len, said.splitlines())) <= 40
    assert main(["explain"]) == 0
    assert "  S201  an unknown key\n" in capsys.readouterr().out


def test_an_unknown_code_names_the_nearest_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "S2O1"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("precedent: there is no code `S2O1`; did you mean S201?\n")


@pytest.mark.parametrize("kind", ["scenario", "evidence"])
def test_schema_prints_what_is_shipped(kind: str) -> None:
    shipped = Path(__file__).parents[1] / "scenarios" / f"{kind}.schema.json"
    done = run("schema", kind)
    assert (done.returncode, done.stdout) == (0, shipped.read_text(encoding="utf-8"))


def test_new_writes_a_scenario_that_check_and_play_take(tmp_path: Path) -> None:
    done = run("new", "first", "--title", "A first one", "--kind", "game", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Wrote first.yaml.")
    assert run("check", "first.yaml", cwd=tmp_path).stdout == "1 scenario sound\n"
    played = run("play", "first.yaml", "--plain", typed="1\n", cwd=tmp_path)
    assert (played.returncode, played.stderr) == (0, "")
    assert "Ending: Together" in played.stdout


def test_new_without_a_terminal_wants_to_be_told(tmp_path: Path) -> None:
    done = run("new", "first", typed="A first one\n1\n", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "precedent: there is no terminal to ask on: give --title and --kind\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "explain", "new", "schema"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"usage: precedent {command}" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--help"])
    assert f"    {command} " in capsys.readouterr().out


def test_a_fault_of_the_program_is_one_plain_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("game.content.opened.Library.cards", lambda library: 1 / 0)
    monkeypatch.delenv("PRECEDENT_TRACEBACK", raising=False)
    assert main(["list"]) == 70
    said = capsys.readouterr().err
    assert "a fault of the program itself: ZeroDivisionError" in said
    assert "Traceback" not in said


def test_ctrl_c_leaves_cleanly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(library: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.content.opened.Library.cards", interrupt)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "\nLeft.\n"


def test_explore_tells_and_leaves_with_0_also_where_nothing_is_proved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(save(tmp_path, SOUND))
    assert main(["explore", path]) == 0
    assert "PROVED: every state was visited" in capsys.readouterr().out
    assert main(["explore", path, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["proved"] is True
    assert main(["explore", "cienfuegos", "--max-states", "1"]) == 0
    assert "NOT PROVED" in capsys.readouterr().out


def test_explore_tells_problems_as_play_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explore", str(save(tmp_path, changed("start: a\n", "start: z\n")))]) == 1
    said = capsys.readouterr()
    assert (said.out, "M303" in said.err) == ("", True)
    assert main(["explore", "cienfeugos"]) == 2
    assert "R013" in capsys.readouterr().err


@pytest.mark.parametrize("states", ["0", "-1", "x", "10000000000", "99999999999", "", "²"])
def test_a_number_of_states_is_whole_and_bounded(
    states: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["explore", "x", f"--max-states={states}"])
    assert left.value.code == 2
    assert "a whole number from 1" in capsys.readouterr().err


def test_the_help_of_explore_names_the_states_that_are_visited(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from game.analysis.explore import MAX_STATES

    with pytest.raises(SystemExit):
        main(["explore", "--help"])
    assert f"{MAX_STATES:,}" in capsys.readouterr().out
