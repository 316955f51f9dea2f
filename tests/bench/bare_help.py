"""A bare argparse program with as many commands as the game has."""

from __future__ import annotations

import argparse

parser = argparse.ArgumentParser(prog="bare", description="A program with six commands.")
parser.add_argument("--version", action="version", version="bare 1")
commands = parser.add_subparsers(dest="command", metavar="COMMAND")
play = commands.add_parser("play", help="play a scenario", description="Play a scenario.")
play.add_argument("scenario", nargs="?", metavar="SCENARIO", help="a name, a file or a folder")
play.add_argument("--plain", action="store_true", help="line by line")
play.add_argument("--seed", type=int, metavar="N", help="decides chance")
commands.add_parser("list", help="list the scenarios", description="List the scenarios.")
check = commands.add_parser("check", help="check scenarios", description="Check scenarios.")
check.add_argument("paths", nargs="+", metavar="PATH", help="a name, a file or a folder")
check.add_argument("--format", choices=("text", "json", "github"), default="text", help="the form")
check.add_argument("--strict", action="store_true", help="warnings are errors")
explain = commands.add_parser("explain", help="explain a code", description="Explain a code.")
explain.add_argument("code", nargs="?", metavar="CODE", help="a code")
schema = commands.add_parser("schema", help="print the schema", description="Print the schema.")
schema.add_argument("kind", nargs="?", choices=("scenario", "evidence"), help="which one")
new = commands.add_parser("new", help="begin a scenario", description="Begin a scenario.")
new.add_argument("path", metavar="PATH", help="the file")
new.add_argument("--title", metavar="TITLE", help="its title")
new.add_argument("--kind", choices=("case", "game"), help="its kind")
parser.parse_args()
