"""Play from the printed page alone, and compare with the program at every step.

A table of one reads the sheets as people do: nothing but their words and codes is used, never the
scenario behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random

import pytest

from game.arguments.paper import TABLETOP
from game.classroom.paper.printed import Wanted, printed
from game.classroom.rules.plan import Lengths
from game.content.opened import Library, Opened
from game.engine.play import choose, start
from game.engine.stuck import where_stuck
from game.engine.view import ending_view, indicator_values, scene_view
from game.text.markdown import plain

LIBRARY = Library()
NAMES = LIBRARY.names()
LENGTHS = Lengths(1, 30, True, 100, 100, 100, 100)
PLAYS = 12


@dataclass
class Part:
    """A stretch of a card: the condition that stands above it, and its words."""

    condition: str
    words: str = ""


@dataclass
class Sheet:
    """A card as it is read."""

    code: str
    parts: list[Part] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return "\n".join(part.words for part in self.parts)

    def line(self, begins: str) -> str:
        found = [line for line in self.whole.splitlines() if line.startswith(begins)]
        return found[0] if found else ""


class Page(HTMLParser):
    """Cards by their codes, tables by their captions, paragraphs of the track sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cards: dict[str, Sheet] = {}
        self.tables: dict[str, list[list[str]]] = {}
        self.loose: list[str] = []
        self.card: Sheet | None = None
        self.rows: list[list[str]] | None = None
        self.caption = False
        self.depth: list[str] = []
        self.feed(text)
        self.tables = {
            caption: [[cell.strip() for cell in row] for row in rows]
            for caption, rows in self.tables.items()
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("meta", "br", "hr"):
            return
        class_ = given.get("class") or ""
        if tag == "article":
            self.card = Sheet(given.get("aria-label") or "", [Part("")])
            self.cards[self.card.code] = self.card
        elif tag == "table":
            self.rows = []
        elif tag == "caption":
            self.caption = True
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        elif class_ == "quiet" and self.rows:
            self.rows[-1][-1] += "| "
        elif class_ == "only" and self.card:
            self.card.parts.append(Part("?"))
        self.depth.append(class_ if tag == "div" else tag)

    def handle_endtag(self, tag: str) -> None:
        ended = self.depth.pop()
        if tag == "article":
            self.card = None
        elif ended == "only" and self.card:
            self.card.parts.append(Part(""))
        elif tag == "caption":
            self.caption = False
        elif tag == "table":
            self.rows = None
        elif tag in ("p", "li", "div", "h3", "h4"):
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        if self.caption:
            self.tables[data] = self.rows = []
        elif self.rows is not None:
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] += data
        elif self.card is not None:
            part = self.card.parts[-1]
            if part.condition == "?" and data.startswith("Only if "):
                part.condition = data.removeprefix("Only if ").removesuffix(":")
            else:
                part.words += data
        else:
            self.loose.append(data)


TOKEN = re.compile(r"“[^”]*”|\(|\)| and | or ")


