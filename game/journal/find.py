"""Finding a kept play by what its player calls it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from game.errors import RequestError
from game.journal.brief import Kept, Shelf, shelf

LAST = "last"
"""The word for what was played last."""

_SEE = "`precedent plays` lists those there are"


def find_play(word: str, folder: Path | None = None) -> Kept:
    """Return the play of that id, of an id that begins so, or of that name; or the last one.

    Raises:
        RequestError: where there is none, or more than one.
    """
    kept = shelf(folder)
    if not kept.plays:
        raise RequestError(_nothing(kept, folder))
    found = matching(kept, word)
    if len(found) > 1:
        several = ", ".join(f"`{each.play}`" for each in found)
        raise RequestError(f"`{word}` can mean several plays: {several}")
    if found:
        return found[0]
    names = [each.play for each in kept.plays] + [each.name for each in kept.plays if each.name]
    near = get_close_matches(word, names, 1)
    meant = f"; did you mean `{near[0]}`?" if near else f"; {_SEE}"
    raise RequestError(f"there is no play `{word}`{meant}")


def matching(kept: Shelf, word: str) -> list[Kept]:
    """Return the plays that a word can mean, the clearest meaning first."""
    asked = word.strip().lower()
    by_id = [each for each in kept.plays if each.play == asked]
    by_name = [each for each in kept.plays if each.name and each.name.lower() == asked]
    if by_id or by_name:
        return by_id or by_name
    if asked == LAST:
        return [*kept.plays[:1]]
    return [each for each in kept.plays if len(asked) > 1 and each.play.startswith(asked)]


def last_unfinished(word: str = "") -> Kept | None:
    """Return what was played last of what has not ended: of one scenario, or of any."""
    plays = shelf().plays
    wanted = (each for each in plays if not word or word in (each.source, each.header.scenario))
    return next((each for each in wanted if not each.over), None)


def _nothing(kept: Shelf, folder: Path | None) -> str:
    if kept.unread:
        return "no play can be read; `precedent plays` says why"
    return "no play is kept here yet" if folder is None else "no deleted play is kept"
