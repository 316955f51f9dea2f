"""A play that is kept, exported or given by its code, read for its debrief: nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.engine.digest import rules_digest, text_digest
from game.engine.play import Road
from game.errors import JournalError, RequestError
from game.journal.brief import Kept, in_brief, shelf
from game.journal.course import Course
from game.journal.entries import Header
from game.journal.find import find_play, matching
from game.journal.reading import read_journal
from game.journal.retrace import retrace
from game.journal.times import NO_TIMES, Times, times_of

if TYPE_CHECKING:
    from game.content.opened import Library, Opened


class Played(NamedTuple):
    """A play read back, on its scenario as it is now."""

    opened: Opened
    course: Course
    source: str
    """What its scenario is opened by."""
    header: Header | None = None
    """What its journal begins with; None for a play read from its code."""
    name: str = ""
    """What its player called it."""
    times: Times = NO_TIMES
    """When it happened, as far as that was kept and all of it can be told."""
    said: tuple[str, ...] = ()
    """What should be read before: what has changed, or could not be read."""

    @property
    def road(self) -> Road:
        """The road that is told: the first to an ending, or as far as it came."""
        return self.course.told


def read_play(library: Library, word: str = "", scenario: str = "") -> Played:
    """Read the play that a word means; without one, the last one that came to an end.

    The word is what `precedent plays` shows, an exported file, or a play's code; `scenario` names
    the scenario where it is not where it was.

    Raises:
        InputError: if the scenario has problems.
        JournalError: if the play cannot be read.
        RequestError: if there is no such play, or its scenario is gone.
    """
    if not word:
        return _kept(library, _last_ended(), scenario)
    if matching(shelf(), word):
        return _kept(library, find_play(word), scenario)
    path = Path(word)
    if _is_file(path):
        try:
            return _kept(library, in_brief(path), scenario)
        except JournalError as error:
            raise JournalError(f"{word}: {error}") from error
    if "." in word and "/" not in word and not word.endswith((".jsonl", ".json")):
        return _coded(library, word, scenario)
    return _kept(library, find_play(word), scenario)


def _last_ended() -> Kept:
    plays = shelf().plays
    ended = next((each for each in plays if each.over or each.endings), None)
    if ended is None:
        why = "no play is kept here yet" if not plays else "no play that is kept here has ended"
        raise RequestError(f"{why}; name one that `precedent plays` lists")
    return ended


def _kept(library: Library, kept: Kept, scenario: str) -> Played:
    # It opens scenarios, which brings much with it that a screen does without.
    from game.journal.resume import WORDS_CHANGED, open_scenario

    opened = open_scenario(library, kept, scenario)
    journal = read_journal(kept.path)
    questions, header = opened.evidence.questions, journal.header
    made = retrace(opened.program, questions, header.seed, journal.entries)
    said = []
    if journal.damage:
        said.append(f"The journal is damaged: {journal.damage}. This is what stands before that.")
    if header.rules != rules_digest(opened.program):
        said.append("The rules of the scenario have changed since; this is told by those of now.")
    elif not made.lost and header.text != text_digest(opened.scenario, opened.evidence):
        said.append(WORDS_CHANGED)
    if made.lost:
        said.append(f"{made.lost} This is what can be told up to there.")
    return Played(
        opened,
        made.course,
        scenario or kept.source,
        header,
        kept.name,
        NO_TIMES if made.lost else times_of(journal),
        tuple(said),
    )


def _coded(library: Library, word: str, scenario: str) -> Played:
    from game.journal.code import read_code
    from game.journal.decoded import open_coded, play_from_code

    code = read_code(word)
    opened = open_coded(library, code, scenario)
    sitting, _, said = play_from_code(opened, code)
    source = scenario or opened.name
    return Played(opened, sitting.course, source, said=(said,) if said else ())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
