"""The parts of what a class sees: options, news, the board, what followed, the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.classroom.rules.ballot import Ballot, moved, shares
from game.classroom.rules.deciding import HOW_WORDS
from game.classroom.rules.scoring import brier, guessing
from game.classroom.session.asking import BOARD
from game.classroom.session.going_on import Part
from game.classroom.session.lesson import Decision, Forecast, Lesson
from game.classroom.views.evidence import may_be_shown
from game.content.opened import Opened
from game.engine.view import (
    SILENT,
    Told,
    ending_view,
    indicator_values,
    last_events,
    scene_view,
    told,
)
from game.text.grounds import BASES, record_in_brief
from game.text.markdown import escape
from game.text.telling import counted, shift_words
from game.text.width import cut

_SHORT = 34
"""The longest label of an option in a list of votes on one line, in cells."""


def options(lesson: Lesson) -> Iterator[str]:
    """Yield the options by number; closed ones with their reason, and without a number."""
    view = scene_view(lesson.road.program, lesson.road.state)
    open_ones = (option for option in view.options if option.open)
    rows = [f"{at}. {escape(option.label)}" for at, option in enumerate(open_ones, start=1)]
    closed = [option for option in view.options if not option.open]
    yield "\n".join(rows)
    for option in closed:
        yield f"*Closed:* {escape(option.label)}. {option.locked}"


def news(opened: Opened, lesson: Lesson) -> Iterator[str]:
    """Yield what was brought in by hand since the step began."""
    road = lesson.road
    for turn in road.turns[lesson.deciding.turns :] if lesson.news else ():
        for event in turn.events:
            view = told(road.program, event, turn) if event.kind == "inject" else None
            if view is not None and view.id in lesson.news:
                yield f"**News: {escape(view.title)}**"
                yield from _arrived(may_be_shown(opened, lesson), view)


def board(lesson: Lesson, headings: Iterable[str]) -> Iterator[str]:
    """Yield what the class put on the board, heading by heading."""
    now = lesson.deciding
    for under in headings:
        rows = [escape(text) for heading, text in now.board if heading == under]
        yield f"**{BOARD[under]}:** " + ("; ".join(rows) if rows else "...")


def reveal(opened: Opened, lesson: Lesson) -> tuple[str, list[str]]:
    """Return the title and the blocks of what followed: the record first, the votes last."""
    now, road = lesson.deciding, lesson.road
    scene = opened.scenario.scenes[now.scene]
    title = f"You chose: {scene.options[now.chosen].label}"
    events, turn = last_events(road)
    shown = may_be_shown(opened, lesson)
    blocks: list[str] = []
    for event in events:
        if event.kind not in SILENT:
            view = told(road.program, event, turn)
            blocks += _outcome(shown, view) if view.kind == "outcome" else _arrival(shown, view)
    return title, [*blocks, *votes(opened, now), *forecasts(opened, now.forecasts), *dissents(now)]


def _outcome(opened: Opened, view: Told) -> Iterator[str]:
    if view.grounds is not None:
        for id_ in view.grounds.analogues:
            case = opened.evidence.analogues.get(id_)
            if case is not None:
                years = f", {case.years}" if case.years else ""
                yield f"**There, then: {escape(case.title)}{years}.**"
                yield case.tried
                yield case.happened
        yield f"**Here.** *{BASES[view.grounds.basis]}*"
    yield view.text
    yield from _shifts(view)


def _arrival(opened: Opened, view: Told) -> Iterator[str]:
    if view.kind == "page":
        yield f"**{escape(view.title)}**"
        yield view.text
        yield from _shifts(view)
        return
    name = f"News: {escape(view.title)}" if view.kind == "inject" else "A consequence arrives"
    yield f"**{name}**"
    yield from _arrived(opened, view)


def _arrived(opened: Opened, view: Told) -> Iterator[str]:
    if view.grounds is not None:
        yield from record_in_brief(view.grounds, opened.evidence)
        yield f"*{BASES[view.grounds.basis]}*"
    yield view.text
    yield from _shifts(view)


def _shifts(view: Told) -> Iterator[str]:
    rows = [
        f"- {shift_words(each.indicator.label, each.before, each.after)}" for each in view.shifts
    ]
    if rows:
        yield "\n".join(rows)


def votes(opened: Opened, decision: Decision) -> Iterator[str]:
    """Yield a decision's votes, first and second side by side, and how it was decided."""
    first, second = decision.first, decision.second
    if first is None:
        return
    labels = _labels(opened, decision)
    yield "\n".join(("**How the class voted**", *_counts(first, second, labels)))
    for run_off in decision.run_offs:
        if run_off.ballot is not None:
            counts = ", ".join(f"{escape(labels[id_])} {n}" for id_, n in run_off.ballot.counts)
            yield f"Run-off: {counts}."
    yield decided_words(decision)


def decided_words(decision: Decision) -> str:
    """Tell how a decision was made, with who made it and why."""
    ruling = decision.ruling
    if ruling is None:
        return ""
    why = f": {escape(ruling.reason)}" if ruling.reason else "."
    who = f", {escape(ruling.by)}" if ruling.by else ""
    return f"*Decided {HOW_WORDS[ruling.how]}{who}{why}*"


