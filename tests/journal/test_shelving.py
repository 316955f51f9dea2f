from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import RequestError
from game.journal.brief import shelf
from game.journal.find import find_play
from game.journal.folder import trash_folder
from game.journal.reading import parse_journal
from game.journal.shelving import delete, exported, fork, imported, rename, restore
from keeping import played


def ids() -> set[str]:
    return {each.play for each in shelf().plays}


def test_a_play_is_found_by_its_id_its_beginning_its_name_and_as_the_last_one() -> None:
    played("go")
    kept = find_play("last")
    rename(kept, "  My \x1b[31m own\ttry ")
    for word in (kept.play, kept.play.upper(), kept.play[:2], "my <u+001b>[31m own try", "last"):
        assert find_play(word).play == kept.play
    for word in ("", kept.play[0], "nothing", "../x"):
        with pytest.raises(RequestError):
            find_play(word)


def test_a_word_that_means_several_plays_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter(("abcde", "abxyz"))
    monkeypatch.setattr("game.journal.record.new_id", lambda: next(names))
    played("go")
    played("stay")
    with pytest.raises(RequestError, match="can mean several plays: `ab"):
        find_play("ab")
    with pytest.raises(RequestError, match="did you mean `abcde`"):
        find_play("abcdf")


def test_a_name_is_kept_and_the_time_of_play_stays() -> None:
    played("go")
    before = find_play("last")
    assert rename(before, "Ours") == "Ours"
    after = find_play("ours")
    assert (after.name, after.played) == ("Ours", before.played)
    assert rename(after, "") == ""
    assert find_play("last").name == ""


@pytest.mark.parametrize("name", ["x" * 61, "TAKEN"])
def test_a_name_that_is_too_long_or_taken_is_refused(name: str) -> None:
    played("go")
    rename(find_play("last"), "Taken")
    played("stay")
    (other,) = (each for each in shelf().plays if not each.name)
    with pytest.raises(RequestError):
        rename(other, name)


def test_a_fork_begins_with_the_moves_before_a_decision_and_what_was_predicted() -> None:
    played("?", "go", "undo", "stay", "storm", "on", "stop")
    old = find_play("last")
    new = find_play(fork(old, 3))
    assert (new.decisions, new.over) == (2, False)
    assert new.header.forked == (old.play, 3)
    entries = parse_journal(new.path.read_bytes()).entries
    assert [type(each).__name__ for each in entries] == ["Predicted", "Chosen", "ByHand", "Chosen"]
    whole = find_play(fork(old))
    assert (whole.decisions, whole.over) == (3, True)
    for decision in (0, 5):
        with pytest.raises(RequestError, match="decisions from 1 to 4"):
            fork(old, decision)


def test_a_deleted_play_can_be_brought_back_even_twice_over(kept: Path) -> None:
    played("go")
    old = find_play("last")
    data = old.path.read_bytes()
    delete(old)
    assert ids() == set()
    old.path.write_bytes(data)
    delete(find_play("last"))
    assert len([*(kept / "trash").iterdir()]) == 2
    restore(find_play(old.play, trash_folder()))
    assert ids() == {old.play}
    assert find_play(old.play).path.read_bytes() == data


def test_an_exported_play_tells_no_folder_and_comes_back_the_same_once() -> None:
    played("?", "go", "undo", "stay", origin="/home/ada/secret/made.yaml")
    old = find_play("last")
    data = exported(old)
    assert b"secret" not in data
    assert b"made.yaml" in data
    assert imported(parse_journal(data)) == (old.play, True)
    delete(old)
    play, here = imported(parse_journal(data))
    assert (play, here) == (old.play, False)
    assert find_play(play).decisions == 1


def test_an_imported_play_never_leads_to_a_path_of_its_own() -> None:
    played("go", origin="C:\\Users\\ada\\made.yaml")
    data = exported(find_play("last")).replace(b'"origin":"made.yaml"', b'"origin":"/etc/passwd"')
    delete(find_play("last"))
    play, _ = imported(parse_journal(data))
    assert find_play(play).header.origin == "passwd"


def test_a_play_whose_id_is_taken_gets_another() -> None:
    played("go")
    old = find_play("last")
    data = exported(old).replace(b'"seed":7', b'"seed":8')
    play, here = imported(parse_journal(data))
    assert not here
    assert play != old.play
    assert ids() == {old.play, play}
