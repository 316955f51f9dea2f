"""Scenarios from a seed: a few scenes one after the other, where many roads meet again.

What hypothesis makes is small and odd; these are of middling size, with a thousand paths or so,
and most of their states are alike to every later test.

Used by the tests of analysis and of looking ahead.
"""

from __future__ import annotations

import random

from game.model.scenario import Consequence, Inject, Outcome, Scenario
from making import ending, inject, later, option, outcome, scenario, scene, text

BOUNDS = {"trust": (5, 0, 10), "cases": (0, -4, 4), "funds": (3, 0, 6)}
FLAGS = ("leaked", "signed")


class Ladder:
    """Draws the parts of one scenario."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.names = [f"s{number}" for number in range(self.luck.randint(4, 6))]
        self.read = self.luck.sample(tuple(BOUNDS), self.luck.randint(1, 3))
        self.plain = self.luck.random() < 0.5
        self.rare = self.luck.choice((0.02, 0.1, 0.2))
        self.delays = self.luck.choice((0.0, 0.1, 0.4))

    def condition(self) -> str:
        luck = self.luck
        kind = luck.random()
        if kind < 0.6 or (self.plain and kind < 0.8):
            name = luck.choice(self.read)
            _, low, high = BOUNDS[name]
            sign = luck.choice(("<", "<=", "==", "!=", ">=", ">"))
            found = f"{name} {sign} {luck.randint(low, high)}"
            if luck.random() < 0.15:
                found = f"{luck.randint(low, high)} - {name} {sign} {luck.randint(-3, 3)}"
        elif kind < 0.8:
            found = luck.choice(("trust - cases", "cases + funds", "trust - decisions"))
            found += f" > {luck.randint(-2, 6)}"
        elif kind < 0.9:
            found = luck.choice(FLAGS)
        else:
            scene = luck.choice(self.names)
            found = luck.choice(
                (f"seen({scene})", f"chose({scene}.a)", f"decisions >= {luck.randint(1, 4)}")
            )
        if luck.random() < 0.2:
            found = f"not ({found})"
        if luck.random() < 0.15:
            found = f"({found}) {luck.choice(('and', 'or'))} {self.condition()}"
        return found

    def maybe(self, chance: float) -> str | None:
        return self.condition() if self.luck.random() < chance else None

    def change(self) -> dict[str, object]:
        luck = self.luck
        found: dict[str, object] = {}
        for name in luck.sample(tuple(BOUNDS), luck.randint(1, 2)):
            _, low, high = BOUNDS[name]
            sets = luck.random() < 0.15
            found[name] = (
                {"to": luck.randint(low, high)} if sets else luck.choice((-3, -2, -1, 1, 2, 3))
            )
        if luck.random() < self.rare:
            found[luck.choice(FLAGS)] = luck.random() < 0.7
        return found

    def later(self) -> tuple[Consequence, ...]:
        count = self.luck.choice((1, 1, 2)) if self.luck.random() < self.delays else 0
        return tuple(
            later(self.luck.randint(1, 3), self.change(), if_=self.maybe(0.4)) for _ in range(count)
        )

    def outcome(self, number: int, onward: list[str]) -> Outcome:
        luck = self.luck
        ways = [(self.condition(), luck.choice(onward)), (None, luck.choice(onward))]
        return outcome(
            self.change(),
            id_=f"o{number}",
            weight=luck.randint(1, 4),
            if_=self.maybe(self.rare),
            later=self.later(),
            says=text("So.", (self.condition(), "Yes.")) if luck.random() < self.rare else "So.",
            to=ways if luck.random() < self.rare else None,
        )

    def inject(self) -> Inject:
        scenes = tuple(self.luck.sample(self.names, self.luck.randint(0, 2)))
        return inject(self.change(), if_=self.condition(), scenes=scenes)

    def scenario(self, back: float) -> Scenario:
        """Draw it; `back` is how often a road leads back."""
        luck, made = self.luck, {}
        for at, name in enumerate(self.names):
            onward = [*self.names[at + 1 : at + 2]] or ["end"]
            if luck.random() < self.rare:
                onward += [*self.names[at + 2 : at + 3], "end"]
            if luck.random() < back:
                onward += luck.sample(self.names, 1)
            if at and luck.random() < 0.15:
                rows = [(self.condition(), luck.choice(onward)), (None, luck.choice(onward))]
                made[name] = scene(to=rows, says=text("A page.", (self.condition(), "More.")))
                continue
            options = {}
            for number in range(luck.randint(2, 4)):
                count = 1 + (luck.random() < self.rare)
                options["abcd"[number]] = option(
                    *(self.outcome(each, onward) for each in range(count)),
                    to=luck.choice(onward),
                    if_=self.maybe(2 * self.rare if number > 1 else self.rare / 5),
                )
            made[name] = scene(
                options,
                says=text("A moment.", (self.condition(), "More."))
                if luck.random() < 0.2
                else "A moment.",
            )
        endings = {f"e{at}": ending(self.condition()) for at in range(luck.randint(1, 3))}
        endings["last"] = ending(
            says=text("Over.", (self.condition(), "So.")) if luck.random() < 0.3 else "Over."
        )
        count = luck.choice((0, 0, 1, 2))
        return scenario(
            made,
            endings=endings,
            indicators=BOUNDS,
            flags={"leaked": luck.random() < 0.3, "signed": False},
            injects={f"i{at}": self.inject() for at in range(count)},
        )


def ladder(seed: int, back: float = 0.0) -> Scenario:
    """Make a scenario; the same arguments give the same one."""
    return Ladder(seed).scenario(back)
