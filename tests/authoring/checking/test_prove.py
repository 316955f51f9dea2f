from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from game.analysis.asking import reading
from game.analysis.asking.reading import Read
from game.analysis.progress import Listener, Progress
from game.analysis.result import Exploration, PassageKey, Seen
from game.authoring.budget import over_budget
from game.authoring.checking.check import check
from game.authoring.checking.promises import told_exactly
from game.authoring.checking.prove import prove
from game.authoring.witness import choices, search
from game.content.load import Loaded, load_scenario
from game.content.opened import Library
from game.engine.compile import compile_scenario
from game.engine.state import decisions_made
from game.engine.tables import Program
from game.errors import Severity
from game.model.parser import parse_condition
from game.model.scenario import NextRow
from writing import SMALL, blocks_of, marked, written

LIBRARY = Library()
SO = "text: So it is., analogues: [old-hall]"
ERROR, WARNING = Severity.ERROR, Severity.WARNING
Told = list[tuple[str, str]]
UNCHANGED = "M324"
"""What is told of an indicator that stays as it is, as in some scenarios here."""
ALL_CITED = (
    "tensions: {T1: {title: Doors, text: A., analogues: [old-hall, new-hall], "
    "findings: [D1, E1]}}\n"
)


def whole(text: str) -> str:
    """The small scenario, with other blocks in place of its own."""
    return "".join((blocks_of(SMALL) | blocks_of(f"{ALL_CITED}{text}")).values())


def loaded(folder: Path, text: str) -> Loaded:
    return load_scenario(written(folder, marked(whole(text))[0]))


def told(folder: Path, text: str) -> tuple[Told, list[Severity]]:
    """Check a scenario; what is told stands where the marks are, in their order."""
    clean, places = marked(whole(text))
    checked = check([str(written(folder, clean))], LIBRARY)
    problems = [each for each in checked.problems if each.code != UNCHANGED]
    found = [(each.place.line, each.place.column) for each in problems if each.place]
    assert found == places
    return [(each.code, each.message) for each in problems], [each.severity for each in problems]


TWICE = f"""
flags: {{bold: false}}
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      wait: {{label: Wait, outcome: {{{SO}, effects: {{calm: +1}}}}}}
      push:
        label: Push
        outcomes:
          - {{id: opens, {SO}, effects: {{bold: true, calm: -1}}}}
          - {{id: sticks, weight: 3, {SO}, effects: {{calm: -1}}}}
    next: yard
  yard:
    title: Yard
    text: A gate.
    options:
      walk: {{label: Walk, outcome: {{{SO}}}, next: end}}
      run: {{label: Run, when: bold, outcome: {{{SO}, effects: {{calm: -3}}}}, next: end}}
endings:
  tired: {{title: Tired, when: calm < 4, text: Puffed.}}
  out: {{title: Out, text: Fresh air.}}
"""


def test_the_shipped_case_keeps_all_its_promises() -> None:
    checked = check(["cienfuegos"], LIBRARY)
    assert (checked.problems, checked.sound) == ((), 1)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("never: «bold", ["`bold` holds after `push[opens]`"]),
        ("never: «calm < 2", ["`calm < 2` holds after `push[opens], run`"]),
        ("never: «seen(hall)", ["`seen(hall)` holds after `wait`"]),
        (
            "never: «calm > 2 and not seen(hall)",
            ["`calm > 2 and not seen(hall)` holds at the start"],
        ),
        ("never: calm < 1", []),
        ("never: bold and calm > 4", []),
        ("reachable: yard", []),
        ("reachable: tired", []),
        ("probability: {ending: tired, between: [0.0625, 1]}", []),
        ("probability: {ending: tired, between: [0, 0.0625]}", []),
        (
            "probability: «{ending: tired, between: [0.1, 0.5]}",
            [
                "the probability of ending `tired` is 0.0625 (1/16), and not between 0.1 and 0.5; "
                "a shortest play there: `push[opens], run`"
            ],
        ),
        (
            "probability: «{ending: out, between: [0, 0.5]}",
            [
                "the probability of ending `out` is 0.9375 (15/16), and not between 0 and 0.5; "
                "a shortest play there: `wait, walk`"
            ],
        ),
        ("decisions: {between: [2, 2]}", []),
        (
            "decisions: «{between: [3, 4]}",
            ["a play may take 2 decisions, and not 3 to 4: `push[opens], run`"],
        ),
        (
            "decisions: «{between: [1, 1]}",
            ["a play may take 2 decisions, and not 1 to 1; it goes on after `push[sticks]`"],
        ),
    ],
)
def test_a_promise_is_kept_or_broken_by_a_play_that_is_shown(
    rows: str, said: list[str], tmp_path: Path
) -> None:
    text = f"{TWICE}assert:\n  - {rows}\n"
    assert told(tmp_path, text) == ([("P402", each) for each in said], [ERROR] * len(said))


