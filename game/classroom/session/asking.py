"""What a facilitator types, read: `12 5 3`, `draw`, `+1`, `rewind 2`.

The screens' keys send the same lines, and so does the console, so that there is one place where a
session is steered. What is said in reply may stand on the projector: it never tells a tally.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple

from game.classroom.rules.clock import MINUTE
from game.classroom.session import by_hand, going_on, voting
from game.classroom.session.happened import ByHand, Happening, Paused, Said, Timed, WentOn
from game.classroom.session.lesson import Lesson
from game.errors import RequestError
from game.model.evidence import Evidence
from game.text.telling import counted

Shows = Literal["", "notes", "view", "plan", "evidence", "advice", "help", "report", "quit"]


class Reply(NamedTuple):
    """What has to happen, what to say of it, and what a screen is asked to show."""

    happenings: tuple[Happening, ...] = ()
    said: str = ""
    shows: Shows = ""


MOST_SAID = 160
MOST_ON_BOARD = 24

BOARD: Mapping[str, str] = {
    "known": "Known",
    "unclear": "Unclear",
    "presumed": "Presumed",
    "moved": "What moved us",
    "like": "Like",
    "unlike": "Unlike",
}
"""Headings under which something can be put on the board, by what is typed."""

HELP: tuple[tuple[str, str], ...] = (
    ("Enter, or next", "go on to the next step"),
    ("12 5 3", "the hands for each option or answer; with teams, each team's option: 1 3 2"),
    ("skip", "go on without what would be counted here"),
    ("to talk", "go to a later step; the steps keep their order"),
    ("decide 2 because ...", "decide a tie as chair, or decide as president or chair"),
    ("run-off; status quo 2; draw", "other ways to decide a tie, openly"),
    ("dissent ...", "file a sentence for those who lost the vote; dissent Red: ... for a team"),
    ("known, unclear, presumed ...", "put a line on the board"),
    ("moved, like, unlike ...", "put a line on the board after the reveal"),
    ("+1; timers off", "a minute more; no timers from now on"),
    ("pause; go", "stop all clocks; go on"),
    ("notes", "blank the projector's view and show the facilitator's notes; view shows it again"),
    (
        "inject, hold, release ID",
        "bring news in by hand, hold it back, let it come by itself again",
    ),
    ("ten", "ten minutes left: to a good stopping point, then the debrief"),
    ("rewind 1; back", "go back to a decision and try another road; come back"),
    ("evidence; advice; plan", "what the outcome rests on; the advisers; the plan"),
    ("debrief; previous", "go to the debrief at once; in it, back to the part before"),
    ("report", "write the after-action file"),
    ("quit", "leave; the session can be taken up again"),
)
"""What can be typed, and what it does."""

_COUNTS = re.compile(r"[-−\d][\d\s,;/−-]*\Z")


def ask(lesson: Lesson, typed: str, evidence: Evidence) -> Reply:
    """Return what comes of a typed line.

    Raises:
        RequestError: where nothing can; the message is a friendly line, and nothing has changed.
    """
    line = " ".join(typed.split())
    word, _, rest = line.partition(" ")
    word = word.lower().rstrip(":")
    if line and _COUNTS.match(line):
        return _counted(lesson, line, evidence)
    doing = _WORDS.get(word if line else "next")
    if doing is not None:
        return doing(lesson, rest.strip())
    if word.startswith("+"):
        return _more_time(lesson, word[1:])
    near = get_close_matches(word, _WORDS, 1)
    if near:
        raise RequestError(f"“{_shown(word)}” is no command. Did you mean {near[0]}?")
    if voting.is_open(lesson):
        return _counted(lesson, line, evidence)
    raise RequestError(f"“{_shown(line)}” is no command; ? lists what can be typed.")


def _counted(lesson: Lesson, line: str, evidence: Evidence) -> Reply:
    happening, said = voting.count(lesson, line, evidence)
    return Reply((happening,), said)


def _next(lesson: Lesson, _rest: str) -> Reply:
    return Reply(going_on.next_step(lesson), shows="view")


def _skip(lesson: Lesson, _rest: str) -> Reply:
    return Reply(going_on.next_step(lesson, skip=True), shows="view")


def _to(lesson: Lesson, rest: str) -> Reply:
    return Reply(going_on.to_step(lesson, rest.lower()), shows="view")


def _decide(lesson: Lesson, rest: str) -> Reply:
    number, _, reason = rest.partition(" ")
    reason = re.sub(r"\Abecause\s+", "", reason.strip(), flags=re.IGNORECASE)
    happening, said = voting.decide(lesson, number, _fitting(reason))
    return Reply((happening,), said, "view")


def _run_off(lesson: Lesson, _rest: str) -> Reply:
    happening, said = voting.call_run_off(lesson)
    return Reply((happening,), said, "view")


def _status_quo(lesson: Lesson, rest: str) -> Reply:
    number = rest.lower().removeprefix("quo").strip()
    happening, said = voting.keep_status_quo(lesson, number)
    return Reply((happening,), said, "view")


def _draw(lesson: Lesson, _rest: str) -> Reply:
    happening, said = voting.draw_lots(lesson)
    return Reply((happening,), said, "view")


def _dissent(lesson: Lesson, rest: str) -> Reply:
    happening, said = voting.dissent(lesson, _fitting(rest))
    return Reply((happening,), said)


def _say(under: str) -> Callable[[Lesson, str], Reply]:
    after = under in ("moved", "like", "unlike")

    def say(lesson: Lesson, rest: str) -> Reply:
        text = _fitting(rest)
        if lesson.stage != "deciding":
            raise RequestError("The board belongs to a decision, and none is at hand.")
        now = lesson.deciding
        if after and not now.chosen:
            raise RequestError(f"“{BOARD[under]}” comes after the reveal.")
        if not after and now.chosen:
            raise RequestError(f"“{BOARD[under]}” came before the vote; now it would be hindsight.")
        if not text:
            raise RequestError(f"Type what the class says, as in: {under} the month of the arrest.")
        if len(now.board) >= MOST_ON_BOARD:
            raise RequestError("The board is full.")
        return Reply((Said(under, text),), f"On the board, under {BOARD[under]}.", "view")

    return say


def _by_hand(kind: Literal["inject", "hold", "release"]) -> Callable[[Lesson, str], Reply]:
    def move(lesson: Lesson, rest: str) -> Reply:
        injects = lesson.road.program.scenario.injects
        if rest not in injects:
            raise RequestError("Name an inject by its id; they stand in the notes.")
        if lesson.stage not in ("welcome", "deciding"):
            raise RequestError("The play is over; nothing can come in any more.")
        if kind == "inject":
            _refuse_inject(lesson)
        if why := by_hand.refused(lesson, kind, rest):
            raise RequestError(why)
        said = {"inject": "News has come in.", "hold": "Held back.", "release": "Released."}[kind]
        return Reply((ByHand(kind, rest),), said, "view" if kind == "inject" else "")

    return move


def _refuse_inject(lesson: Lesson) -> None:
    """Refuse an inject once it has been decided: the road stands at the next scene then."""
    if lesson.stage == "welcome":
        raise RequestError("Nothing can come in before the first decision is put to the class.")
    if lesson.deciding.chosen:
        raise RequestError("Wait until the next decision has been put to the class.")
    now = lesson.deciding
    counted_last = now.decides_at(lesson.step) and now.ballot_at(lesson.step) is not None
    if counted_last or now.ruling is not None:
        raise RequestError("It has been voted on; news would come too late to change a vote.")


def _more_time(lesson: Lesson, number: str) -> Reply:
    if not lesson.timers:
        raise RequestError("The timers are off for good.")
    minutes = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0
    if not 1 <= minutes <= 60:
        raise RequestError("Type +1 for a minute more, or +5 for five.")
    return Reply((Timed(int(minutes * MINUTE)),), f"{counted(minutes, 'minute')} more.")


def _timers(lesson: Lesson, rest: str) -> Reply:
    if rest.lower() != "off":
        raise RequestError("Type timers off; they stay off then.")
    if not lesson.timers:
        return Reply(said="The timers are off.")
    return Reply((Timed(off=True),), "No timers from now on.", "view")


def _pause(lesson: Lesson, _rest: str) -> Reply:
    if lesson.stage == "closed" or lesson.paused:
        return Reply(said="All clocks stand still.")
    return Reply((Paused(),), "All clocks stand still. Enter goes on.", "view")


def _go(lesson: Lesson, _rest: str) -> Reply:
    return Reply((WentOn(),) if lesson.paused else (), "The clocks run.", "view")


def _ten(lesson: Lesson, _rest: str) -> Reply:
    happenings, said = going_on.wrap(lesson)
    return Reply(happenings, said, "view")


def _rewind(lesson: Lesson, rest: str) -> Reply:
    number = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 4 else 0
    happenings = going_on.rewind_to(lesson, number)
    return Reply(happenings, "Back at this decision; type back to come back from it.", "view")


def _back(lesson: Lesson, _rest: str) -> Reply:
    return Reply(going_on.come_back(lesson), "Back on the road that the class took.", "view")


def _debrief(lesson: Lesson, _rest: str) -> Reply:
    return Reply(going_on.debrief(lesson), shows="view")


def _previous(lesson: Lesson, _rest: str) -> Reply:
    return Reply(going_on.previous_part(lesson), shows="view")


def _show(what: Shows) -> Callable[[Lesson, str], Reply]:
    return lambda _lesson, _rest: Reply(shows=what)


def _fitting(text: str) -> str:
    if len(text) > MOST_SAID:
        raise RequestError(f"That is too long for the board; {MOST_SAID} letters have room.")
    return text


def _shown(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"


_WORDS: Mapping[str, Callable[[Lesson, str], Reply]] = {
    "next": _next, "skip": _skip, "to": _to,
    "decide": _decide, "chair": _decide, "president": _decide,
    "run-off": _run_off, "runoff": _run_off, "status": _status_quo, "draw": _draw,
    "dissent": _dissent, **{under: _say(under) for under in BOARD},
    "inject": _by_hand("inject"), "hold": _by_hand("hold"), "release": _by_hand("release"),
    "timers": _timers, "timer": _timers, "pause": _pause, "go": _go,
    "ten": _ten, "wrap": _ten, "rewind": _rewind, "back": _back, "debrief": _debrief,
    "previous": _previous, "prev": _previous,
    "notes": _show("notes"), "view": _show("view"), "plan": _show("plan"),
    "evidence": _show("evidence"), "why": _show("evidence"), "advice": _show("advice"),
    "advisers": _show("advice"), "?": _show("help"), "help": _show("help"),
    "report": _show("report"), "quit": _show("quit"), "q": _show("quit"), "exit": _show("quit"),
}  # fmt: skip
