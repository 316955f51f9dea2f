"""The wait of the tests themselves: a key is followed to its end on the busiest machine."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

from resting import until

STEPS = 200


class Busy(App[None]):
    """A key begins a long row of steps, which draws at its end; another waits for the clock."""

    taken = 0

    def compose(self) -> ComposeResult:
        yield Static("nothing")

    def on_key(self, event: Key) -> None:
        if event.key == "l":
            self.set_timer(0.01, lambda: self.query_one(Static).update("later"))
        else:
            self.taken = 0
            self.step()

    def step(self) -> None:
        self.taken += 1
        if self.taken < STEPS:
            self.call_later(self.step)
        else:
            self.call_after_refresh(self.query_one(Static).update, "done")


async def test_a_pilot_goes_on_when_all_is_done() -> None:
    app = Busy()
    async with app.run_test() as pilot:
        for _ in range(2):
            await pilot.press("k")
            assert app.taken == STEPS
            assert app.query_one(Static).content == "done"
            await pilot.press("l")
            await until(app, lambda: app.query_one(Static).content == "later")
