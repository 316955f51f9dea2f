"""A bare argparse program with as many commands as the game has."""

from __future__ import annotations

import argparse

parser = argparse.ArgumentParser(prog="bare", description="A program with two commands.")
parser.add_argument("--version", action="version", version="bare 1")
commands = parser.add_subparsers(dest="command", metavar="COMMAND")
play = commands.add_parser("play", help="play a scenario", description="Play a scenario.")
play.add_argument("scenario", nargs="?", metavar="SCENARIO", help="a name, a file or a folder")
play.add_argument("--plain", action="store_true", help="line by line")
play.add_argument("--seed", type=int, metavar="N", help="decides chance")
commands.add_parser("list", help="list the scenarios", description="List the scenarios.")
parser.parse_args()
