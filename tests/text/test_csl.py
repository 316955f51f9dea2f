from __future__ import annotations

from game.model.evidence import Person, Reference
from game.text.csl import csl_item


def test_a_reference_becomes_an_item_of_csl_json() -> None:
    reference = Reference(
        type="article-newspaper",
        title="A title",
        author=(Person("Agren", "David"), Person(literal="The Press")),
        issued=(2020, 12, 15),
        container="The Guardian",
        url="https://example.org/a",
        standpoint="A newspaper.",
        note="Not read.",
        more={"volume": "3", "title": "Another"},
    )
    assert csl_item("agren-2020", reference) == {
        "id": "agren-2020",
        "type": "article-newspaper",
        "title": "A title",
        "author": [{"family": "Agren", "given": "David"}, {"literal": "The Press"}],
        "issued": {"date-parts": [[2020, 12, 15]]},
        "container-title": "The Guardian",
        "URL": "https://example.org/a",
        "volume": "3",
        "note": "A newspaper. Not read.",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert csl_item("x", Reference("report", "T")) == {"id": "x", "type": "report", "title": "T"}
