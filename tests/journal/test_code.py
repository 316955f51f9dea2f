from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.play import start
from game.errors import JournalError, MoveError, RequestError
from game.journal.begin import try_out
from game.journal.brief import shelf
from game.journal.code import decode, named_in_codes, play_code, read_code
from game.journal.decoded import code_of, open_coded, play_from_code
from game.journal.letters import spelled, unspelled
from game.model.evidence import Evidence
from generated import scenarios
from keeping import EVIDENCE, OPENED, OneScenario, opened, played
from making import option, scene


def code_after(*options: str, seed: int = 7) -> str:
    sitting = played(*options, seed=seed)
    return play_code(OPENED, sitting.road, sitting.predictions)


@pytest.mark.parametrize(
    "options",
    [(), ("go",), ("?",), ("?", "stay", "storm", "on", "stop"), ("storm", "go", "back", "halt")],
)
def test_a_code_is_read_back_into_the_same_play(options: tuple[str, ...]) -> None:
    sitting = played(*options, seed=2**63 - 1)
    code = play_code(OPENED, sitting.road, sitting.predictions)
    made = decode(OPENED, read_code(code))
    assert (made.road, made.predictions, made.said) == (sitting.road, sitting.predictions, "")
    again, record, _ = play_from_code(OPENED, read_code(f"  {code.lower().replace('-', ' ')}\n"))
    assert again.road == sitting.road
    record.begin()
    record.close()
    assert shelf().plays[0].decisions == sum(turn.option >= 0 for turn in sitting.road.turns)


@settings(deadline=None)
@given(scenarios(), st.integers(0, 2**63 - 1), st.lists(st.integers(0, 5), max_size=12))
def test_every_play_of_every_scenario_has_a_code(made: Any, seed: int, picks: list[int]) -> None:
    this = Opened("made", made, Evidence(), compile_scenario(made))
    sitting = try_out(this, start(this.program, seed))
    for pick in picks:
        if sitting.road.over:
            break
        options = this.program.scenes[sitting.road.state.place].options
        try:
            sitting.choose(options[pick % len(options)].id)
        except MoveError:
            continue
    code = play_code(this, sitting.road, {})
    assert decode(this, read_code(code)).road == sitting.road


def test_a_slip_is_noticed_wherever_it_is() -> None:
    name, _, letters = code_after("?", "go", "on", "stop").partition(".")
    for at, letter in enumerate(letters):
        if letter != "-":
            other = "0" if letter != "0" else "7"
            with pytest.raises(JournalError, match="slip"):
                read_code(f"{name}.{letters[:at]}{other}{letters[at + 1 :]}")
    for cut in range(1, len(letters)):
        with pytest.raises(JournalError):
            read_code(f"{name}.{letters[:cut]}")
    with pytest.raises(JournalError, match="slip"):
        read_code(f"mode.{letters}")


def test_letters_that_look_like_digits_are_read_as_these() -> None:
    code = code_after("go", "on")
    name, _, letters = code.partition(".")
    assert read_code(f"{name}.{letters.replace('0', 'o').replace('1', 'l')}") == read_code(code)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "this is not the code of a play"),
        ("hello", "this is not the code of a play"),
        ("../../etc/passwd.ABCDE-FGHJK", "this is not the code of a play"),
        ("made.", "this is too short for a code"),
        ("made.ABCU", "a code has no 'U' in it"),
        ("made.\x1b[31m", r"a code has no '\\x1b' in it"),
        (f"made.{'0' * 5000}", "this is far too long"),
        (f"made.{spelled(bytes([9, 9]), 'made')}", "this code was made by a newer version"),
        (f"made.{spelled(bytes([0, 9]), 'made')}", "this is not the code of a play"),
        (f"made.{spelled(bytes([1, 2, 3]), 'made')}", "this is not the code of a play"),
        (f"made.{spelled(bytes([1, *[9] * 5, *[255] * 12]), 'made')}", "this is not the code"),
        (f"made.{spelled(bytes([1, *[9] * 5, 0, 255, 127, 0]), 'made')}", "this is not the code"),
    ],
)
def test_what_is_no_code_is_told_in_one_line(code: str, said: str) -> None:
    with pytest.raises(JournalError, match=said):
        read_code(code)


def test_another_version_of_the_scenario_is_told() -> None:
    code = read_code(code_after("go", "on"))
    changed = opened({"b": scene({"other": option(to="c")})})
    with pytest.raises(JournalError, match="this code was made on another version of `made`"):
        decode(changed, code)


def test_where_the_questions_have_changed_the_play_is_read_without_predictions() -> None:
    code = read_code(code_after("?", "go"))
    bare = Opened("made", OPENED.scenario, Evidence(), OPENED.program)
    made = decode(bare, code)
    assert (len(made.road.turns), made.predictions) == (1, {})
    assert "predictions are left out" in made.said


def test_a_well_spelled_code_that_the_rules_do_not_allow_is_refused() -> None:
    code = read_code(code_after("go", "on", "stop"))
    with pytest.raises(JournalError, match="no play that these rules allow"):
        decode(OPENED, code._replace(moves=4))
    with pytest.raises(JournalError, match="no play that these rules allow"):
        decode(OPENED, code._replace(number=10**9))


def test_the_scenario_of_a_code_is_one_of_the_library_or_one_that_is_given() -> None:
    library: Any = OneScenario()
    code = read_code(code_after("go"))
    assert open_coded(library, code) is OPENED
    with pytest.raises(RequestError, match="no scenario `mode`"):
        open_coded(library, code._replace(scenario="mode"))
    with pytest.raises(RequestError, match=r"this code is of `mode`, and x\.yaml is `made`"):
        open_coded(library, code._replace(scenario="mode"), "x.yaml")


def test_the_code_of_a_kept_play_is_that_of_its_first_ending() -> None:
    library: Any = OneScenario()
    played("go", "on", "stop", "undo", "halt")
    (kept,) = shelf().plays
    made = decode(OPENED, read_code(code_of(library, kept)))
    assert [turn.move.id for turn in made.road.turns] == ["go", "on", "stop"]
    changed: Any = OneScenario(opened({"b": scene({"on": option(to="c")})}))
    with pytest.raises(RequestError, match=r"the rules of made have changed"):
        code_of(changed, kept)


def test_a_file_of_any_name_can_stand_in_a_code() -> None:
    assert named_in_codes("Meine Übung 2.0") == "meine--bung-2-0"
    this = Opened("Meine Übung 2.0", OPENED.scenario, EVIDENCE, OPENED.program)
    code = play_code(this, start(OPENED.program, 1), {})
    assert read_code(code).scenario == "meine--bung-2-0"


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=60), st.text(max_size=8))
def test_bytes_are_spelled_and_read_back(data: bytes, about: str) -> None:
    assert unspelled(spelled(data, about), about) == data
