from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from game.tui.commands import rooms
from game.tui.commands.command import action_for, parsed_action
from game.tui.commands.offered import (
    Offered,
    bar_entries,
    bar_width,
    help_rows,
    key_name,
    palette_entries,
)
from game.tui.commands.registry import COMMANDS, commands_in
from game.tui.commands.rooms import ROOMS
from game.tui.screens.archive import ArchiveScreen
from game.tui.screens.archived import ArchivedScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.bring import BringScreen
from game.tui.screens.card import CardScreen
from game.tui.screens.classroom.console import ConsoleScreen
from game.tui.screens.classroom.line import LineScreen
from game.tui.screens.classroom.news import NewsScreen
from game.tui.screens.classroom.notes import CoveredScreen, NotesScreen
from game.tui.screens.classroom.set_up import SetUpScreen
from game.tui.screens.classroom.wall import WallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.decision import DecisionScreen
from game.tui.screens.discussion import DiscussionScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.filters import FiltersScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.historian import HistorianScreen
from game.tui.screens.indicators import IndicatorsScreen
from game.tui.screens.keyed import KeyedScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.look import LookScreen
from game.tui.screens.outcome import OutcomeScreen
from game.tui.screens.palette import PaletteScreen
from game.tui.screens.prediction import PredictionScreen
from game.tui.screens.problems import FaultsScreen, ProblemsScreen, RemarksScreen
from game.tui.screens.road import RoadScreen
from game.tui.screens.settings import SettingsScreen
from game.tui.screens.unkept import UnkeptScreen
from game.tui.screens.ways import WaysScreen

SCREENS: dict[str, type[KeyedScreen[Any]]] = {
    rooms.LIBRARY: LibraryScreen,
    rooms.FILTERING: LibraryScreen,
    rooms.BRING: BringScreen,
    rooms.BRIEFING: BriefingScreen,
    rooms.DECISION: DecisionScreen,
    rooms.ADVICE: DecisionScreen,
    rooms.OUTCOME: OutcomeScreen,
    rooms.ENDING: EndingScreen,
    rooms.PROBLEMS: ProblemsScreen,
    rooms.REMARKS: RemarksScreen,
    rooms.FAULTS: FaultsScreen,
    rooms.CARD: CardScreen,
    rooms.ROAD: RoadScreen,
    rooms.LOOK: LookScreen,
    rooms.INDICATORS: IndicatorsScreen,
    rooms.DEBRIEF: DebriefScreen,
    rooms.WAYS: WaysScreen,
    rooms.SETTINGS: SettingsScreen,
    rooms.PALETTE: PaletteScreen,
    rooms.PREDICTION: PredictionScreen,
    rooms.HISTORIAN: HistorianScreen,
    rooms.DISCUSSION: DiscussionScreen,
    rooms.ARCHIVE: ArchiveScreen,
    rooms.FILTERS: FiltersScreen,
    rooms.ARCHIVED: ArchivedScreen,
    rooms.HELP: HelpScreen,
    rooms.LEAVE: LeaveScreen,
    rooms.UNKEPT: UnkeptScreen,
    rooms.SET_UP: SetUpScreen,
    rooms.WALL: WallScreen,
    rooms.COVERED: CoveredScreen,
    rooms.NOTES: NotesScreen,
    rooms.NEWS: NewsScreen,
    rooms.LINE: LineScreen,
    rooms.CONSOLE: ConsoleScreen,
}


def everything(action: str, parameters: tuple[object, ...]) -> bool:
    return True


def nothing(action: str, parameters: tuple[object, ...]) -> bool:
    return False


def only(*names: str) -> Offered:
    return lambda action, parameters: (
        (action, *map(str, parameters)) in {tuple(name.split()) for name in names}
    )


