"""Looking ahead of a play while it is played: the process apart, as the game sees it.

Nothing here waits: what was asked is sent by one thread, and what is answered is taken in by
another. Whoever shows a figure looks whether it is there, and leaves it out until then.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from game.debrief.ahead import ENDINGS, Ahead, Outlook, Why, states_asked
from game.debrief.apart import wire
from game.debrief.apart.limits import Limits
from game.engine.play import Road
from game.engine.state import State
from game.engine.tables import Program

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from game.debrief.apart.worker import main; main()"
)
_MOST_STARTS = 2
"""How often the process is started: one that was killed has a second try."""

USERS_CACHE = Path()
"""The cache folder of whoever plays."""


class Lookout:
    """What lies ahead of the states of one scenario, worked out by a process apart.

    It is started when something is first asked. `cache` is the folder in which what was worked out
    is kept, None for nowhere.
    """

    def __init__(
        self, program: Program, *, cache: Path | None = USERS_CACHE, limits: Limits | None = None
    ) -> None:
        self.program = program
        self._cache = cache
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._asked: dict[State, None] = {}
        self._states: dict[State, Outlook] = {}
        self._subjects: tuple[str, ...] = (ENDINGS, *(id_ for id_, _ in program.indicators))
        self._done: set[str] = set()
        self._why: dict[str, Why] = {}
        self._step = 0.0
        self._starts = 0
        self._ended = False
        self._owed = 0
        """How many lines of states were sent since it last said that it was done with all."""
        self._changed = threading.Condition()

    def ask(self, road: Road) -> None:
        """Ask about all that a debrief of a road needs; what was asked before is not asked again.

        Called after each choice, so that there is little left to do when the play ends.
        """
        self.ask_states(states_asked(road))

    def ask_states(self, states: Iterable[State]) -> None:
        """Ask about states."""
        fresh = [state for state in states if state not in self._asked]
        self._asked |= dict.fromkeys(fresh)
        if self._process is None or self._process.poll() is not None:
            if self._ended or self._starts >= _MOST_STARTS:
                return
            fresh = list(self._asked)
            self._start()
        if fresh:
            self._owed += 1
            self._outbox.put(_line([wire.plain_state(state) for state in fresh]))

    def ahead(self) -> Ahead:
        """Return what is known by now."""
        with self._changed:
            return Ahead(
                states=dict(self._states),
                working=self._working,
                subjects=self._subjects,
                done=frozenset(self._done),
                why=dict(self._why),
            )

    def stopped(self) -> Ahead:
        """Return what is known by now, for one who will not wait for the rest."""
        told = self.ahead()
        missing: dict[str, Why] = {id_: "stopped" for id_ in told.subjects if id_ not in told.done}
        return replace(told, working=False, why={**missing, **told.why})

    def left(self, state: State) -> tuple[int, int] | None:
        """Return the fewest and the most decisions still to be made; None while it is not known.

        Under `decision n of min-max` stand those made and these: n - 1 + min to n - 1 + max.
        """
        outlook = self._states.get(state)
        return outlook.endings.left if outlook is not None and outlook.endings else None

    @property
    def working(self) -> bool:
        """Whether more will become known of what was asked."""
        with self._changed:
            return self._working

    @property
    def progress(self) -> float:
        """How much of all is worked out, from 0 to 1."""
        with self._changed:
            over = len(self._done) + len(self._why)
            return min(1.0, (over + self._step) / len(self._subjects))

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked is known, at most so long; return whether it is.

        For commands that print; a screen never waits.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not self._working, timeout=seconds)

    def close(self) -> None:
        """End the process."""
        self._ended = True
        self._outbox.put(None)
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)

    @property
    def _working(self) -> bool:
        alive = self._process is not None and not self._ended
        return alive and (self._owed > 0 or len(self._done) + len(self._why) < len(self._subjects))

    def _start(self) -> None:
        self._starts += 1
        self._why.clear()
        self._outbox = queue.SimpleQueue()
        self._owed = 0
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=flags,
                # Ctrl-C is for the game; this process ends when its input does.
                start_new_session=os.name == "posix",
            )
        except OSError:
            self._give_up()
            return
        first = {
            "scenario": b64encode(pickle.dumps(self.program.scenario)).decode(),
            "cache": None if self._cache is None else _folder(self._cache),
            "limits": asdict(self._limits),
        }
        self._outbox.put(_line(first))
        for target in (_send, self._take_in):
            arguments = (self._process, self._outbox) if target is _send else (self._process,)
            threading.Thread(target=target, args=arguments, daemon=True).start()

    def _take_in(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with suppress(OSError, ValueError), process.stdout:
            for line in process.stdout:
                told = json.loads(line)
                with self._changed:
                    self._take(told)
                    self._changed.notify_all()
        process.wait()
        if not self._ended and process is self._process:
            self._give_up()

    def _take(self, told: dict[str, Any]) -> None:
        if "known" in told:
            state = wire.state_of(told["known"])
            before = self._states.get(state, Outlook())
            if "sample" in told:
                outlook = replace(before, sample=wire.sample_of(told["sample"]))
            elif told["subject"] == ENDINGS:
                outlook = replace(before, endings=wire.endings_of(told["ahead"]))
            else:
                value = wire.value_of(told["ahead"])
                outlook = replace(before, values={**before.values, told["subject"]: value})
            self._states[state] = outlook
        elif "done" in told:
            self._done.add(told["done"])
            self._step = 0.0
        elif "failed" in told:
            subject, why = told["failed"]
            self._why[subject] = why
            self._step = 0.0
        elif "progress" in told:
            _, left, scenes = told["progress"]
            self._step = left / scenes if scenes else 0.0
        elif "rest" in told:
            self._owed = max(0, self._owed - told["rest"])

    def _give_up(self) -> None:
        """Note that what is not known by now will not be."""
        with self._changed:
            for subject in self._subjects:
                if subject not in self._done:
                    self._why.setdefault(subject, "failed")
            self._owed = 0
            self._process = None
            self._changed.notify_all()


def _send(process: subprocess.Popen[bytes], outbox: queue.SimpleQueue[bytes | None]) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError), process.stdin:
        while (line := outbox.get()) is not None:
            process.stdin.write(line)
            process.stdin.flush()


def _line(plain: object) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode() + b"\n"


def _folder(cache: Path) -> str:
    return "" if cache == USERS_CACHE else str(cache)
