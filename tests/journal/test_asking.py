from __future__ import annotations

from game.archive.withheld import Withheld
from game.journal.asking import asked, choose, held_back, may_be_told, recorded, settled
from game.journal.sitting import Sitting
from moments import EVIDENCE, at_start


def sit() -> Sitting:
    return Sitting(at_start(), EVIDENCE)


def test_choosing_skips_what_was_asked_and_a_rewind_does_not_ask_again() -> None:
    sitting = sit()
    assert asked(sitting, EVIDENCE) == ("now",)
    choose(sitting, "still", EVIDENCE)
    assert sitting.skipped == {"now"}
    sitting.rewind(0)
    assert asked(sitting, EVIDENCE) == ()


def test_the_first_answer_counts_and_is_told_beside_the_record_after_the_choice() -> None:
    sitting = sit()
    sitting.predict("now", "b", 70)
    sitting.predict("now", "a", 100)
    assert settled(sitting) == {"now"}
    assert recorded(sitting, EVIDENCE) == ()
    choose(sitting, "still", EVIDENCE)
    assert sitting.skipped == frozenset()
    (told,) = recorded(sitting, EVIDENCE)
    assert told.question == "now"
    assert "**You said** (70 percent sure): That." in told.blocks
    sitting.rewind(0)
    choose(sitting, "tell", EVIDENCE)
    assert "That" in recorded(sitting, EVIDENCE)[0].blocks[1]


def test_what_is_held_back_follows_the_play() -> None:
    sitting = sit()
    assert "F1" not in may_be_told(sitting, EVIDENCE).findings
    sitting.skip("now")
    assert "F1" in may_be_told(sitting, EVIDENCE).findings
    assert "whole" not in may_be_told(sitting, EVIDENCE, by_itself=True).analogues
    choose(sitting, "still", EVIDENCE)
    choose(sitting, "by", EVIDENCE)
    assert held_back(sitting, EVIDENCE) == Withheld()
    sitting.rewind(0)
    assert held_back(sitting, EVIDENCE) == Withheld()
    assert asked(sitting, EVIDENCE) == ()
