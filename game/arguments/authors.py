"""What the commands for those who write scenarios take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.arguments.values import seed, states

if TYPE_CHECKING:
    from game.arguments.values import Commands


def add_authors(commands: Commands) -> None:
    """Add the commands for authors."""
    check = commands.add_parser(
        "check",
        help="say what is wrong with scenarios",
        description="Say everything that is wrong with scenarios, at once and sorted by place.",
        epilog="Exit code: 0 sound, 1 problems, 2 nothing could be read.",
    )
    check.add_argument(
        "scenarios",
        nargs="+",
        metavar="PATH",
        help="a name of the library, a file, or a folder of one scenario or of several",
    )
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text if left out"
    )
    check.add_argument("--strict", action="store_true", help="let warnings count as errors")
    explain = commands.add_parser(
        "explain",
        help="say what a problem's code means",
        description="Say what a problem's code means, why it matters, and how it is put right. "
        "Without a code, all codes are listed.",
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="such as S201")
    explore = commands.add_parser(
        "explore",
        help="tell all that can happen in a scenario, exactly",
        description="Visit every state of a scenario and tell what can happen: each ending with "
        "its exact probability, what can never be seen, where play sticks, how long it is. "
        "Without a scenario: what of the library's evidence can be met in its scenarios.",
        epilog="Exit code: 0 explored, proved or not, 1 problems, 2 nothing could be read.",
    )
    explore.add_argument(
        "scenario",
        nargs="?",
        metavar="SCENARIO",
        help="a name, a file or a folder; the whole library if left out",
    )
    explore.add_argument(
        "--format", choices=("text", "json"), default="text", help="text if left out"
    )
    explore.add_argument(
        "--max-states",
        type=states,
        metavar="N",
        help="how many states are visited at most, 30,000,000 if left out, for which 1 GB of "
        "memory is enough; past them nothing is proved, and plays are sampled",
    )
    explore.add_argument(
        "--seed",
        type=seed,
        default=0,
        metavar="N",
        help="decides which plays are sampled where not everything can be proved; 0 if left out",
    )
    explore.add_argument(
        "--with-inject",
        action="append",
        default=[],
        metavar="INJECT@SCENE",
        help="bring an inject in by hand whenever play comes to a scene, until it has come; may be "
        "given several times",
    )
    diff = commands.add_parser(
        "diff",
        help="tell what differs between two versions of a scenario",
        description="Tell what differs between two versions of a scenario: how likely each ending "
        "is, what can be met now or never any more, which ids and problems came and went, whether "
        "the rules have changed or only words.",
        epilog="Exit code: 0 no difference in rules or words, 1 differences, 2 one of them could "
        "not be read.",
    )
    diff.add_argument("old", metavar="OLD", help="a name, a file or a folder")
    diff.add_argument("new", metavar="NEW", help="a name, a file or a folder")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="text if left out")
    diff.add_argument(
        "--max-states",
        type=states,
        metavar="N",
        help="how many states of each are visited at most, as many as for explore if left out",
    )
    graph = commands.add_parser(
        "graph",
        help="draw a scenario: its scenes, where they lead, and how often",
        description="Draw a scenario: its scenes, where they lead, and its endings. Lines are as "
        "wide as they are often taken, and dashed where they never are.",
        epilog="Exit code: 0 drawn, proved or not, 1 problems, 2 nothing could be read or written.",
    )
    graph.add_argument("scenario", metavar="SCENARIO", help="a name, a file or a folder")
    graph.add_argument(
        "--format",
        choices=("mermaid", "dot", "svg"),
        help="if left out, what the name of the output asks for, and else mermaid",
    )
    graph.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one; standard output if left out",
    )
    graph.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    graph.add_argument(
        "--max-states",
        type=states,
        metavar="N",
        help="how many states are visited at most, 5,000,000 if left out; past them there are no "
        "figures",
    )
    new = commands.add_parser(
        "new",
        help="begin a scenario",
        description="Write a small commented scenario to begin with, never over another file. "
        "What is not given is asked for.",
    )
    new.add_argument(
        "path",
        metavar="PATH",
        help="the file to write; in a folder, scenario.yaml (a name that ends in / makes one)",
    )
    new.add_argument("--title", help="the title of the scenario")
    new.add_argument(
        "--kind",
        choices=("case", "game"),
        help="a decision-forcing case, or a fictional decision game",
    )
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a scenario, for editors",
        description="Print the JSON Schema of a scenario, with which an editor that has a YAML "
        "language server completes and explains keys.",
    )
    schema.add_argument(
        "kind",
        nargs="?",
        choices=("scenario", "included", "evidence"),
        default="scenario",
        help="of a scenario, of a file that it includes, or of evidence; a scenario if left out",
    )
