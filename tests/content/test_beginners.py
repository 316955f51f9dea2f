"""A first scenario, as `precedent new` writes it, broken as somebody breaks it who never wrote one.

The first line of what is told must be enough to mend it, and what is to be pasted must be right.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.authoring.new import begin
from game.content.opened import Library

LIBRARY = Library()
TERMS = "      terms:\n"
EFFECTS = "effects: {trust: -5, agreed: true}"
WHEN = "when: agreed and trust < 60"
ASSUMES = "assumes: [{text: No case stands behind this outcome.}]"
ANALOGUES = "analogues:  # your"
SAID_BY_SHAPE = "has keys below it (`never`, `reachable`, `probability`, `decisions`)"


def promise(row: str) -> str:
    return f"assert:\n  - {row}\n{ANALOGUES}"


BROKEN = [
    # indentation, dashes, tabs
    (TERMS, TERMS[1:], "`terms:` is indented by 5 spaces; its neighbour `train:` by 6", TERMS[:-1]),
    ("        label: Agree", "\tlabel: Agree", "this line has a tab; indent with 8 spaces", "        label: Agree on terms first"),
    (TERMS, "      - terms:\n", "`terms:` stands among keys and has no dash; leave the `-` out", "terms:"),
    (EFFECTS, "later:\n            * after: 2\n              effects: {trust: -5}", "a list item starts with `-`, not with `*`", "- after: 2"),
    (EFFECTS, "later:\n            -after: 2\n             effects: {trust: -5}", "a space is missing after `-`", "- after: 2\n              effects: {trust: -5}"),
    # an option under the wrong scene, or under none
    (TERMS, "  terms:\n", "`terms` has a label and no title: this is an option, which stands further right, below `options` of scene `request`", ""),
    (WHEN, "when: chose(treaty.terms)", "there is no scene `treaty`", ""),
    # colons, quotes, brackets
    ("title: The request", "title: The request: a start", "a colon and a space inside an unquoted text; put the text in quotes", 'title: "The request: a start"'),
    ('title: "The base"', 'title: "The base', "the quote that opens here is never closed", 'title: "The base"'),
    ('title: "The base"', "title: “The base: a start”", "curly quotes are letters to YAML; put the text in straight ones", 'title: "The base: a start"'),
    ("    title: The request", "    title The request", "a colon is missing after `title`", "title: The request"),
    ("    title: The request", "    title:The request", "a space is missing after `title:`", "title: The request"),
    (EFFECTS, "effects: {trust -5, agreed: true}", "a colon is missing after `trust`", "trust: -5"),
    ("analogues: [border_school]", "analogues: [border_school]]", "`]` closes nothing; leave it out", "analogues: [border_school]"),
    ("range: [0, 100]", "range: [0, 100]]", "`]` closes nothing; leave it out", "range: [0, 100]"),
    # ids
    ("  request:\n", "  the request:\n", "there is no scene `request`", "start: the_request"),
    ("  request:\n", "  Request:\n", "`Request` is not an id: small letters, digits and `_`, starting with a letter", "request:"),
    ("next: end  # the", "next: treety  # the", "there is no scene or ending `treety`", "next: treaty"),
    (ANALOGUES, promise("reachable: treety"), "there is no scene or ending `treety`", "reachable: treaty"),
    (ANALOGUES, promise("probability: {ending: treety, between: [0, 1]}"), "there is no ending `treety`", "ending: treaty"),
    ("effects: {trust: +10}", "effects: {trst: +10}", "there is no indicator or flag `trst`", "trust: +10"),
    ("findings: [BS1]", "findings: [BS2]", "there is no finding `BS2`", ""),
    # numbers
    ("trust: +10", "trust: +1,5", "a comma ends an entry inside brackets, so that `5` is one of its own; numbers are whole and have no commas", ""),
    ("trust: -5", "trust: −5", "the sign of `−5` is a dash and no minus", "trust: -5"),
    ("start: 50", "start: fifty", "`start` must be a plain whole number, and not the text `fifty`", ""),
    # conditions in words and signs of one's own
    (WHEN, "when: agreed and trust ≥ 60", "`≥` is not of this language; write `>=`", "when: agreed and trust >= 60"),
    (WHEN, "when: trust is above 30", "`is above` is not of this language; write `>`", "when: trust > 30"),
    (WHEN, "when: trust = 30 && agreed == true", "`=` is not of this language; write `==`", "when: trust == 30 and agreed"),
    (WHEN, "when: “agreed” and trust < 60 %", "quotes have no place in a condition; names stand as they are", "when: agreed and trust < 60"),
    (WHEN, "when: trust between 20 and 40", "`trust between 20 and 40` is not of this language; write `trust >= 20 and trust <= 40`", "when: trust >= 20 and trust <= 40"),
    # words where a number or a known word is meant
    ("minutes: 15", "minutes: 20 min", "`minutes` must be a plain whole number, and not the text `20 min`", "minutes: 20"),
    ("kind: fictional decision game", "kind: game", "`kind` is one of `decision-forcing case`, `fictional decision game`, and not the text `game`", "kind: fictional decision game"),
    # a value where a list or a map is meant
    (ASSUMES, "assumes: Invented.", "`assumes` is a list, and not a text", "assumes: [{text: Invented.}]"),
    (ANALOGUES, promise("decisions: [1, 2]"), "`decisions` has keys below it (`between`), and is not a list", "decisions: {between: [1, 2]}"),
    ("flags:  # what the game remembers, true or false\n  agreed: false", "flags:\n  - agreed", "`flags` has keys below it (ids), and is not a list", "flags: {agreed: false}"),
    (EFFECTS, "effects: trust -5, agreed = true", "`effects` has keys below it (indicators and flags, such as `trust: +10`), and is not a text", "effects: {trust: -5, agreed: true}"),
    (ANALOGUES, promise("decisions: 2"), "`decisions` has keys below it (`between`), and is not a number", "decisions: {between: [2, 2]}"),
    (ANALOGUES, promise("never trust < 10"), f"each row {SAID_BY_SHAPE}, and is not a text", "- never: trust < 10"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("new") / "base.yaml"
    begin(str(path), "The base", "game", None)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "message", "fix"), BROKEN, ids=[row[1].strip()[:30] for row in BROKEN]
)
def test_the_first_line_is_enough_to_mend_it(
    right: str, wrong: str, message: str, fix: str, sound: str, tmp_path: Path
) -> None:
    assert sound.count(right) >= 1
    path = tmp_path / "base.yaml"
    path.write_text(sound.replace(right, wrong, 1), encoding="utf-8")
    first = check([str(path)], LIBRARY).problems[0]
    assert (first.message, first.fix) == (message, fix)


def test_one_row_of_a_list_that_is_wrong_hides_no_other(sound: str, tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    rows = "trust stays up\n  - never: trst > 3\n  - {}\n  - reachable: togther"
    path.write_text(sound.replace(ANALOGUES, promise(rows)), encoding="utf-8")
    problems = check([str(path)], LIBRARY).problems
    assert [(each.code, each.where, each.place and each.place.line) for each in problems] == [
        ("S203", "assert 1", 40),
        ("M309", "assert 2 > never", 41),
        ("S202", "assert 3", 42),
        ("M301", "assert 4 > reachable", 43),
    ]


@pytest.mark.parametrize(
    ("at", "said", "meant"),
    [
        ("reqest", "nothing in this scenario is called `reqest`", "request"),
        ("request.trian", "nothing in this scenario is called `request.trian`", "request.train"),
        ("request.train", "no warning B104 is made at `request.train`; take this row out", ""),
        ("elsewhere", "no warning B104 is made at `elsewhere`; take this row out", ""),
    ],
)
def test_a_silence_at_a_place_that_is_none_is_told(
    at: str, said: str, meant: str, sound: str, tmp_path: Path
) -> None:
    path = tmp_path / "base.yaml"
    row = f"silence: [{{code: B104, at: {at}, because: So it is.}}]\n{ANALOGUES}"
    path.write_text(sound.replace(ANALOGUES, row), encoding="utf-8")
    (problem,) = check([str(path)], LIBRARY).problems
    assert (problem.code, problem.message, problem.nearest) == ("M322", said, meant)
