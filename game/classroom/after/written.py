"""The after-action file, written: as Markdown to edit, and as a page to print or send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.after.file import class_debrief
from game.debrief.apart.lookout import Lookout
from game.debrief.renderings.as_html import as_html
from game.debrief.renderings.as_markdown import as_markdown
from game.errors import RequestError

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.debrief.ahead import Ahead
    from game.engine.play import Road
    from game.engine.tables import Program
    from game.journal.sitting import Sitting

PATIENCE = 20.0
"""How long, in seconds, figures of what could have come about are waited for."""

_MOST_FILES = 1000


def write_report(
    opened: Opened, sitting: Sitting, folders: Iterable[Path], patience: float = PATIENCE
) -> tuple[Path, Path]:
    """Write the after-action file of a session beside one another in both forms.

    They go into the first folder that takes them, and never over another file.

    Raises:
        RequestError: where nothing has been decided yet, or no folder takes them.
    """
    course = sitting.course
    road = course.told
    if not any(turn.option >= 0 for turn in road.turns):
        raise RequestError("There is nothing to report yet: no decision has been made.")
    told = class_debrief(opened, course, road, looked_ahead(opened.program, road, patience))
    texts = (f"{as_markdown(told)}\n", as_html(told))
    trouble = "there is no folder to write to"
    for folder in folders:
        for paths in _names(folder, f"precedent-class-{sitting.kept_as or opened.name}"):
            try:
                for path, text in zip(paths, texts, strict=True):
                    with path.open("x", encoding="utf-8", newline="\n") as file:
                        file.write(text)
            except FileExistsError:
                continue
            except OSError as error:
                trouble = (error.strerror or "it failed").lower()
                break
            return paths
    raise RequestError(f"The after-action file cannot be written: {trouble}.")


def looked_ahead(program: Program, road: Road, patience: float) -> Ahead:
    """Return what could have come about, as far as it is worked out in so many seconds."""
    lookout = Lookout(program)
    try:
        lookout.ask(road)
        return lookout.ahead() if lookout.wait(patience) else lookout.stopped()
    finally:
        lookout.close()


def _names(folder: Path, name: str) -> Iterator[tuple[Path, Path]]:
    for number in range(1, _MOST_FILES):
        stem = name if number == 1 else f"{name}-{number}"
        paths = (folder / f"{stem}.md", folder / f"{stem}.html")
        if not any(path.exists() for path in paths):
            yield paths
