"""Injects brought in by hand, put into a scenario's rules, so that analysis is exact of them too.

By the rules an inject brought in by hand comes once a scene has been entered, after all that come
by their condition, where there is a choice to be made; and it comes once a play. So a scenario gets
a twin of the inject that fires there last of all, as long as some option is open. A flag that no
author can write is set by whichever of them comes first, and keeps the others away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import reduce
from typing import NamedTuple

from game.analysis.result import Seen
from game.authoring.never.unseen import NeverSeen
from game.errors import RequestError
from game.model.conditions import And, Condition, Expression, Name, Not, Or
from game.model.scenario import Effect, Inject, Scenario, Scene

_NOT_REACHED = "no play comes to a choice where it is brought in"


class Brought(NamedTuple):
    """An inject that is brought in by hand wherever play comes to a scene, until it has come."""

    inject: str
    scene: str

    def __str__(self) -> str:
        return f"{self.inject}@{self.scene}"


@dataclass(frozen=True, slots=True)
class Joined:
    """A scenario with injects brought in; `twins` are the ids of what stands for each of them."""

    scenario: Scenario
    twins: Mapping[str, str]
    """The id of each twin to that of its inject."""


def read_brought(words: Iterable[str], scenario: Scenario) -> tuple[Brought, ...]:
    """Read `inject@scene`, each once.

    Raises:
        RequestError: at the first that is not of that form, or that the rules do not allow.
    """
    found: dict[Brought, None] = {}
    for word in words:
        inject, at, scene = word.strip().partition("@")
        if not (inject and at and scene):
            raise RequestError(f"`{word}` is not of the form INJECT@SCENE")
        _known(inject, scenario.injects, "inject")
        _known(scene, scenario.scenes, "scene")
        only = scenario.injects[inject].scenes
        if only and scene not in only:
            where = ", ".join(f"`{each}`" for each in only)
            raise RequestError(f"the inject `{inject}` may not come in `{scene}`: only in {where}")
        if not scenario.scenes[scene].options:
            raise RequestError(
                f"`{scene}` is an interlude: what is brought in by hand comes before a choice"
            )
        found[Brought(inject, scene)] = None
    return tuple(found)


def bring_in(scenario: Scenario, brought: Sequence[Brought]) -> Joined:
    """Return a scenario in which injects come by hand, in this order where they share a scene."""
    injects = dict(scenario.injects)
    flags = dict(scenario.flags)
    for id_ in dict.fromkeys(each.inject for each in brought):
        flags[_flag(id_)] = False
        inject = injects[id_]
        if inject.when is not None:
            injects[id_] = _marked(id_, inject, inject.when)
    twins = {}
    for each in brought:
        twins[str(each)] = each.inject
        injects[str(each)] = _twin(each, scenario)
    return Joined(replace(scenario, injects=injects, flags=flags), twins)


def folded(seen: Seen, twins: Mapping[str, str]) -> Seen:
    """Return what was seen, with the twins of an inject told as that inject."""
    return replace(
        seen,
        injects=frozenset(twins.get(id_, id_) for id_ in seen.injects),
        passages=frozenset(
            each._replace(id=twins.get(each.id, each.id)) if each.kind == "inject" else each
            for each in seen.passages
        ),
    )


def never_told(
    never: Iterable[NeverSeen], seen: Seen, twins: Mapping[str, str]
) -> tuple[NeverSeen, ...]:
    """Return what is never seen, of an inject and its twins what none of them shows, once.

    `seen` is told of injects, not of their twins.
    """
    brought = frozenset(twins.values())
    read = {(each.id, each.number) for each in seen.passages if each.kind == "inject"}
    found: dict[tuple[str, str, int], NeverSeen] = {}
    for each in never:
        id_ = each.id
        if "inject" in (each.kind, each.within):
            id_ = twins.get(id_, id_)
            shown = id_ in seen.injects if each.kind == "inject" else (id_, each.number - 1) in read
            if id_ in brought and shown:
                continue
            if id_ in brought and each.kind == "inject":
                each = replace(each, why=_NOT_REACHED)
        found.setdefault((each.kind + each.within, id_, each.number), replace(each, id=id_))
    return tuple(found.values())


def _known(word: str, ids: Iterable[str], what: str) -> None:
    """Refuse an id that there is not.

    Raises:
        RequestError: with the nearest one.
    """
    known = [*ids]
    if word in known:
        return
    near = get_close_matches(word.lower(), known, n=1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    raise RequestError(f"there is no {what} `{word}` in this scenario{meant}")


def _flag(inject: str) -> str:
    """Return the name of the flag that an inject has come."""
    return f"brought({inject})"


def _marked(id_: str, inject: Inject, when: Condition) -> Inject:
    """Return an inject that comes once together with its twins, where its own condition holds."""
    flag = _flag(id_)
    return replace(
        inject,
        when=Condition(And(when.root, Not(Name(flag))), f"({when.source}) and not {flag}"),
        effects=(*inject.effects, Effect(flag, "flag", 1)),
    )


def _twin(brought: Brought, scenario: Scenario) -> Inject:
    """Return the inject as it comes by hand in one scene."""
    flag = _flag(brought.inject)
    root: Expression = Not(Name(flag))
    source = f"at({brought.scene}) and not {flag}"
    tests = _open(scenario.scenes[brought.scene])
    if tests:
        root = And(root, reduce(Or, (test.root for test in tests)))
        source += f" and ({' or '.join(f'({test.source})' for test in tests)})"
    inject = scenario.injects[brought.inject]
    return replace(
        inject,
        when=Condition(root, source),
        scenes=(brought.scene,),
        effects=(*inject.effects, Effect(flag, "flag", 1)),
    )


def _open(scene: Scene) -> list[Condition]:
    """Return the conditions of which one must hold for a choice to be open; none if one always is.

    Where none is, play sticks on entering, before anything can be brought in.
    """
    tests = [option.when for option in scene.options.values()]
    return [] if None in tests else [test for test in tests if test is not None]
