from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import KeepError, RequestError
from game.journal.brief import Kept, shelf
from game.journal.resume import WORDS_CHANGED, Resumed, resume
from keeping import OPENED, OneScenario, opened, played, scenes
from making import option, scene


def only() -> Kept:
    (kept,) = shelf().plays
    return kept


def again(there: Opened | None = OPENED, kept: Kept | None = None, word: str = "") -> Resumed:
    library: Any = OneScenario(there)
    return resume(library, kept or only(), word)


def moves(resumed: Resumed) -> list[str]:
    return [turn.move.id for turn in resumed.sitting.road.turns]


def test_a_play_goes_on_where_it_was_left_with_all_that_was_done() -> None:
    before = played("?", "go", "undo", "stay", "storm", "on")
    resumed = again()
    assert resumed.said == ()
    assert resumed.sitting.course == before.course
    assert [road.turns[0].move.id for road in resumed.sitting.explored] == ["go"]
    resumed.sitting.choose("stop")
    resumed.sitting.close()
    assert again().sitting.course == resumed.sitting.course


def test_resuming_writes_nothing_by_itself() -> None:
    played("go")
    before = only().path.read_bytes()
    again().sitting.close()
    assert only().path.read_bytes() == before


def test_a_play_that_is_open_is_refused_to_another_program() -> None:
    played("go")
    first = again()
    with pytest.raises(RequestError, match="open in another window"):
        again()
    first.sitting.close()
    again().sitting.close()


def test_a_torn_last_line_is_cut_away_and_said() -> None:
    played("go", "on")
    path = only().path
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    resumed = again()
    assert resumed.said == ("The last line of the journal was torn, and has been cut away.",)
    assert moves(resumed) == ["go"]
    resumed.sitting.choose("back")
    resumed.sitting.close()
    assert moves(again()) == ["go", "back"]


def test_what_is_damaged_is_put_aside_whole_and_never_written_over(kept: Path) -> None:
    played("go", "on", "stop")
    path = only().path
    for times in (1, 2):
        bad = path.read_bytes().replace(b'"option":"on"', b'"option":77', 1)
        path.write_bytes(bad)
        resumed = again()
        assert moves(resumed) == ["go"]
        assert "line 3 cannot be read" in resumed.said[0]
        assert str(kept / "aside" / f"{path.stem}-{times}.jsonl") in resumed.said[0]
        assert (kept / "aside" / f"{path.stem}-{times}.jsonl").read_bytes() == bad
        resumed.sitting.choose("on")
        resumed.sitting.choose("halt")
        resumed.sitting.close()


def test_where_no_copy_can_be_put_aside_the_journal_stays_as_it_is(kept: Path) -> None:
    played("go", "on")
    path = only().path
    bad = path.read_bytes().replace(b'"event":"choose"', b"nonsense", 1)
    path.write_bytes(bad)
    (kept / "aside").write_text("in the way", encoding="utf-8")
    with pytest.raises(KeepError):
        again()
    assert path.read_bytes() == bad


def test_words_that_changed_are_said_and_the_play_goes_on_in_its_journal() -> None:
    played("go")
    changed = opened({"c": replace(scenes()["c"], title="Third, anew")})
    resumed = again(changed)
    assert resumed.said == (WORDS_CHANGED,)
    assert resumed.sitting.kept_as == only().play
    resumed.sitting.close()


def test_rules_that_changed_make_another_play_of_what_is_still_possible() -> None:
    played("go", "on")
    old = only()
    bytes_before = old.path.read_bytes()
    changed = opened({"c": scene({"end_it": option(label="End it")}, title="Third")})
    resumed = again(changed)
    assert resumed.said[0] == (
        "The rules of the scenario have changed since. All that was decided is still possible."
    )
    assert "what you do from here is kept as another one" in resumed.said[1]
    assert moves(resumed) == ["go", "on"]
    assert len(shelf().plays) == 1
    resumed.sitting.choose("end_it")
    resumed.sitting.close()
    assert old.path.read_bytes() == bytes_before
    (new,) = (each for each in shelf().plays if each.play != old.play)
    assert new.header.forked == (old.play, 2)
    assert moves(again(changed, new)) == ["go", "on", "end_it"]


def test_the_first_choice_that_is_gone_is_named() -> None:
    played("?", "go", "on", "stop")
    changed = opened({"b": scene({"other": option(to="c"), "back": option(to="c")})})
    resumed = again(changed)
    assert resumed.said[0] == (
        "The rules of the scenario have changed since. Decision 2, `on` in `b`, is no longer "
        "possible: there is no option `on` in scene `b`."
    )
    assert moves(resumed) == ["go"]
    assert resumed.sitting.predictions["bridge"].confidence == 80
    resumed.sitting.close()


def test_other_luck_is_named_as_what_it_is() -> None:
    sitting = played("go")
    drawn, other = ("well", "badly") if sitting.road.turns[0].outcome == 0 else ("badly", "well")
    go = scenes()["a"].options["go"]
    kept = tuple(each for each in go.outcomes if each.id == other)
    first = replace(scenes()["a"], options={"go": replace(go, outcomes=kept)})
    resumed = again(opened({"a": first}))
    assert f"with seed 7 it leads to `{other}`, not to `{drawn}`" in resumed.said[0]
    assert moves(resumed) == []
    resumed.sitting.close()


def test_what_was_only_tried_and_is_gone_does_not_stop_the_play() -> None:
    played("stay", "undo", "go", "on")
    first = scenes()["a"]
    go = {"go": first.options["go"]}
    resumed = again(opened({"a": replace(first, options=go)}))
    assert "All that was decided is still possible." in resumed.said[0]
    assert moves(resumed) == ["go", "on"]
    resumed.sitting.close()


def test_a_journal_that_contradicts_itself_is_not_gone_on_with() -> None:
    played("go", "on")
    path = only().path
    bad = path.read_bytes().replace(b'"option":"on"', b'"option":"xx"')
    path.write_bytes(bad)
    resumed = again()
    assert "Decision 2, `xx` in `b`, is no longer possible" in resumed.said[0]
    resumed.sitting.choose("on")
    resumed.sitting.close()
    assert path.read_bytes() == bad


def test_a_question_that_is_no_longer_asked_is_left_out() -> None:
    played("?", "go")
    made = replace(OPENED.scenario, scenes={**OPENED.scenario.scenes})
    bare = Opened("made", made, type(OPENED.evidence)(), compile_scenario(made))
    resumed = again(bare)
    assert resumed.sitting.predictions == {}
    resumed.sitting.close()


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("", "the library has no scenario `made`"),
        ("/nowhere/at/all.yaml", "is gone; if it is elsewhere now: precedent play FILE --resume"),
        ("flights.yaml", "came from elsewhere, and its scenario is a file, flights.yaml"),
    ],
)
def test_a_scenario_that_is_gone_is_told_with_what_can_be_done(origin: str, said: str) -> None:
    played("go", origin=origin)
    with pytest.raises(RequestError, match=said) as refused:
        again(None)
    assert f"precedent plays show {only().play}" in str(refused.value)


def test_a_play_on_a_disk_that_can_only_be_read_goes_on_unrecorded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    played("go", "on")

    def refused(path: Path) -> None:
        raise KeepError(f"{path.parent}: the disk can only be read")

    monkeypatch.setattr("game.journal.resume.Appended.reopen", refused)
    resumed = again()
    assert "can only be read" in resumed.said[0]
    assert "what you do from here is not kept" in resumed.said[0]
    assert (moves(resumed), resumed.sitting.recorded) == (["go", "on"], False)
    resumed.sitting.choose("stop")
    assert only().decisions == 2
