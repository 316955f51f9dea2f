from __future__ import annotations

import gc
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import load
from game.content.load import load_scenario
from game.content.problems.catalogue import titles
from game.errors import InputError, Severity, UnreadableError
from writing import FIXTURES, SMALL, edited, marked, problems_of, told, written

EVERYTHING = FIXTURES / "everything"


def test_the_id_of_a_scenario_is_the_name_of_its_file_or_folder() -> None:
    assert load_scenario(FIXTURES / "small.yaml").scenario.id == "small"
    assert load_scenario(EVERYTHING).scenario.id == "everything"
    assert load_scenario(EVERYTHING / "scenario.yaml").scenario.id == "everything"


def test_loading_twice_gives_the_same() -> None:
    first, second = load_scenario(EVERYTHING), load_scenario(EVERYTHING)
    assert first.scenario == second.scenario
    assert first.evidence == second.evidence


def test_a_scenario_keeps_nothing_of_the_reader() -> None:
    loaded = load_scenario(EVERYTHING)
    text = pickle.dumps((loaded.scenario, loaded.evidence))
    assert pickle.loads(text) == (loaded.scenario, loaded.evidence)
    assert b"game.content" not in text
    assert b"pydantic" not in text


def test_a_file_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "none.yaml", "R001"),
        (tmp_path, "R003"),
        (written(tmp_path, "", "empty.yaml"), "R011"),
        (tmp_path / "nul\0", "R001"),
    ):
        with pytest.raises(UnreadableError) as raised:
            load_scenario(path)
        assert [problem.code for problem in raised.value.problems] == [code]
        assert raised.value.exit_code == 2


def test_a_fault_of_syntax_is_told_alone(tmp_path: Path) -> None:
    broken = SMALL.replace("start: hall", "start: [hall").replace("title: Two", "titel: Two")
    with pytest.raises(InputError) as raised:
        load_scenario(written(tmp_path, broken))
    assert {problem.code[0] for problem in raised.value.problems} == {"Y"}
    assert not isinstance(raised.value, UnreadableError)


def test_a_key_given_twice_hides_no_other_problem(tmp_path: Path) -> None:
    text, places = marked(
        edited("start: hall\n", "start: «hal\n«start: hall\n", edited("Calm", "«5"))
    )
    problems = told(problems_of(written(tmp_path, text)))
    assert problems == [
        ("M303", *places[0]),
        ("Y103", *places[1]),
        ("S204", *places[2]),
    ]


def test_warnings_come_with_a_sound_scenario_and_with_a_broken_one(tmp_path: Path) -> None:
    unreached = edited("endings:\n", "endings:\n  in: {title: A, text: B}\n", SMALL).replace(
        "next: end", "next: out"
    )
    loaded = load_scenario(written(tmp_path, unreached))
    assert [(each.code, each.severity) for each in loaded.warnings] == [("M311", Severity.WARNING)]
    broken = edited("{calm: -1}", "{clam: -1}", unreached)
    assert [each.code for each in problems_of(written(tmp_path, broken))] == ["M301", "M311"]


def test_what_an_alias_repeats_is_told_once(tmp_path: Path) -> None:
    shared = SMALL.replace("{calm: -1}", "&change {clam: -1}").replace("{calm: +1}", "*change")
    assert [each.code for each in problems_of(written(tmp_path, shared))] == ["M301"]
    sound = SMALL.replace("{calm: -1}", "&change {calm: -1}").replace("{calm: +1}", "*change")
    assert problems_of(written(tmp_path, sound)) == ()


@pytest.mark.parametrize("held", [True, False])
def test_the_collector_is_as_it_was(held: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    gather = load.gather_scenario
    monkeypatch.setattr(
        load, "gather_scenario", lambda path: (seen.append(gc.isenabled()), gather(path))[1]
    )
    was = gc.isenabled()
    try:
        (gc.disable if held else gc.enable)()
        load_scenario(EVERYTHING)
        with pytest.raises(InputError):
            load_scenario(FIXTURES / "none.yaml")
        assert gc.isenabled() is not held
    finally:
        (gc.enable if was else gc.disable)()
    assert seen == [False, False]


def test_a_place_can_be_asked_for_after_loading() -> None:
    loaded = load_scenario(EVERYTHING)
    place = loaded.sources.place(("scenes", "quay", "options", "seal"), key=True)
    assert place.file == str(EVERYTHING / "scenes" / "quay.yaml")
    assert place.line == 10
    assert loaded.sources.place(("scenes", "arrival")).file == str(EVERYTHING / "scenario.yaml")
    assert loaded.sources.place(("silence", 1)).file == str(EVERYTHING / "scenes" / "quay.yaml")
    assert loaded.sources.where(("scenes", "quay", "options", "seal")) == "scene quay > option seal"
    problem = loaded.sources.problem("M301", "x", ("scenes", "quay", "next", 0, "to"))
    assert problem.where == "scene quay > next 1 > to"
    assert problem.lines


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_told_and_never_raises_otherwise(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    lines = lines_of(EVERYTHING / "scenario.yaml")[1:]
    lines = [line for line in lines if not line.startswith(("evidence:", "include:"))]
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(lines))
        line = lines[at]
        change = rng.randrange(6)
        if change == 0:
            del lines[at]
        elif change == 1:
            lines[at] = line.replace(":", "", 1)
        elif change == 2:
            lines[at] = line.partition(":")[0] + ":\n"
        elif change == 3:
            lines[at] = line.partition(":")[0] + ": [1, {a: no}]\n"
        elif change == 4:
            cut = rng.randrange(len(line))
            lines[at] = line[:cut] + line[cut + 1 :]
        else:
            lines.insert(at, line)
    path = written(tmp_path, "".join(lines))
    for problem in problems_of(path):
        assert problem.code in titles()
        assert problem.place is not None
        assert problem.place.file == str(path)


VALUES = st.recursive(
    st.sampled_from(["x", "no", "5", "1.5", "", "2020-10-05", "true", "'7'", "calm", "end", "~"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
        st.dictionaries(
            st.sampled_from(["text", "when", "to", "title", "label", "outcome", "id", "x"]),
            inner,
            max_size=3,
        ).map(lambda each: "{" + ", ".join(f"{key}: {value}" for key, value in each.items()) + "}"),
    ),
    max_leaves=6,
)
SPOTS = [
    "Two doors\n", "hall\nindicators", "{label: Calm, start: 5, range: [0, 10]}", "5,", "[0, 10]",
    "Two doors.\n", "{text: It opens., analogues: [old-hall], effects: {calm: -1}}", "[old-hall], effects: {calm: -1}",
    "{calm: -1}", "-1", "The left one\n", "Fresh air.", "{title: Outside, text: Fresh air.}", "1999",
    "{type: book, title: A guide to halls, issued: 1999, container-title: Halls}", "Somebody chose a door.",
    "{open: Open, stick: Stick}", "{text: No guide tells why.}",
]  # fmt: skip


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(spot=st.sampled_from(SPOTS), value=VALUES)
def test_any_value_anywhere_gives_problems_with_places_or_a_scenario(
    spot: str, value: str, tmp_path: Path
) -> None:
    tail = "\n" + spot.partition("\n")[2] if "\n" in spot else ("," if spot.endswith(",") else "")
    path = written(tmp_path, SMALL.replace(spot, value + tail, 1))
    for problem in problems_of(path):
        assert problem.code in titles()
        assert problem.place is not None
