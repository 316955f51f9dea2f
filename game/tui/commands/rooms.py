"""The rooms of the terminal app, and those that have commands in common."""

from __future__ import annotations

LIBRARY, BRIEFING, DECISION, ADVICE = "library", "briefing", "decision", "advice"
OUTCOME, ENDING, PROBLEMS, REMARKS = "outcome", "ending", "problems", "remarks"
CARD, ROAD, HELP, LEAVE, FAULTS = "card", "road", "help", "leave", "faults"
UNKEPT = "unkept"

ROOMS = {
    LIBRARY: "The library",
    BRIEFING: "The briefing",
    DECISION: "A decision",
    ADVICE: "A decision, while an adviser speaks",
    OUTCOME: "What came of it",
    ENDING: "The end",
    PROBLEMS: "Problems",
    REMARKS: "Remarks",
    FAULTS: "The file as it is now",
    CARD: "The evidence",
    ROAD: "The road so far",
    HELP: "Keys",
    LEAVE: "Leaving",
    UNKEPT: "What cannot be kept",
}
"""Every room, with what the help calls it. One screen can be two rooms, one at a time."""

DECIDING = (DECISION, ADVICE)
LISTS = (LIBRARY, *DECIDING)
OVERLAYS = (REMARKS, FAULTS, CARD, ROAD, HELP)
PAGES = (BRIEFING, OUTCOME, ENDING, PROBLEMS, *OVERLAYS)
TEXTS = (*LISTS, *PAGES)
IN_PLAY = (*DECIDING, OUTCOME)
PARTS = (OUTCOME, CARD)
WATCHED = (BRIEFING, *IN_PLAY, ENDING)
"""Where a scenario whose files are watched is followed, and a notice tells of changes."""

HELPED = tuple(room for room in TEXTS if room != HELP)
