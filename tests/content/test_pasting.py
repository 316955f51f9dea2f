"""A sound scenario, broken in many small ways: one problem each, whose fix mends it when pasted.

`how` says what the fix is pasted over, as a person would who reads the caret: its `line` (or as many
`lines` as it has, or `both` it and the one above), the `item` behind a dash, the `entry` of brackets
or its `rest` or all about a `range`, the `span` that is marked, or nothing: `below`, `inside`,
`after` or `above` the line. An empty one stands for no fix.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.errors import Problem
from writing import FIXTURES, problems_of, written

SOUND = (FIXTURES / "ferry.yaml").read_text(encoding="utf-8")
CALM = "    text: Nobody calls.\n"
BETWEEN = "between: [0.1, 0.9]"
WHEN = "when: regard > 30\n"
EFFECTS = "effects: {help: +10, regard: +5}"
NEXT = "        next: notice\n"
ASSUMES = "assumes: [{text: No case stands behind this.}]"
NEIGHBOURS = ("below", "inside", "after", "above")

BROKEN = [
    # signs of typography, and texts that start with one of YAML's
    ("  - Weigh pressure", "  – Weigh pressure", "line", "a list item starts with `-`, not with `–`"),
    ("  - Weigh pressure", "  -Weigh pressure", "line", "a space is missing after `-`"),
    ("  - Weigh pressure", "  • Weigh pressure", "line", "a list item starts with `-`, not with `•`"),
    ("        label: Search every boat\n", "\t\t\t\tlabel: Search every boat\n", "line", "this line has a tab; indent with 8 spaces"),
    ("title: The ferry", "title:\tThe ferry", "line", "this line has a tab; use spaces"),
    (CALM, "    text: ‘Nobody calls: no one.’\n", "line", "curly quotes are letters to YAML; put the text in straight ones"),
    (CALM, "    text: «Nobody calls: no one.»\n", "line", "curly quotes are letters to YAML; put the text in straight ones"),
    (CALM, "    text: „Nobody calls: no one.“\n", "line", "curly quotes are letters to YAML; put the text in straight ones"),
    ("text: The smugglers sail.}", "text: “The smugglers sail, slowly.”}", "entry", "`“` is a typographic quotation mark, which YAML does not know as one, so that the text ends at its first comma; use straight ones"),
    (CALM, "    text: *Nobody* calls.\n", "line", "a text cannot start with `*` unless it is in quotes"),
    (CALM, "    text: [Sic] Nobody calls.\n", "line", "text goes on after `]`; a text with brackets at its start is quoted"),
    (CALM, "    text: {help} it stands at.\n", "line", "text goes on after `}`; a text with brackets at its start is quoted"),
    (CALM, "    text: ? Nobody calls.\n", "line", "a text cannot start with `?` unless it is in quotes"),
    (CALM, "    text: | Nobody calls.\n", "line", "after `|` the text starts on the next line; or put all of it in quotes"),
    (CALM, "    text: > Nobody calls.\n", "line", "after `>` the text starts on the next line; or put all of it in quotes"),
    (CALM, "    text: & nobody calls.\n", "line", "a text cannot start with `&` unless it is in quotes"),
    (CALM, "    text: 'Nobody's calls.'\n", "line", "text goes on after the closing quote; other quotes go around the whole text"),
    (CALM, "    text: 'Nobody calls.\n", "line", "the quote that opens here is never closed"),
    ("label: Money for their coast guard", "label: %50 more", "line", "a text cannot start with `%` unless it is in quotes"),
    ("    title: A cold", "    \u200btitle: A cold", "", "U+200B ZERO WIDTH SPACE looks like a space and is none to YAML; delete it"),
    ("    title: A cold", "    \ufefftitle: A cold", "", "a hidden character, U+FEFF BYTE ORDER MARK; delete it"),
    ("title: A cold", "title:\u00a0A cold", "line", "U+00A0 NO-BREAK SPACE looks like a space and is none to YAML; put an ordinary space there"),
    # colons and commas within a text
    ("[Who pays for these lines?]", "[Who pays: the driver or the state?]", "entry", "the colon behind `Who pays` makes a key of it; put the text in quotes"),
    ("  - Weigh pressure", "  - Weigh: pressure", "line", "the colon behind `Weigh` makes a key of it; put the text in quotes"),
    (CALM, "    text:\n      Nobody calls: not even the pilot.\n", "both", "the colon behind `Nobody calls` makes a key of it; put the text in quotes"),
    ("text: The smugglers sail.}", "text: The smugglers sail, and nobody looks.}", "rest", "unknown key `and nobody looks.`; a comma ends a text between brackets, so quote it"),
    # ids that YAML reads otherwise
    ("      tell:\n", "      yes:\n", "line", "YAML reads the key `yes` as true/false; put it in quotes"),
    ("      tell:\n", "      2nd:\n", "line", "`2nd` is not an id: small letters, digits and `_`, starting with a letter"),
    ("label: Money for their coast guard", "label: 1970", "line", "YAML reads `1970` as a number; put it in quotes where text is meant"),
    ("kind: decision", "language: no\nkind: decision", "line", "YAML reads `no` as true/false; put it in quotes where text is meant"),
    # lists and maps
    ("      pilot: They", "      - pilot: They", "line", "`advice` has ids as keys, and is no list; leave the `-` out here and before what follows it"),
    ("  spring:\n    title", "  - id: spring\n    title", "line", "`scenes` has ids as keys, and is no list; leave the `-` out here and before what follows it"),
    ("      tell:\n", "      - tell:\n", "line", "`options` has ids as keys, and is no list; leave the `-` out here and before what follows it"),
    ("        outcome:\n          text: It protests", "        outcome:\n          - text: It protests", "line", "`outcome` is one thing, and is no list; leave the `-` out here and before what follows it"),
    ("          - id: long_lines\n", "            id: long_lines\n", "line", "`outcomes` is a list: each of its items begins with `- `, and here is none"),
    ("  - reachable: kept\n  - never: seen", "  reachable: kept\n  never: seen", "lines", "`assert` is a list: each of its items begins with `- `, and here is none"),
    ("effects: {regard: -25, help: +30}", "effects: [regard: -25, help: +30]", "entry", "`effects` has keys below it (indicators and flags, such as `trust: +10`), and is not a list; leave out the dashes"),
    ("effects: {regard: -25, help: +30}", "effects: -25", "", "`effects` has keys below it (indicators and flags, such as `trust: +10`), and is not a number"),
    ("[{family: Moreau, given: Lucie}]\n    title: Harbours", "Moreau, Lucie\n    title: Harbours", "line", "`author` is a list, and not a text"),
    ("[{family: Moreau, given: Lucie}]\n    title: Harbours", "[Lucie Moreau]\n    title: Harbours", "span", "each row has keys below it (`family`, `given`, `literal`, `suffix`, `dropping-particle`, ...), and is not a text"),
    ("[{family: Moreau, given: Lucie}]\n    title: Harbours", "{family: Moreau, given: Lucie}\n    title: Harbours", "line", "`author` is a list, and not a map of keys"),
    (ASSUMES, "assumes: [No case.]", "span", "each row has keys below it (`gap`, `text`), and is not a text"),
    (ASSUMES, "assumes: {text: No case.}", "line", "`assumes` is a list, and not a map of keys"),
    ("  trade: {name: The Chandler}", "  trade: The Chandler", "line", "`trade` has keys below it (`name`, `title`), and is not a text"),
    ("notes: Let one group speak for the quay.", "notes: [Let one group speak.]", "line", "`notes` is a text, and not a list"),
    ("start: spring\n", "class: [known]\nstart: spring\n", "line", "`class` has keys below it (`without`), and is not a list"),
    (WHEN, "when: [regard > 30, help > 2]\n", "line", "`when` is a condition such as `trust >= 40`, and not a list"),
    (WHEN, "when: {regard: 30}\n", "", "`when` is a condition such as `trust >= 40`, and not a map of keys"),
    ("          findings: [H2]\n", "          findings: [H2]\n          like: It is the same quay.\n", "line", "`like` is a list, and not a text"),
    (NEXT, "        next: {to: notice}\n", "line", "`next` is the id of a scene or an ending, or rows `{when: ..., to: ...}`; put `- ` before a row"),
    (NEXT, "        next: [notice]\n", "line", "`next` has rows `{when: ..., to: ...}`, and not a text"),
    # numbers
    (EFFECTS, "effects: {help: +10%}", "entry", "an effect is a number, and not the text `+10%`"),
    (EFFECTS, "effects: {help: = 30}", "entry", "an effect is a number, and not the text `= 30`"),
    (EFFECTS, "effects: {help: ++10}", "entry", "an effect is a number, and not the text `++10`"),
    (EFFECTS, "effects: {help: + 10}", "entry", "an effect is a number, and not the text `+ 10`"),
    (EFFECTS, "effects: {help: 010}", "entry", "an effect is a number, and not `010`"),
    (EFFECTS, "effects: {help: {set: 30}}", "entry", "an effect is a number, and not a map of keys"),
    (EFFECTS, "effects: {warned: {to: true}}", "entry", "an effect on a flag is `true` or `false`, and not a map of keys"),
    (EFFECTS, "effects: {warned: +1}", "entry", "`warned` is a flag: an effect makes it `true` or `false`"),
    ("help: {label: What the mainland does, start: 20,", "help: {label: What the mainland does, start: 99999999999999999999,", "", "`start` is within 1,000,000, and not 99999999999999999999"),
    ("range: [0, 100], better: higher}\nflags", "range: 0-100, better: higher}\nflags", "entry", "`range` is two whole numbers, the lowest and the highest"),
    ("range: [0, 100], better: higher}\nflags", "min: 0, max: 100, better: higher}\nflags", "range", "the lowest and the highest value stand in a list: `range: [0, 100]`"),
    ("weight: 3", "weight: 0.75", "line", "a weight is a whole number, such as 75 beside 25, and not `0.75`"),
    ("weight: 3", "weight: 75%", "line", "`weight` must be a plain whole number, and not the text `75%`"),
    ("weight: 3", "probability: 0.75", "line", "unknown key `probability`"),
    ("weight: 3", "probability: 75", "line", "unknown key `probability`"),
    (BETWEEN, "between: [0,1, 0,9]", "entry", "`between` is two numbers from 0 to 1"),
    (BETWEEN, "between: [10%, 90%]", "entry", "`between` is two numbers from 0 to 1"),
    (BETWEEN, "between: 10 to 90", "entry", "`between` is two numbers from 0 to 1"),
    ("after: 1", "after: two", "item", "`after` must be a plain whole number, and not the text `two`"),
    ("after: 1", "after: 2 decisions", "item", "`after` must be a plain whole number, and not the text `2 decisions`"),
    ("cuts_against: true", "cuts_against: Some say so", "line", "`cuts_against` is `true` or `false`, and not the text `Some say so`"),
    # conditions
    (WHEN, "when: regard > 30, help > 2\n", "line", "`,` is not of this language; write `and`"),
    (WHEN, "when: 30 < regard < 90\n", "line", "compare two things at a time and join them with `and`"),
    (WHEN, "when: '!warned'\n", "line", "`!` is not of this language; write `not`"),
    (WHEN, "when: \"{regard} > 30\"\n", "line", "braces show a value in a text; a condition names it without them"),
    (WHEN, "when: regard => 30\n", "line", "`=>` is not of this language; write `>=`"),
    (WHEN, "when: regard > 30 || help > 90\n", "line", "`||` is not of this language; write `or`"),
    (WHEN, "when: seen notice\n", "line", "write it as `seen(scene)`"),
    (WHEN, "when: chose(notice:tell)\n", "line", "write it as `chose(scene.option)`"),
    (WHEN, "when: chose(tell)\n", "", "write it as `chose(scene.option)`"),
    (WHEN, "when: seen(cold, notice)\n", "", "`seen(scene)` asks about one scene; ask about each, joined with `and` or `or`"),
    (WHEN, "when: Regard for the board > 30\n", "", "`Regard for the board` is no name; an indicator or a flag is named by its id, one word"),
    (WHEN, "when: regard > 30.5\n", "", "a number is whole, in plain digits"),
    # other words for a key
    (NEXT, "        goto: notice\n", "line", "unknown key `goto`"),
    ("{when: regard < 40, to: cold}", "{if: regard < 40, to: cold}", "entry", "unknown key `if`"),
    ("{when: regard < 40, to: cold}", "{when: regard < 40, then: cold}", "entry", "unknown key `then`"),
    ("      - {to: autumn}", "      - else: autumn", "item", "unknown key `else`"),
    ("  - never: seen(cold) and regard > 90", "  - always: regard < 90", "", "unknown key `always`; a promise may have `never`, `reachable`, `probability`, `decisions`"),
    ("        label: Tell the mainland now", "        title: Tell the mainland now", "line", "unknown key `title`"),
    ("          text: It protests", "          description: It protests", "line", "unknown key `description`"),
    ("    issued: 1911\n", "    year: 1911\n", "line", "a reference has no `year`; this stands under `issued`"),
    # names of things by their titles
    (NEXT, "        next: Who is told\n", "line", "there is no scene or ending `Who is told`"),
    ("ending: drift", "ending: Drift", "entry", "there is no ending `Drift`"),
    ("record: weeks", "record: About three weeks", "line", "`About three weeks` is not among the answers"),
    ("analogues: [harbour-1902]\n          findings: [H2]", "analogues: [The search of 1902]\n          findings: [H2]", "span", "there is no analogue `The search of 1902`"),
    (EFFECTS, "effects: {Regard for the board: +5}", "entry", "there is no indicator or flag `Regard for the board`"),
    ("stands at {help}.", "stands at {What the mainland does}.", "span", "`{What the mainland does}` is no name; write `{help}`, or `{{` for a brace"),
    ("stands at {help}.", "stands at { help }.", "span", "`{ help }` is no name; write `{help}`, or `{{` for a brace"),
    (EFFECTS, "effects: {respect: +5}", "", "there is no indicator or flag `respect`; there are `help`, `regard`, `warned`"),
    ("[how_long]", "[How long did the search of 1902 last?]", "span", "there is no question `How long did the search of 1902 last?`"),
    ("predict: [how_long]", "predict: How long did the search of 1902 last?", "", "`predict` is a list, and not a text"),
    # what is missing, or stands where it does not belong
    ("    next: end\nendings", "endings", "below", "nothing says where play goes from here: this scene needs a `next`, or each option"),
    ("      - {to: autumn}\n", "", "after", "where no row holds, play has nowhere to go; let the last row have no `when`"),
    ("        label: Tell the mainland now\n        outcome:\n          text: It protests and gets ready.\n          basis: assumption\n          assumes: [{text: What notice brings is a guess.}]\n          effects: {warned: true, regard: +5}\n", "        label: Tell the mainland now\n", "inside", "an option needs `outcome`"),
    (CALM, "    text: Nobody calls,\n  not even the pilot.\n", "line", "this line has no key and no colon; a text that goes on over several lines is indented below its key"),
    ("    text: |\n      The mainland", "    text: |\n    The mainland", "line", "this line has no key and no colon; a text that goes on over several lines is indented below its key"),
    ("text: The smugglers sail.}", "text: The smugglers sail.}\n---", "", "`---` starts a second document, and a file has one; leave it out"),
    ("issued: 1902-10-13", "issued: 13.10.1902", "line", "a date must be a year, a month or a day that exists, such as `2020` or `2020-10`"),
    ("issued: 1902-10-13", "issued: October 13, 1902", "line", "a date must be a year, a month or a day that exists, such as `2020` or `2020-10`"),
    ("issued: 1902-10-13", "issued: 10/13/1902", "line", "a date must be a year, a month or a day that exists, such as `2020` or `2020-10`"),
    ("start: spring\n", "", "above", "a scenario needs `start`"),
    # more of each
    (WHEN, "when: warned == yes\n", "line", "a flag is named alone: `flag` where it is true, `not flag` where it is false"),
    (WHEN, "when: unless warned\n", "line", "`unless` is not of this language; write `not`"),
    (WHEN, "when: visited(cold)\n", "line", "`visited` is not of this language; write `seen`"),
    (WHEN, "when: regard * 2 > 30\n", "", "a condition adds and takes away; it has no `*`"),
    (WHEN, "when: always\n", "", "what always holds has no condition; leave the line out"),
    ("source: [gazette-1902, moreau-1911]", "source: gazette-1902, moreau-1911", "line", "`gazette-1902, moreau-1911` is several; each is an entry of a list by itself"),
    ("findings: [H1]\n          assumes: [{text: How much is", "findings: [H1; H2]\n          assumes: [{text: How much is", "span", "`H1; H2` is several; each is an entry of a list by itself"),
    ("findings: [H2]", "findings: H1, H2", "line", "`findings` is a list, and not a text"),
    ("better: higher}\n  regard", "better: higher, unit: %}\n  regard", "line", "a text cannot start with `%` unless it is in quotes"),
    ("minutes: 30", "minutes: 1h", "", "`minutes` must be a plain whole number, and not the text `1h`"),
    ("date: 1902-06", "date: 1902/06", "line", "a date must be a year, a month or a day that exists, such as `2020` or `2020-10`"),
    ("  warned:\n", "  warned: 0\n", "line", "`warned` is `true` or `false`, and not `0`"),
    ("flags:\n  warned:\n", "flags: warned\n", "line", "`flags` has keys below it (ids), and is not a text"),
    ("      trade: A partner", "      - trade: A partner", "line", "`trade:` stands among keys and has no dash; leave the `-` out"),
    (NEXT, "        next: scenes.notice\n", "line", "there is no scene or ending `scenes.notice`"),
    ("  drift: {title: Drift, text: The smugglers sail.}", "  drift: {title: Drift, text:The smugglers sail.}", "rest", "a space is missing after `text:`"),
    ("  drift: {title: Drift, text: The smugglers sail.}", "  drift: title: Drift, text: The smugglers sail.", "line", "`drift:` has keys on its line; put braces around them"),
    (EFFECTS, "effects: help: +10", "line", "`effects:` has keys on its line; put braces around them"),
    (EFFECTS, "effects: {help: {add: 10}}", "entry", "an effect is a number, and not a map of keys"),
    ("start: spring\n", "silence: [B104]\nstart: spring\n", "span", "each row has keys below it (`code`, `at`, `because`), and is not a text"),
    ("author: [{family: Moreau, given: Lucie}]\n    title: Harbours", "authors: [{family: Moreau, given: Lucie}]\n    title: Harbours", "line", "a reference has no `authors`; this stands under `author`"),
    ("    container-title: The Gazette", "    newspaper: The Gazette", "line", "a reference has no `newspaper`; this stands under `container-title`"),
    ("        source: gazette-1902\n", "        reference: gazette-1902\n", "line", "unknown key `reference`"),
    ("        kind: event\n", "        type: event\n", "line", "unknown key `type`"),
    ("    question: How long did", "    text: How long did", "line", "unknown key `text`"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "how", "message"), BROKEN, ids=[row[1].strip()[:40] for row in BROKEN]
)
def test_one_problem_is_told_and_its_fix_mends_it(
    right: str, wrong: str, how: str, message: str, tmp_path: Path
) -> None:
    assert right in SOUND
    text = SOUND.replace(right, wrong, 1)
    first, *others = problems_of(written(tmp_path, text))
    assert (first.message, bool(first.fix), others) == (message, how != "", [])
    if how:
        assert problems_of(written(tmp_path, pasted(text, first, how))) == ()


def pasted(text: str, problem: Problem, how: str) -> str:
    """Return a text with the fix of a problem in it."""
    assert problem.place is not None
    lines = text.split("\n")
    at, fix = problem.place.line - 1, problem.fix.split("\n")
    line = lines[at]
    lead = re.match(r" *- " if how == "item" else r" *", line)
    indent = "" if fix[0].startswith(" ") or lead is None else lead.group()
    if how in NEIGHBOURS:
        inner = "  " if how in ("below", "inside") else ""
        where = at if how == "above" else at + 1
        lines[where:where] = [indent + inner + each for each in fix]
    elif how in ("line", "lines", "item"):
        count = len(fix) if how == "lines" else 1
        lines[at : at + count] = [indent + each for each in fix]
    elif how == "both":
        lines[at - 1 : at + 1] = [indent[2:] + problem.fix]
    else:
        start, end = stretch(line, problem, how)
        lines[at] = line[:start] + problem.fix + line[end:]
    return "\n".join(lines)


def stretch(line: str, problem: Problem, how: str) -> tuple[int, int]:
    """Return the columns of a line that a fix is pasted over."""
    assert problem.place is not None
    start, end = problem.place.column - 1, problem.place.end_column - 1
    key = f"{problem.fix.partition(':')[0]}:"
    if how == "range":
        return start, line.index(", better")
    if how in ("entry", "rest") and key in line[:end]:
        start = line.rindex(key, 0, end)
    if how == "entry":
        end = problem.place.column - 1
        depth = 0
        while depth or (end < len(line) and line[end] not in ",}]"):
            depth += (line[end] in "[{") - (line[end] in "]}")
            end += 1
        end = max(end, problem.place.end_column - 1)
    return start, end
