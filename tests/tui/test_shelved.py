from __future__ import annotations

from pathlib import Path

from game.content.cards.card import Card
from game.journal.brief import Kept, Progress
from game.journal.entries import Header, Said
from game.tui.shelved import Shelved, about, begin_at, matching, row, shelved


def card(name: str, **more: object) -> Card:
    facts: dict[str, object] = {"minutes": 20, "kind": "decision-forcing case", **more}
    return Card(name, Path(f"/scenarios/{name}.yaml"), f"About {name}", **facts)  # type: ignore[arg-type]


def kept(scenario: str, *, played: float, over: bool, origin: str = "") -> Kept:
    header = Header.__new__(Header, *[None] * len(Header._fields))._replace(
        play="p", scenario=scenario, origin=origin
    )
    end = Said("ending", "won", "Won", "It is won.") if over else None
    return Kept(Path("p.jsonl"), header, "", 2, end, frozenset(), played)


def progress(
    *, last: float = 0.0, unfinished: bool = False, endings: tuple[str, ...] = ()
) -> Progress:
    play = kept("x", played=last, over=not unfinished)
    return Progress(3, play, play if unfinished else None, frozenset(endings))


CARDS = (
    card("arms", endings=("won", "lost")),
    card("tutorial", kind="fictional decision game", minutes=5),
    card("mexico", summary="La Iniciativa Mérida", endings=("a", "b")),
)


def names(rows: tuple[Shelved, ...]) -> list[str]:
    return [each.card.name for each in rows]


def test_a_newcomer_finds_the_tutorial_first_and_others_the_usual_order() -> None:
    assert names(shelved(CARDS, {})) == ["tutorial", "arms", "mexico"]
    assert names(shelved(CARDS, {"gone": progress()})) == ["arms", "tutorial", "mexico"]


def test_what_was_left_last_is_marked_first() -> None:
    played = {
        "arms": progress(last=10, unfinished=True),
        "tutorial": progress(last=30),
        "mexico": progress(last=20, unfinished=True),
    }
    assert begin_at(shelved(CARDS, played)) == 2
    assert begin_at(shelved(CARDS, {"tutorial": progress(last=30)})) == 0


def test_scenarios_are_found_by_title_kind_and_subject() -> None:
    rows = shelved(CARDS, {})
    assert names(matching(rows, "merida")) == ["mexico"]
    assert names(matching(rows, "fictional")) == ["tutorial"]
    assert names(matching(rows, "case about")) == ["arms", "mexico"]
    assert matching(rows, "nowhere") == ()


def test_a_row_tells_how_far_one_has_come() -> None:
    played = {
        "arms": progress(endings=("won", "an ending of an older version")),
        "mexico": progress(unfinished=True),
    }
    notes = {each.card.name: row(each).note for each in shelved(CARDS, played)}
    assert notes == {
        "arms": "1 of 2 endings, 20 minutes",
        "tutorial": "fictional decision game, 5 minutes",
        "mexico": "going on, 0 of 2 endings, 20 minutes",
    }


def test_the_page_tells_what_was_played_and_what_can_be_resumed() -> None:
    played = {"mexico": progress(last=1_764_000_000, unfinished=True, endings=("a",))}
    (mexico,) = [each for each in shelved(CARDS, played) if each.progress]
    text = " ".join(para.content.plain for para in about(mexico))
    assert "3 plays so far, the last on 24 November 2025. 1 of 2 endings seen." in text
    assert "r resumes at decision 3." in text


def test_a_file_of_ones_own_is_known_by_where_it_lies() -> None:
    mine = Card("../mine.yaml", Path("/scenarios/mine.yaml"), "Mine")
    (each,) = shelved([mine], {"/scenarios/mine.yaml": progress()})
    assert each.progress is not None
