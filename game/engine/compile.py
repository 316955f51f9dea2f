"""From a scenario to its tables, once. The scenario must be sound: its reader has checked it."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.expression import DECISIONS, CellKey, compile_condition, keys_read
from game.engine.moves import Move
from game.engine.tables import (
    TO_END,
    ConsequenceRow,
    EffectRow,
    EndingRow,
    InjectRow,
    OptionRow,
    OptionView,
    OutcomeRow,
    PassageRow,
    Program,
    Route,
    RouteRow,
    SceneRow,
    SceneView,
    Test,
    TextRow,
)
from game.model.conditions import Condition
from game.model.scenario import (
    END,
    Consequence,
    Effect,
    Next,
    Option,
    Outcome,
    Scenario,
    Scene,
    Text,
)
from game.text.interpolate import compile_template


def compile_scenario(scenario: Scenario) -> Program:
    """Return the tables of a sound scenario."""
    return _Compiler(scenario).program()


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Yield every condition of a scenario, whatever it guards."""

    def texts(text: Text) -> Iterator[Condition | None]:
        return (passage.when for passage in text)

    def rows(following: Next) -> Iterator[Condition | None]:
        return (row.when for row in following)

    def all_of() -> Iterator[Condition | None]:
        for scene in scenario.scenes.values():
            yield from texts(scene.text)
            yield from rows(scene.next)
            for advice in scene.advice.values():
                yield from texts(advice)
            for option in scene.options.values():
                yield option.when
                yield from rows(option.next)
                for outcome in option.outcomes:
                    yield outcome.when
                    yield from texts(outcome.text)
                    yield from rows(outcome.next)
                    for later in outcome.later:
                        yield later.when
                        yield from texts(later.text)
        for ending in scenario.endings.values():
            yield ending.when
            yield from texts(ending.text)
        for inject in scenario.injects.values():
            yield inject.when
            yield from texts(inject.text)

    return (condition for condition in all_of() if condition is not None)