def test_bounds_are_the_decimals_that_were_written(tmp_path: Path) -> None:
    options = "".join(
        f"      o{at}: {{label: A, outcome: {{{SO}}}, next: {'a' if at else 'b'}}}\n"
        for at in range(10)
    )
    text = (
        f"scenes:\n  hall:\n    title: Hall\n    text: Doors.\n    options:\n{options}"
        "endings:\n  a: {title: A, text: A.}\n  b: {title: B, text: B.}\n"
        "assert:\n  - probability: {ending: b, between: [0.1, 0.1]}\n"
        "  - probability: {ending: a, between: [0.9, 0.9]}\n"
    )
    assert told(tmp_path, text) == ([], [])


def test_a_promised_scene_or_ending_that_no_play_reaches_is_told_as_that_alone(
    tmp_path: Path,
) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left: {{label: Left, outcome: {{{SO}, effects: {{calm: -1}}}}}}
    next:
      - {{when: calm > 4, to: attic}}
      - {{to: end}}
  attic:
    title: Attic
    text: Dust.
    next: end
endings:
  up: {{title: Up, when: calm > 4, text: High.}}
  out: {{title: Out, text: Fresh air.}}
assert:
  - reachable: «attic
  - reachable: «up
  - probability: «{{ending: up, between: [0.2, 0.4]}}
  - probability: {{ending: up, between: [0, 0.4]}}
"""
    said = "no play reaches ending `up`, so that its probability is 0, and not between 0.2 and 0.4"
    four = "`calm > 4` never holds"
    late = f"{four} once all has arrived; `calm` is always 4"
    assert told(tmp_path, text) == (
        [
            (
                "P402",
                "no play reaches scene `attic`: in the `next` of scene `hall`, "
                f"{four}; `calm` is always 4",
            ),
            ("P402", f"no play reaches ending `up`: {late}"),
            ("P402", f"{said}: {late}"),
        ],
        [ERROR] * 3,
    )


def test_never_speaks_of_endings_once_all_has_arrived(tmp_path: Path) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left:
        label: Left
        outcome: {{{SO}, later: [{{after: 5, {SO}, effects: {{calm: -2}}}}]}}
        next: page
  page: {{title: A page, text: To read., next: end}}
assert:
  - never: «calm == 3
  - never: calm == 5 and seen(page)
"""
    assert told(tmp_path, text)[0] == [("P402", "`calm == 3` holds after `left`")]


THREE_NEVER = "assert:\n  - never: calm < 1\n  - never: bold\n  - never: calm < 2\n"


