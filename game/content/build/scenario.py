"""A scenario from its shape to the model: texts to passages, conditions to trees.

What the model cannot hold as it was written (a condition that cannot be read, an option with both
`outcome` and `outcomes`) is added to the problems here; whether the parts fit together is asked
afterwards, of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from game.content.build.conditions import Conditions
from game.content.build.dates import NotADate, read_date, written
from game.content.build.evidence import build_comparisons, tell_date
from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.content.reading.scalars import Odd
from game.content.shapes.forms import MAX_NUMBER, NextRowShape, PassageShape, SetToShape
from game.content.shapes.holders import MADE_UP
from game.content.shapes.scenario import IndicatorShape, PromiseShape, ScenarioShape
from game.content.shapes.scenes import (
    ConsequenceShape,
    EndingShape,
    GroundsShape,
    InjectShape,
    OptionShape,
    OutcomeShape,
    SceneShape,
)
from game.model.scenario import (
    Adviser,
    Assumption,
    Consequence,
    Decisions,
    Effect,
    Ending,
    Grounds,
    Indicator,
    Inject,
    Never,
    Next,
    NextRow,
    Option,
    Outcome,
    Passage,
    Probability,
    Promise,
    Reachable,
    Scenario,
    Scene,
    Silence,
    Text,
)

ONLY_OUTCOME = "outcome"
"""The id of an outcome that is alone and was given none."""


_PROMISES = ("never", "reachable", "probability", "decisions")


class Built(NamedTuple):
    """A scenario, and where its conditions stand."""

    scenario: Scenario
    conditions: Conditions


def build_scenario(shape: ScenarioShape, id_: str, problems: Problems) -> Built:
    """Return a scenario as the model has it, as far as its shape goes."""
    return _Builder(problems).scenario(shape, id_)


class _Builder:
    """Builds one scenario; paths lead to each part in the file."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._conditions = Conditions(problems)
        self._effects: dict[tuple[str, type, int], Effect] = {}

    def scenario(self, shape: ScenarioShape, id_: str) -> Built:
        scenario = Scenario(
            id=id_,
            title=shape.title,
            start=shape.start,
            scenes={key: self.scene(each, ("scenes", key)) for key, each in shape.scenes.items()},
            endings={
                key: self.ending(each, ("endings", key)) for key, each in shape.endings.items()
            },
            summary=shape.summary,
            author=shape.author,
            license=shape.license,
            language=shape.language,
            minutes=shape.minutes,
            kind=shape.kind,
            setting=shape.setting,
            role=shape.role,
            purpose=shape.purpose,
            objectives=shape.objectives,
            content_notes=shape.content_notes,
            left_out=shape.in_class.without if shape.in_class is not None else (),
            instruments={key: each.label for key, each in shape.instruments.items()},
            indicators={key: _indicator(each) for key, each in shape.indicators.items()},
            flags={key: bool(each) for key, each in shape.flags.items()},
            advisers={key: Adviser(each.name, each.title) for key, each in shape.advisers.items()},
            injects={
                key: self.inject(each, ("injects", key)) for key, each in shape.injects.items()
            },
            promises=tuple(self.promises(shape.promises)),
            silences=tuple(Silence(each.code, each.because, each.at) for each in shape.silence),
        )
        return Built(scenario, self._conditions)

    def scene(self, shape: SceneShape, path: Trail) -> Scene:
        options = (*path, "options")
        return Scene(
            title=shape.title,
            text=self.text(shape.text, path, "text"),
            options={
                key: self.option(each, (*options, key)) for key, each in shape.options.items()
            },
            date=self.date(shape.date, path) if shape.date else "",
            advice={
                key: self.text(each, (*path, "advice"), key) for key, each in shape.advice.items()
            },
            discuss=shape.discuss,
            notes=shape.notes,
            predict=shape.predict,
            next=self.next(shape.next, path) if shape.next else (),
        )

    def option(self, shape: OptionShape, path: Trail) -> Option:
        if shape.outcome is not None:
            outcomes: tuple[Outcome, ...] = (self.outcome(shape.outcome, (*path, "outcome")),)
            if shape.outcomes:
                message = "an option has either `outcome` or `outcomes`, and not both"
                self._problems.add("S210", message, (*path, "outcome"), key=True, about=path)
        else:
            outcomes = tuple(
                self.outcome(each, (*path, "outcomes", index))
                for index, each in enumerate(shape.outcomes)
            )
            if not outcomes:
                self._no_outcome(path)
        return Option(
            label=shape.label,
            outcomes=outcomes,
            instrument=shape.instrument,
            when=self._conditions.read(shape.when, path) if shape.when else None,
            locked=shape.locked,
            next=self.next(shape.next, path) if shape.next else (),
        )

    def outcome(self, shape: OutcomeShape, path: Trail) -> Outcome:
        return Outcome(
            id=shape.id or ONLY_OUTCOME,
            text=self.text(shape.text, path, "text"),
            grounds=_grounds(shape),
            weight=shape.weight,
            when=self._conditions.read(shape.when, path) if shape.when else None,
            effects=self.effects(shape.effects),
            later=tuple(
                self.consequence(each, (*path, "later", index))
                for index, each in enumerate(shape.later)
            )
            if shape.later
            else (),
            next=self.next(shape.next, path) if shape.next else (),
        )

    def consequence(self, shape: ConsequenceShape, path: Trail) -> Consequence:
        return Consequence(
            after=shape.after,
            text=self.text(shape.text, path, "text"),
            effects=self.effects(shape.effects),
            grounds=_grounds(shape),
            when=self._conditions.read(shape.when, path) if shape.when else None,
        )

    def ending(self, shape: EndingShape, path: Trail) -> Ending:
        return Ending(
            title=shape.title,
            text=self.text(shape.text, path, "text"),
            when=self._conditions.read(shape.when, path) if shape.when else None,
            reflect=shape.reflect,
            analogues=shape.analogues,
            findings=shape.findings,
        )

    def inject(self, shape: InjectShape, path: Trail) -> Inject:
        return Inject(
            title=shape.title,
            text=self.text(shape.text, path, "text"),
            effects=self.effects(shape.effects),
            grounds=_grounds(shape),
            when=self._conditions.read(shape.when, path) if shape.when else None,
            scenes=shape.scenes,
        )

    def promises(self, shapes: tuple[PromiseShape, ...]) -> Iterator[Promise]:
        for index, shape in enumerate(shapes):
            path: Trail = ("assert", index)
            if len(shape.model_fields_set) > 1:
                message = "a row promises one thing; give each its own row"
                self._problems.add("S210", message, path)
            if shape.never:
                yield Never(self._conditions.read(shape.never, path, "never"))
            elif shape.reachable:
                yield Reachable(shape.reachable)
            elif shape.probability is not None:
                yield Probability(shape.probability.ending, *shape.probability.between)
            elif shape.decisions is not None:
                yield Decisions(*shape.decisions.between)
            else:
                yield Decisions(0, MAX_NUMBER)  # so that each row keeps its number
                if any(self._problems.is_spoiled(*path, key) for key in _PROMISES):
                    continue
                message = f"a promise has one of {', '.join(f'`{key}`' for key in _PROMISES)}"
                self._problems.add("S202", message, path, fix="reachable: ...")

    def text(self, value: str | tuple[str | PassageShape, ...], owner: Trail, key: str) -> Text:
        if isinstance(value, str):
            return (Passage(value),)
        return tuple(
            Passage(each)
            if isinstance(each, str)
            else Passage(
                each.text,
                self._conditions.read(each.when, (*owner, key, index)) if each.when else None,
            )
            for index, each in enumerate(value)
        )

    def next(self, value: str | tuple[NextRowShape, ...], owner: Trail) -> Next:
        if isinstance(value, str):
            return (NextRow(value),)
        return tuple(
            NextRow(
                each.to,
                self._conditions.read(each.when, (*owner, "next", index)) if each.when else None,
            )
            for index, each in enumerate(value)
        )

    def effects(self, shape: Mapping[str, int | bool | SetToShape]) -> tuple[Effect, ...]:
        return tuple([self.effect(target, value) for target, value in shape.items()])

    def effect(self, target: str, value: int | bool | SetToShape) -> Effect:
        """Return an effect; the same effect is one value wherever it stands."""
        if isinstance(value, SetToShape):
            return Effect(target, "set", value.to)
        kind = value.__class__
        known = self._effects.get((target, kind, value))
        if known is None:
            op: Literal["add", "flag"] = "flag" if kind is bool else "add"
            known = self._effects[target, kind, value] = Effect(target, op, int(value))
        return known

    def date(self, value: str | int | Odd, owner: Trail) -> str:
        try:
            return written(read_date(value))
        except NotADate as fault:
            tell_date(fault, (*owner, "date"), self._problems)
            return ""

    def _no_outcome(self, path: Trail) -> None:
        if not any(self._problems.is_spoiled(*path, key) for key in ("outcome", "outcomes")):
            fix = f"outcome: {{text: ..., {MADE_UP}}}"
            self._problems.add("S202", "an option needs `outcome`", path, key=True, fix=fix)


def _indicator(shape: IndicatorShape) -> Indicator:
    low, high = shape.range
    return Indicator(
        label=shape.label,
        start=shape.start,
        low=low,
        high=high,
        better=shape.better,
        unit=shape.unit,
        basis=shape.basis,
        why=shape.why,
    )


def _grounds(shape: GroundsShape) -> Grounds:
    return Grounds(
        basis=shape.basis,
        analogues=shape.analogues,
        findings=shape.findings,
        assumes=tuple([Assumption(each.text, each.gap) for each in shape.assumes])
        if shape.assumes
        else (),
        like=build_comparisons(shape.like) if shape.like else (),
        unlike=build_comparisons(shape.unlike) if shape.unlike else (),
    )
