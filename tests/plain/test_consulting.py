from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.opened import Opened
from game.engine.play import start
from game.journal.sitting import Sitting
from game.model.evidence import Evidence
from game.plain.loop import Table
from game.plain.page import Page
from moments import EVIDENCE, at_start, made


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> object:
    road = at_start()
    opened = Opened("made", made(), EVIDENCE, road.program)
    table = Table(opened, Sitting(road, EVIDENCE), Page(76))

    def heard(*lines: str, evidence: Evidence | None = None) -> str:
        if evidence is not None:
            table.opened = replace(opened, evidence=evidence)
            table.sitting = Sitting(start(road.program, 1), evidence)
        capsys.readouterr()
        for line in lines:
            table.answer(line)
        return " ".join(capsys.readouterr().out.split())

    return heard


def test_the_historian_lists_and_reads_cases(say) -> None:  # type: ignore[no-untyped-def]
    listed = say("historian")
    assert "3 cases that bear on this decision" in listed
    assert "3. The case Free" in listed
    assert "Now happened" not in say("historian 2")
    assert "Free happened." in say("Historian 3")
    assert "There is no case '9' here." in say("historian 9")
    assert "There is no case 'x' here." in say("historian x")


def test_the_archive_holds_back_what_may_be_asked(say) -> None:  # type: ignore[no-untyped-def]
    assert "Sixth is what was found." in say("archive F6")
    held = say("archive F1")
    assert "Nothing in the archive has 'F1'." in held
    assert "held back" in held
    assert "First" not in held
    assert "finding F6" in say("archive sixth")
    assert "1 analogue, 2 findings" in say("archive")
    assert "Nothing here has the kind 'x'." in say("archive kind:x")
    assert "First is what was found." in say("skip", "archive F1")


def test_a_prediction_is_offered_answered_and_told(say) -> None:  # type: ignore[no-untyped-def]
    asked = say("predict")
    assert "What came now? 1. This 2. That 3. Neither" in asked
    sure = say("9", "2")
    assert "There is no answer 9." in sure
    assert "33 percent, no better than a guess" in sure
    assert "The record is told after your choice." in say("3")
    assert "There is nothing to predict here." in say("predict")
    told = say("1")
    assert "**" not in told
    assert "You said (70 percent sure): That. The record says: This." in told
    assert "Before you choose you may predict" in told


@pytest.mark.parametrize("typed", ["3", "70", "70%", "70 percent", "3."])
def test_how_sure_one_is_may_be_typed_as_a_row_or_in_percent(typed: str, say) -> None:  # type: ignore[no-untyped-def]
    say("predict", "2")
    assert "The record is told after your choice." in say(typed)
    assert "You said (70 percent sure): That." in say("1")


def test_a_prediction_blocks_nothing(say) -> None:  # type: ignore[no-untyped-def]
    assert "Skipped." in say("predict", "skip")
    assert "There is nothing to predict here." in say("skip")
    told = say("2")
    assert "You choose:" in told
    assert "You said" not in told


def test_another_word_is_answered_in_the_midst_of_a_prediction(say) -> None:  # type: ignore[no-untyped-def]
    assert "To discuss before you choose: - What is unclear?" in say("predict", "discuss")
    assert "How sure are you of it?" in say("1")


def test_what_is_the_facilitators_is_never_told(say) -> None:  # type: ignore[no-untyped-def]
    everything = say("scene", "discuss", "historian", "archive", "?", "why", "advisers")
    assert "facilitator alone" not in everything
    assert "discuss: what a class may discuss" in everything
    assert "There is nothing set to discuss here." in say("1", "discuss")
    assert "The play is over" in say("1", "discuss")
    assert "There is no case to consult here." in say("historian")
    assert "First is what was found." in say("archive F1")


def test_hostile_words_are_printed_safely(say) -> None:  # type: ignore[no-untyped-def]
    told = say("archive \x1b[31m\u202ex", "historian \x1b[2J")
    assert "\x1b" not in told
    assert "<U+001B>" in told or "\\x1b" in told
