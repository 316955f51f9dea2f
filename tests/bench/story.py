"""One generated story, written as a scenario of the game and as ink, for measuring both.

Scenes stand in layers, so that every play makes the same number of decisions. Each has three or
four options; some are open on a condition; each moves one to three indicators and sometimes a
flag; the ending is chosen by ten ordered rules.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import yaml

INDICATORS = {
    "trust": 50, "funds": 40, "morale": 60, "safety": 70,
    "press": 30, "time": 80, "skill": 20, "stress": 40,
}  # fmt: skip
FLAGS = ("exposed", "ally", "insured", "promised", "audited", "injured")
RULES = (
    ("trust >= 80 and skill >= 60 and ally", "legend"),
    ("safety < 20 and stress >= 70", "collapse"),
    ("press >= 60 and exposed", "scandal"),
    ("funds >= 70 and not audited", "rich"),
    ("time < 45 and injured", "late"),
    ("morale >= 75 and promised", "loved"),
    ("funds < 20", "bankrupt"),
    ("safety >= 75 and insured", "safe"),
    ("trust >= 60", "trusted"),
    ("", "plain"),
)
WORDS = [
    "the",
    "envoy",
    "waited",
    "while",
    "rain",
    "crossed",
    "the",
    "long",
    "square",
    "and",
    "nobody",
    "in",
    "the",
    "ministry",
    "would",
    "say",
    "which",
    "letter",
    "had",
    "been",
    "read",
    "or",
    "whose",
    "answer",
    "was",
    "still",
    "on",
    "the",
    "road",
    "from",
    "the",
    "northern",
    "border",
    "so",
    "the",
    "advisers",
    "spoke",
    "of",
    "ships",
    "and",
    "judges",
    "and",
    "winter",
    "and",
    "of",
    "promises",
    "made",
    "before",
    "the",
    "vote",
]


@dataclass(frozen=True)
class Choice:
    """One option: its words, its condition ("" for none), its changes and where it leads."""

    text: str
    when: str
    adds: tuple[tuple[str, int], ...]
    flag: str
    to: str


@dataclass(frozen=True)
class Story:
    """Scene id to its words and choices; `end` stands for the rules."""

    scenes: dict[str, tuple[str, tuple[Choice, ...]]]
    endings: dict[str, str]


def sentence(luck: random.Random, words: int) -> str:
    return " ".join(luck.choice(WORDS) for _ in range(words)).capitalize() + "."


def condition(luck: random.Random) -> str:
    test = f"{luck.choice(list(INDICATORS))} {luck.choice(('>=', '<'))} {luck.randrange(30, 61, 5)}"
    kind = luck.random()
    if kind < 0.35:
        return f"{test} and not {luck.choice(FLAGS)}"
    if kind < 0.5:
        return f"{test} or {luck.choice(FLAGS)}"
    return luck.choice(FLAGS) if kind < 0.6 else test


def make_story(*, scenes: int = 60, decisions: int = 14, seed: int = 7, words: int = 50) -> Story:
    """Make a story; the same arguments give the same story."""
    luck = random.Random(seed)
    layers: list[list[str]] = [["s0"]] + [[] for _ in range(decisions - 1)]
    for number in range(max(scenes - 1, decisions - 1)):
        at = 1 + number % (decisions - 1)
        layers[at].append(f"s{at}_{len(layers[at])}")
    made = {}
    for at, layer in enumerate(layers):
        onward = layers[at + 1] if at + 1 < decisions else ["end"]
        for id_ in layer:
            targets = luck.sample(onward, min(4, len(onward)))
            choices = []
            for number in range(luck.choice((3, 3, 4))):
                moved = luck.sample(list(INDICATORS), luck.choice((1, 2, 2, 3)))
                choices.append(
                    Choice(
                        sentence(luck, 8),
                        condition(luck) if number >= 2 and at and luck.random() < 0.75 else "",
                        tuple((each, luck.choice((-15, -10, -5, 5, 10, 15))) for each in moved),
                        luck.choice(FLAGS) if luck.random() < 0.25 else "",
                        targets[number % len(targets)],
                    )
                )
            made[id_] = (sentence(luck, words), tuple(choices))
    return Story(made, {id_: sentence(luck, words) for _, id_ in RULES})


def to_yaml(story: Story) -> str:
    """The story in the game's own format."""
    scenes = {}
    for id_, (text, choices) in story.scenes.items():
        options = {}
        for number, choice in enumerate(choices):
            effects: dict[str, object] = dict(choice.adds)
            if choice.flag:
                effects[choice.flag] = True
            options[f"o{number}"] = {
                "label": choice.text,
                **({"when": choice.when} if choice.when else {}),
                "outcome": {
                    "text": "So it is done.",
                    "basis": "assumption",
                    "assumes": [{"text": "Made up for measuring."}],
                    "effects": effects,
                },
                "next": choice.to,
            }
        scenes[id_] = {"title": id_, "text": text, "options": options}
    endings = {
        id_: {"title": id_, **({"when": rule} if rule else {}), "text": story.endings[id_]}
        for rule, id_ in RULES
    }
    whole = {
        "format": 1,
        "title": "Measured",
        "indicators": {
            id_: {"label": id_.title(), "start": start, "range": [0, 100], "better": "higher"}
            for id_, start in INDICATORS.items()
        },
        "flags": dict.fromkeys(FLAGS, False),
        "start": "s0",
        "scenes": scenes,
        "endings": endings,
    }
    return yaml.dump(whole, sort_keys=False, width=100, Dumper=yaml.CSafeDumper)


def to_ink(story: Story) -> str:
    """The same story as ink, with the same clamps."""

    def rule(source: str) -> str:
        return source.replace(" and ", " && ").replace(" or ", " || ")

    lines = [f"VAR {id_} = {start}" for id_, start in INDICATORS.items()]
    lines += [f"VAR {flag} = false" for flag in FLAGS]
    lines.append("-> s0")
    for id_, (text, choices) in story.scenes.items():
        lines += [f"=== {id_} ===", text]
        for choice in choices:
            guard = f"{{{rule(choice.when)}}} " if choice.when else ""
            lines.append(f"+ {guard}[{choice.text}]")
            for name, amount in choice.adds:
                limit = (
                    f"MIN(100, {name} + {amount})" if amount > 0 else f"MAX(0, {name} - {-amount})"
                )
                lines.append(f"  ~ {name} = {limit}")
            if choice.flag:
                lines.append(f"  ~ {choice.flag} = true")
            lines += ["  So it is done.", f"  -> {'finish' if choice.to == 'end' else choice.to}"]
    lines += ["=== finish ===", "{"]
    lines += [f"- {rule(source) or 'else'}: -> {id_}" for source, id_ in RULES]
    lines.append("}")
    for id_, text in story.endings.items():
        lines += [f"=== {id_} ===", f"{text} # {id_}", "-> END"]
    return "\n".join(lines) + "\n"
