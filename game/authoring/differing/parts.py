"""The parts of a scenario by their ids, and whether some play meets each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple, cast

from game.analysis.result import Exploration, PassageKey
from game.engine.tables import Program, TextRow

Kind = Literal[
    "indicator", "flag", "adviser",
    "scene", "option", "outcome", "consequence", "inject", "ending", "text",
]  # fmt: skip

_INSIDE: tuple[Kind, ...] = ("scene", "option", "outcome", "consequence")
"""What stands within each other, the outermost first."""

Status = Literal["absent", "met", "never", "unknown"]
"""What is known of a part: it is not there, some play meets it, none does, or that is not known.

Not known are things that were not met before a budget ran out, and what no play can meet or miss:
indicators, flags, advisers, and injects that come only by hand.
"""


class Part(NamedTuple):
    """A part of a scenario. Equal parts of two versions are the same part."""

    kind: Kind
    id: str
    """In the author's ids, as `scene.option.outcome`; a consequence's ends in its number.

    Of a passage: where it stands.
    """
    within: str = ""
    """Of a passage: the kind of thing in which it stands, `advice` included."""
    when: str = ""
    """Of a passage: its condition."""

    @property
    def around(self) -> tuple[Part, ...]:
        """All in which it stands: the scene, the option, the outcome, the inject or the ending."""
        if self.kind == "text":
            around = _container(self)
            return (*around.around, around)
        if self.kind not in _INSIDE:
            return ()
        steps = self.id.split(".")
        outer = _INSIDE[: _INSIDE.index(self.kind)]
        return tuple(Part(kind, ".".join(steps[:at])) for at, kind in enumerate(outer, start=1))


def statuses(program: Program, found: Exploration) -> Mapping[Part, Status]:
    """Return what is known of every part, in the author's order, each behind what it stands in.

    Of texts only the passages that have a condition are parts.
    """
    seen, scenario = found.seen, program.scenario
    missed: Status = "never" if found.whole else "unknown"
    known: dict[Part, Status] = {}

    def put(part: Part, met: bool) -> None:
        if known.get(part) != "met":
            known[part] = "met" if met else missed

    def thing(kind: Kind, id_: str, among: Collection[str], text: TextRow = "") -> None:
        put(Part(kind, id_), id_ in among)
        for part, number in _passages(kind, id_, text):
            put(part, PassageKey(kind, id_, number) in seen.passages)

    kinds: tuple[tuple[Kind, Collection[str]], ...] = (
        ("indicator", scenario.indicators), ("flag", scenario.flags),
        ("adviser", scenario.advisers),
    )  # fmt: skip
    known |= {Part(kind, id_): "unknown" for kind, ids in kinds for id_ in ids}
    for scene in program.scenes:
        thing("scene", scene.id, seen.scenes, scene.text)
        for who, said in scene.advice:
            for part, number in _passages("advice", f"{scene.id}.{who}", said):
                put(part, PassageKey("advice", part.id, number) in seen.passages)
        for option in scene.options:
            id_ = f"{scene.id}.{option.id}"
            thing("option", id_, seen.options)
            for outcome in option.outcomes:
                thing("outcome", f"{id_}.{outcome.id}", seen.outcomes, outcome.text)
                for number, _ in outcome.later:
                    later = program.consequences[number]
                    thing("consequence", later.id, seen.consequences, later.text)
    for inject in program.injects:
        thing("inject", inject.id, seen.injects, inject.text)
        if inject.test is None:
            known |= {part: "unknown" for part in known if _is_of(part, inject.id)}
    for ending in program.endings:
        thing("ending", ending.id, seen.endings, ending.text)
    return known


def outermost(parts: Collection[Part]) -> tuple[Part, ...]:
    """Leave out what stands within another of these parts."""
    these = frozenset(parts)
    return tuple(part for part in parts if these.isdisjoint(part.around))


def _is_of(part: Part, inject: str) -> bool:
    return part.id == inject and "inject" in (part.kind, part.within)


def _container(passage: Part) -> Part:
    """Return the part in whose text, or in whose advice, a passage stands."""
    if passage.within == "advice":
        return Part("scene", passage.id.partition(".")[0])
    return Part(cast("Kind", passage.within), passage.id)


def _passages(within: str, id_: str, text: TextRow) -> Iterator[tuple[Part, int]]:
    """Yield the passages that have a condition, with their numbers from 0."""
    for number, row in enumerate(() if isinstance(text, str) else text):
        if row.test is not None:
            yield Part("text", id_, within, " ".join(row.test.condition.source.split())), number
