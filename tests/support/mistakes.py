"""More of what authors get wrong than the catalogue shows: other forms, and other places.

Each has its code, where it is told, and the right thing beside it; the first form of each stands in
the file of its code.

Used by the tests of content.
"""

from __future__ import annotations

from game.content.shapes.forms import MAX_TEXT
from writing import Case

TITLE = "title: Two doors\n"
LEFT = "        label: The left one\n"
LEFT_OUTCOME = "outcome: {text: It opens., analogues: [old-hall], effects: {calm: -1}}"
CALM = "calm: {label: Calm, start: 5, range: [0, 10]}"
HALL = "    title: The hall\n"
HALL_TEXT = "    text: Two doors.\n"
FINDING = "D1: {text: Doors open., kind: event, source: guide}"
GUIDE = "guide: {type: book, title: A guide to halls, issued: 1999, container-title: Halls}"
LEFT_NEXT = "        next: end\n      right:"
OUT = "  out: {title: Outside, text: Fresh air.}\n"
SCENES = "endings:\n"
RUNG = "assert: [{never: rung}]\n"
PAGE = "  {}: {{title: A page, text: Read it., next: {}}}\n"


def when(condition: str) -> str:
    return LEFT + f"        when: {condition}\n"


def two_outcomes(first: str, second: str) -> str:
    rest = "text: It opens., analogues: [old-hall]"
    return f"outcomes: [{{{first}{rest}}}, {{{second}{rest}}}]"


def outcome(**parts: str) -> str:
    fields = {"text": "It opens.", "analogues": "[old-hall]", "effects": "{calm: -1}"} | parts
    return f"outcome: {{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


