"""How a class split, decision by decision; which decision divided it most, which surprised most.

*Divided*: Shannon's entropy of the shares of the options, over the highest that it could be with
as many options as were open to anyone there. 0: all chose alike; 1: all options equally often.

*Surprised*: the mean, over all who made the decision, of how much less likely what chance drew was
than such a draw is on average: -log2 of its chance less the entropy of the draw, in bits. Above 0,
chance dealt the class something rare. A decision without chance surprises nobody.

Of these two only decisions are compared that at least half of the class made, and two people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from statistics import fmean, median

from game.debrief.together.participant import Participant, Step
from game.model.scenario import Scenario

_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Came:
    """An outcome that some met, how many, and its chance; none where it is not known."""

    outcome: str
    count: int
    chance: Fraction | None


@dataclass(frozen=True, slots=True)
class Taken:
    """An option of a decision, and how many chose it."""

    option: str
    label: str
    instrument: str
    """The instrument's id; may be empty."""
    count: int
    came: tuple[Came, ...]
    """What chance drew for those who chose it, the commonest first."""


@dataclass(frozen=True, slots=True)
class Split:
    """A decision, and how those who made it split."""

    scene: str
    visit: int
    """Which time people stood at the scene, from 1."""
    title: str
    met: int
    """How many made it."""
    options: tuple[Taken, ...]
    """In the author's order, those that nobody chose with them if they were open to anyone."""
    evenness: float
    """How divided people were, from 0 to 1."""
    surprise: float | None
    """In bits, how unexpected what chance drew was; none where that is not known."""

    @property
    def name(self) -> str:
        """The title, with which time it is where it is not the first."""
        return self.title if self.visit == 1 else f"{self.title} (time {self.visit})"

    @property
    def leading(self) -> tuple[Taken, ...]:
        """The options that were chosen, the commonest first."""
        some = [each for each in self.options if each.count]
        return tuple(sorted(some, key=lambda each: -each.count))


def splits_of(people: Sequence[Participant], scenario: Scenario | None) -> tuple[Split, ...]:
    """Return every decision that anyone made, in the order in which a class comes to them.

    Without the scenario, the options are those that somebody chose.
    """
    met: dict[tuple[str, int], list[tuple[int, Step]]] = {}
    for person in people:
        for number, step in enumerate(person.steps):
            met.setdefault((step.scene, step.visit), []).append((number, step))
    ids = [] if scenario is None else [*scenario.scenes]
    place = {id_: at for at, id_ in enumerate(ids)}

    def order(key: tuple[str, int]) -> tuple[float, int, int]:
        return median(number for number, _ in met[key]), place.get(key[0], 0), key[1]

    return tuple(_split([step for _, step in met[key]], scenario) for key in sorted(met, key=order))


def most_divided(splits: Sequence[Split], people: int) -> Split | None:
    """Return the decision that divided a class most; None where nobody differed."""
    some = [each for each in compared(splits, people) if each.evenness > _NOISE]
    return max(some, key=lambda each: each.evenness, default=None)


def most_surprising(splits: Sequence[Split], people: int) -> Split | None:
    """Return the decision at which chance surprised a class most; None where it did not."""
    some = [each for each in compared(splits, people) if (each.surprise or 0) > _NOISE]
    return max(some, key=lambda each: each.surprise or 0, default=None)


def compared(splits: Sequence[Split], people: int) -> list[Split]:
    """Return the decisions that enough of a class made to be compared."""
    return [each for each in splits if each.met >= 2 and 2 * each.met >= people]


def evenness(counts: Sequence[int], open_: int) -> float:
    """Return how evenly people are spread over so many open options, from 0 to 1."""
    whole = sum(counts)
    if open_ < 2 or not whole:
        return 0.0
    shares = [count / whole for count in counts if count]
    return max(0.0, -sum(share * log2(share) for share in shares)) / log2(open_)


def _split(steps: Sequence[Step], scenario: Scenario | None) -> Split:
    first = steps[0]
    open_ = {id_ for step in steps for id_ in (*step.open, step.option)}
    written = None if scenario is None else scenario.scenes.get(first.scene)
    ids = [id_ for id_ in ([] if written is None else written.options) if id_ in open_]
    ids += sorted(open_.difference(ids))
    labels = {step.option: (step.label, step.instrument) for step in steps}
    if written is not None:
        labels |= {
            id_: (option.label, option.instrument) for id_, option in written.options.items()
        }
    options = tuple(
        Taken(id_, *labels.get(id_, (id_, "")), *_came([s for s in steps if s.option == id_]))
        for id_ in ids
    )
    draws = [step.draw for step in steps]
    known = [draw.surprise for draw in draws if draw is not None]
    return Split(
        scene=first.scene,
        visit=first.visit,
        title=first.title,
        met=len(steps),
        options=options,
        evenness=evenness([each.count for each in options], len(options)),
        surprise=fmean(known) if known else None,
    )


def _came(steps: Sequence[Step]) -> tuple[int, tuple[Came, ...]]:
    counts = Counter(step.outcome for step in steps)
    chances = {step.outcome: step.draw.chance for step in steps if step.draw is not None}
    came = (Came(id_, count, chances.get(id_)) for id_, count in counts.most_common())
    return len(steps), tuple(came)
