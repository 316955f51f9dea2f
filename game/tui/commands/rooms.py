"""The rooms of the terminal app, and those that have commands in common."""

from __future__ import annotations

LIBRARY, BRIEFING, DECISION, ADVICE = "library", "briefing", "decision", "advice"
OUTCOME, ENDING, PROBLEMS, REMARKS = "outcome", "ending", "problems", "remarks"
CARD, ROAD, HELP, LEAVE, FAULTS = "card", "road", "help", "leave", "faults"
UNKEPT = "unkept"
SETTINGS, PALETTE, INDICATORS = "settings", "palette", "indicators"
PREDICTION, HISTORIAN, DISCUSSION = "prediction", "historian", "discussion"
ARCHIVE, FILTERS, ARCHIVED = "archive", "filters", "archived"
SET_UP, WALL, COVERED, NOTES = "set-up", "wall", "covered", "notes"
LINE, CONSOLE, NEWS = "line", "console", "news"
DEBRIEF = "debrief"
FILTERING, BRING, LOOK, WAYS = "filtering", "bring", "look", "ways"

VOICES = tuple("cglmstwxy")
"""The letters that no command of a decision has: each adviser at the table gets one of them."""

ROOMS = {
    LIBRARY: "The library",
    FILTERING: "The library, while you type",
    BRING: "A scenario from elsewhere",
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
    LOOK: "Looking back",
    INDICATORS: "Where things stand",
    DEBRIEF: "The debrief",
    WAYS: "Another way",
    SETTINGS: "Settings",
    PALETTE: "Commands",
    PREDICTION: "A prediction about the record",
    HISTORIAN: "The historian",
    DISCUSSION: "To discuss",
    ARCHIVE: "The archive",
    FILTERS: "What the archive can be narrowed to",
    ARCHIVED: "A page of the archive",
    HELP: "Keys",
    LEAVE: "Leaving",
    UNKEPT: "What cannot be kept",
    SET_UP: "A class",
    WALL: "A class, on the wall",
    COVERED: "The wall is blank",
    NOTES: "The facilitator's notes",
    NEWS: "News at hand",
    LINE: "A line to type",
    CONSOLE: "The facilitator's console",
}
"""Every room, with what the help calls it. One screen can be two rooms, one at a time."""

