"""From what a class handed in to its participants, in groups that played by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from game.debrief.together.handed import Handed, handed_in
from game.debrief.together.participant import Participant, participant_from, participant_of
from game.debrief.together.report import Group, Unread
from game.engine.digest import rules_digest, text_digest
from game.errors import InputError, PrecedentError, RequestError
from game.journal.code import decode, named_in_codes, read_code
from game.journal.reading import Journal
from game.journal.retrace import retrace

if TYPE_CHECKING:
    from game.content.opened import Library, Opened


class Gathered(NamedTuple):
    """All that was read."""

    groups: tuple[Group, ...]
    unread: tuple[Unread, ...]
    said: tuple[str, ...]


class _Made(NamedTuple):
    """A participant, and the group that they belong to."""

    scenario: str
    title: str
    rules: str
    opened: Opened | None
    person: Participant
    said: str = ""


def gather(
    library: Library,
    given: Sequence[str],
    *,
    scenario: str = "",
    pseudonyms: bool = False,
    opened: Callable[[Opened], None] | None = None,
) -> Gathered:
    """Read journals, codes, lists of codes and folders of these; what cannot be read is named.

    `scenario` is where the scenario is of plays whose scenario is not the library's. With
    `pseudonyms`, every name is replaced. `opened` hears of each scenario as soon as it is open.
    """
    unread: list[Unread] = []
    said: list[str] = []
    scenarios = _Scenarios(library, scenario, opened)
    made: list[_Made] = []
    seen: dict[tuple[str, ...], str] = {}
    for each in given:
        for handed in handed_in(each):
            if isinstance(handed, Unread):
                unread.append(handed)
                continue
            key = _same(handed)
            if key in seen:
                same = "was given twice"
                if handed.what != seen[key]:
                    same = f"is the same play as {seen[key]}"
                said.append(f"{handed.what} {same}, and counts once.")
                continue
            try:
                made.append(_read(scenarios, handed))
            except PrecedentError as error:
                unread.append(Unread(handed.what, _why(error)))
                continue
            if key:
                seen[key] = handed.what
    return Gathered(_groups(made, pseudonyms), tuple(unread), tuple(said))


class _Scenarios:
    """The scenarios of the plays of a class, each opened once."""

    def __init__(
        self, library: Library, scenario: str, hears: Callable[[Opened], None] | None
    ) -> None:
        self._library = library
        self._hears = hears
        self._opened: dict[str, Opened | PrecedentError] = {}
        self._digests: dict[str, str] = {}
        self._own = self._heard(library.open(scenario)) if scenario else None

    def open(self, name: str, *, origin: str = "", in_code: bool = False) -> Opened:
        """Open the scenario of a name: the one that was given, or one of the library.

        The file that a journal came from is never opened: it names a path on another machine.

        Raises:
            InputError: if it has problems.
            RequestError: if there is none.
        """
        own = self._own
        if own is not None and name in (own.name, named_in_codes(own.name) if in_code else ""):
            return own
        if origin:
            raise RequestError(
                f"its scenario, {name}, is not of the library; name it by --scenario"
            )
        if name not in self._opened:
            self._opened[name] = self._try(name, in_code)
        found = self._opened[name]
        if isinstance(found, PrecedentError):
            raise found
        return found

    def _try(self, name: str, in_code: bool) -> Opened | PrecedentError:
        for known in self._library.names():
            if (named_in_codes(known) if in_code else known) == name:
                try:
                    return self._heard(self._library.open(known))
                except InputError as error:
                    return error
        return RequestError(f"the library has no scenario `{name}`; --scenario names your own")

    def text_digest(self, opened: Opened) -> str:
        """Return the digest of a scenario's words."""
        if opened.name not in self._digests:
            self._digests[opened.name] = text_digest(opened.scenario, opened.evidence)
        return self._digests[opened.name]

    def _heard(self, opened: Opened) -> Opened:
        if self._hears is not None:
            self._hears(opened)
        return opened


def _same(handed: Handed) -> tuple[str, ...]:
    """Return what tells that two plays are one; empty where that cannot be told.

    Two people may choose alike with one seed: a code counts once only under the same name.
    """
    if isinstance(handed.play, Journal):
        header = handed.play.header
        return (header.play, header.begun, str(header.seed))
    return (handed.name, handed.play) if handed.name else ()


def _read(scenarios: _Scenarios, handed: Handed) -> _Made:
    if isinstance(handed.play, Journal):
        return _from_journal(scenarios, handed, handed.play)
    code = read_code(handed.play)
    opened = scenarios.open(code.scenario, in_code=True)
    decoded = decode(opened, code)
    person = participant_of(handed.name, decoded.road, decoded.predictions)
    said = f"{handed.what}: {decoded.said}" if decoded.said else ""
    rules = rules_digest(opened.program)
    return _Made(opened.name, opened.scenario.title, rules, opened, person, said)


def _from_journal(scenarios: _Scenarios, handed: Handed, journal: Journal) -> _Made:
    header = journal.header
    said = f"{handed.what} is damaged: {journal.damage}." if journal.damage else ""
    try:
        opened = scenarios.open(header.scenario, origin=header.origin)
    except RequestError:
        opened = None
    if opened is None or header.rules != rules_digest(opened.program):
        person = participant_from(handed.name, header.seed, journal.entries)
        return _Made(header.scenario, header.title, header.rules, None, person, said)
    made = retrace(opened.program, opened.evidence.questions, header.seed, journal.entries)
    if made.lost:
        said = f"{handed.what}: {made.lost}"
    elif header.text != scenarios.text_digest(opened):
        said = f"{handed.what} was played with other words; the rules are the same."
    course = made.course
    person = participant_of(handed.name, course.told, course.predictions)
    return _Made(opened.name, opened.scenario.title, header.rules, opened, person, said)


def _groups(made: Sequence[_Made], pseudonyms: bool) -> tuple[Group, ...]:
    """Put participants who played the same scenario by the same rules together, each named."""
    names = _names([each.person.name for each in made], pseudonyms)
    groups: dict[tuple[str, str], list[_Made]] = {}
    for each, name in zip(made, names, strict=True):
        named = each._replace(person=replace(each.person, name=name))
        groups.setdefault((each.scenario, each.rules), []).append(named)
    return tuple(
        Group(
            scenario=scenario,
            title=group[0].title,
            rules=rules,
            people=tuple(each.person for each in group),
            opened=group[0].opened,
            said=tuple(each.said for each in group if each.said),
        )
        for (scenario, rules), group in groups.items()
    )


def _names(typed: Sequence[str], pseudonyms: bool) -> list[str]:
    """Return a name for everybody, each different; who has none is `P07`."""
    wide = max(2, len(str(len(typed))))
    taken: set[str] = set()
    found = []
    for number, name in enumerate(typed, start=1):
        called = base = f"P{number:0{wide}}" if pseudonyms or not name else name
        again = 2
        while called in taken:
            called = f"{base} ({again})"
            again += 1
        taken.add(called)
        found.append(called)
    return found


def _why(error: PrecedentError) -> str:
    if isinstance(error, InputError):
        return f"its scenario has problems: {error.problems[0].message}"
    return str(error)
