"""From a play's code to a play, and from a kept play to its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.digest import rules_digest
from game.engine.play import start
from game.errors import JournalError, RequestError
from game.journal.code import Code, decode, named_in_codes, play_code
from game.journal.entries import Entry
from game.journal.folder import plays_folder
from game.journal.reading import read_journal
from game.journal.record import Record, new_header
from game.journal.resume import open_scenario
from game.journal.retrace import retrace
from game.journal.sitting import Sitting

if TYPE_CHECKING:
    from game.content.opened import Library, Opened
    from game.journal.brief import Kept


class _Gathered:
    """Keeps the entries of a play that is made quickly, for a journal to begin with."""

    play = ""
    begun = False

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def keep(self, entry: Entry) -> None:
        """Add an entry."""
        self.entries.append(entry)

    def close(self) -> None:
        """Do nothing: no file is open."""


def open_coded(library: Library, code: Code, word: str = "") -> Opened:
    """Open the scenario of a code: that of the library which it names, or the one of a given word.

    Raises:
        InputError: if the scenario has problems.
        RequestError: if there is none of that name, or the given one is called otherwise.
    """
    if word:
        opened = library.open(word)
        called = named_in_codes(opened.name)
        if called != code.scenario:
            raise RequestError(f"this code is of `{code.scenario}`, and {word} is `{called}`")
        return opened
    for name in library.names():
        if named_in_codes(name) == code.scenario:
            return library.open(name)
    raise RequestError(
        f"the library has no scenario `{code.scenario}`; if you have its file, name it: "
        "precedent play FILE --code CODE"
    )


def play_from_code(opened: Opened, code: Code) -> tuple[Sitting, Record, str]:
    """Return the play of a code, its record (not on disk yet), and what could not be read of it.

    Raises:
        JournalError: if it was made on other rules, or says what these do not allow.
    """
    decoded = decode(opened, code)
    gathered = _Gathered()
    sitting = Sitting(start(opened.program, code.seed), opened.evidence, gathered)
    waiting = dict(decoded.predictions)
    for turn in decoded.road.turns:
        scene = opened.program.place_id(turn.before.place)
        for question in opened.scenario.scenes[scene].predict:
            if question in waiting and turn.option >= 0:
                sitting.predict(*waiting.pop(question))
        if turn.move.kind == "choose":
            sitting.choose(turn.move.id)
        elif turn.move.kind == "inject":
            sitting.inject(turn.move.id)
        elif turn.move.kind == "hold":
            sitting.hold(turn.move.id)
        else:
            sitting.release(turn.move.id)
    for prediction in waiting.values():
        sitting.predict(*prediction)
    header = new_header(opened, code.seed)
    record = Record(header, plays_folder(), before=gathered.entries)
    return Sitting(sitting.course, opened.evidence, record), record, decoded.said


def code_of(library: Library, kept: Kept, word: str = "") -> str:
    """Return the code of a kept play: of its first road to an ending, or of where it stands.

    Raises:
        InputError: if its scenario has problems.
        JournalError: if its journal cannot be read.
        RequestError: if its scenario is gone, or has changed so that no code can be made.
    """
    opened = open_scenario(library, kept, word)
    journal = read_journal(kept.path)
    made = retrace(opened.program, opened.evidence.questions, journal.header.seed, journal.entries)
    if journal.header.rules != rules_digest(opened.program):
        raise RequestError(
            f"the rules of {opened.name} have changed since the play {kept.play}; a code made now "
            f"would be of another play. `precedent plays export {kept.play}` gives all of it"
        )
    if made.lost:
        raise JournalError(made.lost.rstrip("."))
    course = made.course
    return play_code(opened, course.told, course.predictions)