@pytest.mark.parametrize("few", [False, True])
def test_what_is_never_to_hold_is_looked_for_at_once_or_else_one_by_one(
    few: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    look = reading.read

    def counted(program: Program, keys: Collection[PassageKey], **more: Any) -> Read:
        found = look(program, keys, **more)
        walks = more.get("most_walks", 0)  # without, texts are looked for
        looked.append(walks)
        return Read(frozenset(), frozenset(keys)) if few and walks == 1 else found

    monkeypatch.setattr(reading, "read", counted)
    file = written(tmp_path, marked(whole(f"{TWICE}{THREE_NEVER}"))[0])
    problems = check([str(file)], LIBRARY).problems
    said = [problem.message for problem in problems if problem.code == "P402"]
    assert said == ["`bold` holds after `push[opens]`", "`calm < 2` holds after `push[opens], run`"]
    each = [reading.MOST_WALKS] * 3
    assert looked[1:] == ([1, *each] if few else [1])


def test_a_witness_that_is_not_found_is_not_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.authoring.checking.promises.MOST_SEARCHED", 3)
    text = f"{TWICE}assert:\n  - never: «calm < 2\n  - decisions: «{{between: [0, 1]}}\n"
    said = "`calm < 2` holds in ending `tired` after some play"
    assert told(tmp_path, text)[0] == [
        ("P402", f"{said}; none that shows it is among the first 3 states"),
        ("P402", "a play may take 2 decisions, and not 0 to 1"),
    ]


def test_a_state_with_no_option_open_is_an_error_with_the_shortest_play_there(
    tmp_path: Path,
) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left: {{label: Left, outcome: {{{SO}, effects: {{calm: -1}}}}, next: yard}}
      back: {{label: Back, outcome: {{{SO}, effects: {{calm: +1}}}}, next: yard}}
  yard:
    title: Yard
    text: A gate.
    «options:
      walk: {{label: Walk, when: calm > 4, outcome: {{{SO}}}, next: end}}
"""
    said = "play sticks here, where no option is open: after `left`; there `calm` is 4"
    assert told(tmp_path, text) == ([("P401", said)], [ERROR])


def test_a_first_scene_with_no_option_open_sticks_at_the_start(tmp_path: Path) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    «options:
      left: {{label: Left, when: calm > 5, outcome: {{{SO}}}, next: end}}
endings:
  «out: {{title: Out, text: Fresh air.}}
"""
    assert told(tmp_path, text)[0] == [
        ("P401", "play sticks here, where no option is open: at the start; there `calm` is 5"),
        ("P412", "no play stops at this ending: no play comes to a `next: end`"),
    ]


@pytest.mark.parametrize(
    "outcome",
    [
        f"«outcome: {{when: calm < 5, {SO}}}",
        f"«outcomes: [{{id: a, when: calm < 5, {SO}}}, {{id: b, when: calm > 5, {SO}}}]",
    ],
)
def test_an_option_with_no_outcome_that_holds_is_an_error(outcome: str, tmp_path: Path) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left:
        label: Left
        {outcome}
        next: end
      right: {{label: Right, outcome: {{{SO}}}, next: end}}
"""
    said = "play sticks here, where no outcome's `when` holds: after `left`; there `calm` is 5"
    assert told(tmp_path, text) == ([("P401", said)], [ERROR])


def test_what_the_checks_of_meaning_refuse_first_is_told_as_well(tmp_path: Path) -> None:
    found = loaded(tmp_path, TWICE)
    scenario = found.scenario
    yard, hall = scenario.scenes["yard"], scenario.scenes["hall"]
    never = parse_condition("calm > 9")

    def said(**changes: Any) -> list[tuple[str, str]]:
        made = replace(found, scenario=replace(scenario, **changes))
        return [(each.where, each.message) for each in prove(made).problems if each.code == "P401"]

    guarded = replace(yard, next=(NextRow("end", never),), options={})
    assert said(scenes={"hall": hall, "yard": guarded}) == [
        ("scene yard > next", "play sticks here, where no row of `next` holds: after `wait`")
    ]
    shut = replace(scenario.endings["out"], when=never)
    assert said(endings={"tired": scenario.endings["tired"], "out": shut}) == [
        (
            "ending out > when",
            "play sticks here, where no ending's `when` holds: after `wait, walk`; there `calm` is "
            "6",
        )
    ]
    ring = replace(yard, next=(NextRow("yard"),), options={})
    assert said(scenes={"hall": hall, "yard": ring}) == [
        (
            "scene yard > next",
            "play sticks here, where interludes lead round in a circle: after `wait`",
        )
    ]


def test_what_no_play_ever_shows_is_a_warning_at_its_place(tmp_path: Path) -> None:
    text = f"""
flags: {{bold: false}}
scenes:
  hall:
    title: Hall
    text:
      - Doors.
      - {{when: «calm > 5, text: It is calm.}}
      - {{when: calm > 4, text: It is calmer.}}
    advice:
      guide: [Go., {{when: «bold, text: Run.}}]
    options:
      left:
        label: Left
        outcomes:
          - {{id: opens, {SO}, effects: {{calm: +1}}, later: [{{after: 1, when: «calm < 6, {SO}}}]}}
          - {{id: burns, when: «decisions > 1, {SO}, later: [{{after: 1, {SO}}}]}}
      right:
        label: Right
        when: «bold
        outcomes:
          - {{id: opens, {SO}, effects: {{calm: +1}}}}
          - {{id: burns, when: bold, {SO}}}
    next: end
  «attic:
    title: Attic
    text: [Dust., {{when: bold, text: Footsteps.}}]
    options:
      left: {{label: Left, when: bold, outcome: {{{SO}}}, next: end}}
advisers: {{guide: {{name: The guide}}}}
injects:
  bell: {{title: Bell, when: «calm > 5, scenes: [hall], text: It rings.}}
  wind: {{title: Wind, when: calm > 4, text: [It blows., {{when: «bold, text: Harder.}}]}}
endings:
  «hot: {{title: Hot, when: calm < 4, text: [Hot., {{when: bold, text: So hot.}}]}}
  out: {{title: Out, text: [Out., {{when: «calm < 6, text: At last.}}]}}
"""
    messages = [
        ("P409", "this text is never read: `calm > 5` never holds here; `calm` is always 5"),
        ("P409", "this text is never read: `bold` never holds here; nothing sets it"),
        (
            "P411",
            "this consequence never arrives: `calm < 6` never holds when it is due; "
            "`calm` is always 6",
        ),
        (
            "P408",
            "this outcome is never drawn: `decisions > 1` never holds when the option is chosen; "
            "`decisions` is always 1",
        ),
        ("P407", "this option is never open: `bold` never holds here; nothing sets it"),
        ("P406", "no play enters this scene: no `next` names it"),
        (
            "P412",
            "no play stops at this ending: `calm < 4` never holds once all has arrived; "
            "`calm` is always 6",
        ),
        ("P409", "this text is never read: `calm < 6` never holds here; `calm` is always 6"),
        (
            "P410",
            "this inject never comes by itself: `calm > 5` never holds where it may come; "
            "`calm` is always 5",
        ),
        ("P409", "this text is never read: `bold` never holds here; nothing sets it"),
    ]
    assert told(tmp_path, text) == (messages, [WARNING] * len(messages))


def test_texts_of_what_happens_are_read_where_it_happens(tmp_path: Path) -> None:
    text = """
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left:
        label: Left
        outcome:
          text: [So., {when: calm == 6, text: Calm.}, {when: «calm == 5, text: As before.}]
          analogues: [old-hall]
          effects: {calm: +1}
          later:
            - after: 2
              text: [So., {when: calm == 8, text: Calm.}, {when: «calm == 6, text: As before.}]
              analogues: [old-hall]
              effects: {calm: +2}
        next: end
"""
    assert [code for code, _ in told(tmp_path, text)[0]] == ["P409", "P409"]


def test_what_comes_by_hand_is_said_to_be_left_out(tmp_path: Path) -> None:
    text = f"""
flags: {{bold: false}}
scenes:
  hall:
    title: Hall
    text: [Doors., {{when: «bold, text: Open.}}]
    options:
      left: {{label: Left, outcome: {{{SO}}}, next: end}}
injects:
  bell: {{title: Bell, text: It rings., {SO.partition(", ")[2]}, effects: {{bold: true}}}}
"""
    said = (
        "this text is never read: `bold` never holds here; inject `bell` sets it; what is brought in "
        "by hand is left out"
    )
    assert told(tmp_path, text)[0] == [("P409", said)]


def test_an_ending_that_no_next_names_is_told_once(tmp_path: Path) -> None:
    scenes = blocks_of(SMALL)["scenes"].replace("next: end", "next: out")
    endings = "endings:\n  «in: {title: A, text: B}\n  out: {title: Outside, text: Air.}\n"
    assert [code for code, _ in told(tmp_path, scenes + endings)[0]] == ["M311"]
    silence = "silence: [{code: M311, because: It is to be found out.}]\n"
    assert told(tmp_path, scenes + endings.replace("«", "") + silence) == ([], [])


LATE = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left: {{label: Left, outcome: {{{SO}, effects: {{calm: +2}}, later: [{{after: 3, {SO},
        effects: {{calm: -3}}}}]}}, next: yard}}
      right: {{label: Right, outcome: {{{SO}}}, next: yard}}
  yard:
    title: Yard
    text: A gate.
    options:
      walk:
        label: Walk
        outcome: {{{SO}, next: [{{when: «calm > 5, to: free}}, {{to: out}}]}}
      run:
        label: Run
        outcome: {{{SO}}}
        next: [{{when: «calm <= 4, to: out}}, {{when: «calm > 99, to: yard}}, {{to: free}}]
      stay:
        label: Stay
        outcomes: [{{id: a, {SO}}}, {{id: b, {SO}, next: [{{when: «calm == 4, to: out}}, {{to: end}}]}}]
    next: end
endings:
  free: {{title: Free, text: Fresh air.}}
  out: {{title: Out, text: Fresh air.}}
"""


def test_what_comes_late_and_would_change_a_named_ending_is_a_warning(tmp_path: Path) -> None:
    late = "once all that is still to come has arrived"
    assert told(tmp_path, LATE) == (
        [
            (
                "P413",
                "`calm > 5` sends play to ending `free`, and no longer holds "
                f"{late}: after `left, walk`",
            ),
            (
                "P413",
                "`calm <= 4` does not hold, and would send play to ending `out` "
                f"{late}: after `left, run`",
            ),
            (
                "P414",
                "no play takes this row of `next`: `calm > 99` never holds; `calm` is 5 or 7",
            ),
            (
                "P413",
                "`calm == 4` does not hold, and would send play to ending `out` "
                f"{late}: after `left, stay[b]`",
            ),
        ],
        [WARNING] * 4,
    )
    silence = "silence: [{code: P413, because: The class is to see the difference.}]\n"
    quiet = LATE.replace("«calm > 99", "?calm > 99").replace("«", "").replace("?", "«") + silence
    assert [code for code, _ in told(tmp_path, quiet)[0]] == ["P414"]


def test_where_late_changes_need_too_many_states_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.analysis.asking.late.MAX_STATES", 2)
    proof = prove(loaded(tmp_path, LATE))
    assert not proof.whole
    found = [(each.code, each.message) for each in proof.problems if each.code != "P414"]
    assert found == [
        (
            "P405",
            "NOT PROVED: whether something late would have changed which ending is taken; there "
            "are more than 2 states to visit",
        )
    ]


ROUND = f"""
scenes:
  gate:
    title: Gate
    text: Shut.
    options:
      knock: {{label: Knock, outcome: {{{SO}}}, next: hall}}
  «hall:
    title: Hall
    text: Doors.
    options:
      left: {{label: Left, outcome: {{{SO}}}, next: yard}}
      out: {{label: Out, outcome: {{{SO}}}, next: out}}
  yard:
    title: Yard
    text: A gate.
    options:
      back: {{label: Back, outcome: {{{SO}}}, next: hall}}
start: gate
"""
AROUND = (
    "NOT PROVED: from here `left, back` leads back to the very same state, as nothing is changed "
    "on the way, so that play may never end; this is met after `knock`"
)


def test_a_way_round_that_changes_nothing_is_a_warning_with_its_witness(tmp_path: Path) -> None:
    assert told(tmp_path, ROUND) == ([("P404", AROUND)], [WARNING])


def test_a_way_round_is_told_where_there_are_too_many_states_to_visit(tmp_path: Path) -> None:
    flags = [f"f{number}" for number in range(40)]
    options = "".join(
        f"      {flag}: {{label: Turn it, outcome: {{{SO}, effects: {{{flag}: true}}}}, next: hall}}\n"
        for flag in flags
    )
    text = f"""
flags: {{{", ".join(f"{flag}: false" for flag in flags)}}}
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
{options}      out: {{label: Out, outcome: {{{SO}}}, next: end}}
endings:
  all: {{title: All, when: {" and ".join(flags)}, text: All of it.}}
  out: {{title: Out, text: Fresh air.}}
"""
    proof = prove(loaded(tmp_path, text), max_states=20_000)
    assert not proof.whole
    around, many = proof.problems
    assert (around.code, around.message) == (
        "P404",
        "NOT PROVED: from here `f0` leads back to the very same state, as nothing is changed on the "
        "way, so that play may never end; this is met after `f0`",
    )
    assert many.code == "P405"
    assert "the next step would pass the limit of 20,000" in many.message


@pytest.mark.parametrize(
    ("effects", "tests", "why"),
    [
        ("calm: +5", "calm > 9", "`calm` is at the end of its range (10)"),
        ("calm: -5", "calm > 3", "`calm` is at the end of its range (0)"),
        ("calm: -1", "calm > 3", "no condition can tell what has changed on the way (`calm`)"),
        ("calm: {to: 5}", "calm > 3", "nothing is changed on the way"),
    ],
)
def test_why_a_way_round_changes_nothing_is_told(
    effects: str, tests: str, why: str, tmp_path: Path
) -> None:
    text = f"""
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      round: {{label: Round, outcome: {{{SO}, effects: {{{effects}}}}}, next: hall}}
      out: {{label: Out, outcome: {{{SO}}}, next: end}}
endings:
  high: {{title: High, when: {tests}, text: High.}}
  out: {{title: Out, text: Fresh air.}}
"""
    found = prove(loaded(tmp_path, text)).problems
    (said,) = [each.message for each in found if each.code == "P404"]
    assert f"leads back to the very same state, as {why}, so that play may never end" in said


def test_where_memory_is_what_runs_out_that_is_said() -> None:
    found = Exploration("budget", 873_754, Seen(), {}, (), limit=3_969_531)
    assert over_budget(found, 10_000_000) == (
        "873,754 states were visited, and with the next step there would be more than 3,969,531, "
        "for which the memory that goes with a limit of 10,000,000 is not enough"
    )


def test_on_a_loop_what_is_known_is_told_and_probability_is_not(tmp_path: Path) -> None:
    text = f"""{ROUND}assert:
  - probability: «{{ending: out, between: [0, 1]}}
  - reachable: yard
  - never: «seen(yard)
  - never: calm > 5
  - decisions: «{{between: [2, 3]}}
"""
    assert told(tmp_path, text) == (
        [
            ("P404", AROUND),
            (
                "P403",
                "NOT PROVED: the probability of ending `out` is not known, since play can go round "
                "and round; sampled, not proved: ~ 100% (over 99.9% to 100%) of 20,000 plays "
                "drawn at random",
            ),
            ("P402", "`seen(yard)` holds after `knock, left, back`"),
            (
                "P402",
                "a play may take more than 3 decisions, and not 2 to 3; "
                "it goes on after `knock, left, back`",
            ),
        ],
        [WARNING, WARNING, ERROR, ERROR],
    )


def test_past_the_budget_one_warning_names_it_and_nothing_is_said_to_be_unseen(
    tmp_path: Path,
) -> None:
    text = f"""{TWICE}assert:
  - never: bold
  - never: calm > 9
  - reachable: hall
  - reachable: tired
  - probability: {{ending: out, between: [0, 1]}}
  - decisions: {{between: [1, 9]}}
"""
    proof = prove(loaded(tmp_path, text), max_states=1)
    assert not proof.whole
    assert [(each.code, each.message, each.severity) for each in proof.problems] == [
        ("P402", "`bold` holds after `push[opens]`", ERROR),
        (
            "P405",
            "NOT PROVED: 1 state was visited, and the next step would pass the limit of 1; nothing "
            "is told of what is never seen, and 4 promises are left open",
            WARNING,
        ),
    ]
    assert [each.where for each in proof.problems] == ["assert 1 > never", "scenes"]
    (only,) = prove(loaded(tmp_path, TWICE), max_states=1).problems
    assert only.message.endswith("nothing is told of what is never seen")


def test_a_promise_alone_may_pass_the_budget(tmp_path: Path) -> None:
    found = loaded(tmp_path, f"{TWICE}assert:\n  - never: calm > 5 and calm < 5\n")
    assert prove(found, max_states=4).problems == ()
    problem, left_out = prove(found, max_states=3).problems
    assert left_out.code == "B108"
    assert (problem.code, problem.where, problem.message) == (
        "P403",
        "assert 1 > never",
        "NOT PROVED: so far `calm > 5 and calm < 5` never holds, since there are more than 3 states "
        "to visit",
    )


def test_what_is_stopped_by_hand_is_told_as_that(tmp_path: Path) -> None:
    rows = "assert:\n  - never: calm > 5 and calm < 5\n"
    found = loaded(tmp_path, TWICE + rows)
    heard: list[Progress] = []

    def until(most: int) -> Listener:
        heard.clear()

        def listen(progress: Progress) -> bool:
            heard.append(progress)
            return len(heard) <= most

        return listen

    proof = prove(found, listener=until(0))
    assert not proof.whole
    assert [(each.code, each.message) for each in proof.problems] == [
        (
            "P405",
            "NOT PROVED: stopped by hand, with 1 state visited; nothing is told of what is never "
            "seen, and 1 promise is left open",
        )
    ]
    assert prove(found, listener=until(10**6)).problems == ()
    told = set()
    for most in range(len(heard)):
        problems = prove(found, listener=until(most)).problems
        told |= {(each.code, each.message) for each in problems}
    never = "so far `calm > 5 and calm < 5` never holds, since it was stopped by hand"
    assert ("P403", f"NOT PROVED: {never}") in told


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("code: P407", []),
        ("code: P407, at: yard > run", []),
        ("code: P407, at: hall", ["P407", "M322"]),
        ("code: P406", ["P407", "M322"]),
    ],
)
def test_a_warning_of_the_whole_can_be_silenced(row: str, codes: list[str], tmp_path: Path) -> None:
    text = TWICE.replace("effects: {bold: true, calm: -1}", "effects: {calm: -3}")
    because = "because: The gate is to be looked at."
    path = written(tmp_path, whole(f"{text}silence:\n  - {{{row}, {because}}}\n"))
    assert [each.code for each in check([str(path)], LIBRARY).problems] == codes