class _Compiler:
    """Holds the numbering while the rows are made."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.cells = self._cells()
        self.places = {id_: at for at, id_ in enumerate((*scenario.scenes, *scenario.endings))}
        self.quiet = self._quiet_places()
        self.consequences: list[ConsequenceRow] = []
        self.tests: dict[str, Test] = {}

    def _cells(self) -> dict[CellKey, int]:
        """Number the cells; of history only what some condition asks about is kept."""
        asked: set[CellKey] = set()
        for condition in conditions(self.scenario):
            if "(" in condition.source:  # as in `seen(...)` and `chose(...)`
                asked |= keys_read(condition)
        history = sorted(key for key in asked if isinstance(key, tuple) and key != DECISIONS)
        order = (*self.scenario.indicators, *self.scenario.flags, *history, DECISIONS)
        return {key: at for at, key in enumerate(order)}

    def _quiet_places(self) -> set[int]:
        """Find the scenes that nothing can disturb on entering: some way open, no inject."""
        automatic = [each for each in self.scenario.injects.values() if each.when is not None]
        if any(not inject.scenes for inject in automatic):
            return set()
        disturbed = {scene for inject in automatic for scene in inject.scenes}
        return {
            self.places[id_]
            for id_, scene in self.scenario.scenes.items()
            if id_ not in disturbed and any(each.when is None for each in scene.options.values())
        }

    def program(self) -> Program:
        """Make all rows, in the author's order."""
        scenario = self.scenario
        first = [indicator.start for indicator in scenario.indicators.values()]
        first += [int(value) for value in scenario.flags.values()]
        first += [0] * (len(self.cells) - len(first))
        return Program(
            scenario=scenario,
            cells=self.cells,
            indicators=tuple(scenario.indicators.items()),
            first=tuple(first),
            scenes=tuple(self._scene(id_, scene) for id_, scene in scenario.scenes.items()),
            endings=tuple(
                EndingRow(id_, self._test(ending.when), self._text(ending.text))
                for id_, ending in scenario.endings.items()
            ),
            injects=tuple(
                InjectRow(
                    id_,
                    self._test(inject.when),
                    self._effects(inject.effects),
                    frozenset(self.places[scene] for scene in inject.scenes),
                    self._text(inject.text),
                    inject.grounds,
                )
                for id_, inject in scenario.injects.items()
            ),
            consequences=tuple(self.consequences),
            places={**self.places, "stuck": len(self.places)},
            start=self.places[scenario.start],
        )

    def _test(self, condition: Condition | None) -> Test | None:
        if condition is None:
            return None
        test = self.tests.get(condition.source)
        if test is None:
            test = Test(condition, compile_condition(condition, self.cells))
            self.tests[condition.source] = test
        return test

    def _text(self, text: Text) -> TextRow:
        if len(text) == 1 and text[0].when is None:
            template = compile_template(text[0].text)
            return template if isinstance(template, str) else (PassageRow(None, template),)
        rows = tuple(
            PassageRow(self._test(passage.when), compile_template(passage.text)) for passage in text
        )
        fixed = [row.template for row in rows if row.test is None and isinstance(row.template, str)]
        return "\n\n".join(fixed) if len(fixed) == len(rows) else rows

    def _effects(self, effects: tuple[Effect, ...]) -> tuple[EffectRow, ...]:
        rows = []
        for effect in effects:
            cell = self.cells[effect.target]
            if effect.op == "flag":
                rows.append(EffectRow(cell, False, effect.value, 0, 1))
            else:
                indicator = self.scenario.indicators[effect.target]
                adds = effect.op == "add"
                rows.append(EffectRow(cell, adds, effect.value, indicator.low, indicator.high))
        return tuple(rows)

    def _route(self, following: Next) -> Route:
        return tuple(
            RouteRow(self._test(row.when), TO_END if row.to == END else self.places[row.to])
            for row in following
        )

    def _scene(self, id_: str, scene: Scene) -> SceneRow:
        route = self._route(scene.next)
        options = tuple(
            self._option(id_, option_id, option, route)
            for option_id, option in scene.options.items()
        )
        text = self._text(scene.text)
        offers = tuple(
            (row.test and row.test.holds, *_option_views(row.id, option))
            for row, option in zip(options, scene.options.values(), strict=True)
        )
        view = None
        if isinstance(text, str) and all(holds is None for holds, _, _ in offers):
            shown = tuple(shown for _, shown, _ in offers)
            view = SceneView(id_, scene.title, scene.date, text, shown)
        return SceneRow(
            id=id_,
            title=scene.title,
            date=scene.date,
            options=options,
            numbers={option.id: at for at, option in enumerate(options)},
            offers=offers,
            route=route,
            seen=self.cells.get(("seen", id_), -1),
            always=any(option.test is None for option in options),
            injects=tuple(
                at
                for at, inject in enumerate(self.scenario.injects.values())
                if inject.when is not None and (not inject.scenes or id_ in inject.scenes)
            ),
            text=text,
            advice=tuple((who, self._text(said)) for who, said in scene.advice.items()),
            view=view,
        )

    def _option(self, scene: str, id_: str, option: Option, route: Route) -> OptionRow:
        way = self._route(option.next) if option.next else route
        outcomes = tuple([self._outcome(scene, id_, each, way) for each in option.outcomes])
        return OptionRow(
            id=id_,
            scene=scene,
            test=self._test(option.when),
            outcomes=outcomes,
            chose=self.cells.get(("chose", scene, id_), -1),
            choice=Move("choose", id_),
            single=len(outcomes) == 1 and outcomes[0].test is None,
        )

    def _outcome(self, scene: str, option: str, outcome: Outcome, way: Route) -> OutcomeRow:
        later = tuple(
            [
                self._consequence(f"{scene}.{option}.{outcome.id}", at, row)
                for at, row in enumerate(outcome.later, start=1)
            ]
        )
        route = self._route(outcome.next) if outcome.next else way
        quiet = -1
        if route and route[0].test is None and ("seen", scene) not in self.cells:
            quiet = route[0].target if route[0].target in self.quiet else -1
        return OutcomeRow(
            outcome.id,
            outcome.weight,
            self._test(outcome.when),
            self._effects(outcome.effects),
            later,
            route,
            quiet,
            self._text(outcome.text),
            outcome.grounds,
        )

    def _consequence(self, source: str, at: int, row: Consequence) -> tuple[int, int]:
        number = len(self.consequences)
        self.consequences.append(
            ConsequenceRow(
                f"{source}.{at}",
                row.after,
                self._test(row.when),
                self._effects(row.effects),
                self._text(row.text),
                row.grounds,
                source,
            )
        )
        return number, row.after


def _option_views(id_: str, option: Option) -> tuple[OptionView, OptionView | None]:
    """Return how an option looks open, and closed; without a reason a closed one is not shown."""
    view = OptionView(id_, option.label, option.instrument, True, "")
    return view, view._replace(open=False, locked=option.locked) if option.locked else None
