"""What statements are about: the scenario, its decisions and its questions, as xAPI activities."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from game.content.opened import Opened
from game.text.markdown import plain
from game.text.printable import printable

_TYPES = "http://adlnet.gov/expapi/activities/"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")

Plain = dict[str, Any]


class Names:
    """The ids of a scenario's activities, below the address that a project or school controls."""

    def __init__(self, opened: Opened, rules: str, base: str) -> None:
        self.opened = opened
        self.rules = rules
        self.base = base.rstrip("/")
        language = opened.scenario.language
        self.language = language if _LANGUAGE.match(language) else "und"
        self.scenario = f"{self.base}/scenario/{quote(opened.name)}/{rules[:16]}"

    def extension(self, name: str) -> str:
        """Return the id of an extension."""
        return f"{self.base}/extension/{name}"

    def scene(self, scene: str) -> str:
        """Return the id of a scene."""
        return f"{self.scenario}/scene/{scene}"

    def said(self, text: str) -> Plain:
        """Return a text as a language map."""
        return {self.language: printable(" ".join(plain(text).split()))}

    def whole(self) -> Plain:
        """Return the scenario as an activity."""
        return {
            "objectType": "Activity",
            "id": self.scenario,
            "definition": {
                "type": f"{_TYPES}simulation",
                "name": self.said(self.opened.scenario.title),
            },
        }

    def decision(self, scene: str) -> Plain:
        """Return a decision: a choice to which no answer is the right one.

        It has all options of the scene, closed ones too: an id names one activity, always the same.
        """
        written = self.opened.scenario.scenes[scene]
        choices = [
            {"id": id_, "description": self.said(option.label)}
            for id_, option in written.options.items()
        ]
        return self._asked(
            f"{self.scene(scene)}/decision", written.title, "choice", choices=choices
        )

    def question(self, scene: str, question: str) -> Plain:
        """Return a question about the record: a probability for each answer."""
        asked = self.opened.evidence.questions[question]
        steps = [
            {"id": id_, "description": self.said(answer)} for id_, answer in asked.answers.items()
        ]
        id_ = f"{self.scene(scene)}/prediction/{quote(question)}"
        return self._asked(id_, asked.question, "performance", steps=steps)

    def _asked(self, id_: str, name: str, kind: str, **parts: list[Plain]) -> Plain:
        return {
            "objectType": "Activity",
            "id": id_,
            "definition": {
                "type": f"{_TYPES}cmi.interaction",
                "name": self.said(name),
                "interactionType": kind,
                **parts,
            },
        }
