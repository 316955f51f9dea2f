"""What can never be seen in a scenario that was explored whole, and why, as values for a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from game.analysis.asking.asked import MAX_STATES, Asked, ask
from game.analysis.progress import Listener, silent
from game.analysis.result import NextKey, PassageKey, Seen
from game.analysis.walking.sight import Guarded
from game.authoring.never.next_rows import NextRow, next_rows
from game.authoring.never.reasons import shown, why_never
from game.engine.tables import TO_END, OptionRow, Program, SceneRow, TextRow

Kind = Literal["scene", "option", "outcome", "consequence", "inject", "ending", "text", "next"]

_MOST_TOLD = 3  # rows of `next`, or endings
_WHERE: Mapping[Kind, str] = {
    "option": "here",
    "outcome": "when the option is chosen",
    "consequence": "when it is due",
    "inject": "where it may come",
    "text": "here",
    "ending": "once all has arrived",
}
_NOT_ASKED: Mapping[Kind, str] = {
    "consequence": "play always sticks before it is due",
    "inject": "no play comes where it may come",
}


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """One thing that no play meets."""

    kind: Kind
    id: str
    """In the author's ids: `scene`, `scene.option`, `scene.option.outcome`, `ending`, `inject`.

    A consequence has the id of its outcome, a text and a row of `next` that of where they stand.
    """
    number: int = 0
    """Of a consequence, a text or a row: which one there, from 1; else 0."""
    within: str = ""
    """Of a text or a row: the kind of thing in which it stands, `advice` included."""
    when: str = ""
    """Of a text or a row: its condition."""
    why: str = ""
    """The reason, as far as it is known."""


_Found = tuple[NeverSeen, Guarded | None]
"""What no play meets, with the row whose condition would let it be met."""


def never_seen(
    program: Program,
    seen: Seen,
    *,
    unread: frozenset[PassageKey] = frozenset(),
    max_states: int = MAX_STATES,
    listener: Listener = silent,
) -> tuple[NeverSeen, ...]:
    """Return what was not seen, in the author's order, and of an unseen scene not what is in it.

    Passages that are `unread` may be read or not, and are left out. So is a row of `next` that has
    no condition: it takes what is left, and that there is nothing left is no mistake.

    Injects without a condition come only by hand, and are left out. To tell why, states are
    visited again, up to so many each time; where there are more, or the listener ends it, less is
    told.
    """
    seen = replace(seen, passages=seen.passages | unread)
    found = [each for row in program.scenes for each in _scene(program, seen, row)]
    found += _nexts(program, seen)
    for inject in program.injects:
        if inject.test is not None:
            found += _thing(seen.passages, seen.injects, "inject", inject.id, inject.text, inject)
    for ending in program.endings:
        found += _thing(seen.passages, seen.endings, "ending", ending.id, ending.text, ending)
    if not found:
        return ()
    why = _Why(program, found, max_states, listener)
    return tuple(replace(each, why=why.of(each, row)) for each, row in found)


def _scene(program: Program, seen: Seen, row: SceneRow) -> Iterator[_Found]:
    yield from _thing(seen.passages, seen.scenes, "scene", row.id, row.text, None)
    if row.id not in seen.scenes:
        return
    for who, said in row.advice:
        yield from _passages(seen.passages, "advice", f"{row.id}.{who}", said)
    for option in row.options:
        if f"{row.id}.{option.id}" in seen.options:
            yield from _outcomes(program, seen, option)
        else:
            yield NeverSeen("option", f"{row.id}.{option.id}"), option


def _outcomes(program: Program, seen: Seen, option: OptionRow) -> Iterator[_Found]:
    for outcome in option.outcomes:
        id_ = f"{option.scene}.{option.id}.{outcome.id}"
        yield from _thing(seen.passages, seen.outcomes, "outcome", id_, outcome.text, outcome)
        if id_ not in seen.outcomes:
            continue
        for place, (number, _) in enumerate(outcome.later, start=1):
            later = program.consequences[number]
            if later.id in seen.consequences:
                yield from _passages(seen.passages, "consequence", later.id, later.text)
            else:
                yield NeverSeen("consequence", id_, place), later


def _nexts(program: Program, seen: Seen) -> Iterator[_Found]:
    """Yield the rows of `next` that are read and never taken, of those to what is met elsewhere."""
    met = seen.scenes | seen.endings
    for way in next_rows(program):
        test, target = way.row
        if test is None or (target != TO_END and program.place_id(target) not in met):
            continue
        read = any(id_ in seen.outcomes or id_ in seen.scenes for id_ in way.read_by)
        if read and not any(NextKey(id_, way.number) in seen.nexts for id_ in way.read_by):
            source = test.condition.source
            yield NeverSeen("next", way.id, way.number + 1, way.kind, source), way.row


def _thing(
    passages: frozenset[PassageKey],
    met: frozenset[str],
    kind: Kind,
    id_: str,
    text: TextRow,
    row: Guarded | None,
) -> Iterator[_Found]:
    if id_ in met:
        yield from _passages(passages, kind, id_, text)
    else:
        yield NeverSeen(kind, id_), row


def _passages(
    passages: frozenset[PassageKey], kind: str, id_: str, text: TextRow
) -> Iterator[_Found]:
    for number, row in enumerate(() if isinstance(text, str) else text):
        if row.test is not None and PassageKey(kind, id_, number) not in passages:
            yield NeverSeen("text", id_, number + 1, kind, row.test.condition.source), row


class _Why:
    """Tells why things are never seen, from what was so wherever a condition of theirs was read."""

    def __init__(
        self, program: Program, found: Sequence[_Found], max_states: int, listener: Listener
    ) -> None:
        self._program = program
        unseen = {program.places[each.id] for each, _ in found if each.kind in ("scene", "ending")}
        self._ways = [each for each in next_rows(program) if each.row.target in unseen]
        rows: list[Guarded] = [row for _, row in found if row is not None]
        rows += [way.row for way in self._ways]
        asked = ask(program, rows, max_states=max_states, listener=listener)
        self._known = asked is not None
        self._asked = {
            id(row): each for row, each in zip(rows, asked or (Asked() for _ in rows), strict=True)
        }

    def of(self, each: NeverSeen, row: Guarded | None) -> str:
        """Return why something is never seen; empty where that is not known."""
        if each.kind == "scene":
            return self._scene(each.id)
        assert row is not None
        if each.kind == "next":
            return self._passed_over(row) if self._known else ""
        if each.kind == "ending":
            return self._ending(each.id, row)
        if self._known and not self._asked[id(row)].truths:
            return _NOT_ASKED.get(each.kind, "")
        return self._never(row, _WHERE[each.kind])

    def _never(self, row: Guarded, where: str = "") -> str:
        """Return that a condition never holds, with the reason where it is known."""
        if row.test is None:
            return ""
        condition = row.test.condition
        said = f"`{shown(condition)}` never holds {where}".rstrip()
        why = why_never(self._program, condition, self._asked[id(row)])
        return f"{said}; {why}" if why else said

    def _scene(self, id_: str) -> str:
        place = self._program.places[id_]
        if any(way.row.target == place for way in self._ways):
            return self._not_led_to(place)
        return "no `next` names it"

    def _ending(self, id_: str, row: Guarded) -> str:
        place = self._program.places[id_]
        named = any(way.row.target == place for way in self._ways)
        asked = self._asked[id(row)]
        reasons = []
        if asked.truths and not _held(row, asked):
            reasons.append(self._never(row, _WHERE["ending"]))
        elif asked.truths:
            first = [f"`{self._program.endings[number].id}`" for number in sorted(asked.before)]
            ids = _either(first)
            if row.test is None:
                reasons.append(f"ending {ids} always comes first")
            else:
                said = f"wherever `{shown(row.test.condition)}` holds once all has arrived"
                reasons.append(f"{said}, ending {ids} comes first")
        elif self._known and not named:
            ends = any(way.row.target == TO_END for way in next_rows(self._program))
            reasons.append("no play comes to a `next: end`" if ends else "no `next` leads here")
        if named:
            reasons.append(self._not_led_to(place))
        return "; ".join(reason for reason in reasons if reason)

    def _not_led_to(self, place: int) -> str:
        """Return why no row of a `next` that names a scene or an ending is ever taken."""
        if not self._known:
            return ""
        ways = [way for way in self._ways if way.row.target == place]
        read = [way for way in ways if self._asked[id(way.row)].truths]
        if not read:
            owners = dict.fromkeys(way.named for way in ways)
            return f"what leads here never comes about: the `next` of {_either([*owners])}"
        return "; ".join(self._not_taken(way) for way in read[:_MOST_TOLD])

    def _not_taken(self, way: NextRow) -> str:
        asked = self._asked[id(way.row)]
        if _held(way.row, asked) and not asked.before:
            return "play sticks on the way in"
        return f"in the `next` of {way.named}, {self._passed_over(way.row)}"

    def _passed_over(self, row: Guarded) -> str:
        """Return why a row of a `next` that was read is never taken."""
        if not _held(row, self._asked[id(row)]):
            return self._never(row)
        if row.test is None:
            return "a row before it is always taken"
        return f"a row before it is taken wherever `{shown(row.test.condition)}` holds"


def _held(row: Guarded, asked: Asked) -> bool:
    """Whether a condition held in some state in which it was read; the whole is its first part."""
    return row.test is None or any(truth & 1 for truth in asked.truths)


def _either(words: Sequence[str]) -> str:
    """Return one or another of some words, the first few."""
    told = [*words[:_MOST_TOLD]]
    if len(words) > _MOST_TOLD:
        told.append("another")
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"
