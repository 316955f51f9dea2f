"""The archive's entries: everything in the evidence that has an id, with what it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.archive.folding import folded, place_names
from game.archive.periods import Decades, decades
from game.model.evidence import Evidence, Finding, Reference
from game.text.cite import full, short, source_line
from game.text.markdown import plain

Kind = Literal["analogue", "finding", "reference", "tension", "question", "gap"]

KINDS: Mapping[Kind, str] = {
    "analogue": "analogues",
    "finding": "findings",
    "reference": "references",
    "tension": "tensions",
    "question": "questions",
    "gap": "gaps",
}
"""The kinds of entries, in the order in which they are listed, each with its plural."""


class Key(NamedTuple):
    """Names an entry: an id is unique only within its kind."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the archive. `label` says in one line what it is; `words` is all that it says.

    `label` and `words` are folded for the search as `label_words` and `all_words`.
    """

    key: Key
    label: str
    words: str
    instruments: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    periods: Decades = frozenset()
    label_words: str = ""
    all_words: str = ""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an entry takes from the cases that it belongs to."""

    instruments: frozenset[str]
    places: tuple[str, ...]
    periods: Decades


def entries(evidence: Evidence) -> tuple[Entry, ...]:
    """Return everything that has an id, kind by kind, in the order of the files."""
    found: list[Entry] = []
    for key, label, words, setting in _told(evidence):
        line = plain(label).replace("\n", " ")
        found.append(
            Entry(
                key,
                line,
                words,
                setting.instruments,
                setting.places,
                setting.periods,
                folded(f"{key.id} {line}"),
                folded(f"{key.id} {line} {words}"),
            )
        )
    return tuple(found)


def label_of(key: Key, evidence: Evidence) -> str:
    """Return in one line what an entry is; it must be there."""
    kind, id_ = key
    if kind == "analogue":
        return evidence.analogues[id_].title
    if kind == "finding":
        return evidence.findings[id_].text
    if kind == "reference":
        reference = evidence.references[id_]
        return f"{short(reference)}: {reference.title}"
    if kind == "tension":
        return evidence.tensions[id_].title
    if kind == "question":
        return evidence.questions[id_].question
    return evidence.gaps[id_].partition(".")[0]


def holds(evidence: Evidence, key: Key) -> bool:
    """Whether there is such an entry."""
    return key.id in table(evidence, key.kind)


def table(evidence: Evidence, kind: Kind) -> Mapping[str, object]:
    """Return the entries of a kind by id."""
    tables: Mapping[Kind, Mapping[str, object]] = {
        "analogue": evidence.analogues,
        "finding": evidence.findings,
        "reference": evidence.references,
        "tension": evidence.tensions,
        "question": evidence.questions,
        "gap": evidence.gaps,
    }
    return tables[kind]


def _told(evidence: Evidence) -> Iterator[tuple[Key, str, str, _Setting]]:
    cases = {id_: _setting_of(evidence, (id_,)) for id_ in evidence.analogues}
    owners: dict[str, list[str]] = {}
    for id_, analogue in evidence.analogues.items():
        for each in analogue.findings:
            owners.setdefault(each, []).append(id_)
        rows = (*analogue.likenesses, *analogue.differences)
        told = (
            analogue.place, analogue.years, analogue.tried, analogue.happened, analogue.short_run,
            analogue.long_run, *(row.text for row in rows),
        )  # fmt: skip
        yield Key("analogue", id_), analogue.title, " ".join(told), cases[id_]
    for id_, finding in evidence.findings.items():
        setting = _setting_of(evidence, owners.get(id_, ()))
        about = frozenset(pointer.instrument for pointer in finding.about)
        setting = _Setting(about or setting.instruments, setting.places, setting.periods)
        yield Key("finding", id_), finding.text, _finding_words(finding, evidence), setting
    for id_, reference in evidence.references.items():
        years = decades(str(reference.issued[0])) if reference.issued else frozenset()
        setting = _Setting(frozenset(), (), years)
        key = Key("reference", id_)
        yield key, label_of(key, evidence), _reference_words(reference), setting
    for id_, tension in evidence.tensions.items():
        setting = _setting_of(evidence, tension.analogues)
        yield Key("tension", id_), tension.title, f"{tension.text} {tension.question}", setting
    for id_, question in evidence.questions.items():
        setting = _setting_of(evidence, owners.get(question.finding, ()))
        answers = " ".join(question.answers.values())
        yield Key("question", id_), question.question, answers, setting
    for id_, gap in evidence.gaps.items():
        nothing = _Setting(frozenset(), (), frozenset())
        yield Key("gap", id_), gap.partition(".")[0], gap, nothing


def _setting_of(evidence: Evidence, analogues: Iterable[str]) -> _Setting:
    named = [evidence.analogues[id_] for id_ in analogues if id_ in evidence.analogues]
    return _Setting(
        frozenset(each for analogue in named for each in analogue.instruments),
        tuple(dict.fromkeys(name for each in named for name in place_names(each.place))),
        frozenset(each for analogue in named for each in decades(analogue.years)),
    )


def _finding_words(finding: Finding, evidence: Evidence) -> str:
    figures = (f"{each.name} {each.value} {each.unit} {each.period}" for each in finding.figures)
    source = source_line(finding, evidence.references)
    return " ".join((finding.kind, source, finding.voice, finding.note, *figures))


def _reference_words(reference: Reference) -> str:
    return f"{full(reference)} {reference.standpoint} {reference.note}"