OF_SHAPE = [
    Case("S201", TITLE, "«tilte: Two doors\n", TITLE),
    Case("S201", LEFT, "        «lable: The left one\n", LEFT),
    Case("S201", LEFT, LEFT + "        «wehn: calm > 2\n", LEFT + "        when: calm > 2\n"),
    Case("S201", LEFT, LEFT + "        «effects: {calm: 1}\n", LEFT),
    Case("S201", HALL, HALL + "    «colour: red\n", HALL),
    Case("S201", HALL_TEXT, "    text: [{«wehn: calm > 2, text: Two.}]\n", HALL_TEXT),
    Case(
        "S201",
        "        next: end\n      right:",
        "        next: [{when: calm > 2, «ot: end}, {to: end}]\n      right:",
        "        next: [{when: calm > 2, to: end}, {to: end}]\n      right:",
    ),
    Case("S201", HALL_TEXT, "    text: [{text: Two, «perhaps three}]\n", HALL_TEXT),
    Case("S203", CALM, CALM.replace("5", "«5.0"), CALM.replace("5", "7")),
    Case("S203", CALM, CALM.replace("5", "«05"), CALM),
    Case("S203", CALM, CALM.replace("[0, 10]", "«0-10"), CALM),
    Case("S203", CALM, CALM.replace("[0, 10]", "«[0, 5, 10]"), CALM),
    Case("S203", CALM, CALM.replace("[0, 10]", "«[0, 10.5]"), CALM),
    Case("S203", "{calm: -1}", "{calm: «'-1'}", "{calm: -1}"),
    Case("S203", "{calm: -1}", "{calm: «yes}", "{calm: {to: 3}}"),
    Case("S203", "{calm: -1}", "{calm: «{set: 5}}", "{calm: {to: 5}}"),
    Case("S203", "{calm: -1}", "«[calm, -1]", "{calm: -1}"),
    Case("S203", LEFT, LEFT + "        when: «true\n", LEFT + "        when: calm > 2\n"),
    Case("S203", LEFT, LEFT + "        when: «{calm: 2}\n", LEFT),
    Case(
        "S203",
        "analogues: [old-hall], effects: {calm: -1}",
        "analogues: «old-hall",
        "analogues: [old-hall]",
    ),
    Case("S203", HALL_TEXT, "    text: «{when: calm > 2, text: Two.}\n", HALL_TEXT),
    Case("S203", HALL_TEXT, "    text: [One., «[Two.]]\n", "    text: [One., Two.]\n"),
    Case("S203", HALL, HALL + "    next: «{to: end}\n", HALL),
    Case("S203", LEFT_OUTCOME, "outcome: «It opens.", LEFT_OUTCOME),
    Case("S203", TITLE, TITLE + "flags: {rung: «no}\n", TITLE + "flags: {rung: false}\n" + RUNG),
    Case("S203", TITLE, TITLE + "flags: «[rung]\n", TITLE + "flags: {rung: }\n" + RUNG),
    Case("S203", "D1: {", "D1: {cuts_against: «yes, ", "D1: {cuts_against: false, "),
    Case("S204", TITLE, "title: «no\n", 'title: "no"\n'),
    Case("S204", TITLE, "title: «true\n", "title: 'true'\n"),
    Case("S204", TITLE, "title: «1.5\n", 'title: "1.5"\n'),
    Case("S204", TITLE, "title: «2020-10-05\n", 'title: "2020-10-05"\n'),
    Case("S204", TITLE, "title: «null\n", 'title: "null"\n'),
    Case("S204", HALL_TEXT, "    text: «12:30\n", '    text: "12:30"\n'),
    Case("S204", HALL_TEXT, "    text: [One., «2]\n", '    text: [One., "2"]\n'),
    Case(
        "S204",
        "Doors open., kind: event, source: guide",
        "Doors open., kind: event, source: [guide, «on]",
        "Doors open., kind: event, source: [guide]",
    ),
    Case("S205", TITLE, TITLE + "kind: «a game\n", TITLE + "kind: decision-forcing case\n"),
    Case(
        "S205",
        "Doors open., kind: event",
        "Doors open., kind: «rumour",
        "Doors open., kind: statistic",
    ),
    Case("S206", TITLE, TITLE + "minutes: «601\n", TITLE + "minutes: 600\n"),
    Case("S206", CALM, CALM.replace("10", "1000001").replace("[", "«["), CALM),
    Case("S206", "{calm: -1}", "{calm: «-1000001}", "{calm: -1000000}"),
    Case(
        "S206",
        "endings:\n",
        "assert: [{probability: {ending: out, between: «[0, 2]}}]\nendings:\n",
        "assert: [{probability: {ending: out, between: [0, 1]}}]\nendings:\n",
    ),
    Case(
        "S206",
        "endings:\n",
        "assert: [{decisions: {between: «[2, 1]}}]\nendings:\n",
        "assert: [{decisions: {between: [1, 2]}}]\nendings:\n",
    ),
    Case("S209", TITLE, "«title:\n", TITLE),
    Case("S209", TITLE, "«title: ''\n", TITLE),
    Case("S209", HALL_TEXT, "    «text: []\n", HALL_TEXT),
    Case("S209", HALL_TEXT, "    text: [One., «'']\n", HALL_TEXT),
    Case("S209", LEFT, LEFT + "        «when:\n", LEFT),
    Case("S209", LEFT_OUTCOME, "«outcome:", LEFT_OUTCOME),
    Case("S209", HALL, HALL + "    «next: []\n", HALL),
    Case("S209", "{calm: -1}", "{«calm: }", "{calm: -1}"),
    Case("S209", "endings:\n", "«injects:\nendings:\n", "injects: {}\nendings:\n"),
    Case("S211", TITLE, f"title: «{'x' * (MAX_TEXT + 1)}\n", f"title: {'x' * MAX_TEXT}\n"),
    Case("S212", HALL, HALL + "    date: «1.5\n", HALL + "    date: 2020-10\n"),
    Case("S212", HALL, HALL + "    date: «2020-13\n", HALL + "    date: 2020-12-31\n"),
    Case("S212", HALL, HALL + "    date: «yes\n", HALL + '    date: "2020-12"\n'),
    Case("S212", "issued: 1999", "issued: «soon", "issued: 1999-02-28"),
    Case("S213", "format: 1\n", "format: «'1'\n", "format: 1\n"),
]