PURPOSES = {
    LIBRARY: "Here you pick a scenario. The page tells what the marked one is about and what it is "
    "for; Enter opens its briefing, and nothing is decided yet.",
    FILTERING: "Only the scenarios in which all that you type is found are listed.",
    BRING: "Type where a scenario lies that is not in the library. It is checked and opened.",
    BRIEFING: "Here you read who you are, where and when, and what is tracked. The play begins "
    "when you start it.",
    DECISION: "Here you read the scene, hear whom you want to hear, and recommend one of the "
    "options. Nothing happens until you choose, and there is no right answer.",
    ADVICE: "An adviser speaks, and means it. Others at the table may see it another way; the "
    "options stay below.",
    OUTCOME: "Here you read what came of it: first what happened in the real case, then what "
    "follows here, then what is only assumed.",
    ENDING: "The play is over. Here you read how it ended and where the indicators stand, and can "
    "look at what it rests on or play again.",
    PROBLEMS: "This scenario cannot be played as it is written. Each problem is told in its place, "
    "for its author.",
    REMARKS: "This scenario can be played. These remarks are for its author.",
    FAULTS: "The file has been changed and has these problems now. The play goes on as it was.",
    CARD: "Here you read what stands behind it: what was found, by whom, from what standpoint, "
    "what cuts the other way, and the sources.",
    ROAD: "Here you look back on the decisions of this play.",
    INDICATORS: "Here you read where every indicator stands, how it came there, and why it is "
    "tracked. Each tells one thing; there is no score that sums them up.",
    DEBRIEF: "Here you look back: the road with what was known and what came, what could still "
    "come about at each decision, choice and luck, the roads not taken, sources and questions. It "
    "passes no verdict. Tab goes from part to part, n picks the indicator that is told of, and t "
    "plays a way that you did not take, to see both roads side by side.",
    WAYS: "Here you pick a way that you did not take. You play on from there by your own choices, "
    "with the same luck; your own road stays as it is, and both stand side by side in the debrief.",
    LOOK: "Here you read again what a decision was about, what could be chosen, and what came of "
    "what you chose.",
    SETTINGS: "Here you change how the game looks and reads. A change shows at once, and is kept.",
    PALETTE: "Type a few letters of what you want to do; Enter does the marked one.",
    PREDICTION: "Here you say what you think the real case did, and how sure you are. It is no "
    "test: the record is told after your choice. Answer it, skip it, or go back.",
    HISTORIAN: "Here you consult the cases that bear on this decision, before you choose. They "
    "stand in an order that tells nothing of the options; what may still be asked is held back.",
    DISCUSSION: "Here a class finds what to talk about before it chooses.",
    ARCHIVE: "Here you look things up in all the evidence: type words, in any order. In a play, "
    "what may still be asked or decided is held back.",
    FILTERS: "Here you narrow the archive to a kind, an instrument, a place or a period. The same "
    "one again lets everything in.",
    ARCHIVED: "Here you read one thing that the archive holds, and go on from it to what it rests "
    "on, to what rests on it, and to the scenarios that use it.",
    HELP: "Here you read what the keys do.",
    LEAVE: "A play is left only when you say so.",
    UNKEPT: "What you did cannot be written to disk. You can try again, or go on without a record.",
    SET_UP: "Here you say who is there, how long you have, who decides, and which steps are left "
    "out; left and right change a row.",
    WALL: "This is what the class sees. Enter turns its pages and goes on to the next step; hands "
    "are counted by typing them, such as 12 5 3, and never shown before the reveal. Notes, news at "
    "hand and tallies are behind n, over a blank wall, or on precedent console.",
    COVERED: "The class sees nothing of the play now. Cover or mute the projector before you go "
    "on to your notes.",
    NOTES: "These are yours alone: votes, notes, what to listen for, what lies ahead, news.",
    NEWS: "This is yours alone: what you can bring in by hand, hold back, or let go again.",
    LINE: "Type what the facilitator's list of commands has; Enter does it, Esc does not.",
    CONSOLE: "This is yours alone. What you type is done on the projector: Enter alone goes on, "
    "12 5 3 counts hands, inject and an id brings news in.",
}
"""What one does in a room, for the help."""

DECIDING = (DECISION, ADVICE)
LISTS = (LIBRARY, *DECIDING, PREDICTION, FILTERS, WAYS, ARCHIVED, SETTINGS, SET_UP, NEWS)
OVERLAID_PAGES = (
    REMARKS,
    FAULTS,
    CARD,
    ROAD,
    LOOK,
    INDICATORS,
    DEBRIEF,
    HISTORIAN,
    DISCUSSION,
    HELP,
)
OVERLAYS = (*OVERLAID_PAGES, FILTERS, WAYS, ARCHIVED, SETTINGS)
PAGES = (BRIEFING, OUTCOME, ENDING, PROBLEMS, NOTES, *OVERLAID_PAGES)
TEXTS = (*LISTS, *PAGES)
NAMING_QUIT = tuple(room for room in TEXTS if room not in DECIDING)
"""Where the key bar says how to quit; that of a decision has no room for it."""
FINDING = (PALETTE, FILTERING)
TYPING = (*FINDING, BRING, ARCHIVE, LINE, CONSOLE)
"""Where letters are typed, so that none of them is a key."""
IN_PLAY = (*DECIDING, OUTCOME)
PARTS = (OUTCOME, CARD, LOOK, DEBRIEF, HISTORIAN, NOTES)
WATCHED = (BRIEFING, *IN_PLAY, ENDING)
"""Where a scenario whose files are watched is followed, and a notice tells of changes."""

HELPED = (*(room for room in TEXTS if room != HELP), WALL)
"""Where the help is a key away."""

EVERYWHERE = tuple(room for room in HELPED if room != SETTINGS)
"""Where the settings are a key away."""

QUIET_ROOMS = (LIBRARY, BRIEFING)
BUSY_ROOMS = tuple(room for room in HELPED if room not in QUIET_ROOMS)
"""Where the key bar has no room to name the palette."""