def test_an_error_of_the_whole_cannot_be_silenced(tmp_path: Path) -> None:
    text = f"{TWICE}assert:\n  - never: bold\nsilence:\n  - {{code: P402, because: x}}\n"
    codes = [each.code for each in check([str(written(tmp_path, whole(text)))], LIBRARY).problems]
    assert codes == ["P402", "M322"]


def test_a_silence_is_not_idle_where_not_all_was_visited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "silence:\n  - {code: P407, because: x}\n  - {code: M311, because: x}\n"
    path = written(tmp_path, whole(TWICE + rows))
    assert [each.code for each in check([str(path)], LIBRARY).problems] == ["M322", "M322"]
    monkeypatch.setattr(
        "game.authoring.checking.prove.prove", lambda each: prove(each, max_states=1)
    )
    assert [each.code for each in check([str(path)], LIBRARY).problems] == ["P405", "M322"]


def test_strict_makes_errors_of_its_warnings(tmp_path: Path) -> None:
    path = written(tmp_path, marked(whole(ROUND))[0])
    assert check([str(path)], LIBRARY).exit_code == 0
    assert check([str(path)], LIBRARY, strict=True).exit_code == 1


def test_nothing_is_proved_of_what_has_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Loaded) -> None:
        raise AssertionError

    monkeypatch.setattr("game.authoring.checking.prove.prove", refuse)
    path = written(tmp_path, whole("start: hal\n"))
    assert [each.code for each in check([str(path)], LIBRARY).problems] == ["M303"]


