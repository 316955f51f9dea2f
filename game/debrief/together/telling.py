"""The report of a class in sentences: what its text and its page both say."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.telling.figures import number, percent, percents_of
from game.debrief.telling.play import ahead_told
from game.debrief.together.forecasts import Forecast
from game.debrief.together.report import GroupReport, Unread
from game.debrief.together.splits import Split, Taken
from game.debrief.together.standing import EndingReached, IndicatorReached
from game.text.telling import BETTER, counted

_MOST_NAMED = 3
"""How many are named of several that could not be read for one reason."""

COMPARED = "Only decisions that at least half of the class made are compared."

DIVIDED = (
    "How divided a decision left people is Shannon’s entropy of the shares of its options, over "
    "the highest that as many open options allow: 0 where all chose alike, 1 where every option "
    "was chosen equally often."
)

SURPRISED = (
    "By the record, a decision surprises where the predictions asked there were further from it, "
    "by Brier’s score, than the uniform forecast. By chance, its surprise is the mean, over those "
    "who made it, of −log2 of the chance of what was drawn, less what such a draw has on average: "
    "above 0, in bits, chance dealt something rarer than is usual."
)

EXACT = (
    "The chances are those of the scenario if at each decision every open option is chosen equally "
    "often: something to set the class beside, and no target."
)

NO_RULES = (
    "The scenario of these rules is not here, so the journals alone are told: what was chosen, and "
    "how it ended."
)


def title_of(report: GroupReport) -> str:
    """Return what a group is called: its scenario, and how many played it."""
    return f"{report.group.title}: {counted(len(report.people), 'play')}"


def divided_told(report: GroupReport) -> str:
    """Say which decision divided the class most."""
    split = report.divided
    if split is None:
        return "No decision divided the class."
    return f"Most divided: “{split.name}”, {number_of(split.evenness)} of 1. {chose_told(split)}."


def misjudged_told(report: GroupReport) -> str:
    """Say at which decision the record surprised the class most."""
    if report.misjudged is None:
        return "At no decision was the class further off the record than the uniform forecast."
    split, forecast = report.misjudged
    return (
        f"Most surprising, by the record: “{split.name}”. {forecast_told(forecast)} It was asked: "
        f"{forecast.text}"
    )


def surprised_told(report: GroupReport) -> str:
    """Say at which decision chance surprised the class most."""
    split = report.surprised
    if split is None or split.surprise is None:
        return "At no decision did chance deal what was rarer than such a draw is on average."
    met = [
        (came.chance, -came.count, option)
        for option in split.options
        for came in option.came
        if came.chance is not None
    ]
    chance, count, option = min(met, key=lambda each: each[:2])
    return (
        f"Most surprising, by chance: “{split.name}”, {number_of(split.surprise)} bits. Of "
        f"{counted(option.count, 'person', 'people')} who chose “{option.label}”, {-count} met "
        f"what had a chance of {percent(float(chance))}."
    )


def chose_told(split: Split) -> str:
    """Say how many chose what."""
    return ", ".join(f"{each.count} “{each.label}”" for each in split.leading)


def split_told(split: Split, people: int) -> str:
    """Say how many made a decision, and how divided they were."""
    made = "all" if split.met == people else f"{split.met} of {people}"
    return f"Made by {made}; divided {number_of(split.evenness)} of 1."


def drew_told(option: Taken) -> str:
    """Say what chance drew for those who chose an option; empty where it had no say."""
    if len(option.came) == 1 and option.came[0].chance in (1, None):
        return ""
    return ", ".join(
        f"{each.outcome} {each.count}"
        + ("" if each.chance is None else f" (chance {percent(float(each.chance))})")
        for each in option.came
    )


def share_told(count: int, whole: int) -> str:
    """Return a count of a whole as a percentage; empty where there is no whole."""
    return percent(count / whole) if whole else ""


def chances_told(endings: Sequence[EndingReached]) -> list[str]:
    """Return the chances of all endings: exact ones add up to 100, estimates have their bounds."""
    exact = [each.chance for each in endings if each.chance is not None and each.low == each.high]
    if len(exact) == len(endings):
        return [f"{each}%" for each in percents_of(exact)]
    return [_estimated(each) for each in endings]


def _estimated(ending: EndingReached) -> str:
    if ending.chance is None or ending.low is None or ending.high is None:
        return "not known"
    if ending.low == ending.high:
        return percent(ending.chance)
    return f"about {percent(ending.chance)} ({percent(ending.low)} to {percent(ending.high)})"


def indicator_told(each: IndicatorReached) -> str:
    """Return the unit of an indicator and which way is better."""
    return ", ".join(filter(None, (each.unit, BETTER[each.better])))


def reach_told(each: IndicatorReached) -> tuple[str, str]:
    """Return how far an indicator can go from the start, and what is expected of it."""
    if each.span is None:
        return "not known", "not known"
    seen = " (seen)" if each.span.sampled else ""
    mean = "not known" if each.span.mean is None else number(each.span.mean)
    return f"{each.span.low} to {each.span.high}{seen}", mean


def forecast_told(each: Forecast) -> str:
    """Say how far a class was off the record."""
    return (
        f"{each.right} of {each.count} answered as the record does. Brier’s score "
        f"{number_of(float(each.brier))}, the uniform forecast’s {number_of(float(each.uniform))}."
    )


def unread_told(unread: Sequence[Unread]) -> tuple[str, ...]:
    """Say what could not be read and why: each reason once, with the first that it holds of."""
    whats: dict[str, list[str]] = {}
    for each in unread:
        whats.setdefault(each.why, []).append(each.what)
    return tuple(f"{_some(named)}: {why}." for why, named in whats.items())


def _some(named: Sequence[str]) -> str:
    left = len(named) - _MOST_NAMED
    shown = "; ".join(named[:_MOST_NAMED])
    return f"{shown}; and {left} more" if left > 0 else shown


def known_told(report: GroupReport) -> str:
    """Say what is not known of what could come about, and why; empty where all is."""
    if report.group.opened is None:
        return NO_RULES
    return ahead_told(report.ahead)


def number_of(value: float) -> str:
    """Return a measure with two decimals."""
    return f"{value:.2f}".replace("-", "−")