OF_MEANING = [
    Case("M301", LEFT_NEXT, LEFT_NEXT.replace("end", "«hal"), LEFT_NEXT.replace("end", "out")),
    Case(
        "M301",
        LEFT_NEXT,
        LEFT_NEXT.replace("end", "[{when: calm > 2, to: «otu}, {to: end}]"),
        LEFT_NEXT.replace("end", "[{when: calm > 2, to: out}, {to: end}]"),
    ),
    Case("M301", HALL, HALL + "    advice: {«pilot: Left.}\n", HALL + "    advice: {}\n"),
    Case("M301", HALL, HALL + "    predict: [«door]\n", HALL + "    predict: [doors]\n"),
    Case("M301", LEFT, LEFT + "        instrument: «raid\n", LEFT + "        instrument: raids\n"),
    Case(
        "M301",
        SCENES,
        "injects: {bell: {title: A bell, text: It rings., scenes: [hall, «out]}}\nendings:\n",
        "injects: {bell: {title: A bell, text: It rings., scenes: [hall]}}\nendings:\n",
    ),
    Case(
        "M301",
        SCENES,
        "assert: [{reachable: hall}, {reachable: «hell}]\nendings:\n",
        "assert: [{reachable: hall}, {reachable: out}]\nendings:\n",
    ),
    Case(
        "M301",
        SCENES,
        "assert: [{probability: {ending: «hall, between: [0, 1]}}]\nendings:\n",
        "assert: [{probability: {ending: out, between: [0, 1]}}]\nendings:\n",
    ),
    Case("M302", OUT, "  «hall: {title: H, text: T, when: calm > 2}\n" + OUT, OUT),
    Case(
        "M302",
        SCENES,
        "instruments: {«raids: {label: Raids}}\nendings:\n",
        "instruments: {sea-raids: {label: Raids}}\nendings:\n",
    ),
    Case("M303", "start: hall", "start: «out", "start: hall"),
    Case("M304", CALM, CALM.replace("[0, 10]", "«[5, 5]"), CALM.replace("[0, 10]", "[5, 6]")),
    Case("M304", CALM, CALM.replace("[0, 10]", "«[10, 0]"), CALM.replace("[0, 10]", "[-1, 10]")),
    Case("M305", LEFT_OUTCOME, outcome(weight="«-2"), outcome(weight="1000000")),
    Case("M308", LEFT, when("calm «>"), when("calm > 2")),
    Case("M308", LEFT, when("calm > 2 «&& calm < 5"), when("calm > 2 and calm < 5")),
    Case("M308", LEFT, when('"calm > «07"'), when('"calm > 7"')),
    Case("M308", LEFT, when("«(calm > 2"), when("(calm > 2)")),
    Case("M309", LEFT, when("«calm"), when("calm > 2")),
    Case("M309", LEFT, when("«seen(hal)"), when("seen(hall)")),
    Case("M309", LEFT, when("calm > 2 and «chose(hall.lift)"), when("chose(hall.left)")),
    Case("M309", OUT, "  in: {title: I, text: T, when: «cal > 2}\n" + OUT, OUT),
    Case(
        "M309",
        SCENES,
        "assert: [{never: «calmer and calm > 2}]\nendings:\n",
        "assert: [{never: calm > 2 and calm < 1}]\nendings:\n",
    ),
    Case(
        "M311",
        LEFT_NEXT,
        LEFT_NEXT.replace("end", "[{to: end}, «{when: calm > 2, to: out}]"),
        LEFT_NEXT.replace("end", "[{when: calm > 2, to: out}, {to: end}]"),
    ),
    Case("M312", HALL_TEXT, "    text: Doors, «{calmness} of them.\n", "    text: Doors {calm}.\n"),
    Case(
        "M312", HALL_TEXT, "    text: Doors «{ or windows.\n", "    text: Doors {{ {decisions}.\n"
    ),
    Case("M312", LEFT, "        label: The «{left} one\n", LEFT),
    Case("M312", HALL, HALL + "    notes: Say «{it}.\n", HALL + "    notes: Say {{it}}.\n"),
    Case(
        "M312",
        SCENES,
        "flags: {rung: }\nsummary: A bell, «{rung}\nendings:\n",
        RUNG + "flags: {rung: }\nsummary: A bell, {calm}\nendings:\n",
    ),
    Case(
        "M312",
        HALL_TEXT,
        "    text: |\n      Two doors,\n      one «{red}.\n",
        "    text: |\n      Two doors,\n      one {calm}.\n",
    ),
    Case(
        "M316",
        SCENES,
        "  one: {title: A, text: B, «next: one}\nendings:\n",
        PAGE.format("one", "hall") + SCENES,
    ),
    Case(
        "M318",
        LEFT_OUTCOME,
        two_outcomes("id: red, ", "").replace(", {text", ", «{text"),
        two_outcomes("id: red, ", "id: blue, "),
    ),
    Case(
        "M318",
        LEFT_OUTCOME,
        two_outcomes("id: red, ", "id: «red, "),
        two_outcomes("id: red, ", "id: blue, "),
    ),
    Case("M321", "{calm: -1}", "{calm: {to: 11}}".replace("{to", "«{to"), "{calm: {to: 10}}"),
    Case(
        "M321",
        SCENES,
        "flags: {rung: }\ninjects: {bell: {title: A, text: B, analogues: [old-hall], "
        "effects: {rung: «1}}}\nendings:\n",
        RUNG + "flags: {rung: }\ninjects: {bell: {title: A, text: B, analogues: [old-hall], "
        "effects: {rung: true}}}\nendings:\n",
    ),
    Case("S207", "      left:\n", "      «Left Door:\n", "      left_door:\n"),
    Case(
        "S207",
        OUT,
        f"  «{'o' * 65}: {{title: O, text: T}}\n",
        f"  {'o' * 64}: {{title: O, text: T}}\n",
    ),
    Case("S207", LEFT_OUTCOME, outcome(id="«Red"), outcome(id="red")),
    Case("S207", "  G1: {", "  «1-G: {", "  G-1: {"),
    Case("S208", "      left:\n", "      «or:\n", "      ore:\n"),
    Case(
        "S208",
        SCENES,
        "flags: {«decisions: }\nendings:\n",
        "flags: {decided: }\nassert: [{never: decided}]\nendings:\n",
    ),
]
