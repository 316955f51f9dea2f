from __future__ import annotations

import pytest
import yaml

from game.content.reading import quick
from game.content.reading.pure import PureLoader
from game.content.reading.source import Source, parse_text


def sources(text: str) -> list[Source]:
    found = []
    for loader in (yaml.CSafeLoader, PureLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(quick, "LOADER", loader)
            reading = parse_text(text, shown="x.yaml")
        assert reading.source is not None
        assert reading.problems == ()
        found.append(reading.source)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "a: [Who pays for these lines?]\n",
        "a: [Who pays? Who gains?, And why?]\n",
        "a: {text: Who pays?, b: c?d, e: f}\n",
        "a: [why?, b]\n",
        "a: Who pays? Nobody.\n",
    ],
)
def test_a_question_mark_within_a_text_is_read_alike(text: str) -> None:
    native, pure = sources(text)
    assert pure.data == native.data
    for path in (("a",), ("a", 0), ("a", "text")):
        assert pure.place(path) == native.place(path)
