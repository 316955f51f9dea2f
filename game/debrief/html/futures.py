"""The futures on a page: cones of the indicators, chances of the endings, what decisions moved."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.debrief import Debrief, Yardstick
from game.debrief.futures import Futures, Moment, Turned
from game.debrief.html.cone import cone
from game.debrief.html.drawing import share_bar
from game.debrief.html.markup import NOTHING, Markup, element, joined, paragraph, words
from game.debrief.html.table import Row, folded, table
from game.debrief.telling.figures import number, percents
from game.debrief.telling.futures import HOW, moved_told
from game.debrief.telling.play import ahead_told
from game.text.telling import BETTER, listed


def futures_section(debrief: Debrief) -> Markup:
    """Return what could still come about at each moment of a play."""
    futures = debrief.futures
    return joined(
        (
            _how(debrief),
            element(
                "div",
                *(_figure(each, futures.moments) for each in debrief.yardsticks),
                class_="cones",
            ),
            _chances(futures),
            _moved(debrief),
        )
    )


def moment_name(decision: int) -> str:
    """Return what a moment is called: the start, or after which decision."""
    return f"after decision {decision}" if decision else "at the start"


def _how(debrief: Debrief) -> Markup:
    futures = debrief.futures
    sampled = next((moment.sampled for moment in futures.moments if moment.sampled), 0)
    said = [ahead_told(debrief.ahead)]
    if sampled:
        said.append(
            f"Estimates, not proofs: from {sampled:,} plays drawn at random from each moment. An "
            "ending with no figure was not met, and a band shows what was seen; there may be more."
        )
    if any(moment.spans for moment in futures.moments):
        said.append(
            "Each drawing shows one indicator, from the start to the last decision: the line is "
            "where it stood, the band where it could still end."
        )
    if any(moment.chances for moment in futures.moments):
        said.append(HOW)
    return paragraph(words(" ".join(filter(None, said)))) if any(said) else NOTHING


def _figure(yardstick: Yardstick, moments: Sequence[Moment]) -> Markup:
    told = ", ".join(filter(None, (yardstick.unit, BETTER[yardstick.better])))
    caption = joined(
        (
            element("strong", words(yardstick.label)),
            element("span", words(told), class_="quiet") if told else NOTHING,
        ),
        " ",
    )
    return element(
        "figure",
        element("figcaption", caption),
        cone(yardstick, moments),
        folded(
            words(f"The figures: {yardstick.label}"),
            table(
                words(f"{yardstick.label}: where it stood, and where it could still end"),
                (words("Moment"), words("Stood at"), words("Could end at"), words("Expected")),
                [_reach(yardstick, moment) for moment in moments],
            ),
        ),
    )


def _reach(yardstick: Yardstick, moment: Moment) -> Row:
    span = moment.spans.get(yardstick.id)
    reach = expected = "not known"
    if span is not None:
        reach = str(span.low) if span.low == span.high else f"{span.low} to {span.high}"
        expected = "not known" if span.mean is None else number(span.mean)
    return Row(
        words(moment_name(moment.decision).capitalize()),
        [words(str(moment.values[yardstick.id])), words(reach), words(expected)],
    )


def _chances(futures: Futures) -> Markup:
    moments = futures.moments
    seen = [id_ for id_ in futures.titles if any(each.share(id_) for each in moments)]
    if not seen:
        return NOTHING
    heads = [words("Ending"), *(_column(each.decision) for each in moments)]
    columns = [_cells(each, seen) for each in moments]
    rows = [
        Row(words(futures.titles[id_]), [column[at] for column in columns])
        for at, id_ in enumerate(seen)
    ]
    return joined(
        (
            element("h3", words("Which endings could still come")),
            table(
                words("The chance of each ending, at the start and after each decision"),
                heads,
                rows,
                class_="chances",
                name="Chances of the endings",
            ),
        )
    )


def _column(decision: int) -> Markup:
    if not decision:
        return words("Start")
    spoken = element("span", words("After decision "), class_="spoken")
    return joined((spoken, words(str(decision))))


def _cells(moment: Moment, endings: Sequence[str]) -> list[Markup]:
    """Return the column of a moment: the chance of each ending, with a bar."""
    if not moment.chances:
        return [words("not known")] * len(endings)
    told = zip(moment.chances, percents(moment.chances), strict=True)
    cells = {
        chance.ending: joined((words(f"{figure}%"), share_bar(chance.share)))
        for chance, figure in told
    }
    nothing = NOTHING if moment.sampled else element("span", words("none"), class_="quiet")
    return [cells.get(id_, nothing) for id_ in endings]


def _moved(debrief: Debrief) -> Markup:
    futures = debrief.futures
    if not futures.turned:
        return NOTHING
    titles = {each.number: each.title for each in debrief.decisions}
    return joined(
        (
            element("h3", words("What each decision moved")),
            paragraph(words(_most(futures, titles))),
            element(
                "ol",
                *(element("li", _turn(each, futures, titles)) for each in futures.turned),
                class_="moves",
            ),
        )
    )


def _most(futures: Futures, titles: dict[int, str]) -> str:
    """Tell which decision closed most and which kept most open."""
    closed, opened = futures.closed_most, futures.opened_most
    if closed is None:
        said = "No decision put an ending out of reach."
    else:
        also = " It was also the one that kept most open." if closed == opened else ""
        said = f"The decision that closed most was number {closed}, “{titles[closed]}”.{also}"
    if opened is None:
        return f"{said} None kept an ending within reach that another option would have lost."
    if opened == closed:
        return said
    return f"{said} The one that kept most open was number {opened}, “{titles[opened]}”."


def _turn(turned: Turned, futures: Futures, titles: dict[int, str]) -> Markup:
    def named(ids: Sequence[str]) -> str:
        return listed(tuple(f"“{futures.titles[id_]}”" for id_ in ids))

    said = ["The chances stayed as they were."]
    if turned.rose:
        said = [moved_told(turned, named([turned.rose]))]
    if turned.lost:
        said.append(f"No longer possible after it: {named(turned.lost)}.")
    if turned.kept:
        said.append(
            f"Still possible, where another option would have lost it: {named(turned.kept)}."
        )
    title = element("strong", words(f"{titles[turned.decision]}."))
    return joined((title, words(" ".join(said))), " ")
