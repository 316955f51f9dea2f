"""The process apart itself: reads what is asked on standard input, answers on standard output.

The first line has the scenario and the limits, each further one states to look at; answers are
lines of JSON. It ends as soon as its input does, so that it never outlives who asked.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import sys
import threading
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from game.debrief.apart.limits import Limits, hold_to
from game.debrief.apart.wire import state_of
from game.engine.state import State


def main() -> None:
    """Answer until the input ends."""
    first = json.loads(sys.stdin.buffer.readline() or b"null")
    if first is None:
        return
    limits = Limits(**first["limits"])
    hold_to(limits)
    asked: queue.SimpleQueue[list[State]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()

    def ask(wait: bool) -> Iterable[list[State]]:
        if wait:
            yield asked.get()
        while not asked.empty():
            yield asked.get()

    # What follows brings numpy with it, which has to know how many threads it may start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from game.debrief.apart.cache import Cache
    from game.debrief.apart.working import Working
    from game.engine.compile import compile_scenario
    from game.journal.folder import cache_folder

    # Only who started this process writes to it.
    program = compile_scenario(pickle.loads(b64decode(first["scenario"])))
    folder = first["cache"]
    cache = None if folder is None else Cache(Path(folder) if folder else cache_folder())
    Working(program, cache, limits, ask, _say).run()


def _say(told: dict[str, Any]) -> None:
    try:
        sys.stdout.buffer.write(json.dumps(told, separators=(",", ":")).encode() + b"\n")
        sys.stdout.buffer.flush()
    except OSError:
        os._exit(0)


def _listen(asked: queue.SimpleQueue[list[State]]) -> None:
    """Take in what is asked; end the process with its input, whatever it is doing."""
    for line in sys.stdin.buffer:
        asked.put([state_of(each) for each in json.loads(line)])
    os._exit(0)
