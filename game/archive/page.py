"""An entry put into words: sections of text in the project's Markdown, the same on every front end.

What a document says is told with its direction, its source, and the standpoint of who says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.archive.entries import Key
from game.archive.links import references_of
from game.model.evidence import Analogue, Evidence, Figure, Finding
from game.model.scenario import BUILT_IN_INSTRUMENTS
from game.text.cite import full, short, source_line
from game.text.grounds import Section, comparison_block, finding_block, sentence
from game.text.markdown import escape
from game.text.telling import listed

DIRECTIONS: Mapping[str, str] = {
    "for": "speaks for",
    "against": "speaks against",
    "mixed": "cuts both ways on",
    "context": "gives context on",
}
"""What the direction of a finding is called: what it suggests, which may not be true."""

_HORIZONS = {"short": ", in the short run", "long": ", in the long run", "": ""}


def page(key: Key, evidence: Evidence) -> tuple[Section, ...]:
    """Return the sections of an entry that is there; those that would be empty are left out."""
    sections = {
        "analogue": _analogue,
        "finding": _finding,
        "reference": _reference,
        "tension": _tension,
        "question": _question,
        "gap": _gap,
    }[key.kind](key.id, evidence)
    return tuple(section for section in sections if section.blocks)


def citation(key: Key, evidence: Evidence) -> str:
    """Return one line to copy: what it is and where it stands, with its id."""
    kind, id_ = key
    if kind == "reference":
        return full(evidence.references[id_])
    if kind == "finding":
        finding = evidence.findings[id_]
        source = source_line(finding, evidence.references)
        return f"{_one_line(finding.text)} ({source}) [{id_}]" if source else (
            f"{_one_line(finding.text)} [{id_}]"
        )  # fmt: skip
    if kind == "analogue":
        analogue = evidence.analogues[id_]
        return (
            f"{', '.join(filter(None, (analogue.title, analogue.place, analogue.years)))} [{id_}]"
        )
    if kind == "tension":
        return f"{evidence.tensions[id_].title} [{id_}]"
    if kind == "question":
        return f"{_one_line(evidence.questions[id_].question)} [{id_}]"
    return f"{_one_line(evidence.gaps[id_])} [{id_}]"


def direction_block(finding: Finding) -> str:
    """Say on which instruments a finding bears and in which direction; empty where on none."""
    asides: dict[str, dict[str, None]] = {}
    for pointer in finding.about:
        instrument = BUILT_IN_INSTRUMENTS.get(pointer.instrument, pointer.instrument).lower()
        aside = f"{pointer.aspect}{_HORIZONS[pointer.horizon]}"
        asides.setdefault(f"{DIRECTIONS[pointer.direction]} {instrument}", {})[aside] = None
    if not asides:
        return ""
    told = (f"{said} ({'; '.join(each)})" for said, each in asides.items())
    return f"It {'; '.join(told)}."


def whole_finding(id_: str, evidence: Evidence) -> str:
    """Return a finding in one paragraph, with its direction and with the standpoint behind it."""
    finding = evidence.findings[id_]
    parts = [finding_block(id_, finding, evidence), direction_block(finding)]
    if finding.cuts_note:
        parts.append(f"Why it cuts the other way: {sentence(finding.cuts_note)}")
    return " ".join(part for part in parts if part)


def standpoints(findings: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    """Say of each document that these findings rest on from what standpoint it is written."""
    wanted = dict.fromkeys(
        reference
        for id_ in findings
        if id_ in evidence.findings
        for reference in references_of(evidence.findings[id_])
    )
    return tuple(
        f"- *{escape(short(evidence.references[id_]))}:* {evidence.references[id_].standpoint}"
        for id_ in wanted
        if id_ in evidence.references and evidence.references[id_].standpoint
    )


def cutting(analogue: Analogue, evidence: Evidence) -> tuple[str, ...]:
    """Return the findings of a case that cut against the argument usually made from it."""
    findings = evidence.findings
    return tuple(id_ for id_ in analogue.findings if id_ in findings and findings[id_].cuts_against)


def _analogue(id_: str, evidence: Evidence) -> Iterator[Section]:
    analogue = evidence.analogues[id_]
    instruments = listed(tuple(BUILT_IN_INSTRUMENTS.get(i, i) for i in analogue.instruments))
    about = (
        escape(", ".join(filter(None, (analogue.place, analogue.years)))),
        escape(f"Instruments: {instruments}") if instruments else "",
    )
    yield _section("record", analogue.title, about)
    yield _section("tried", "Tried", (analogue.tried,))
    yield _section("happened", "What happened", (analogue.happened,))
    yield _section("short", "In the short run", (analogue.short_run,))
    yield _section("long", "In the long run", (analogue.long_run,))
    yield _section("sure", "How sure", (analogue.confidence,))
    for kind, title, rows in (
        ("like", "How that case is like the present question", analogue.likenesses),
        ("unlike", "How it is unlike", analogue.differences),
    ):
        yield _section(kind, title, (comparison_block(row, evidence) for row in rows))
    cuts = cutting(analogue, evidence)
    others = (each for each in analogue.findings if each in evidence.findings and each not in cuts)
    yield _section("findings", "Findings", (whole_finding(each, evidence) for each in others))
    dissent = [whole_finding(each, evidence) for each in cuts]
    if not dissent and analogue.no_dissent:
        dissent = [f"None found. Looked in: {analogue.no_dissent}"]
    yield _section("dissent", "What cuts the other way", dissent)
    tensions = (
        f"- **{escape(tension.title)}** ({tension_id}). {tension.question or tension.text}"
        for tension_id, tension in evidence.tensions.items()
        if id_ in tension.analogues
    )
    yield _section("open", "Where the sources disagree", tensions)
    yield _section("standpoint", "Who says so", standpoints(analogue.findings, evidence))


def _finding(id_: str, evidence: Evidence) -> Iterator[Section]:
    finding = evidence.findings[id_]
    kind = finding.kind[0].upper() + finding.kind[1:]
    yield _section("finding", f"{kind} {id_}", (finding.text,))
    source = source_line(finding, evidence.references)
    sourced = f"Sourcing: {finding.sourcing}" if finding.sourcing else ""
    yield _section("sources", "Where it stands", (escape(source), escape(sourced)))
    yield _section("voice", "Voice", (finding.voice,))
    yield _section("standpoint", "Who says so", standpoints((id_,), evidence))
    yield _section("direction", "What it suggests", (direction_block(finding),))
    yield _section("figures", "Figures", (f"- {escape(_figure(row))}" for row in finding.figures))
    if finding.cuts_against:
        why = finding.cuts_note or "It weakens the argument usually made from its case."
        yield _section("dissent", "It cuts the other way", (why,))
    yield _section("caution", "Caution", (finding.note,))


def _reference(id_: str, evidence: Evidence) -> Iterator[Section]:
    reference = evidence.references[id_]
    kind = reference.type.replace("-", " ").replace("_", " ")
    yield _section(
        "reference", short(reference), (escape(full(reference)), escape(f"Kind: {kind}"))
    )
    yield _section("standpoint", "Where it stands", (reference.standpoint,))
    yield _section("caution", "Note", (reference.note,))


def _tension(id_: str, evidence: Evidence) -> Iterator[Section]:
    tension = evidence.tensions[id_]
    yield _section("tension", f"{tension.title} ({id_})", (tension.text,))
    yield _section("asked", "To think about", (tension.question,))


def _question(id_: str, evidence: Evidence) -> Iterator[Section]:
    question = evidence.questions[id_]
    yield _section("question", "A question about the record", (question.question,))
    yield _section("answers", "Answers", (f"- {each}" for each in question.answers.values()))
    finding = evidence.findings.get(question.finding)
    says = question.answers.get(question.record, "")
    told = finding_block(question.finding, finding, evidence) if finding is not None else ""
    yield _section("record", f"The record: {says}" if says else "The record", (told,))


def _gap(id_: str, evidence: Evidence) -> Iterator[Section]:
    subject, _, rest = evidence.gaps[id_].partition(".")
    yield _section("gap", f"Not in the documents: {subject} ({id_})", (rest.strip() or subject,))


def _section(kind: str, title: str, blocks: Iterable[str]) -> Section:
    return Section(kind, title, tuple(block for block in blocks if block))


def _figure(figure: Figure) -> str:
    unit = "" if figure.unit == figure.name else figure.unit
    amount = " ".join(filter(None, (figure.qualifier, figure.value, unit)))
    told = f"{figure.name}: {amount}" if amount else figure.name
    return f"{told} ({figure.period})" if figure.period not in ("", figure.value) else told


def _one_line(text: str) -> str:
    return " ".join(text.split())