def test_every_room_has_its_screen() -> None:
    assert set(SCREENS) == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_no_key_does_two_things_in_a_room(room: str) -> None:
    keys = Counter(key for command in commands_in(room) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_exists_on_its_screen(room: str) -> None:
    names = {parsed_action(action_for(each, each.keys[0]))[0] for each in commands_in(room)}
    assert names
    assert [name for name in names if not hasattr(SCREENS[room], f"action_{name}")] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_screen_binds_the_keys_of_its_room(room: str) -> None:
    shared = [other for other in ROOMS if SCREENS[other] is SCREENS[room]]
    bound = {(binding.key, binding.action) for binding in SCREENS[room].BINDINGS}  # type: ignore[union-attr]
    assert bound == {
        (key, action_for(command, key))
        for other in shared
        for command in commands_in(other)
        for key in command.keys
    }


# The wall names as many keys as have room, and offers few of them at a time.
@pytest.mark.parametrize("room", [room for room in ROOMS if room != rooms.WALL])
def test_the_whole_key_bar_fits_80_columns(room: str) -> None:
    whole = bar_entries(room, everything, 10_000)
    assert whole
    assert bar_width(whole) <= 80
    assert bar_entries(room, everything, 80) == whole


@pytest.mark.parametrize(
    "room", [room for room in ROOMS if room not in ("help", "leave", "unkept")]
)
def test_the_help_stays_in_a_narrow_key_bar(room: str) -> None:
    narrow = bar_entries(room, everything, 20)
    assert bar_width(narrow) <= 20
    assert narrow[-1][:2] == ("F1" if room in rooms.TYPING else "?", "help")


def test_what_cannot_be_done_is_not_in_the_key_bar() -> None:
    assert bar_entries(rooms.DECISION, nothing, 80) == ()


@pytest.mark.parametrize("room", ROOMS)
def test_the_help_has_a_row_for_every_command(room: str) -> None:
    rows = list(help_rows(room, everything))
    assert len(rows) == len(commands_in(room))
    assert all(keys and what for keys, what in rows)
    assert list(help_rows(room, nothing)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_one_leaves_with_the_same_keys_everywhere(room: str) -> None:
    keys = {key for command in commands_in(room) for key in command.keys}
    missing = {"q", "ctrl+q", "ctrl+c", "escape"} - keys
    if room in rooms.TYPING:
        assert missing == {"q"}
        assert not [key for key in keys if len(key_name(key)) == 1]
    else:
        assert missing <= ({"escape"} if room == rooms.LIBRARY else set())


@pytest.mark.parametrize("room", ROOMS)
def test_the_help_says_what_every_room_is_for(room: str) -> None:
    assert rooms.PURPOSES[room].endswith(".")


def test_the_palette_has_an_entry_for_all_that_can_be_done() -> None:
    entries = list(palette_entries(rooms.DECISION, only("choose 1", "choose 2", "advice"), named))
    assert entries == [
        ("Choose number 1", "1", "choose(1)"),
        ("Choose number 2", "2", "choose(2)"),
        ("Hear the first adviser at the table", "a or Tab", "advice"),
    ]
    found = {entry.action for room in ROOMS for entry in palette_entries(room, everything, named)}
    actions = {action_for(command, key) for command in COMMANDS for key in command.keys}
    assert found == actions - {"palette"}


def named(action: str, parameters: tuple[object, ...]) -> str:
    return f"Choose number {parameters[0]}" if action == "choose" else ""


def test_keys_can_be_named_in_whole_words() -> None:
    names = ("question_mark", "ctrl+c", "shift+tab", "n", "f1", "pagedown", "escape", "colon")
    assert [key_name(name, whole_words=True) for name in names] == [
        "question mark",
        "Control+C",
        "Shift+Tab",
        "n",
        "F1",
        "Page Down",
        "Escape",
        "colon",
    ]
    (bar,) = bar_entries(rooms.DECISION, only("choose 1", "choose 2"), 80, whole_words=True)
    assert bar.keys == "1 to 2"
    (row,) = help_rows(rooms.DECISION, only("card"), whole_words=True)
    assert row[0] == "e"


def test_bar_and_help_name_the_options_that_are_open() -> None:
    open_ones = only("choose 1", "choose 2")
    assert bar_entries(rooms.DECISION, open_ones, 80) == (("1-2", "choose", ""),)
    (row,) = help_rows(rooms.DECISION, open_ones)
    assert row[0] == "1-2"
    assert bar_entries(rooms.DECISION, only("choose 3"), 80) == (("3", "choose", "choose(3)"),)


def test_keys_are_named_as_keyboards_name_them() -> None:
    names = ("question_mark", "ctrl+c", "shift+tab", "left_square_bracket", "n", "f1", "pagedown")
    assert [key_name(name) for name in names] == [
        "?",
        "Ctrl+C",
        "Shift+Tab",
        "[",
        "n",
        "F1",
        "PgDn",
    ]


def test_command_ids_are_unique() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