def test_a_search_is_bounded_and_finds_the_shortest_or_goes_deep(tmp_path: Path) -> None:
    scenario = loaded(tmp_path, TWICE).scenario
    program = compile_scenario(scenario)
    way = search(program, lambda state: decisions_made(state) == 2, most=99)
    assert way is not None
    assert choices(scenario, way) == "wait, walk"
    assert search(program, lambda state: False, most=99) is None
    assert search(program, lambda state: decisions_made(state) == 2, most=2) is None
    assert choices(scenario, way * 40).endswith("walk, ... (20 more)")


@pytest.mark.parametrize(
    ("value", "bounds", "said"),
    [
        (Fraction(1, 2), (), "0.5 (1/2)"),
        (Fraction(1, 3), (), "about 0.3333 (1/3)"),
        (Fraction(1, 3), (Fraction("0.3333"),), "about 0.33333 (1/3)"),
        (Fraction(1, 400_000), (), "about 0.000002 (1/400000)"),
        (Fraction(0), (), "0"),
        (Fraction(1), (), "1"),
        (Fraction(10**9 - 1, 10**9), (), "0.999999999"),
        (Fraction(10**9, 3 * 10**9 + 1), (), "about 0.3333"),
    ],
)
def test_a_share_keeps_apart_from_its_bounds(
    value: Fraction, bounds: tuple[Fraction, ...], said: str
) -> None:
    assert told_exactly(value, *bounds) == said


