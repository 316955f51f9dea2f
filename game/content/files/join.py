"""Several files joined into one set of data: maps entry by entry, lists one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, get_origin

from game.content.files.lifted import is_loose_scene, lifted
from game.content.files.sources import Sources
from game.content.problems.where import SINGULAR, Trail
from game.content.reading.source import Source
from game.content.shapes.evidence import EvidenceShape
from game.content.shapes.fields import fields_of
from game.content.shapes.forms import Shape
from game.content.shapes.scenario import ScenarioShape
from game.content.shapes.unknown_keys import advise
from game.errors import Problem
from game.model.ids import is_evidence_id, suggest_id

MAPS = frozenset(
    key for key, field in fields_of(ScenarioShape).items() if get_origin(field.annotation) is dict
)
"""The keys of a scenario under which ids are defined."""

LISTS = frozenset({"assert", "silence", "objectives"})
"""The keys of a scenario whose lists are appended."""

_NAMING_FILES = ("include", "evidence")


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file may have at its top."""

    shape: type[Shape]
    keys: frozenset[str]
    called: str


INCLUDED_FILE = FileKind(ScenarioShape, MAPS | LISTS, "an included file")
EVIDENCE_FILE = FileKind(EvidenceShape, frozenset(fields_of(EvidenceShape)), "a file of evidence")
MAIN_FILE = FileKind(ScenarioShape, frozenset(fields_of(ScenarioShape)), "a scenario")


class Join:
    """Joins files, the first one being the main one; each value keeps the way to its file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.whole = True
        """False where something could not be joined, so that what it defines is not known."""
        self._files: list[Source] = []
        self._data: dict[str, Any] = {}
        self._homes: dict[Trail, tuple[Source, Trail]] = {}
        self._own: set[str] = set()  # keys whose values are no longer those of one file

    def sources(self) -> Sources:
        """Return the files as one."""
        return Sources(self._files, self._data, self._homes)

    def take(self, source: Source, kind: FileKind) -> None:
        """Join one more file."""
        self._files.append(source)
        if isinstance(source.data, list):
            self._take_records(source, (), source.data)
            return
        for path, value in lifted(source, kind.keys, self.problems):
            if is_loose_scene(path, value, kind.keys):
                self._data.setdefault("scenes", {})
                self._add_entry(source, path, "scenes", str(path[0]), value)
                continue
            key = self._meant(source, kind, path, value)
            if key == "references" and isinstance(value, list):
                self._take_records(source, path, value)
            elif key and key not in self._data:
                self._data[key] = value
                if path != (key,) or len(self._files) > 1:
                    self._homes[(key,)] = (source, path)
            elif key in MAPS and isinstance(value, dict):
                for id_, entry in value.items():
                    self._add_entry(source, (*path, id_), key, id_, entry)
            elif key in LISTS and isinstance(value, list):
                self._append(source, path, key, value)
            elif key:
                self._refuse(source, path, value)

    def _meant(self, source: Source, kind: FileKind, path: Trail, value: Any) -> str:
        """Return the key that is meant at the top of a file, or nothing where none is."""
        written = str(path[-1])
        if written in kind.keys:
            return written
        if written in fields_of(ScenarioShape):
            message = f"`{written}` stands in the scenario's main file, not in {kind.called}"
            self._problem("S201", message, source, path, key=True)
            return ""
        keys = [key for key in fields_of(kind.shape) if key in kind.keys]
        message, meant = advise(written, kind.shape, source.data, allowed=keys, owner=kind.called)
        raw = source.raw(path) if meant else ""
        fix = (f"{meant}: {raw}" if raw and "\n" not in raw else f"{meant}:") if meant else ""
        self._problem("S201", message, source, path, key=True, nearest=meant, fix=fix)
        lost = meant in _NAMING_FILES or (not meant and isinstance(value, dict))
        self.whole = self.whole and not lost
        return meant

    def _take_records(self, source: Source, path: Trail, records: list[Any]) -> None:
        """Join references as reference managers export them: a list of records with ids."""
        self._data.setdefault("references", {})
        for index, record in enumerate(records):
            here = (*path, index)
            id_ = record.get("id") if isinstance(record, dict) else None
            if isinstance(id_, str) and is_evidence_id(id_):
                self._add_entry(source, here, "references", id_, record)
            elif isinstance(id_, str):
                message = (
                    f"`{id_}` is not an id: letters, digits, `_` and `-`, starting with a letter"
                )
                fix = f'"id": "{_id_of(record)}"'
                self._problem("S207", message, source, (*here, "id"), fix=fix)
            elif not isinstance(record, dict):
                self._problem("S203", "a reference has keys such as `id` and `title`", source, here)
            elif id_ is None:
                message = "a reference in a list needs an `id`"
                self._problem("S202", message, source, here, fix="id: author-2020")
            else:
                message = f"the id of a reference starts with a letter; `{id_}` does not"
                self._problem("S207", message, source, (*here, "id"))
            self.whole = self.whole and isinstance(id_, str) and bool(is_evidence_id(id_))

    def _add_entry(self, source: Source, path: Trail, key: str, id_: str, entry: Any) -> None:
        known = self._data[key]
        if not isinstance(known, dict):
            self.whole = False
            return
        if id_ in known:
            other, there = self._home(key, id_)
            place = other.place(there, key=True)
            message = f"{SINGULAR[key]} `{id_}` is defined already, at {place.file}:{place.line}"
            self._problem("M302", message, source, path, key=True, where=f"{SINGULAR[key]} {id_}")
            return
        if key not in self._own:
            self._own.add(key)
            self._data[key] = known = dict(known)
        known[id_] = entry
        self._homes[(key, id_)] = (source, path)

    def _append(self, source: Source, path: Trail, key: str, rows: list[Any]) -> None:
        known = self._data[key]
        if not isinstance(known, list):
            self.whole = False
            return
        for index in range(len(rows)):
            self._homes[(key, len(known) + index)] = (source, (*path, index))
        self._data[key] = known + rows

    def _refuse(self, source: Source, path: Trail, value: Any) -> None:
        key = path[0]
        if value is None:
            self._problem("S209", f"`{key}` is empty; leave it out", source, path, key=True)
        else:
            self._problem("S203", f"`{key}` has ids below it, or rows", source, path)

    def _home(self, key: str, id_: str) -> tuple[Source, Trail]:
        return Sources(self._files, self._data, self._homes).home((key, id_))

    def _problem(
        self,
        code: str,
        message: str,
        source: Source,
        path: Trail,
        *,
        key: bool = False,
        where: str = "",
        nearest: str = "",
        fix: str = "",
    ) -> None:
        self.problems.append(
            source.problem(code, message, path, key=key, where=where, nearest=nearest, fix=fix)
        )


def _id_of(record: dict[str, Any]) -> str:
    """Return an id for a record, by its first author and its year: `moreau-1911`."""
    authors, issued = record.get("author"), record.get("issued")
    first = authors[0] if isinstance(authors, list) and authors else None
    name = first.get("family") or first.get("literal") if isinstance(first, dict) else None
    year = re.search(r"[12][0-9]{3}", str(issued))
    words = [str(each) for each in (name, year and year.group()) if each]
    return suggest_id("-".join(words), hyphens=True) if words else "author-2020"
