"""The guide for authors: what its examples say is true of the program.

A block of YAML in `scenarios/README.md` is one of three. One that begins with `format: 1` is a whole
scenario. One whose first line is a comment with nothing but a file's name is that file. Any other is
a piece, shown with the keys above it: its lines are fitted into the scenario as it stands by then.
A key that is there already is written over, or gone into where both sides have keys below it; a new
one goes behind the key shown before it, or to the end.
"""

from __future__ import annotations

import json
import re
import shlex
from collections import deque
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.cli import main
from game.content.opened import Library, Opened
from game.engine.state import is_over
from game.engine.step import begin, open_options, step
from game.model.scenario import BUILT_IN_INSTRUMENTS

LIBRARY = Library()
GUIDE = Path(__file__).parents[1] / "scenarios" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2]) for match in FENCE.finditer(TEXT)]
PROSE = FENCE.sub("", TEXT)
YAML = [text for language, text in BLOCKS if language == "yaml"]
COMMANDS = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]
FILE_NAME = re.compile(r"# ([\w/-]+\.yaml)\n")

Lines = list[str]


def parts(lines: Lines) -> dict[str, Lines]:
    """Return the lines of a map by its keys, each with what is below it."""
    inner = min(indent(line) for line in lines if line.strip())
    found: dict[str, Lines] = {"": []}
    for line in lines:
        starts = line.strip() and indent(line) == inner and not line.lstrip().startswith("#")
        key = line.split(":")[0].strip() if starts else [*found][-1]
        found.setdefault(key, []).append(line)
    return found


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def has_keys_below(lines: Lines) -> bool:
    below = [line.strip() for line in lines[1:] if line.strip()]
    return bool(below) and lines[0].rstrip().endswith(":") and not below[0].startswith("- ")


def fitted(whole: Lines, piece: Lines) -> Lines:
    """Return the lines of a map with those of a piece fitted in."""
    kept = parts(whole)
    before = ""
    for key, lines in parts(piece).items():
        if key in kept and has_keys_below(kept[key]) and has_keys_below(lines):
            kept[key] = [kept[key][0], *fitted(kept[key][1:], lines[1:])]
        elif key in kept:
            kept[key] = lines or kept[key]
        else:
            order = list(kept)
            order.insert(order.index(before) + 1 if before else len(order), key)
            kept = {each: kept.get(each, lines) for each in order}
        before = key
    return [line for lines in kept.values() for line in lines]


def stages() -> list[dict[str, str]]:
    """Return the files of the scenario after each block of the guide."""
    found: list[dict[str, str]] = []
    files: dict[str, str] = {}
    for text in YAML:
        name = FILE_NAME.match(text)
        if text.startswith("format: 1\n"):
            files = {"scenario.yaml": text}
        elif name:
            files = {**files, name[1]: text}
        else:
            lines = fitted(files["scenario.yaml"].splitlines(), text.splitlines())
            files = {**files, "scenario.yaml": "\n".join(lines) + "\n"}
        found.append(files)
    return found


