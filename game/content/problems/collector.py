"""What is found wrong in an author's files, collected; and what can no longer be judged."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from string import ascii_letters

from game.content.files.sources import Sources
from game.content.problems.where import Trail
from game.errors import Problem, Severity
from game.model.ids import MAX_ID, is_evidence_id, is_id, suggest_id

NEAR = 0.6
"""How alike two words must be for one to be offered for the other, from 0 to 1."""

MOST_COMPARED = 100_000
"""How many words are compared in all, so that no file makes the search run long."""

_FEW = 8  # ids that a message names
_LISTED = frozenset({"indicator or flag", "adviser", "ending"})
"""Kinds of things of which a message names all, where they are few and none is near."""

_NAMED_BY = ("title", "label", "name", "question")
_ENOUGH_TO_GO_ON = 3
_SECOND_DOCUMENT = "Y110"
_SHORT = 60  # characters of a value that a fix repeats
_LETTERS = ascii_letters + "-_"
_BETWEEN_IDS = re.compile(r"\s*[,;&+]\s*|\s+(?:and\s+)?")
_NUMBERED = re.compile(r"[A-Za-z]{0,2}[-_]?([0-9]+)\Z")
_LONGEST = 800  # characters of a message
_OF_EVIDENCE = frozenset({"references", "analogues", "findings", "tensions", "gaps", "instruments"})
"""Maps whose ids may have capitals and hyphens."""

_ALSO_LISTS = frozenset({"analogues", "findings", "references", "instruments", "scenes"})


def close(word: str, candidates: Iterable[str], *, near: float = NEAR) -> str:
    """Return the candidate whose letters are most like a word's, or nothing."""
    if len(word) > MAX_ID:
        return ""
    lowered = {candidate.lower(): candidate for candidate in candidates}
    found = get_close_matches(word.lower(), lowered, n=1, cutoff=near)
    return lowered[found[0]] if found else ""


def nearest(word: str, candidates: Collection[str]) -> str:
    """Return the candidate most like a word, or else the only one that goes on from it."""
    numbered = _NUMBERED.match(word)
    if numbered:
        # Ids such as F172 are all alike: only the same number can have been meant.
        same = [each for each in candidates if each.lstrip(_LETTERS) == numbered[1]]
        return same[0] if len(same) == 1 else ""
    found = close(word, candidates)
    if found:
        return found
    word = word.lower()
    if len(word) > MAX_ID:
        return ""
    others = [each for each in candidates if sorted(each.lower()) == sorted(word)]
    if not others and len(word) >= _ENOUGH_TO_GO_ON:
        others = [each for each in candidates if each.lower().startswith(word)]
    return others[0] if len(others) == 1 else ""


def titled(words: str, known: Collection[str]) -> str:
    """Return the id of what bears these words as its title or label, or is an answer so worded."""
    if not isinstance(known, Mapping) or " " not in words:
        return ""
    for id_, each in known.items():
        names = (each, *(getattr(each, key, None) for key in _NAMED_BY))
        if any(isinstance(name, str) and name.lower() == words.lower() for name in names):
            return str(id_)
    return ""


def _last_word(words: str, known: Collection[str]) -> str:
    """Return a known id with a word or a map before it: `scene arrest`, `endings.closer`."""
    first, _, last = words.strip().replace(" ", ".").rpartition(".")
    return last if last in known and first.isalpha() else ""


