"""The report of a class as one page of HTML."""

from __future__ import annotations

from game.debrief.html.drawing import reach_bar, share_bar
from game.debrief.html.markup import (
    NOTHING,
    Markup,
    bullets,
    element,
    joined,
    line,
    paragraph,
    words,
)
from game.debrief.html.page import Section, page
from game.debrief.html.table import Row, folded, table
from game.debrief.telling.figures import number
from game.debrief.together.forecasts import Forecast
from game.debrief.together.report import ClassReport, GroupReport
from game.debrief.together.splits import Split
from game.debrief.together.telling import (
    COMPARED,
    DIVIDED,
    EXACT,
    SURPRISED,
    chances_told,
    divided_told,
    drew_told,
    forecast_told,
    indicator_told,
    known_told,
    misjudged_told,
    reach_told,
    share_told,
    split_told,
    surprised_told,
    title_of,
    unread_told,
)
from game.text.telling import counted, listed


def as_html(report: ClassReport) -> str:
    """Return the report of a class as a page that needs no network and no script."""
    sections = [
        Section(f"group-{at}", title_of(group), _group(group))
        for at, group in enumerate(report.groups, start=1)
    ]
    left = map(words, unread_told(report.unread))
    apart = joined((bullets(left), *(paragraph(words(said)) for said in report.said)))
    sections.append(Section("unread", "What is not in this report", apart))
    rules = (f"{each.group.scenario}, rules {each.group.rules}" for each in report.groups)
    colophon = (
        f"{listed(tuple(rules))}." if report.groups else "Nothing could be read.",
        "Made by Precedent. Names are in no part of this page; indicators are yardsticks of their "
        "designers’ making.",
    )
    count = sum(len(each.people) for each in report.groups)
    lead = paragraph(
        words(
            f"{counted(count, 'play')}: how people split, what they predicted of the record, "
            "where they came, and what there is to talk about."
        )
    )
    titles = tuple(dict.fromkeys(each.group.title for each in report.groups))
    return page(listed(titles) or "No plays", "Class report", lead, sections, colophon)


def _group(group: GroupReport) -> Markup:
    said = [each for each in (*group.group.said, known_told(group)) if each]
    return joined(
        (
            *(paragraph(words(each)) for each in said),
            element("h3", words("Questions that the disagreement suggests")),
            _questions(group),
            element("h3", words("What divided, and what surprised")),
            paragraph(words(divided_told(group))),
            paragraph(words(misjudged_told(group))),
            paragraph(words(surprised_told(group))),
            paragraph(words(f"{DIVIDED} {SURPRISED} {COMPARED}"), class_="quiet"),
            element("h3", words("Decision by decision")),
            *(_split(each, len(group.people)) for each in group.splits),
            element("h3", words("Where predictions went wrong")),
            _predictions(group),
            element("h3", words("Which endings they reached")),
            _endings(group),
            _indicators(group),
        )
    )


def _questions(group: GroupReport) -> Markup:
    if not group.questions:
        return paragraph(words("These plays do not differ enough to suggest any."))
    return element(
        "ol",
        *(
            element("li", line(each.text), element("cite", words(f" ({each.because})")))
            for each in group.questions
        ),
        class_="asked",
    )


def _split(split: Split, people: int) -> Markup:
    drawn = [(each.label, drew_told(each)) for each in split.options]
    outcomes = bullets(words(f"{label}: {told}") for label, told in drawn if told)
    rows = [
        Row(words(each.label), [words(str(each.count)), _share(each.count, split.met)])
        for each in split.options
    ]
    caption = f"“{split.name}”. {split_told(split, people)}"
    return joined(
        (
            element("h4", words(split.name)),
            table(
                words(caption),
                [words("Option"), words("Chose it"), words("Share")],
                rows,
                class_="shares",
            ),
            folded(words(f"What chance drew at “{split.name}”"), outcomes) if outcomes else NOTHING,
        )
    )


def _predictions(group: GroupReport) -> Markup:
    if not group.forecasts:
        return paragraph(words("No prediction about the record was made."))
    return joined(_forecast(each) for each in group.forecasts)


def _forecast(each: Forecast) -> Markup:
    rows = []
    for answer in each.answers:
        name = words(answer.text)
        if answer.id == each.record:
            name = element("strong", joined((name, words(" (the record)"))))
        sure = "" if answer.confidence is None else f"{number(float(answer.confidence))}%"
        told = _share(answer.count, each.count)
        rows.append(Row(name, [words(str(answer.count)), told, words(sure)]))
    heads = ("Answer", "Gave it", "Share", "Mean confidence")
    claim = NOTHING
    if each.claim is not None:
        cited = element("cite", words(f" {each.claim.source} [{each.claim.id}]"))
        claim = element("div", paragraph(line(each.claim.text), cited), class_="record")
    return joined(
        (
            element("h4", line(each.text)),
            paragraph(words(forecast_told(each)), class_="quiet"),
            table(
                words("What was answered, and how surely"),
                [words(head) for head in heads],
                rows,
                class_="shares",
            ),
            claim,
        )
    )


def _endings(group: GroupReport) -> Markup:
    ended = sum(each.count for each in group.endings)
    rows = []
    for each, figure in zip(group.endings, chances_told(group.endings), strict=True):
        chance = words(figure)
        if each.chance is not None:
            chance = joined((chance, share_bar(each.chance)))
        told = _share(each.count, ended)
        rows.append(Row(words(each.title), [words(str(each.count)), told, chance]))
    left = counted(group.unfinished, "play")
    return joined(
        (
            paragraph(words(EXACT), class_="quiet")
            if any(each.chance is not None for each in group.endings)
            else NOTHING,
            table(
                words("Endings reached, beside their chances"),
                [words("Ending"), words("Reached it"), words("Share"), words("Chance")],
                rows,
                class_="shares",
            )
            if rows
            else NOTHING,
            paragraph(words(f"Not finished: {left}.")) if group.unfinished else NOTHING,
        )
    )


def _indicators(group: GroupReport) -> Markup:
    if not group.indicators:
        return NOTHING
    rows = []
    for each in group.indicators:
        name = joined(
            (words(each.label), element("span", words(indicator_told(each)), class_="quiet")), " "
        )
        reach, mean = reach_told(each)
        bar = NOTHING
        if each.span is not None:
            low, high = min(each.span.low, each.lowest), max(each.span.high, each.highest)
            bar = reach_bar(low, high, each.lowest, each.highest, each.middle)
        rows.append(
            Row(
                name,
                [
                    joined((words(f"{each.lowest} to {each.highest}"), bar)),
                    words(number(each.middle)),
                    words(reach),
                    words(mean),
                ],
            )
        )
    heads = ("Indicator", "The class", "Median", "Within reach", "Expected")
    return joined(
        (
            element("h3", words("Where they left the indicators")),
            table(
                words("Indicators at the end, beside what is within reach from the start"),
                [words(head) for head in heads],
                rows,
            ),
        )
    )


def _share(count: int, whole: int) -> Markup:
    return joined((words(share_told(count, whole)), share_bar(count / whole))) if whole else NOTHING
