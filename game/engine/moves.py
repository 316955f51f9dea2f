"""What moves a play on."""

from __future__ import annotations

from typing import Literal, NamedTuple

MoveKind = Literal["choose", "inject", "hold", "release"]


class Move(NamedTuple):
    """A choice, or an inject brought in, held or released by hand; `id` is the author's."""

    kind: MoveKind
    id: str
