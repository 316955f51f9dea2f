"""A new scenario: small, complete and commented, to be written over."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote

from game.authoring.writing import write_whole
from game.content.reading.scalars import quoted
from game.errors import RequestError
from game.text.printable import has_unsafe, printable

KINDS: Mapping[str, str] = {
    "case": "decision-forcing case",
    "game": "fictional decision game",
}
"""What `--kind` takes, and what the file says."""

MOST_LETTERS = 200
"""The longest title that a screen can show well."""

_WHY = {
    "case": "it follows the record up to a real decision",
    "game": "it goes beyond the record",
}
_MAIN_FILE = "scenario.yaml"
_SUFFIXES = (".yaml", ".yml")
_ENDS_A_FOLDER = tuple(filter(None, (os.sep, os.altsep)))

_TEXT = """\
# A scenario: what a player reads, chooses and meets. Write over it; lines after `#` are for you.
format: 1
title: {title}
kind: {kind}  # {why}
minutes: 15
role: You advise the head of government.
indicators:  # whole numbers that the game tracks; several that pull apart, and no score
  trust: {{label: Trust between the services, start: 50, range: [0, 100], better: higher}}
flags:  # what the game remembers, true or false
  agreed: false
start: request
scenes:
  request:
    title: The request
    text: A neighbour asks for help at the border. Trust stands at {{trust}}.
    options:
      train:
        label: Train its police
        instrument: security-aid
        outcome:  # what follows, and the case from which it is scripted
          text: The training begins within a month.
          analogues: [border_school]
          findings: [BS1]
          assumes: [{{text: How much trust it brings is a guess.}}]  # what you made up
          effects: {{trust: +10}}
        next: end  # the first ending below whose `when` holds
      terms:
        label: Agree on terms first
        instrument: diplomacy
        outcome:
          text: A year goes by, and then there is a treaty.
          basis: assumption  # where no case is known; `assumes` says what is made up
          assumes: [{{text: No case stands behind this outcome.}}]
          effects: {{trust: -5, agreed: true}}
        next: end
endings:
  treaty: {{title: By treaty, when: agreed and trust < 60, text: Both keep to what was agreed.}}
  together: {{title: Together, text: The two services work together.}}
analogues:  # your own cases, beside those of the library; these words stand for a real one
  border_school:
    title: The border school
    tried: What was tried, where, and when.
    happened: What came of it.
    findings:
      BS1: {{text: One claim about the case., kind: event, source: report, cuts_against: false}}
    no_dissent: Where you looked for a finding against the usual view of this case, in vain.
references:
  report: {{type: report, title: The document that says so, publisher: Its maker, issued: 2020}}
"""


Ask = Callable[[str], str]
"""Shows a prompt and returns what is typed, as `input` does."""


def begin(word: str, title: str | None, kind: str | None, ask: Ask | None) -> str:
    """Write a new scenario, asking for what is not given; return what to do next.

    Raises:
        RequestError: where nothing can be written, or there is nobody to ask.
    """
    path = new_path(word)
    if ask is None and (title is None or kind is None):
        raise RequestError("there is no terminal to ask on: give --title and --kind")
    try:
        title = _ask_title(ask) if ask and title is None else title
        text = scenario_text(title or "", kind or (_ask_kind(ask) if ask else ""))
    except EOFError:
        raise RequestError("there was no answer, and nothing is written") from None
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise RequestError(f"the folder {path.parent} cannot be made") from error
    write_whole(path, text)
    return next_steps(printable(quote(str(path))))


def scenario_text(title: str, kind: str) -> str:
    """Return a small scenario as text; `kind` is a key of `KINDS`.

    Raises:
        RequestError: where the title cannot be one.
    """
    title = title.strip()
    if not title:
        raise RequestError("a scenario needs a title")
    if has_unsafe(title):
        raise RequestError("the title has a control character in it")
    if "{" in title or "}" in title:
        raise RequestError("the title has a brace in it; in a scenario, braces show a value")
    if len(title) > MOST_LETTERS:
        raise RequestError(f"a title may have {MOST_LETTERS} letters, and this has {len(title)}")
    return _TEXT.format(title=quoted(title), kind=KINDS[kind], why=_WHY[kind])


def new_path(word: str) -> Path:
    """Return the file to write: in a folder its `scenario.yaml`, and else one that ends in `.yaml`.

    A name that ends in a separator is that of a folder, whether it is there or not.

    Raises:
        RequestError: where there is something already, or nowhere to put it.
    """
    path = Path(word)
    try:
        if path.is_dir():
            path = path / _MAIN_FILE
        elif word.endswith(_ENDS_A_FOLDER):
            if path.exists() or path.is_symlink():
                raise RequestError(f"{path} is there already, and is no folder")
            if path.parent.is_dir():
                return path / _MAIN_FILE  # the folder is made when the file is written
        elif path.suffix.lower() not in _SUFFIXES:
            path = path.with_name(f"{path.name}.yaml")
        if path.exists() or path.is_symlink():
            raise RequestError(f"{path} is there already, and nothing is written over it")
        if not path.parent.is_dir():
            raise RequestError(f"there is no folder {path.parent}; make it first")
    except (OSError, ValueError) as error:
        raise RequestError(f"`{word}` cannot be the path of a file") from error
    return path


def _ask_title(read: Ask) -> str:
    """Ask for a title until there is one."""
    while not (title := read("Title: ").strip()):
        pass
    return title


def _ask_kind(read: Ask) -> str:
    """Ask for the kind, by its number or its name."""
    names = [*KINDS]
    for number, name in enumerate(names, 1):
        print(f"  {number}  {KINDS[name]}: {_WHY[name]}")
    while True:
        answer = read("Kind (1 or 2): ").strip().lower()
        if answer in names:
            return answer
        if answer in ("1", "2"):
            return names[int(answer) - 1]


def next_steps(shown: str) -> str:
    """Return what to do with a new file."""
    return f"""\
Wrote {shown}. What to do next:
  precedent check {shown}   says what is wrong, after each change
  precedent play {shown}    plays it
To have an editor complete the keys (one with a YAML language server), save their description with
  precedent schema > scenario.schema.json
and make this the first line of the scenario:
  # yaml-language-server: $schema=scenario.schema.json"""