class Problems:
    """Problems by path, with their places filled in by the files they are in.

    A value that is refused is `spoiled`: what it should have been is not known, so nothing is
    reported that may only follow from its being refused.
    """

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.found: list[Problem] = []
        self.lost = False
        """Whether something that may have defined ids was left out."""
        self._spoiled: set[Trail] = set()
        self._unsure: set[str | int] = set()  # maps of which not all ids are known
        self._compared = 0

    def add(
        self,
        code: str,
        message: str,
        path: Trail,
        *,
        key: bool = False,
        within: tuple[int, int] | None = None,
        about: Trail | None = None,
        nearest: str = "",
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem at a path; `about` is the path that it names, where that is another.

        A problem of meaning with a value that was refused is left out: it is not the author's.
        """
        if code.startswith("M") and self.is_spoiled(*path):
            return
        if len(message) > _LONGEST:
            message = f"{message[: _LONGEST - 1]}…"
        self.found.append(
            self.sources.problem(
                code,
                message,
                path,
                key=key,
                within=within,
                about=about,
                nearest=nearest,
                fix=fix if len(fix) <= _LONGEST else "",
                severity=severity,
            )
        )

    def spoil(self, path: Trail) -> None:
        """Note that the value at a path was refused."""
        self._spoiled.add(path)
        if len(path) == 1 or path[0] == "analogues" or path[-1] not in _ALSO_LISTS:
            self._unsure.update(path[-1:])
        if len(path) == 2 and path[0] == "scenes":
            self._unsure.add("options")

    @property
    def sound(self) -> bool:
        """Whether there is no error so far, from which something else may follow."""
        return not self.lost and all(each.severity is not Severity.ERROR for each in self.found)

    @property
    def cut_short(self) -> bool:
        """Whether a file was read only as far as a second document in it."""
        return any(each.code == _SECOND_DOCUMENT for each in self.found)

    def is_unsure(self, *maps: str) -> bool:
        """Whether some ids of these maps may not be known, so that none can be called unknown."""
        return self.lost or not self._unsure.isdisjoint(maps)

    def is_spoiled(self, *path: str | int) -> bool:
        """Whether the value at a path, or something it stands in, was refused."""
        if not self._spoiled:
            return False
        return any(path[:length] in self._spoiled for length in range(len(path) + 1))

    def nearest(self, word: str, known: Collection[str]) -> str:
        """Return the known word that was probably meant, or nothing."""
        self._compared += len(known)
        if self._compared > MOST_COMPARED:
            return ""
        return titled(word, known) or _last_word(word, known) or nearest(word, known)

    def one_line(self, path: Trail) -> str:
        """Return the value at a path as the file has it where it is short, and else nothing."""
        raw = self.sources.raw(path)
        return raw if len(raw) <= _SHORT and "\n" not in raw else ""

    def unknown(
        self,
        what: str,
        word: str,
        path: Trail,
        known: Collection[str],
        *,
        defined_in: Sequence[str],
        code: str = "M301",
        key: bool = False,
    ) -> None:
        """Add an id that nothing defines; `defined_in` are the maps that would define it."""
        if self.is_unsure(*defined_in):
            return
        several = [each for each in _BETWEEN_IDS.split(word) if each]
        if len(several) > 1 and all(each in known for each in several):
            listed = ", ".join(several)
            fix = f"{path[-1]}: [{listed}]" if isinstance(path[-1], str) else listed
            message = f"`{word}` is several; each is an entry of a list by itself"
            self.add(code, message, path, key=key, fix=fix)
            return
        near = self.nearest(word, known)
        hyphens = not _OF_EVIDENCE.isdisjoint(defined_in)
        if near and not (is_evidence_id if hyphens else is_id)(near):
            # That it is no id is told where it stands.
            near = suggest_id(near, hyphens=hyphens)
            if near == word:
                return
        fix = near
        if near and key:
            fix = f"{near}: {self.one_line(path)}".rstrip()
        elif near and isinstance(path[-1], str):
            fix = f"{path[-1]}: {near}"
        message = f"there is no {what} `{word}`"
        if not near and what in _LISTED and 0 < len(known) <= _FEW:
            listed = ", ".join(f"`{each}`" for each in known)
            message += f"; there {'is' if len(known) == 1 else 'are'} {listed}"
        elif not near and what == "instrument":
            message += "; one of your own is declared under `instruments`"
        self.add(code, message, path, key=key, nearest=near, fix=fix)
