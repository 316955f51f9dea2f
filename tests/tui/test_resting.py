"""The wait of the tests themselves: a key is followed to its end on the busiest machine."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from resting import until

STEPS = 200


class Busy(App[None]):
    """Each key begins a long row of steps, which draws at its end; the clock brings a word."""

    taken = 0

    def compose(self) -> ComposeResult:
        yield Static("nothing")

    def on_key(self) -> None:
        self.taken = 0
        self.step()

    def step(self) -> None:
        self.taken += 1
        if self.taken < STEPS:
            self.call_later(self.step)
        else:
            self.call_after_refresh(self.query_one(Static).update, "done")
            self.set_timer(0.01, lambda: self.query_one(Static).update("later"))


async def test_a_pilot_goes_on_when_all_is_done() -> None:
    app = Busy()
    async with app.run_test() as pilot:
        for key in ("a", "b"):
            await pilot.press(key)
            assert app.taken == STEPS
            assert app.query_one(Static).content == "done"
            await until(app, lambda: app.query_one(Static).content == "later")
