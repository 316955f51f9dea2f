"""What is wrong with a scenario, or to be remarked on it, every problem in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.widget import Widget

from game.content.problems.report import WIDTH, details
from game.errors import Problem
from game.text.telling import counted
from game.text.width import width
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import FAULTS, PROBLEMS, REMARKS
from game.tui.dressed import MARGINS
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page


class ProblemsScreen(RoomScreen):
    """The problems of a scenario's files, as `check` would print them."""

    DEFAULT_CSS = f"""
    ProblemsScreen {{
        Page {{ max-width: 100%; }}
        Prose {{ max-width: {WIDTH}; }}
    }}
    """
    BINDINGS = bindings_in(PROBLEMS)

    room = PROBLEMS
    is_wide = True
    about = "{name} cannot be opened"
    noun = "problem"

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._name_of_scenario = name
        self._problems = problems

    def body(self) -> Iterable[Widget]:
        """Yield the title and the problems."""
        title = plain(self.about.format(name=self._name_of_scenario), HEADING)
        yield Title(title, counted(len(self._problems), self.noun))
        yield Rule()
        yield Page(self._told())
        yield Rule(id="more", right="scroll_page(1)")

    def on_resize(self) -> None:
        """Cut the lines of the files where the window ends now."""
        self.page.show(self._told(), from_top=False)

    def _told(self) -> Iterator[Para]:
        columns = min(self.app.size.width - MARGINS, WIDTH)
        return (para for problem in self._problems for para in _told(problem, columns))


class RemarksScreen(ProblemsScreen):
    """What there is to remark on a scenario that can be played, over its briefing."""

    BINDINGS = bindings_in(REMARKS)

    room = REMARKS
    about = "{name} can be played; this is to be remarked"
    noun = "remark"


class FaultsScreen(ProblemsScreen):
    """What is wrong in the file of a play that goes on as it was."""

    BINDINGS = bindings_in(FAULTS)

    room = FAULTS
    about = "{name}: what is wrong in the file as it is now"


def _told(problem: Problem, columns: int) -> Iterator[Para]:
    yield said(f"{problem.severity.value}[{problem.code}] {problem.message}", "bold")
    if problem.place:
        place = problem.place
        at = f":{place.line}:{place.column}" if problem.lines else ""
        yield said(f"{place.file}{at}", QUIET, tight=True)
    for line in details(problem, columns=columns):
        # The file's own lines are cut to fit already; what is to be pasted is told in whole.
        text = line.lstrip()
        lead = " " * (len(line) - len(text))
        yield Para(plain(text), lead, tight=True, whole=width(line) <= columns)
