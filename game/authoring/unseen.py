"""What can never be seen in a scenario that was explored whole, as values for a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.analysis.result import PassageKey, Seen
from game.engine.tables import OptionRow, Program, SceneRow, TextRow

Kind = Literal["scene", "option", "outcome", "consequence", "inject", "ending", "text"]


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """One thing that no play meets."""

    kind: Kind
    id: str
    """In the author's ids: `scene`, `scene.option`, `scene.option.outcome`, `ending`, `inject`.

    A consequence has the id of its outcome, a text that of where it stands.
    """
    number: int = 0
    """Of a consequence or a text: which one there, from 1; else 0."""
    within: str = ""
    """Of a text: the kind of thing in which it stands, `advice` included."""
    when: str = ""
    """Of a text: its condition."""


def never_seen(program: Program, seen: Seen) -> tuple[NeverSeen, ...]:
    """Return what was not seen, in the author's order, and of an unseen scene not what is in it.

    Injects without a condition come only by hand, and are left out.
    """
    found = [each for row in program.scenes for each in _scene(program, seen, row)]
    for inject in program.injects:
        if inject.test is not None:
            found += _thing(seen.passages, seen.injects, "inject", inject.id, inject.text)
    for ending in program.endings:
        found += _thing(seen.passages, seen.endings, "ending", ending.id, ending.text)
    return tuple(found)


def _scene(program: Program, seen: Seen, row: SceneRow) -> Iterator[NeverSeen]:
    yield from _thing(seen.passages, seen.scenes, "scene", row.id, row.text)
    if row.id not in seen.scenes:
        return
    for who, said in row.advice:
        yield from _passages(seen.passages, "advice", f"{row.id}.{who}", said)
    for option in row.options:
        if f"{row.id}.{option.id}" in seen.options:
            yield from _outcomes(program, seen, option)
        else:
            yield NeverSeen("option", f"{row.id}.{option.id}")


def _outcomes(program: Program, seen: Seen, option: OptionRow) -> Iterator[NeverSeen]:
    for outcome in option.outcomes:
        id_ = f"{option.scene}.{option.id}.{outcome.id}"
        yield from _thing(seen.passages, seen.outcomes, "outcome", id_, outcome.text)
        if id_ not in seen.outcomes:
            continue
        for place, (number, _) in enumerate(outcome.later, start=1):
            later = program.consequences[number]
            if later.id in seen.consequences:
                yield from _passages(seen.passages, "consequence", later.id, later.text)
            else:
                yield NeverSeen("consequence", id_, place)


def _thing(
    passages: frozenset[PassageKey], met: frozenset[str], kind: Kind, id_: str, text: TextRow
) -> Iterator[NeverSeen]:
    if id_ in met:
        yield from _passages(passages, kind, id_, text)
    else:
        yield NeverSeen(kind, id_)


def _passages(
    passages: frozenset[PassageKey], kind: str, id_: str, text: TextRow
) -> Iterator[NeverSeen]:
    for number, row in enumerate(() if isinstance(text, str) else text):
        if row.test is not None and PassageKey(kind, id_, number) not in passages:
            yield NeverSeen("text", id_, number + 1, kind, row.test.condition.source)
