"""Where screens can be drawn, and where play goes line by line instead."""

from __future__ import annotations

import pytest

from game.commands.screens import no_screen


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PRECEDENT_PLAIN", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_terminal_no_screen_is_drawn() -> None:
    assert no_screen() == "No terminal on standard output"


def test_what_draws_the_screens_elsewhere_needs_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert no_screen() == ""
    monkeypatch.setenv("PRECEDENT_PLAIN", "1")
    assert no_screen() == "PRECEDENT_PLAIN is set"
