"""The picture told in words: for its description, and where a format has no room to draw it."""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.graph.story import FINAL, Event, Place, Story, Way
from game.text.telling import counted, listed
from game.text.width import cut

_LONGEST_LABEL = 48  # cells
_MOST_LABELS = 4


def event_words(story: Story, event: Event) -> str:
    """Tell an inject: its title and id, how it comes, and where."""
    titles = {place.id: cut(place.title, _LONGEST_LABEL) for place in story.places}
    how = "by the facilitator's hand" if event.by_hand else "by its condition"
    where = f", at {listed(tuple(titles[id_] for id_ in event.scenes))}" if event.scenes else ""
    return f"{event.title} ({event.id}), {how}{where}"


def way_words(story: Story, way: Way) -> list[str]:
    """Tell a way on lines: from where to where, how often, by which options."""
    titles = {place.id: place.title for place in story.places}
    lines = [f"{titles[way.source]} → {titles[way.target]}"]
    if way.told:
        lines.append(f"taken {way.told}")
    return lines + [f"{label} ({id_})" for id_, label in way.options]


def summary(story: Story) -> str:
    """Tell how much there is: `6 scenes and 5 endings`, and whether figures are missing."""
    final = [place for place in story.places if place.kind == "ending"]
    scenes = [place for place in story.places if place.kind not in FINAL]
    proved = ", not proved" if story.unproved else ""
    return f"{counted(len(scenes), 'scene')} and {counted(len(final), 'ending')}{proved}"


def option_labels(story: Story, way: Way) -> list[str]:
    """Return the labels of a way's options for its line, long ones cut and many counted."""
    said = [cut(label, _LONGEST_LABEL) for _, label in story.telling(way)]
    if len(said) > _MOST_LABELS:
        said[_MOST_LABELS - 1 :] = [f"and {len(said) - _MOST_LABELS + 1} more"]
    return said


def place_lines(story: Story, place: Place) -> list[str]:
    """Return what is written on a place: its title, its date, its id and how often it is met."""
    lines = [place.title]
    if place.id == story.start:
        lines.insert(0, "Start")
    if place.date:
        lines.append(place.date)
    named = [place.id] if place.kind != "stuck" else []
    told = place.mark or place.share
    lines.append(" · ".join((*named, told) if told else named))
    return [line for line in lines if line]


def notes(story: Story) -> list[str]:
    """Return what stands beside the picture: what the figures rest on, and the injects."""
    said = [story.basis]
    if any(way.never for way in story.ways):
        said.append("Dashed: never taken.")
    if story.events:
        told = "; ".join(event_words(story, each) for each in story.events)
        said.append(f"Injects: {told}.")
    return said


def in_words(story: Story) -> Iterator[str]:
    """Tell the whole picture, a sentence or two for each place."""
    yield f"{summary(story)}. {story.basis}"
    titles = {place.id: place.title for place in story.places}
    for place in story.places:
        if place.kind in FINAL:
            continue
        begins = " Play begins here." if place.id == story.start else ""
        yield f"{_named(place)}.{begins}"
        for way in story.ways:
            if way.source == place.id:
                yield f"- {_led(way, titles)}."
    for place in story.places:
        if place.kind in FINAL:
            yield f"{_named(place)}."
    for event in story.events:
        yield f"Inject: {event_words(story, event)}."


def _named(place: Place) -> str:
    kind = place.kind.capitalize()
    name = kind if place.kind == "stuck" else f"{kind} {place.id}"
    date = f", {place.date}" if place.date else ""
    told = place.mark or place.told
    return f"{name}: {place.title}{date}{f', {told}' if told else ''}"


def _led(way: Way, titles: dict[str, str]) -> str:
    by = f" by {listed(tuple(id_ for id_, _ in way.options))}" if way.options else ""
    told = f", {way.told}" if way.told else ""
    return f"to {titles[way.target]} ({way.target}){by}{told}"
