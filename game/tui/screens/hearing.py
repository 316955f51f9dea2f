"""The advisers of a scene: who is heard just now, with a key for each and one for the text."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.play import Road
from game.engine.view import AdviceView, advice_view
from game.tui.commands.rooms import ADVICE, DECISION
from game.tui.screens.consulting import ConsultingScreen
from game.tui.screens.table import TEXT, letters_at_table
from game.tui.typeset import QUIET, Para, heading, markdown, said


class HearingScreen(ConsultingScreen):
    """A screen that shows a scene's text, or what an adviser at the table says of it."""

    _advice: tuple[AdviceView, ...] = ()
    _letters: tuple[str, ...] = ()
    _voice = TEXT

    @property
    def room_now(self) -> str:
        """A decision, or the same while an adviser speaks."""
        return DECISION if self._voice == TEXT else ADVICE

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only who is at the table can be heard."""
        match action:
            case "advice" | "advice_back":
                return len(self._advice) > (0 if self._voice == TEXT else 1)
            case "voice":
                return parameters[0] in self._letters
            case _:
                return super().allows(action, parameters)

    def named(self, action: str, parameters: tuple[object, ...]) -> str:
        """Name an adviser."""
        match action, parameters:
            case "voice", (str(letter),):
                return f"Hear {self._advice[self._letters.index(letter)].adviser.name}"
            case _:
                return super().named(action, parameters)

    def action_advice(self) -> None:
        """Hear the next adviser; after the last one, the first again."""
        if self._advice:
            self.hear((self._voice + 1) % len(self._advice))

    def action_advice_back(self) -> None:
        """Hear the adviser before; from the text, the last one."""
        self.hear((max(self._voice, 0) - 1) % len(self._advice))

    def action_voice(self, letter: str) -> None:
        """Hear the adviser who has this letter."""
        self.hear(self._letters.index(letter))

    def action_hear(self, voice: int) -> None:
        """Hear the adviser who was clicked."""
        if voice < len(self._advice):
            self.hear(voice)

    def action_leave(self) -> None:
        """Return from an adviser to the text, or ask whether to leave the play."""
        if self._voice == TEXT:
            super().action_leave()
        else:
            self.hear(TEXT)

    @property
    def at_table(self) -> tuple[tuple[AdviceView, ...], tuple[str, ...], int]:
        """Who is at the table, the letter of each, and whose turn it is."""
        return self._advice, self._letters, self._voice

    def sit_down(self, road: Road) -> None:
        """Take in who is at the table of the scene that a road has come to."""
        self._advice = advice_view(road.program, road.state)
        self._letters = letters_at_table(self._advice, self.game.session.opened.scenario)

    def hear(self, voice: int) -> None:
        """Show what an adviser says, or the text."""
        self._voice = voice
        self.page.show(self.scene_text() if voice == TEXT else self._said(voice))
        self.refresh_keys()

    def scene_text(self) -> tuple[Para, ...]:
        """Return the text of the scene, as the screen on which advisers are heard sets it."""
        raise NotImplementedError

    def _said(self, voice: int) -> Iterator[Para]:
        view = self._advice[voice]
        yield heading(view.adviser.name)
        place = f"{voice + 1} of {len(self._advice)} at the table"
        yield said(", ".join(filter(None, (view.adviser.title, place))), QUIET)
        yield from markdown(view.text)
