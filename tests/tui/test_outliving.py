from __future__ import annotations

import errno
import io

import pytest
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from game.tui.app import PrecedentApp
from game.tui.outliving import Outliving, outliving


class Broken(io.StringIO):
    """A stream that takes so many calls, and then no more."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self.calls = calls

    def write(self, text: str) -> int:
        self._called()
        return super().write(text)

    def flush(self) -> None:
        self._called()

    def _called(self) -> None:
        self.calls -= 1
        if self.calls < 0:
            raise OSError(errno.EIO, "gone")


@pytest.mark.parametrize(
    ("calls", "written"), [(9, "onetwothree"), (3, "onetwo"), (2, "one"), (1, "one"), (0, "")]
)
def test_what_is_written_to_a_terminal_that_is_gone_is_let_go(calls: int, written: str) -> None:
    there = Broken(calls)
    stream = Outliving(there)
    for text in ("one", "two", "three"):
        assert stream.write(text) == len(text)
        stream.flush()
    assert there.getvalue() == written
    assert there.calls >= -1
    assert stream.isatty() is False


async def test_a_driver_outlives_its_own_stream(library: object) -> None:
    there = Broken(0)

    class Written(HeadlessDriver):
        def __init__(self, *arguments: object, **more: object) -> None:
            super().__init__(*arguments, **more)  # type: ignore[arg-type]
            self._file = there

    app = PrecedentApp(library, draw_seed=lambda: 7)  # type: ignore[arg-type]
    made: Driver = outliving(Written)(app)
    assert made._file.write("word") == 4  # type: ignore[attr-defined]
    assert not hasattr(outliving(HeadlessDriver)(app), "_file")