def laid_out(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def ends(opened: Opened) -> set[str]:
    """Return the ends to which some play leads, the built-in end `stuck` too."""
    program = opened.program
    first = begin(program)[0]
    waiting, seen = deque([first]), {first}
    found: set[str] = set()
    while waiting:
        state = waiting.popleft()
        if is_over(program, state):
            found.add(program.place_id(state.place))
            continue
        for option in open_options(program, state):
            new = {successor.state for successor in step(program, state, option)} - seen
            seen |= new
            waiting.extend(new)
    return found


STAGES = stages()


@pytest.mark.parametrize("files", STAGES, ids=range(1, len(STAGES) + 1))
def test_each_example_is_sound_and_every_ending_is_reached(
    files: dict[str, str], tmp_path: Path
) -> None:
    checked = check([str(laid_out(tmp_path, files))], LIBRARY, strict=True)
    assert (checked.problems, checked.sound) == ((), 1)
    opened = LIBRARY.open(str(tmp_path))
    assert ends(opened) == set(opened.scenario.endings)


def test_a_piece_leaves_its_mark_and_what_it_does_not_show() -> None:
    whole = ["a: 1", "b:", "  c:", "    - 1", "  d: {e: 2}", "f: 3"]
    piece = ["b:", "  c: [2]", "  g: 4", "h:", "  i: 5"]
    now = ["a: 1", "b:", "  c: [2]", "  g: 4", "  d: {e: 2}", "h:", "  i: 5", "f: 3"]
    assert fitted(whole, piece) == now
    assert fitted(whole, ["h: 5"]) == [*whole, "h: 5"]
    for text, files in zip(YAML, STAGES, strict=True):
        shown = {line for line in text.splitlines() if line.strip()}
        assert any(shown <= set(file.splitlines()) for file in files.values())
    assert all(old != new for old, new in pairwise(STAGES))


def test_the_guide_shows_every_part_of_a_scenario_at_work(tmp_path: Path) -> None:
    scenario = LIBRARY.open(str(laid_out(tmp_path, STAGES[-1]))).scenario
    options = [option for scene in scenario.scenes.values() for option in scene.options.values()]
    outcomes = [outcome for option in options for outcome in option.outcomes]
    assert {option.instrument for option in options} >= {"security-aid", "coercive-diplomacy"}
    assert any(option.when and option.locked for option in options)
    assert any(outcome.later for outcome in outcomes)
    assert any(outcome.grounds.like and outcome.grounds.unlike for outcome in outcomes)
    assert any(not scene.options for scene in scenario.scenes.values())
    assert any(len(scene.advice) > 2 and scene.predict for scene in scenario.scenes.values())
    assert set(scenario.injects) == {"headline", "letter"}
    assert len(scenario.promises) == 4


def test_the_shell_examples_run_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", StringIO())
    assert len(COMMANDS) == 9
    for line in COMMANDS:
        program, *words = shlex.split(line.partition(" > ")[0])
        assert program == "precedent"
        assert main(words) == 0, capsys.readouterr().err


@pytest.mark.parametrize("line", sorted({*COMMANDS, *re.findall(r"`(precedent [^`]+)`", PROSE)}))
def test_every_command_that_is_named_has_a_help(line: str) -> None:
    command, *options = shlex.split(line.partition(" > ")[0])[1:]
    if command == "COMMAND":
        return
    with pytest.raises(SystemExit) as left:
        main([command, *options, "--help"])
    assert left.value.code == 0


def test_the_files_codes_and_instruments_that_are_named_are_there() -> None:
    from game.content.problems.catalogue import titles

    for path in re.findall(r"`((?:evidence/)[\w.-]+|cienfuegos\.yaml)`", PROSE):
        assert (GUIDE.parent / path).is_file(), path
    assert set(re.findall(r"\b[RYSMPB]\d{3}\b", TEXT)) <= set(titles())
    line = PROSE[PROSE.index("Instruments: ") : PROSE.index("Others are declared")]
    assert re.findall(r"`([\w-]+)`", line) == [*BUILT_IN_INSTRUMENTS]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("role: Mexico: a reply", {"Y101"}),
        ("role: [x", {"Y101"}),
        ('role: "Mexico: a reply"', set()),
        ("objectives: [no]", {"S204"}),
        ("role: 2020", {"S204"}),
        ("role: 'It's here'", {"Y101"}),
        ("role: 'She said \"no\"'", set()),
        ("advisers: {a: {name: A, title: Trade, and aid}}", {"S201"}),
        ("advisers: {a: {name: Trade {x}}}", {"Y101"}),
        ("\trole: x", {"Y102"}),
        ('role: >-\n  One: two.\n\n  "Three" # four', set()),
        ("silence: [{code: M322, because: x}]", {"M322"}),
        ("assert: [{reachable: nowhere}]", {"M301"}),
        ("assert: [{never: trsut > 1}]", {"M309"}),
        ("assert: [{never: trust >= 0}]", {"P402"}),
        ("assert: [{never: trust > 60}]", set()),
        ("assert: [{reachable: closer}]", set()),
        ("assert: [{probability: {ending: closer, between: [0.5, 0.5]}}]", set()),
        ("assert: [{probability: {ending: closer, between: [0.6, 0.8]}}]", {"P402"}),
        ("  spare: {title: Spare, text: x}", {"M311"}),
        ("  spare: {title: Spare, text: x}\nsilence: [{code: M311, at: spare, because: x}]", set()),
    ],
)
def test_what_the_guide_says_of_check_is_so(written: str, codes: set[str], tmp_path: Path) -> None:
    text = YAML[0].replace("role: You advise the National Security Council on Mexico.\n", "")
    path = tmp_path / "x.yaml"
    path.write_text(f"{text}{written}\n", encoding="utf-8")
    assert {problem.code for problem in check([str(path)], LIBRARY).problems} == codes


def test_a_broken_promise_is_answered_with_the_play_of_the_guide(tmp_path: Path) -> None:
    promise = "assert:\n  - never: refused and chose(trainers.courts)\n"
    text = STAGES[-1]["scenario.yaml"].replace("assert:\n", promise)
    files = {**STAGES[-1], "scenario.yaml": text}
    (problem,) = check([str(laid_out(tmp_path, files))], LIBRARY).problems
    play = "`threaten[refuses], courts`"
    assert play in " ".join(PROSE.split())
    assert problem.code == "P402"
    assert problem.message == f"`refused and chose(trainers.courts)` holds after {play}"


@pytest.mark.parametrize(
    ("id_", "codes"), [("smith-2020", set()), ("http://zotero.org/users/1/items/AB12", {"S207"})]
)
def test_references_from_zotero_stand_beside_the_scenario(
    id_: str, codes: set[str], tmp_path: Path
) -> None:
    record = {"id": id_, "type": "book", "title": "Flights", "publisher": "A", "citation-key": id_}
    files = {
        **STAGES[-1],
        "sources.json": json.dumps([{**record, "issued": {"date-parts": [["2020", 5]]}}]),
    }
    named = "evidence: [sources.json, lantern-pact.yaml]"
    assert named in PROSE
    files["scenario.yaml"] = files["scenario.yaml"].replace("evidence: [lantern-pact.yaml]", named)
    checked = check([str(laid_out(tmp_path, files))], LIBRARY)
    assert {problem.code for problem in checked.problems} == codes
