"""The words that may be typed, and what each does."""

from __future__ import annotations

HELP = (
    ("a number", "choose that option"),
    (
        "advisers, advice",
        "hear who is at the table and what each says; with a number, that one alone",
    ),
    ("historian", "the cases that bear on this decision; with a number, that case"),
    ("discuss", "what a class may discuss before it chooses"),
    ("predict", "say what you think the record says, and how sure you are; skip leaves it out"),
    ("archive WORDS", "search all evidence, or read an entry by its id, such as archive T01"),
    ("why, evidence", "what the last outcome rests on: findings, likenesses, sources"),
    ("indicators", "what is tracked, and where it stands"),
    ("road", "the decisions made so far"),
    ("look 2", "look back on decision 2: its scene, its options, and what came of it"),
    ("width 60", "tell lines of at most 60 signs, from 60 to 76, from now on"),
    ("scene", "hear the scene again"),
    ("back, undo, rewind", "take the last decision back; the same choice meets the same luck"),
    ("back 2", "go back to decision 2"),
    ("debrief", "after the end, look back; debrief futures, for one, tells a part of it"),
    ("try", "after the end, the ways that were not taken; try 3 plays the third of them"),
    ("own", "from another road, go back to the end of your own"),
    ("unrecorded", "keep nothing of the play from here on"),
    ("quit, q", "leave; where to find the play again is said then"),
    ("?", "this list"),
)
"""What may be typed, and what it does."""

CONSULTED = frozenset({"advisers", "advice", "historian", "archive", "debrief"})
"""Words that may be followed by others."""

ELSEWHERE = frozenset({"back", "undo", "rewind", "try", "own"})
"""Words that lead to another place of the road, or onto another road."""

FOLLOWED = CONSULTED | ELSEWHERE | {"look", "width"}
"""All words that may be followed by others."""

LEAVE = frozenset({"quit", "q", "exit"})
