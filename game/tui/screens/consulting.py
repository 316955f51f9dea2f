"""What may be consulted from a play: the historian, the archive, predictions, what to discuss."""

from __future__ import annotations

from collections.abc import Iterator

from game.archive.ahead import cases_here
from game.tui.screens.base import PlayScreen
from game.tui.session import Session
from game.tui.typeset import Para, heading, plain

CONSULTING = frozenset({"historian", "predict", "discuss"})
"""Actions that are there only where the scene has something for them."""

_OFFERED = (
    ("predict", "p", "predict the record"),
    ("historian", "h", "consult other cases"),
    ("discuss", "d", "what to discuss"),
)
_NAMED_BELOW = ("predict", "historian")


class ConsultingScreen(PlayScreen):
    """A screen of a play from which evidence is consulted before a choice."""

    def can_consult(self, action: str) -> bool:
        """Whether the scene has something for an action."""
        session = self.game.session
        if action == "predict":
            return bool(session.asked)
        if session.road.over:
            return False
        return bool(cases_here(session.road) if action == "historian" else discussed(session))

    def before_choosing(self, *, brief: bool = False) -> Iterator[Para]:
        """Yield what may be done before a choice, for the panel beside the text.

        In brief, only what the key bar does not name.
        """
        there = [each for each in _OFFERED if self.can_consult(each[0])]
        if brief:
            there = [each for each in there if each[0] not in _NAMED_BELOW]
        for number, (_, key, what) in enumerate(there):
            if number == 0 and not brief:
                yield heading("Before you choose")
            yield Para(plain(what), f"  {key} ", tight=brief or number > 0, lead_style="bold")

    def say(self, notice: str) -> None:
        """Say something until something else is done; each screen has its own place for it."""
        raise NotImplementedError

    def action_historian(self) -> None:
        """Consult the cases that bear on this decision."""
        self.game.show_historian()

    def action_discuss(self) -> None:
        """See what a class may discuss here."""
        self.game.show_discussion()

    def action_predict(self) -> None:
        """Say what one thinks the record says."""
        self.game.show_prediction(self._predicted)

    def _predicted(self, notice: str) -> None:
        self.say(notice)
        self.refresh_keys()


def discussed(session: Session) -> tuple[str, ...]:
    """Return what a class may discuss before the choice that is to be made."""
    road = session.road
    if road.over:
        return ()
    return session.opened.scenario.scenes[road.program.place_id(road.state.place)].discuss