@dataclass
class Table:
    """A table of people with a track sheet, a calendar and a page of cards."""

    page: Page
    values: dict[str, int] = field(default_factory=dict)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    marks: dict[str, bool] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    calendar: dict[int, list[str]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    scene: str = ""
    ending: str = ""

    def __post_init__(self) -> None:
        for label, begins, *_ in self.page.tables.get("Indicators", [])[1:]:
            name, _, about = label.partition(" | ")
            low, high = re.search(r"(-?\d+) to (-?\d+)", about).groups()
            self.values[name], self.ranges[name] = int(begins), (int(low), int(high))
        for crossed, name in re.findall(r"([☐☒]) ‘([^’]*)’", "".join(self.page.loose)):
            self.marks[name] = crossed == "☒"
        first = next(
            code for code, each in self.page.cards.items() if "play begins here" in each.whole
        )
        self.enter(first.removeprefix("Scene "))

    def holds(self, said: str) -> bool:
        """Judge a condition as a person does: brackets first, then `and`, then `or`."""
        said = said.strip()
        parts, depth, begin = [], 0, 0
        for token in TOKEN.finditer(said):
            sign = token.group()
            depth += (sign == "(") - (sign == ")")
            if depth == 0 and sign.strip() in ("and", "or"):
                parts += [said[begin : token.start()], sign.strip()]
                begin = token.end()
        parts.append(said[begin:])
        if len(parts) > 1:
            joins = set(parts[1::2])
            assert len(joins) == 1, f"not to be read without brackets: {said}"
            found = [self.holds(each) for each in parts[::2]]
            return all(found) if joins == {"and"} else any(found)
        if said.startswith("("):
            return self.holds(said[1:-1])
        return self._single(said)

    def _single(self, said: str) -> bool:
        if met := re.fullmatch(r"the mark ‘(.*)’ is (on|off)", said):
            return self.marks[met[1]] is (met[2] == "on")
        if met := re.fullmatch(r"scene (\d+) has( not)? been left", said):
            return (met[1] in self.left) is not bool(met[2])
        if met := re.fullmatch(r"(\w+) was( not)? chosen", said):
            return (met[1] in self.chosen) is not bool(met[2])
        met = re.fullmatch(r"(.*) is (below|above|exactly|not|at least|at most) (−?\d+)", said)
        assert met, said
        name, number = met[1].strip("“”"), int(met[3].replace("−", "-"))
        has = len(self.chosen) if name == "the number of decisions made" else self.values[name]
        return {
            "below": has < number, "above": has > number, "exactly": has == number,
            "not": has != number, "at most": has <= number, "at least": has >= number,
        }[met[2]]  # fmt: skip

    def change(self, card: Sheet) -> None:
        """Do what stands in the box of a card."""
        said = card.line("Track: ").removeprefix("Track: ").removesuffix(".")
        for each in said.split("; "):
            if met := re.fullmatch(r"mark ‘(.*)’ (on|off)", each):
                self.marks[met[1]] = met[2] == "on"
            elif met := re.fullmatch(r"slip (L\d+) into the calendar, (\d+) rows? below .*", each):
                self.calendar.setdefault(len(self.chosen) + int(met[2]), []).append(met[1])
            elif met := re.fullmatch(r"(.*?)(?: ([+−])|: set to )(−?\d+)", each):
                number = int(met[3].replace("−", "-"))
                signed = {None: 0, "+": number, "−": -number}[met[2]]
                value = number if met[2] is None else self.values[met[1]] + signed
                low, high = self.ranges[met[1]]
                self.values[met[1]] = min(max(value, low), high)
            elif each:
                assert each == "nothing changes", each

    def slip(self, code: str) -> None:
        card = self.page.cards[code]
        met = re.search(
            r"From card [\w-]+\.(?: Only if (.*); else put it away unread\.)?", card.whole
        )
        if met[1] is None or self.holds(met[1]):
            self.read.append(code)
            self.change(card)

    def enter(self, scene: str) -> None:
        if self.scene:
            self.left.append(self.scene)
        self.scene = scene
        for code in self.calendar.pop(len(self.chosen), []):
            self.slip(code)
        for code, _, where, when in self.page.tables.get("Each at most once, in this order", [])[
            1:
        ]:
            here = where == "any scene" or scene in re.findall(r"\d+", where)
            due = when.startswith("if ") and self.holds(when.removeprefix("if "))
            if here and due and code not in self.read:
                self.read.append(code)
                self.change(self.page.cards[code])
        if "A page to read, without a decision" in self.card.whole:
            self.go(self.card)

    @property
    def card(self) -> Sheet:
        return self.page.cards[f"Scene {self.scene}"]

    def told(self, card: Sheet) -> str:
        """What is read out of a card now."""
        return " ".join(
            part.words for part in card.parts if not part.condition or self.holds(part.condition)
        )

    def open_options(self) -> list[str]:
        found = []
        for line in self.card.whole.partition("To choose from")[2].splitlines():
            met = re.match(r"([A-Z]+)  .*?(?: Open only if (.*?)(?:; otherwise say: .*|, else not offered))?$", line)  # fmt: skip
            if met and (met[2] is None or self.holds(met[2])):
                found.append(met[1])
        return found

    def cards_for(self, option: str) -> dict[str, int]:
        """The cards that an option can lead to now, and how many numbers each has."""
        cell = next(
            row[2]
            for row in self.page.tables["Which card an option leads to"][1:]
            if row[0] == option
        )
        found = {}
        for told in cell.splitlines():
            if met := re.fullmatch(r"(\d+)(?:–(\d+))? of \d+: ([\w-]+)", told):
                found[met[3]] = int(met[2] or met[1]) - int(met[1]) + 1
            elif met := re.fullmatch(r"([\w-]+): (\d+) numbers? (?:always|if (.*))", told):
                if met[3] is None or self.holds(met[3]):
                    found[met[1]] = int(met[2])
            elif told.strip():
                found[told.strip()] = 1
        return found

    def go(self, card: Sheet) -> None:
        """Follow the first line that holds."""
        for line in re.findall(r"(?m)^(?:If .*|Otherwise.*|Go to .*)$", card.whole):
            met = re.fullmatch(
                r"(?:If (.*): go|Otherwise: go|Go) to (the endings|scene \d+|ending E\d+)", line
            )
            if met is None or (met[1] is not None and not self.holds(met[1])):
                continue
            if met[2].startswith("scene "):
                self.enter(met[2].removeprefix("scene "))
            else:
                self.end(met[2].removeprefix("ending "))
            return
        raise AssertionError(f"{card.code} leads nowhere")

    def end(self, where: str) -> None:
        for row in sorted(self.calendar):
            for code in self.calendar[row]:
                self.slip(code)
        self.calendar.clear()
        if where != "the endings":
            self.ending = where
            return
        for code, card in self.page.cards.items():
            met = re.search(
                r"^Reached (?:if (.*)|in every other case)\.$", card.whole, re.MULTILINE
            )
            if met and (met[1] is None or self.holds(met[1])):
                self.ending = code
                return


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module", params=NAMES)
def opened(request: pytest.FixtureRequest) -> Opened:
    return LIBRARY.open(request.param)


def test_a_play_on_paper_is_the_play_of_the_program(opened: Opened) -> None:
    page = Page(printed(opened, LENGTHS, Wanted(TABLETOP)))
    scenario, program = opened.scenario, opened.program
    numbers = {id_: str(at) for at, id_ in enumerate(scenario.scenes, start=1)}
    endings = {id_: f"E{at}" for at, id_ in enumerate(scenario.endings, start=1)}
    for seed in range(PLAYS):
        chance = Random(seed)
        table, road = Table(page), start(program, seed)
        while not road.over:
            view = scene_view(program, road.state)
            assert table.scene == numbers[view.id]
            told = squeezed(table.told(table.card))
            for sentence in plain(view.text).splitlines():
                if not re.search(r"\d", sentence):
                    assert squeezed(sentence) in told
            letters = dict(zip(scenario.scenes[view.id].options, "ABCDEFGH", strict=False))
            open_now = [option.id for option in view.options if option.open]
            assert table.open_options() == [letters[id_] for id_ in open_now]
            option = chance.choice(open_now)
            code = f"{table.scene}{letters[option]}"
            road = choose(road, option)
            turn = road.turns[-1]
            drawn = scenario.scenes[view.id].options[option].outcomes[turn.outcome]
            every = scenario.scenes[view.id].options[option].outcomes
            table.chosen.append(code)
            cards = table.cards_for(code)
            card = code if len(every) == 1 else f"{code}-{turn.outcome + 1}"
            assert cards[card] == drawn.weight or len(cards) == 1
            table.change(page.cards[card])
            table.go(page.cards[card])
            assert where_stuck(road) is None
            on_track = [value for _, _, value in indicator_values(program, road.state)]
            assert list(table.values.values()) == on_track
        ended = ending_view(program, road.state)
        assert ended is not None
        assert table.ending == endings[ended.id]
        told = squeezed(table.told(page.cards[table.ending]))
        for sentence in plain(ended.text).splitlines():
            if not re.search(r"\d", sentence):
                assert squeezed(sentence) in told
