from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.evidence import Citation, Finding, Person, Reference
from game.text.cite import full, lettered, short, source_line

AGREN = Reference(
    type="article-newspaper",
    title="Mexico: new security law strips diplomatic immunity from DEA agents",
    author=(Person("Agren", "David"),),
    issued=(2020, 12, 15),
    container="The Guardian",
    url="https://example.org/agren",
)
DEPETRIS = Reference(
    type="report",
    title="No GWOT-Narco: The perils of making war on cartels",
    author=(Person("DePetris", "Daniel"), Person("McCallion", "Christopher")),
    issued=(2025, 7, 2),
    publisher="Defense Priorities",
)
PRIETO = Reference(
    type="article-journal",
    title="Reducing Cartel Recruitment Is the Only Way to Lower Violence in Mexico",
    author=(
        Person("Prieto-Curiel", "Rafael"),
        Person("Campedelli", "Gian Maria"),
        Person("Hope", "Alejandro"),
    ),
    issued=(2023, 9),
    container="Science",
    more={"volume": "381", "issue": "6664", "page": "1312-1316", "DOI": "10.1126/science.adh2888"},
)
CDC = "Centers for Disease Control and Prevention"
REFERENCES = {"agren": AGREN, "depetris": DEPETRIS, "prieto": PRIETO}


def work(**fields: Any) -> Reference:
    return Reference(**{"type": "book", "title": "", **fields})


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        (AGREN, "Agren 2020"),
        (DEPETRIS, "DePetris and McCallion 2025"),
        (PRIETO, "Prieto-Curiel et al. 2023"),
        (work(author=(Person(literal=CDC),), title="Data"), f"{CDC} n.d."),
        (work(container="The Guardian", title="A title", issued=(2020,)), "The Guardian 2020"),
        (work(title="A Sacred Oath: Memoirs", issued=(2022,)), "A Sacred Oath 2022"),
        (
            work(type="webpage", title="One two three four five six", issued=(2022,)),
            "“One two three four five…” 2022",
        ),
        (work(author=(Person(given="Plato"),)), "Plato n.d."),
        (work(author=(Person(),), title="Left"), "Left n.d."),
        (work(), "n.d."),
    ],
)
def test_short(reference: Reference, cited: str) -> None:
    assert short(reference) == cited


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (
            AGREN,
            "Agren, David. “Mexico: new security law strips diplomatic immunity from DEA agents.” "
            "The Guardian, 15 December 2020. https://example.org/agren",
        ),
        (
            DEPETRIS,
            "DePetris, Daniel, and Christopher McCallion. No GWOT-Narco: The perils of making war "
            "on cartels. Defense Priorities, 2 July 2025.",
        ),
        (
            PRIETO,
            "Prieto-Curiel, Rafael, Gian Maria Campedelli, and Alejandro Hope. “Reducing Cartel "
            "Recruitment Is the Only Way to Lower Violence in Mexico.” Science 381 (6664): "
            "1312-1316, September 2023. https://doi.org/10.1126/science.adh2888",
        ),
        (
            work(
                title="A Sacred Oath",
                author=(Person("Esper", "Mark T."),),
                publisher="HarperCollins",
                issued=(2022,),
                more={"publisher-place": "New York"},
            ),
            "Esper, Mark T. A Sacred Oath. New York: HarperCollins, 2022.",
        ),
        (
            work(type="article-newspaper", title='Do cartels "win"?', container="Washington Post"),
            "Washington Post. “Do cartels ‘win’?” n.d.",
        ),
        (
            work(type="dataset", title="Data", author=(Person(literal=CDC),), publisher=CDC),
            f"{CDC}. Data. n.d.",
        ),
        (
            work(
                type="chapter",
                title="A chapter",
                author=(Person("A", "B"),),
                container="The Book",
                publisher="Press",
                issued=(1999,),
                more={"page": "1-9"},
            ),
            "A, B. “A chapter.” In The Book, 1-9, Press, 1999.",
        ),
        (
            work(
                type="article-magazine", title="T", container="M", more={"issue": "3", "page": "7"}
            ),
            "M. “T.” No. 3: 7, n.d.",
        ),
        (work(title="Only a title"), "Only a title. n.d."),
        (
            work(title="T", author=(Person(literal="State"), Person("A", "B")), issued=(1990,)),
            "State and B A. T. 1990.",
        ),
        (work(), "n.d."),
    ],
)
def test_full(reference: Reference, line: str) -> None:
    assert full(reference) == line


