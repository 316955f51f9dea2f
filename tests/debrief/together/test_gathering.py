from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content.opened import Library, Opened
from game.debrief.together.gathering import gather
from game.debrief.together.handed import Handed, handed_in
from game.debrief.together.report import Unread
from game.engine.play import start
from game.journal.course import Course
from game.journal.entries import Named
from game.journal.record import Record, new_header
from game.journal.sitting import Sitting
from together import codes_of, played_by


class Held(Library):
    """The library, with what was opened once held open."""

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[str, Opened] = {}

    def open(self, word: str) -> Opened:
        if word not in self._open:
            self._open[word] = super().open(word)
        return self._open[word]


LIBRARY = Held()


@pytest.fixture(scope="module")
def opened() -> Opened:
    return LIBRARY.open("cienfuegos")


@pytest.fixture(scope="module")
def codes(opened: Opened) -> list[str]:
    return codes_of(opened, 5)


def journal(
    opened: Opened, folder: Path, person: int, *, name: str = "", rules: str = "", origin: str = ""
) -> Path:
    """Write the journal of a play by itself, and return its file."""
    road, _ = played_by(opened, person)
    record = Record(new_header(opened, road.seed), folder)
    header = record.header
    if rules or origin:
        header = header._replace(rules=rules or header.rules, origin=origin)
    record = Record(header, folder)
    sitting = Sitting(Course(start(opened.program, road.seed)), opened.evidence, record)
    for turn in road.turns:
        sitting.choose(turn.move.id)
    if name:
        record.keep(Named(name))
    sitting.close()
    return folder / f"{record.play}.jsonl"


