"""What was worked out for each kept state, without the steps that it took: to be asked, and kept.

It can be packed into bytes and read again: a ZIP archive with a short manifest and, for each place,
the keys of its states, word by word, and their rows of numbers, column by column. A place is
unpacked when it is first asked about. Bytes that are torn, or that were made for another scenario
or by another way of telling states apart, are refused.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Collection
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from game.analysis.backward.kept import Floats, Kept
from game.analysis.backward.lifting import Lifted
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import possible_values
from game.analysis.walking.walk import Place
from game.engine.state import State

FORMAT = 2
"""Raised whenever the bytes mean something else, or states are told apart in another way."""

_LEVEL = 1
"""How hard the bytes are squeezed: beyond this, time grows and they hardly shrink."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, KeyError, TypeError, IndexError, NotImplementedError, RuntimeError),
)
"""What reading a damaged archive may raise; a check sum guards each of its parts.

Where damage makes it look so, `zipfile` refuses a part as of an unknown compression with
NotImplementedError, and as encrypted with RuntimeError.
"""


class NotTabledError(Exception):
    """Bytes that are not what was asked for."""


class Part(NamedTuple):
    """What is known of one place: a row of numbers for each of its states, in order.

    Where an indicator's value is told apart, a state is known by its code: the place of its key
    among the keys, times the number of values, plus the place of its value among all.
    """

    keys: Keys
    codes: Ints | None
    rows: Floats


Parts = Callable[[Place], Part | None]


