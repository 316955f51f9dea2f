"""What an outcome rests on, put into words: the record first, then likeness, then what is assumed.

Every front end shows the same sections in the same order; each block is text in the project's
Markdown subset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.model.evidence import Analogue, Evidence, Finding
from game.model.scenario import Comparison, Grounds
from game.text.cite import full, short, source_line
from game.text.markdown import escape

BASES = {
    "analogy": "Scripted after a case on record; this is not what was done.",
    "record": "On record: this was really done, but for what is marked as assumed.",
    "assumption": "No case stands behind this; it is the designers' assumption.",
}
"""What each basis of an outcome is called on screen."""

COMPARISONS = {
    "argued": "argued by",
    "implied": "implied by",
    "inferred": "inferred by the editors",
}
"""How a likeness or a difference is known."""


class Section(NamedTuple):
    """A titled part of what an outcome rests on; `kind` names it for front ends."""

    kind: str
    title: str
    blocks: tuple[str, ...]


def grounds_sections(grounds: Grounds, evidence: Evidence) -> tuple[Section, ...]:
    """Return the sections of an outcome's analogue card, the record first."""
    named = [
        (id_, evidence.analogues[id_]) for id_ in grounds.analogues if id_ in evidence.analogues
    ]
    sections = [_record(id_, analogue) for id_, analogue in named]
    sections.append(_findings(grounds, evidence))
    sections.append(
        _comparisons("like", "How that case is like this one", grounds, named, evidence)
    )
    sections.append(
        _comparisons("unlike", "How that case is unlike this one", grounds, named, evidence)
    )
    sections.append(_dissent(grounds, named, evidence))
    sections.append(_assumed(grounds, evidence))
    sections.append(_open(named, evidence))
    sections.append(_sources(grounds, named, evidence))
    return tuple(section for section in sections if section.blocks)


def record_in_brief(grounds: Grounds, evidence: Evidence) -> tuple[str, ...]:
    """Return a sentence or two on each case: what stands before something small that arrives."""
    blocks = []
    for id_ in grounds.analogues:
        analogue = evidence.analogues.get(id_)
        if analogue is not None:
            years = f" ({analogue.years})" if analogue.years else ""
            blocks.append(f"*There, then: {analogue.title}{years}.* {analogue.happened}")
    return tuple(blocks)


def finding_block(id_: str, finding: Finding, evidence: Evidence) -> str:
    """Return a finding as one paragraph: the claim, what kind it is, and where it stands."""
    kind = finding.kind[0].upper() + finding.kind[1:]
    line = escape(source_line(finding, evidence.references))
    parts = [f"**{id_}.** {finding.text}", sentence(f"{kind}; {line}" if line else kind)]
    if finding.voice:
        parts.append(f"Voice: {sentence(finding.voice)}")
    if finding.note:
        parts.append(f"Caution: {sentence(finding.note)}")
    return " ".join(parts)


def _record(id_: str, analogue: Analogue) -> Section:
    where = ", ".join(part for part in (analogue.place, analogue.years) if part)
    told = (
        where and f"*{where}*",
        f"**Tried.** {analogue.tried}",
        f"**Happened.** {analogue.happened}",
        analogue.short_run and f"**In the short run.** {analogue.short_run}",
        analogue.long_run and f"**In the long run.** {analogue.long_run}",
        analogue.confidence and f"**How sure.** {analogue.confidence}",
    )
    title = f"There, then: {analogue.title} ({id_})"
    return Section("record", title, tuple(part for part in told if part))


def _findings(grounds: Grounds, evidence: Evidence) -> Section:
    blocks = (
        finding_block(id_, evidence.findings[id_], evidence)
        for id_ in grounds.findings
        if id_ in evidence.findings
    )
    return Section("findings", "What this outcome rests on", tuple(blocks))


def _comparisons(
    kind: str,
    title: str,
    grounds: Grounds,
    named: Iterable[tuple[str, Analogue]],
    evidence: Evidence,
) -> Section:
    own = grounds.like if kind == "like" else grounds.unlike
    general = (
        row
        for _, analogue in named
        for row in (analogue.likenesses if kind == "like" else analogue.differences)
    )
    rows = dict.fromkeys((*own, *general))
    return Section(kind, title, tuple(comparison_block(row, evidence) for row in rows))


def comparison_block(row: Comparison, evidence: Evidence) -> str:
    """Return a likeness or a difference as an item: what is said, and who says so."""
    who = " and ".join(
        escape(short(evidence.references[id_])) for id_ in row.by if id_ in evidence.references
    )
    basis = COMPARISONS[row.basis]
    if row.basis == "inferred":
        return f"- {row.text} ({basis})"
    return f"- {row.text} ({basis} {who})" if who else f"- {row.text} ({row.basis})"


def _dissent(
    grounds: Grounds, named: Iterable[tuple[str, Analogue]], evidence: Evidence
) -> Section:
    blocks: list[str] = []
    for _, analogue in named:
        cutting = [
            (id_, evidence.findings[id_])
            for id_ in analogue.findings
            if id_ in evidence.findings
            and evidence.findings[id_].cuts_against
            and id_ not in grounds.findings
        ]
        for id_, finding in cutting:
            note = f" Why it cuts: {sentence(finding.cuts_note)}" if finding.cuts_note else ""
            blocks.append(finding_block(id_, finding, evidence) + note)
        if not cutting and analogue.no_dissent:
            blocks.append(f"{analogue.title}: none found. Looked in: {analogue.no_dissent}")
    return Section("dissent", "What cuts the other way", tuple(dict.fromkeys(blocks)))


def _assumed(grounds: Grounds, evidence: Evidence) -> Section:
    blocks = []
    for assumption in grounds.assumes:
        topic = evidence.gaps.get(assumption.gap, "").partition(".")[0]
        missing = f" (Not in the sources: {topic}, {assumption.gap}.)" if topic else ""
        blocks.append(f"- {assumption.text}{missing}")
    return Section("assumed", "What the designers assumed", tuple(blocks))


def _open(named: Iterable[tuple[str, Analogue]], evidence: Evidence) -> Section:
    ids = {id_ for id_, _ in named}
    blocks = [
        f"**{tension.title}** ({id_}). {tension.question or tension.text}"
        for id_, tension in evidence.tensions.items()
        if ids & set(tension.analogues)
    ]
    return Section("open", "Where the sources disagree", tuple(blocks))


def _sources(
    grounds: Grounds, named: Iterable[tuple[str, Analogue]], evidence: Evidence
) -> Section:
    wanted: dict[str, None] = {}
    for id_ in grounds.findings:
        finding = evidence.findings.get(id_)
        if finding is not None:
            wanted.update(dict.fromkeys(finding.source))
            if finding.cited_in is not None:
                wanted[finding.cited_in.reference] = None
    for _, analogue in named:
        for row in (*analogue.likenesses, *analogue.differences):
            wanted.update(dict.fromkeys(row.by))
    return Section("sources", "Sources", tuple(_source_lines(wanted, evidence)))


def _source_lines(wanted: Iterable[str], evidence: Evidence) -> Iterator[str]:
    for id_ in wanted:
        reference = evidence.references.get(id_)
        if reference is None:
            continue
        stands = f" *Where it stands:* {reference.standpoint}" if reference.standpoint else ""
        yield f"- {escape(full(reference))}{stands}"


def sentence(text: str) -> str:
    """Return a text with a full stop, if it has no end of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