@pytest.mark.parametrize(("text", "comes"), [(SMALL, "True"), (whole("start: hal\n"), "False")])
def test_analysis_is_imported_for_a_scenario_without_errors_alone(
    text: str, comes: str, tmp_path: Path
) -> None:
    code = (
        "import sys; from game.authoring.checking.check import check; "
        "from game.content.opened import Library; check(sys.argv[1:], Library()); "
        "print('numpy' in sys.modules)"
    )
    words = [sys.executable, "-c", code, str(written(tmp_path, text))]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == f"{comes}\n"


STOPPED = f"""
flags: {{rung: false}}
scenes:
  hall:
    title: Hall
    text: Doors.
    options:
      left:
        label: Left
        outcome: {{{SO}, later: [{{after: 5, {SO}, effects: {{calm: -2}}}}]}}
        next: [{{when: calm > 4, to: out}}, {{to: end}}]
      right: {{label: Right, when: calm > 7, outcome: {{{SO}}}, next: end}}
endings:
  low: {{title: Low, when: calm < 4, text: Low.}}
  out: {{title: Out, text: Fresh air.}}
assert:
  - never: calm == 3
  - never: calm == 5 and rung
"""


def test_whenever_it_is_stopped_what_is_told_is_so_and_the_rest_is_not_proved(
    tmp_path: Path,
) -> None:
    scenario = loaded(tmp_path, STOPPED)
    heard = []

    def counting(_progress: Progress) -> bool:
        heard.append(1)
        return True

    whole = prove(scenario, listener=counting)
    assert whole.whole
    told_whole = {(each.code, each.place) for each in whole.problems}
    assert {"P402", "P407", "P413"} <= {each.code for each in whole.problems}
    open_codes = set()
    for most in range(len(heard)):
        left = iter(range(most))
        found = prove(scenario, listener=lambda _, left=left: next(left, None) is not None)
        assert not (found.whole and found.compared)
        unproved = {each for each in found.problems if "NOT PROVED" in each.message}
        assert {(each.code, each.place) for each in {*found.problems} - unproved} <= told_whole
        open_codes |= {each.code for each in unproved}
    assert open_codes == {"P403", "P405"}
