"""Checking scenarios: every problem of reading, of meaning and of the whole, of several at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.analysis.progress import Listener
from game.content.library import evidence_folder, find_scenarios
from game.content.load import Loaded, evidence_warnings, load_scenario
from game.content.opened import Library
from game.content.problems.catalogue import nearest_code, titles
from game.content.problems.collector import nearest
from game.content.problems.silence import apart, concerns, steps_of
from game.errors import InputError, Problem, Severity, UnreadableError
from game.model.evidence import Evidence
from game.model.scenario import Scenario, Silence

if TYPE_CHECKING:
    from game.authoring.checking.prove import Proof

_OF_THE_WHOLE, _OF_BALANCE = "P", "B"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking."""

    problems: tuple[Problem, ...]
    """Sorted by place."""
    scenarios: int = 0
    """How many were looked at."""
    sound: int = 0
    """How many of them have no error."""
    read: bool = True
    """False where nothing at all could be read."""
    evidence: bool = False
    """Whether the library's evidence was asked for by its path."""
    missing: int = 0
    """For how many words there was no scenario."""

    @property
    def exit_code(self) -> int:
        """0 sound, 1 errors, 2 nothing could be read."""
        if not self.read:
            return 2
        return int(any(problem.severity is Severity.ERROR for problem in self.problems))


def check(
    words: Iterable[str],
    library: Library,
    *,
    strict: bool = False,
    listener: Listener | None = None,
) -> Checked:
    """Check scenarios by names of the library, files, or folders of one or of several.

    With `strict`, warnings count as errors. The library's evidence is always checked as a whole,
    also where one of its files is named. Its problems are told alone, since a scenario can be
    judged only against what it rests on.
    """
    found: list[Problem] = []
    paths: dict[Path, Path] = {}
    asked = False
    missing = 0
    for word in words:
        if _is_evidence(word, library):
            asked = True
            continue
        try:
            paths |= {path.resolve(): path for path in find_scenarios(word, library.folder)}
        except UnreadableError as error:
            found += error.problems
            missing += 1
    sound = unread = 0
    try:
        evidence = library.evidence if paths or asked else Evidence()
        told: Sequence[Problem] = ()
        if asked:
            told = evidence_warnings(evidence_folder(library.folder))
    except InputError as error:
        return Checked(error.problems, evidence=asked)
    found += [_strictly(problem) for problem in told] if strict else told
    for path in paths.values():
        try:
            told = _remarks(load_scenario(path, library=evidence), listener)
        except InputError as error:
            told = error.problems
            unread += isinstance(error, UnreadableError)
        told = [_strictly(problem) for problem in told] if strict else told
        sound += all(problem.severity is not Severity.ERROR for problem in told)
        found += told
    # Two scenarios may share a file of evidence.
    problems = tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.order))
    return Checked(problems, len(paths), sound, asked or unread < len(paths), asked, missing)


def _is_evidence(word: str, library: Library) -> bool:
    """Whether a path leads into the library's evidence."""
    try:
        path = Path(word)
        folder = evidence_folder(library.folder).resolve()
        return bool(word) and path.exists() and path.resolve().is_relative_to(folder)
    except (OSError, ValueError):
        return False


def _remarks(loaded: Loaded, listener: Listener | None) -> list[Problem]:
    """Return what there is to say of a scenario that can be played, silenced warnings left out."""
    # Analysis brings arrays with it, which nothing else that is checked needs.
    from game.authoring.checking.prove import prove

    proof = prove(loaded, listener=listener) if listener else prove(loaded)
    told, silenced = apart(proof.problems, loaded.scenario.silences)
    hushed = (*loaded.silenced, *silenced)
    return [*loaded.warnings, *told, *_idle_silences(loaded, hushed, _unlooked(proof))]


def _unlooked(proof: Proof) -> str:
    """Return the families of codes of which not all was looked at."""
    return ("" if proof.whole else _OF_THE_WHOLE) + ("" if proof.compared else _OF_BALANCE)


def _strictly(problem: Problem) -> Problem:
    hard = problem.severity is Severity.WARNING
    return replace(problem, severity=Severity.ERROR) if hard else problem


def _idle_silences(
    loaded: Loaded, silenced: Collection[Problem], unlooked: str
) -> Iterator[Problem]:
    """Yield a warning for each silence that silences nothing.

    In families of which not all was looked at, a silence may still be about something.
    """
    for index, silence in enumerate(loaded.scenario.silences):
        if any(concerns(silence, problem) for problem in silenced):
            continue
        code = silence.code.strip()
        if code in titles() and code[0] in unlooked:
            continue
        key, message, meant = _idle(silence, loaded.scenario)
        yield loaded.sources.problem(
            "M322",
            message,
            ("silence", index, key),
            nearest=meant,
            fix=f"{key}: {meant}" if meant else "",
            severity=Severity.WARNING,
        )


def _idle(silence: Silence, scenario: Scenario) -> tuple[str, str, str]:
    """Return of which key of an idle silence to say what, and what may be meant."""
    code = silence.code.strip()
    if code not in titles():
        return "code", f"there is no code `{code}` to silence", nearest_code(code)
    near = _place_meant(silence.at, scenario)
    if near:
        return "at", f"nothing in this scenario is called `{silence.at}`", near
    where = f" at `{silence.at}`" if silence.at else " in this scenario"
    return "code", f"no warning {code} is made{where}; take this row out", ""


def _place_meant(at: str, scenario: Scenario) -> str:
    """Return the place that an author probably meant; empty where there is one, or none is near."""
    steps = [step.rpartition(" ")[2] for step in steps_of(at)]
    scenes = scenario.scenes.items()
    options = {f"{id_}.{option}" for id_, scene in scenes for option in scene.options}
    others = (scenario.endings, scenario.indicators, scenario.flags, scenario.injects)
    known = {*scenario.scenes, *(id_ for each in others for id_ in each)}
    known |= {option.partition(".")[2] for option in options}
    if not steps or all(step in known for step in steps):
        return ""
    return nearest(".".join(steps), options if len(steps) > 1 else known)
