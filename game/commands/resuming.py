"""Which kept play, or the play of which code, the command line asks to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import RequestError

if TYPE_CHECKING:
    import argparse

    from game.content.opened import Library
    from game.journal.brief import Kept
    from game.journal.resume import Resumed


def going_on(arguments: argparse.Namespace) -> bool:
    """Whether a play is asked for that has begun already."""
    return arguments.resume is not None or arguments.code is not None


def taken_up(library: Library, arguments: argparse.Namespace) -> Resumed:
    """Return the play that is asked for, at the decision that is asked for.

    Raises:
        PrecedentError: where that cannot be done, with what to do instead.
    """
    _refuse_together(arguments)
    resumed = _coded(library, arguments) if arguments.resume is None else _kept(library, arguments)
    if arguments.rewind is None:
        return resumed
    return _rewound(resumed, arguments.rewind)


def _kept(library: Library, arguments: argparse.Namespace) -> Resumed:
    from game.journal.resume import resume

    kept, word = _asked(library, arguments)
    return resume(library, kept, word)


def _asked(library: Library, arguments: argparse.Namespace) -> tuple[Kept, str]:
    """Return the play that is meant, and the word of its scenario where another one is to be used.

    `play SCENARIO --resume` is the last one of that scenario, `play --resume PLAY` and
    `play PLAY --resume` are that one, `play FILE --resume PLAY` is that one on this file.
    """
    from game.journal.brief import shelf
    from game.journal.find import find_play, last_unfinished, matching

    word, play = arguments.scenario or "", arguments.resume
    if word and play:
        return find_play(play), word
    asked = word or play
    if not asked:
        kept = last_unfinished()
        if kept is None:
            raise RequestError(f"no unfinished play is kept here{_see()}")
        return kept, ""
    if found := matching(shelf(), asked):
        return (found[0] if len(found) == 1 else find_play(asked)), ""
    if asked in library.names():
        kept = last_unfinished(asked)
        if kept is None:
            raise RequestError(f"no unfinished play of `{asked}` is kept here{_see()}")
        return kept, ""
    if word:
        origin = library.open(word).origin
        kept = last_unfinished(origin)
        if kept is None:
            raise RequestError(f"no unfinished play of {word} is kept here{_see()}")
        return kept, ""
    return find_play(asked), ""


def _see() -> str:
    return "; `precedent plays` lists all, and `--resume PLAY` opens one that has ended"


def _coded(library: Library, arguments: argparse.Namespace) -> Resumed:
    from game.journal.code import read_code
    from game.journal.decoded import open_coded, play_from_code
    from game.journal.resume import Resumed

    code = read_code(arguments.code)
    opened = open_coded(library, code, arguments.scenario or "")
    sitting, _, said = play_from_code(opened, code)
    return Resumed(opened, sitting, (said,) if said else ())


def _rewound(resumed: Resumed, decision: int) -> Resumed:
    from game.engine.state import decisions_made
    from game.journal.course import turns_before

    road = resumed.sitting.road
    made = decisions_made(road.state)
    if not 1 <= decision <= made:
        resumed.sitting.close()
        many = f"decisions 1 to {made}" if made else "no decision"
        raise RequestError(f"this play has made {many}, so it cannot be rewound to {decision}")
    resumed.sitting.rewind(turns_before(road, decision))
    return resumed


def _refuse_together(arguments: argparse.Namespace) -> None:
    """Refuse what a play that has begun already has decided.

    Raises:
        RequestError: where such a thing is asked for.
    """
    way = "--resume" if arguments.resume is not None else "--code"
    if arguments.resume is not None and arguments.code is not None:
        raise RequestError("--resume and --code each ask for another play; give one of them")
    for name in ("seed", "choices", "at", "watch"):
        if getattr(arguments, name) not in (None, False):
            raise RequestError(f"--{name} is for a play that begins; leave it out with {way}")
