"""Three questions for a class, of its own disagreement and of what the sources leave open.

They come from where people split, from the cases that stand behind what they chose, from the
tensions between the sources of these, and from what was predicted. None passes a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from game.debrief.together.forecasts import Forecast
from game.debrief.together.splits import Split, Taken, compared
from game.model.evidence import Evidence
from game.model.scenario import Scenario
from game.text.telling import counted

MOST = 3


class Raised(NamedTuple):
    """A question, in Markdown, and what it comes from."""

    text: str
    because: str
    """In a sentence: the figures, or the ids, that it is formed from."""


def questions_of(
    splits: Sequence[Split],
    forecasts: Sequence[Forecast],
    scenario: Scenario | None,
    evidence: Evidence,
    people: int,
) -> tuple[Raised, ...]:
    """Return three questions, or as many as the plays give rise to."""
    by_division = sorted(
        (each for each in compared(splits, people) if len(each.leading) > 1),
        key=lambda each: -each.evenness,
    )
    used: set[str] = set()
    sources = [
        _of_split(by_division[:1], scenario, evidence),
        _of_tension(by_division, scenario, evidence, used),
        _of_forecast(forecasts),
        _of_split(by_division[1:], scenario, evidence),
        _of_tension(by_division, scenario, evidence, used),
        _of_untried(splits, people),
    ]
    first = [each for source in sources for each in islice(source, 1)]
    return tuple(first[:MOST])


def _of_split(
    splits: Iterable[Split], scenario: Scenario | None, evidence: Evidence
) -> Iterator[Raised]:
    """Ask what would move those who chose differently, with the cases behind both."""
    for split in splits:
        one, other, *_ = split.leading
        cases = [_first_case(split, each, scenario, evidence) for each in (one, other)]
        text = (
            f"At “{split.name}”, {one.count} chose “{one.label}” and {other.count} chose "
            f"“{other.label}”. What would each side have to learn to change its mind?"
        )
        if all(cases) and cases[0] != cases[1]:
            text += (
                f" What followed rests on *{cases[0]}* for the one and on *{cases[1]}* for the "
                "other: in what is each of these cases unlike the decision that you had?"
            )
        yield Raised(text, f"{_figures(split)}.")


def _of_tension(
    splits: Iterable[Split], scenario: Scenario | None, evidence: Evidence, used: set[str]
) -> Iterator[Raised]:
    """Ask what the sources leave open about the cases behind a decision that divided."""
    for split in splits:
        cases = {
            case: option for option in split.leading for case in _cases(split, option, scenario)
        }
        for id_, tension in evidence.tensions.items():
            case = next((each for each in tension.analogues if each in cases), None)
            if case is None or id_ in used or not tension.question:
                continue
            used.add(id_)
            row = evidence.analogues.get(case)
            title = case if row is None else row.title
            yield Raised(
                f"“{cases[case].label}”, chosen by {cases[case].count} at “{split.name}”, leans on "
                f"*{title}*, of which the sources leave something open ({tension.title}). "
                f"{tension.question}",
                f"Tension {id_}; {_figures(split)}.",
            )


def _of_forecast(forecasts: Sequence[Forecast]) -> Iterator[Raised]:
    """Ask about the prediction that was furthest from the record."""
    for each in forecasts:
        others = [answer for answer in each.answers if answer.id != each.record and answer.count]
        if not others:
            continue
        common = max(others, key=lambda answer: answer.count)
        record = next(answer for answer in each.answers if answer.id == each.record)
        rests = f" ({each.claim.id})" if each.claim is not None else ""
        yield Raised(
            f"{each.text} {common.count} of {each.count} answered “{common.text}”; the record "
            f"says “{record.text}”{rests}. What made the one look likelier, and does that reason "
            "hold for the decision that you had?",
            f"Question {each.question}: Brier’s score {float(each.brier):.2f}, the uniform "
            f"forecast’s {float(each.uniform):.2f}.",
        )


def _of_untried(splits: Sequence[Split], people: int) -> Iterator[Raised]:
    """Ask for the case for what nobody chose."""
    for split in compared(splits, people):
        untried = [each for each in split.options if not each.count]
        if untried:
            yield Raised(
                f"Nobody chose “{untried[0].label}” at “{split.name}”. What would someone who "
                "means it say for it, and which case would they point to?",
                f"{_figures(split)}.",
            )


def _figures(split: Split) -> str:
    counts = ", ".join(f"{each.option} {each.count}" for each in split.leading)
    return f"{counted(split.met, 'decision')} at {split.scene}: {counts}"


def _cases(split: Split, option: Taken, scenario: Scenario | None) -> tuple[str, ...]:
    """Return the ids of the cases that what may follow an option rests on, in their order."""
    scene = None if scenario is None else scenario.scenes.get(split.scene)
    if scene is None or option.option not in scene.options:
        return ()
    outcomes = scene.options[option.option].outcomes
    return tuple(dict.fromkeys(id_ for each in outcomes for id_ in each.grounds.analogues))


def _first_case(split: Split, option: Taken, scenario: Scenario | None, evidence: Evidence) -> str:
    cases = [id_ for id_ in _cases(split, option, scenario) if id_ in evidence.analogues]
    return evidence.analogues[cases[0]].title if cases else ""
