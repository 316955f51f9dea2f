"""What differs between two versions of a scenario: rules and words, what can happen, problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from game.analysis.explore import MAX_STATES, explore
from game.analysis.progress import Listener, silent
from game.analysis.result import Exploration, Figures, Way
from game.authoring.checking.check import check
from game.authoring.differing.parts import Part, Status, outermost, statuses
from game.authoring.ways import told_choices, walk
from game.content.opened import Library, Opened
from game.engine.digest import rules_digest, text_digest
from game.engine.state import is_over
from game.engine.step import begin, open_option, step
from game.engine.tables import OptionRow, Program
from game.errors import Problem


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: what was asked for, the scenario, and what was found in it."""

    word: str
    opened: Opened
    found: Exploration
    problems: tuple[Problem, ...]
    """As `check` tells them."""


@dataclass(frozen=True, slots=True)
class EndingMoved:
    """How an ending is reached in both versions; figures are None where they are not proved."""

    id: str
    old: Status
    new: Status
    before: Figures | None
    after: Figures | None

    @property
    def same(self) -> bool:
        """Whether all that is known is as it was."""
        return (self.old, self.before) == (self.new, self.after)


@dataclass(frozen=True, slots=True)
class PartMoved:
    """A thing that came, went, became reachable, or is never met any more."""

    part: Part
    old: Status
    new: Status


@dataclass(frozen=True, slots=True)
class WayMoved:
    """A shortest play to an ending of the old version that goes otherwise by the new rules."""

    ending: str
    choices: str
    to: str
    """Where it leads now: a scene, an ending or `stuck`; empty where it breaks off."""
    why: str
    """Why it breaks off, or empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs."""

    old: Side
    new: Side
    same_rules: bool
    same_words: bool
    """Whether texts, titles and the evidence cited are the same too."""
    endings: tuple[EndingMoved, ...]
    """Those of both versions, the old ones first, also where they are as they were."""
    came: tuple[PartMoved, ...]
    """What has an id that was not there; the outermost only."""
    went: tuple[PartMoved, ...]
    opened: tuple[PartMoved, ...]
    """What no play met, and some play meets now; the outermost only."""
    closed: tuple[PartMoved, ...]
    """What some play met, and no play meets now; the outermost only."""
    problems_came: tuple[Problem, ...]
    problems_went: tuple[Problem, ...]
    ways: tuple[WayMoved, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference in rules or words."""
        return self.same_rules and self.same_words


def read_side(
    word: str,
    opened: Opened,
    library: Library,
    *,
    max_states: int | None = None,
    listener: Listener = silent,
) -> Side:
    """Explore and check one version, which was opened by a word; the listener may end it."""
    found = explore(opened.program, max_states=max_states or MAX_STATES, listener=listener)
    return Side(word, opened, found, check([word], library, listener=listener).problems)


def compare(old: Side, new: Side) -> Difference:
    """Tell what differs."""
    before, after = (statuses(side.opened.program, side.found) for side in (old, new))
    return Difference(
        old=old,
        new=new,
        same_rules=rules_digest(old.opened.program) == rules_digest(new.opened.program),
        same_words=_words(old.opened) == _words(new.opened),
        endings=tuple(_endings(old, new, before, after)),
        came=_moved(before, after, [part for part in after if _new(part, before)]),
        went=_moved(before, after, [part for part in before if _new(part, after)]),
        opened=_moved(before, after, _turned(before, after, "never", "met")),
        closed=_moved(before, after, _turned(before, after, "met", "never")),
        problems_came=_beyond(new.problems, old.problems),
        problems_went=_beyond(old.problems, new.problems),
        ways=tuple(_ways(old, new)),
    )


def _words(opened: Opened) -> str:
    """Return the digest of the words; what the file is called is none of them."""
    return text_digest(replace(opened.scenario, id=""), opened.evidence)


def _new(part: Part, there: Mapping[Part, Status]) -> bool:
    """Whether a part has an id, and is not there; consequences and passages have none of theirs."""
    return part not in there and part.kind not in ("consequence", "text")


def _turned(
    before: Mapping[Part, Status], after: Mapping[Part, Status], old: Status, new: Status
) -> list[Part]:
    """Return the parts of both versions of which something else is known now."""
    return [part for part in before if (before[part], after.get(part)) == (old, new)]


def _moved(
    before: Mapping[Part, Status], after: Mapping[Part, Status], parts: Collection[Part]
) -> tuple[PartMoved, ...]:
    return tuple(
        PartMoved(part, before.get(part, "absent"), after.get(part, "absent"))
        for part in outermost(parts)
    )


def _endings(
    old: Side, new: Side, before: Mapping[Part, Status], after: Mapping[Part, Status]
) -> Iterator[EndingMoved]:
    for id_ in dict.fromkeys((*old.opened.scenario.endings, *new.opened.scenario.endings)):
        part = Part("ending", id_)
        first, second = (side.found.endings.get(id_) for side in (old, new))
        yield EndingMoved(
            id_,
            before.get(part, "absent"),
            after.get(part, "absent"),
            first.figures if first else None,
            second.figures if second else None,
        )


def _beyond(these: tuple[Problem, ...], those: tuple[Problem, ...]) -> tuple[Problem, ...]:
    left = Counter((each.code, each.where) for each in those)
    found = []
    for each in these:
        key = each.code, each.where
        if left[key]:
            left[key] -= 1
        else:
            found.append(each)
    return tuple(found)


def _ways(old: Side, new: Side) -> Iterator[WayMoved]:
    """Yield the shortest plays to the old endings that the new rules do not lead there."""
    for id_, met in old.found.endings.items():
        to, why = _follow(new.opened.program, met.way)
        if to != id_:
            choices = told_choices(walk(old.opened.program, met.way).choices)
            yield WayMoved(id_, choices, to, why)


def _follow(program: Program, way: Way) -> tuple[str, str]:
    """Make the decisions of a way by other rules; return where it leads, or why it breaks off."""
    state = begin(program)[0]
    for number, taken in enumerate(way, start=1):
        head = f"choice {number}, `{taken.option}`"
        if is_over(program, state):
            return "", f"{head}: the play is over"
        scene = program.scenes[state.place]
        at = scene.numbers.get(taken.option, -1)
        if at < 0:
            return "", f"{head}: there is no such option in scene `{scene.id}`"
        row = open_option(program, state, at)
        if row is None:
            return "", f"{head}: it is closed in scene `{scene.id}`"
        ways = step(program, state, at)
        same = (way for way in ways if _outcome(row, way.outcome) == taken.outcome)
        led = next(same, ways[0] if len(ways) == 1 else None)
        if led is None:
            return "", f"{head}: it does not lead to `{taken.outcome}`"
        state = led.state
    return program.place_id(state.place), ""


def _outcome(option: OptionRow, number: int) -> str:
    return option.outcomes[number].id if number >= 0 else ""