def forecasts(opened: Opened, made: Sequence[Forecast]) -> Iterator[str]:
    """Yield what the class foresaw, with the record."""
    for each in made:
        question = opened.evidence.questions.get(each.question)
        if question is None:
            continue
        given = dict(shares(each.ballot))
        rows = (
            f"- {escape(text)}: {given.get(id_, 0.0):.0%}"
            + (" (this is what the record says)" if id_ == question.record else "")
            for id_, text in question.answers.items()
        )
        asked = " ".join(question.question.split())
        yield "\n".join((f"**You were asked:** {asked}", *rows))


def dissents(decision: Decision) -> Iterator[str]:
    """Yield what those said who lost a vote."""
    for each in decision.dissents:
        yield f"Dissent{f' of {escape(each.by)}' if each.by else ''}: “{escape(each.text)}”"


def debrief_part(opened: Opened, lesson: Lesson, part: Part) -> tuple[str, Iterable[str], str]:
    """Return the title and the blocks of a part of the debrief, and what it asks."""
    made = lesson.made
    if part == "reaction":
        return "First, one word each", (), "Two minutes: say one word, without reasons yet."
    if part == "ending":
        return *_ending(lesson), ""
    if part == "votes":
        return "What you decided", _all_votes(opened, made), "Where did you move, and why?"
    if part == "dissents":
        return "On record against it", _against(opened, made), "Was anyone of these right?"
    if part == "forecasts":
        return "What you foresaw", _scored(opened, made), "What did you lean on?"
    if part == "roads":
        return "Another road", _split(opened, made), "Go back, and see where it leads?"
    if part == "change":
        view = ending_view(lesson.road.program, lesson.road.state)
        asked = view.ending.reflect if view is not None else ()
        rows = [f"- {each}" for each in asked] or ["One likeness, one difference, one doubt."]
        return "What would change your mind?", rows, ""
    return "Before you go", (), "On paper: one prediction about the world, and one sentence."


def _ending(lesson: Lesson) -> tuple[str, list[str]]:
    road = lesson.road
    view = ending_view(road.program, road.state)
    if view is None:
        return "Stuck", ["The scenario leaves no way open from here, a fault of the scenario."]
    rows = [
        f"- {escape(indicator.label)}: {indicator.start}, now {value}"
        for _, indicator, value in indicator_values(road.program, road.state)
    ]
    return view.title, [view.text, "\n".join(rows)]


def _all_votes(opened: Opened, made: Iterable[Decision]) -> Iterator[str]:
    for each in made:
        again = ", another road" if each.exploring else ""
        title = escape(opened.scenario.scenes[each.scene].title)
        # In short, so that a decision has room on one page of the wall.
        labels = {id_: cut(label, _SHORT) for id_, label in _labels(opened, each).items()}
        rows = () if each.first is None else _counts(each.first, each.second, labels)
        yield "\n".join((f"**{each.number}. {title}{again}**", *rows))
        yield f"You chose: {escape(_label(opened, each))}. {decided_words(each)}"


def _against(opened: Opened, made: Iterable[Decision]) -> Iterator[str]:
    for each in made:
        if each.dissents:
            title = escape(opened.scenario.scenes[each.scene].title)
            yield f"**{each.number}. {title}.** You chose: {escape(_label(opened, each))}."
            yield from dissents(each)


def _scored(opened: Opened, made: Iterable[Decision]) -> Iterator[str]:
    for decision in made:
        for each in decision.forecasts:
            question = opened.evidence.questions.get(each.question)
            if question is not None:
                score = brier(dict(shares(each.ballot)), tuple(question.answers), question.record)
                alike = guessing(len(question.answers))
                told = "\n".join(forecasts(opened, (each,)))
                how = f"{score:.2f} (equal shares {alike:.2f})"
                yield f"{told}\n- Brier score of the class {how}."


def _split(opened: Opened, made: Sequence[Decision]) -> Iterator[str]:
    own = [each for each in made if not each.exploring]
    voted = [each for each in own if each.first is not None]
    if voted:
        most = min(voted, key=lambda each: _lead(each.decisive))
        title = escape(opened.scenario.scenes[most.scene].title)
        yield f"Most divided: decision {most.number}, {title}."
    for each in own:
        yield f"{each.number}. {escape(_label(opened, each))}"
    tried = [each for each in made if each.exploring]
    if tried:
        roads = ", ".join(f"{each.number}: {escape(_label(opened, each))}" for each in tried)
        yield f"Tried besides: {counted(len(tried), 'decision')} ({roads})."


def _lead(ballot: Ballot | None) -> float:
    if ballot is None or not ballot.total:
        return 1.0
    return max(count for _, count in ballot.counts) / ballot.total


def _label(opened: Opened, decision: Decision) -> str:
    return opened.scenario.scenes[decision.scene].options[decision.chosen].label


def _labels(opened: Opened, decision: Decision) -> dict[str, str]:
    options = opened.scenario.scenes[decision.scene].options
    return {id_: option.label for id_, option in options.items()}


def _counts(first: Ballot, second: Ballot | None, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return the votes for each option, first and second side by side."""
    if second is None:
        return tuple(f"- {escape(labels[id_])}: {count}" for id_, count in first.counts)
    return tuple(
        f"- {escape(labels[id_])}: {before}, then {after}{_arrow(after - before)}"
        for id_, before, after in moved(first, second)
    )


def _arrow(change: int) -> str:
    return f" ({change:+d})" if change else ""
