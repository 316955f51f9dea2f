"""The historian: the cases that bear on a decision, a card for each."""

from __future__ import annotations

from collections.abc import Iterator

from game.archive.historian import Card, consult
from game.journal.asking import held_back
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import HISTORIAN
from game.tui.screens.parts import PartsScreen
from game.tui.sections import set_section
from game.tui.telling import Part
from game.tui.typeset import HEADING, QUIET, plain, said
from game.tui.widgets.line import Title

_NAMES = {
    "record": "The case",
    "tried": "The case",
    "happened": "The case",
    "short": "The case",
    "long": "The case",
    "sure": "The case",
    "like": "Alike",
    "unlike": "Unlike",
    "findings": "Findings",
    "dissent": "Dissent",
    "open": "Disputed",
    "standpoint": "Who says so",
}
_NONE = (
    "No case can be consulted here: what these options rest on is the record of a decision that is "
    "still to be made, or no case at all."
)
_TO_ASK = "Is this case like yours? Say in what it is unlike before you lean on it."


class HistorianScreen(PartsScreen):
    """One card at a time; keys turn to the next case, and within a card to its parts."""

    BINDINGS = bindings_in(HISTORIAN)

    room = HISTORIAN
    _cards: tuple[Card, ...] = ()
    _at = 0

    @property
    def place(self) -> str:
        """Which case this is, where there are several."""
        count = len(self._cards)
        return f"case {self._at + 1} of {count}" if count > 1 else ""

    def on_mount(self) -> None:
        """Show the first card."""
        session = self.game.session
        evidence = session.opened.evidence
        self._cards = consult(session.road, evidence, held_back(session.sitting, evidence))
        self._show(0)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """A single case leads to no other."""
        return len(self._cards) > 1 if action == "turn" else super().allows(action, parameters)

    def action_turn(self, by: int) -> None:
        """Turn to another case; after the last one, the first again."""
        self._show((self._at + by) % len(self._cards))

    def _show(self, at: int) -> None:
        self._at = at
        if not self._cards:
            self.query_one(Title).show(plain("The historian", HEADING))
            self.show_parts([Part("", (said(_NONE),))])
            return
        card = self._cards[at]
        self.query_one(Title).show(plain(card.title, HEADING), "the historian")
        self.show_parts(tuple(_parts(card)))
        self.refresh_keys()


def _parts(card: Card) -> Iterator[Part]:
    """Yield the sections of a card, grouped into parts."""
    grouped: dict[str, list[Part]] = {}
    for section in card.sections:
        name = _NAMES[section.kind]
        # The title of the case stands above the page already.
        shown = section._replace(title="") if section.kind == "record" else section
        grouped.setdefault(name, []).append(Part(name, tuple(set_section(shown))))
    for name, parts in grouped.items():
        paras = [para for part in parts for para in part.paras]
        if name == _NAMES["record"]:
            paras.append(said(_TO_ASK, QUIET))
        yield Part(name, tuple(paras))