def test_many_authors_are_shortened() -> None:
    people = tuple(Person(f"F{number}", "G") for number in range(7))
    assert full(work(author=people[:6])).startswith("F0, G, G F1, G F2, G F3, G F4, and G F5. ")
    assert full(work(author=people)).startswith("F0, G, G F1, G F2, et al. ")


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            Finding("t", "event", ("agren",), Citation("depetris", "note 77")),
            "Agren 2020, cited in DePetris and McCallion 2025, note 77",
        ),
        (Finding("t", "event", ("agren", "prieto")), "Agren 2020; Prieto-Curiel et al. 2023"),
        (
            Finding("t", "event", (), Citation("depetris", "p. 4")),
            "DePetris and McCallion 2025, p. 4",
        ),
        (
            Finding("t", "event", ("depetris",), Citation("depetris")),
            "DePetris and McCallion 2025",
        ),
        (
            Finding("t", "event", ("lost",), Citation("gone", "note 1")),
            "lost, cited in gone, note 1",
        ),
        (Finding("t", "event"), ""),
    ],
)
def test_source_line(finding: Finding, line: str) -> None:
    assert source_line(finding, REFERENCES) == line


FIELD = st.sampled_from(["", " ", "Word", "Two words", "Ends.", "Ends?"])
NAME = st.builds(Person, *(st.sampled_from(["", "Name", "N."]) for _ in range(3)))


@given(
    st.builds(
        Reference,
        type=st.sampled_from(["report", "book", "chapter", "webpage", "article-journal"]),
        title=FIELD,
        author=st.lists(NAME, max_size=8).map(tuple),
        issued=st.sampled_from([(), (2020,), (2020, 1), (2020, 1, 2)]),
        container=FIELD,
        publisher=FIELD,
        url=st.sampled_from(["", "https://example.org/x"]),
        more=st.dictionaries(
            st.sampled_from(["volume", "issue", "page", "publisher-place"]), FIELD
        ),
    )
)
def test_missing_fields_leave_no_debris(reference: Reference) -> None:
    for line in (short(reference), full(reference)):
        assert line
        assert line == line.strip()
        assert not line.startswith((",", ".", ":", ";"))
        assert not re.search(r"\.\.|,,|  | [,.:;]|\?\.|“”|\(\)|,\.", line)


def test_what_would_be_cited_alike_has_letters_by_its_date() -> None:
    house = (Person(literal="White House"),)
    found = lettered(
        {
            "later": Reference("bill", "Of March", house, (2025, 3, 1)),
            "earlier": Reference("bill", "Of January", house, (2025, 1, 20)),
            "other": Reference("bill", "Of 2024", house, (2024,)),
            "b-undated": Reference("bill", "No date", house),
            "a-undated": Reference("bill", "No date either", house),
        }
    )
    assert {id_: short(each) for id_, each in found.items()} == {
        "later": "White House 2025b",
        "earlier": "White House 2025a",
        "other": "White House 2024",
        "b-undated": "White House n.d.-b",
        "a-undated": "White House n.d.-a",
    }
    assert full(found["later"]) == "White House (2025b). Of March. 1 March 2025."
    assert full(found["other"]) == "White House. Of 2024. 2024."
    assert lettered(found) == found


def test_there_are_letters_for_any_number() -> None:
    many = {
        f"r{at:02}": Reference("book", "A title", (Person("Moreau"),), (1911,)) for at in range(30)
    }
    cited = [short(each) for each in lettered(many).values()]
    assert (cited[0], cited[25], cited[26], cited[29]) == (
        "Moreau 1911a",
        "Moreau 1911z",
        "Moreau 1911aa",
        "Moreau 1911ad",
    )