class Tabled:
    """Rows of numbers by state; `blank` is the kept states' own way to tell them apart.

    `values` are those that the indicator told apart can come to have; none where there is none.
    """

    def __init__(
        self,
        blank: Kept,
        cell: int,
        values: Ints | None,
        width: int,
        parts: Parts,
        places: Collection[Place],
    ) -> None:
        self.program = blank.program
        self._blank = blank
        self._cell = cell
        self._values = values
        self._width = width
        self._parts = parts
        self._places = places

    def at(self, state: State) -> Floats | None:
        """Return the numbers of a moment of decision; None where it was not reached.

        Raises:
            NotTabledError: if the bytes that it was read from turn out to be damaged.
        """
        part = self._parts(self._blank.place_of(state)) if self._blank.stands(state) else None
        if part is None:
            return None
        at = _found(part.keys, self._blank.key_of(state)[0])
        if at is not None and part.codes is not None:
            assert self._values is not None
            value = _found(self._values, state.cells[self._cell])
            at = None if value is None else _found(part.codes, at * len(self._values) + value)
        if at is None:
            return None
        row: Floats = part.rows[at]
        return row

    def pack(self) -> bytes:
        """Return all of it as bytes."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            places = sorted(self._places)
            manifest = {
                "format": FORMAT,
                "mark": _mark(self._blank, self._values),
                "width": self._width,
                "places": places,
            }
            archive.writestr("manifest.json", json.dumps(manifest))
            for number, place in enumerate(places):
                part = self._parts(place)
                assert part is not None
                words = self._blank.layouts[place.scene].words.split(part.keys)
                archive.writestr(f"{number}.keys", b"".join(map(_bytes, words)))
                if part.codes is not None:
                    archive.writestr(f"{number}.codes", _bytes(part.codes))
                archive.writestr(f"{number}.rows", part.rows.T.astype("<f8").tobytes())
        return file.getvalue()


def tabled(kept: Kept, worked_out: tuple[Floats, ...]) -> Tabled:
    """Take over what was worked out of kept states, fold by fold."""
    width = sum(1 if each.ndim == 1 else each.shape[1] for each in worked_out)
    if isinstance(kept, Lifted):
        assert kept.base is not None
        parts = _lifted_parts(kept, worked_out)
        return Tabled(kept.base, kept.cell, kept.values, width, parts.get, parts.keys())

    def part(place: Place) -> Part | None:
        known = kept.known.get(place)
        if known is None:
            return None
        columns = [each[known.numbers] for each in worked_out]
        return Part(known.keys, None, np.column_stack(columns))

    return Tabled(kept, -1, None, width, _Lately(part), kept.known.keys())


def _lifted_parts(kept: Lifted, worked_out: tuple[Floats, ...]) -> dict[Place, Part]:
    """Sort states with values by place, and there by their codes."""
    assert kept.base is not None
    values = len(kept.values)
    places = list(kept.base.known.items())
    stands: Ints = np.zeros(kept.base.count, dtype=np.int64)
    ranks: Ints = np.zeros(kept.base.count, dtype=np.int64)
    for number, (_, known) in enumerate(places):
        stands[known.numbers] = number
        ranks[known.numbers] = np.arange(len(known.numbers))
    states, value = np.divmod(kept.codes, values)
    codes = ranks[states] * values + value
    order = np.lexsort((codes, stands[states]))
    ends = np.searchsorted(stands[states][order], np.arange(len(places) + 1))
    columns = np.column_stack([each[order] for each in worked_out])
    codes = codes[order]
    return {
        place: Part(known.keys, codes[low:high], columns[low:high])
        for (place, known), (low, high) in zip(places, pairwise(ends.tolist()), strict=True)
    }


def unpacked(blank: Kept, width: int, data: bytes, cell: int = -1) -> Tabled:
    """Read what `pack` made of a scenario's states; `blank` has no states.

    Raises:
        NotTabledError: if it is something else.
    """
    values = None
    if cell >= 0:
        possible = possible_values(blank.program, cell)
        if possible is None:
            raise NotTabledError("too many values")
        values = np.array(possible, dtype=np.int64)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        manifest = json.loads(archive.read("manifest.json"))
        made_for = [manifest[key] for key in ("format", "mark", "width")]
        if made_for != [FORMAT, _mark(blank, values), width]:
            raise NotTabledError("made for something else")
        places = {
            Place(scene, tuple((left, number) for left, number in due), fired): number
            for number, (scene, due, fired) in enumerate(manifest["places"])
        }
    except _UNREADABLE as error:
        raise NotTabledError("not readable") from error

    def part(place: Place) -> Part | None:
        number = places.get(place)
        if number is None:
            return None
        try:
            layout = blank.layouts[place.scene]
            words = np.frombuffer(archive.read(f"{number}.keys"), dtype="<i8")
            keys = layout.words.key([*words.reshape(layout.words.count, -1)])
            codes = None
            if values is not None:
                codes = np.frombuffer(archive.read(f"{number}.codes"), dtype="<i8")
            table = np.frombuffer(archive.read(f"{number}.rows"), dtype="<f8")
            rows = table.reshape(width, len(keys if codes is None else codes)).T
            return _in_order(Part(keys, codes, rows), 1 if values is None else len(values))
        except _UNREADABLE as error:
            raise NotTabledError("damaged") from error

    return Tabled(blank, cell, values, width, _Lately(part), places.keys())


def _in_order(part: Part, values: int) -> Part:
    """Return a part in the order of its keys, which need not be that of those who packed it."""
    keys, codes, rows = part
    order = np.argsort(keys)
    if codes is None:
        return Part(keys[order], None, rows[order])
    ranks = np.zeros(len(keys), dtype=np.int64)
    ranks[order] = np.arange(len(keys))
    codes = ranks[codes // values] * values + codes % values
    by_code = np.argsort(codes)
    return Part(keys[order], codes[by_code], rows[by_code])


class _Lately:
    """Remembers the places asked about last."""

    def __init__(self, of: Parts, most: int = 8) -> None:
        self._of = of
        self._most = most
        self._lately: dict[Place, Part | None] = {}

    def __call__(self, place: Place) -> Part | None:
        if place not in self._lately:
            while len(self._lately) >= self._most:
                del self._lately[next(iter(self._lately))]
            self._lately[place] = self._of(place)
        return self._lately[place]


def _found(some: Keys, wanted: int) -> int | None:
    """Return where a number stands among some in order; None where it does not."""
    at = int(np.searchsorted(some, wanted))
    return at if at < len(some) and some[at] == wanted else None


def _bytes(some: Ints) -> bytes:
    return some.astype("<i8").tobytes()


def _mark(blank: Kept, values: Ints | None) -> str:
    """Return what tells one way of telling states apart from another."""
    digest = blake2b(digest_size=16)
    for scene, layout in sorted(blank.layouts.items()):
        digest.update(f"{scene} {layout.bits} {[*layout.fields]};".encode())
        for part in layout.parts():
            digest.update(_bytes(part) + b";")
    if values is not None:
        digest.update(_bytes(values))
    return digest.hexdigest()