def test_codes_are_read_with_the_names_before_them(codes: list[str], tmp_path: Path) -> None:
    listed = tmp_path / "codes.txt"
    listed.write_text(
        f"# Tuesday\nAna: {codes[0]}\n\n Bo  Li ;\t{codes[1].lower()}\n{codes[2]}\n", "utf-8"
    )
    found = gather(LIBRARY, [str(listed), f"Chi={codes[3]}", codes[4]])
    assert found.unread == ()
    (group,) = found.groups
    assert [each.name for each in group.people] == ["Ana", "Bo Li", "P03", "Chi", "P05"]
    assert (group.scenario, group.title) == (
        "cienfuegos",
        "Cienfuegos 2020: a general arrested",
    )
    assert all(each.steps and each.ending for each in group.people)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ana:", "Ana"),
        ("[29/11/2026, 10:32:05] Ana María:", "Ana María"),
        ("29/11/26, 10:32 - Ana:", "Ana"),
        ("10:32 PM Ana:", "Ana"),
        ("Team 7 =", "Team 7"),
        ("7 Ana\t", "7 Ana"),
        ("10:32", ""),
    ],
)
def test_a_chat_that_is_copied_leaves_no_times(
    before: str, name: str, codes: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(f"{before} {codes[0]}\n", "utf-8")
    (handed,) = handed_in(str(file))
    assert isinstance(handed, Handed)
    assert (handed.name, handed.play) == (name, codes[0])


def test_lines_without_a_code_are_told_in_one_line(codes: list[str], tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(f"{codes[0]}\n" + "Good luck everyone\n" * 9, "utf-8")
    found = gather(LIBRARY, [str(file)])
    (unread,) = found.unread
    assert unread.what == f"{file}, lines 2, 3, 4, 5, 6 and 4 more"


def test_names_can_be_left_out(codes: list[str]) -> None:
    found = gather(LIBRARY, [f"Ana={codes[0]}", f"Bo={codes[1]}"], pseudonyms=True)
    assert [each.name for each in found.groups[0].people] == ["P01", "P02"]
    assert "Ana" not in repr(found.groups[0].people)


def test_two_of_one_name_are_kept_apart_and_one_play_counts_once(codes: list[str]) -> None:
    given = [f"Ana={codes[0]}", f"Ana={codes[1]}", f"Ana={codes[0]}", codes[0], codes[0]]
    found = gather(LIBRARY, given)
    assert [each.name for each in found.groups[0].people] == ["Ana", "Ana (2)", "P03", "P04"]
    assert len(found.said) == 1
    assert "counts once" in found.said[0]


def test_journals_and_folders_of_them_are_read(opened: Opened, tmp_path: Path) -> None:
    for person in range(3):
        journal(opened, tmp_path, person, name="Ana" if person == 1 else "")
    found = gather(LIBRARY, [str(tmp_path)])
    assert found.unread == ()
    (group,) = found.groups
    assert sorted(each.name for each in group.people if not each.name.startswith("P")) == ["Ana"]
    again = gather(LIBRARY, [str(tmp_path), str(next(tmp_path.glob("*.jsonl")))])
    assert len(again.groups[0].people) == 3
    assert len(again.said) == 1


def test_a_journal_and_the_code_of_the_same_play_tell_the_same(
    opened: Opened, codes: list[str], tmp_path: Path
) -> None:
    path = journal(opened, tmp_path, 2)
    found = gather(LIBRARY, [str(path), codes[2]])
    one, other = found.groups[0].people
    assert (one.steps, one.ending, one.values) == (other.steps, other.ending, other.values)


def test_plays_by_other_rules_are_told_apart_from_their_journals(
    opened: Opened, codes: list[str], tmp_path: Path
) -> None:
    path = journal(opened, tmp_path, 2, rules="0" * 32)
    found = gather(LIBRARY, [str(path), codes[2]])
    old, new = found.groups
    assert (old.rules, old.opened) == ("0" * 32, None)
    assert new.opened is not None
    told, known = old.people[0], new.people[0]
    assert [(each.scene, each.option, each.outcome) for each in told.steps] == [
        (each.scene, each.option, each.outcome) for each in known.steps
    ]
    assert (told.ending, told.ending_title) == (known.ending, known.ending_title)


def test_a_file_that_a_journal_names_is_never_opened(opened: Opened, tmp_path: Path) -> None:
    trap = tmp_path / "trap.yaml"
    trap.write_text("title: [", "utf-8")
    path = journal(opened, tmp_path, 2, origin=str(trap))
    (group,) = gather(LIBRARY, [str(path)]).groups
    assert group.opened is None
    own = str(LIBRARY.folder / "cienfuegos.yaml")
    (group,) = gather(LIBRARY, [str(path)], scenario=own).groups
    assert group.opened is not None


def test_each_thing_that_cannot_be_read_is_named_and_the_rest_is_read(
    codes: list[str], tmp_path: Path
) -> None:
    (tmp_path / "torn.jsonl").write_bytes(b'{"precedent":')
    (tmp_path / "notes.txt").write_text(f"hello\n{codes[0]}\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    slip = codes[1][:-1] + ("A" if codes[1][-1] != "A" else "B")
    elsewhere = codes[0].replace("cienfuegos.", "nowhere.")
    given = ["none.jsonl", "nonsense", slip, elsewhere, "\0", *map(str, sorted(tmp_path.iterdir()))]
    found = gather(LIBRARY, given)
    assert len(found.groups[0].people) == 1
    assert len(found.unread) == 8
    assert all(each.why for each in found.unread)


def test_a_scenario_is_opened_once_and_told_of(codes: list[str]) -> None:
    heard: list[Opened] = []
    gather(LIBRARY, codes, opened=heard.append)
    assert [each.name for each in heard] == ["cienfuegos"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
    deadline=None,
)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".jsonl"]))
def test_no_file_is_too_strange_to_be_told_of(data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"given{suffix}"
    path.write_bytes(data)
    for each in handed_in(str(path)):
        assert isinstance(each, Handed | Unread)
    gather(LIBRARY, [str(path)])


@settings(max_examples=60, deadline=None)
@given(word=st.text(max_size=60))
def test_no_word_is_too_strange_to_be_told_of(word: str) -> None:
    found = gather(LIBRARY, [word]) if word != "-" else None
    assert found is None or found.groups or found.unread


@pytest.fixture(scope="module")
def whole(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return journal(opened, tmp_path_factory.mktemp("whole"), 1, name="Ana").read_bytes()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=100,
    deadline=None,
)
@given(at=st.integers(0, 100_000), sign=st.integers(0, 255))
def test_a_mangled_journal_never_raises(at: int, sign: int, whole: bytes, tmp_path: Path) -> None:
    data = bytearray(whole)
    data[at % len(data)] = sign
    path = tmp_path / "given.jsonl"
    path.write_bytes(bytes(data))
    found = gather(LIBRARY, [str(path)])
    assert bool(found.groups) != bool(found.unread)
