"""The scenarios that come with the game: where they are, which there are, and finding one."""

from __future__ import annotations

import difflib
import os
import stat
from dataclasses import replace
from pathlib import Path

from game.content.cards.card import MAIN_FILE, Card
from game.content.files.parts import is_part
from game.content.files.safely import file_problem, forbidden
from game.errors import InputError, Problem, UnreadableError

_EVIDENCE = "evidence"
_SUFFIXES = (".yaml", ".yml")
_WILD = frozenset("*?[")
_ALMOST_MAIN = frozenset({MAIN_FILE, "scenario.yml"})
_FEW_FILES = 50
_NO_SCENARIOS = frozenset({"R003", "R013", "R014"})
_PACKAGE = Path(__file__).resolve().parent.parent


def scenarios_folder() -> Path:
    """Return the folder of the shipped scenarios: inside the package, or beside it in a checkout.

    Raises:
        InputError: where there is neither.
    """
    installed = _PACKAGE / "scenarios"
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "scenarios").is_dir():
        return checkout / "scenarios"
    message = "the scenarios that come with the game are missing; install the game again"
    raise InputError([file_problem("R001", message, str(installed))])


def evidence_folder(folder: Path) -> Path:
    """Return the folder of a library's evidence."""
    return folder / _EVIDENCE


def cards(folder: Path, kept_in: Path | None = None) -> list[Card]:
    """Return the cards of all scenarios of a library, by name; broken ones say so on theirs.

    With `kept_in`, a file, those are taken from it whose files are as they were the last time.
    """
    scenarios = sorted(_scenarios(folder).items())
    if kept_in is None:
        from game.content.cards.glance import read_card

        return [read_card(path, name).card for name, path in scenarios]
    from game.content.cards.kept import cards_kept_in

    return cards_kept_in(kept_in, scenarios)


def names(folder: Path) -> list[str]:
    """Return the names of a library's scenarios."""
    return sorted(_scenarios(folder))


def find_scenario(word: str, folder: Path) -> Path:
    """Return the file of a scenario: one of the library by its name, or any by its path.

    A name of the library goes before a file of that name in the current folder, which is reached
    as `./name`.

    Raises:
        UnreadableError: where there is no such scenario, its path may not be looked at, or it
            leads to a part of one.
    """
    scenarios = _scenarios(folder)
    is_path = any(separator in word for separator in (os.sep, os.altsep) if separator)
    if not is_path and word in scenarios:
        return scenarios[word]
    path = Path(word)
    try:
        if word:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
            if is_folder:
                return _main_file(path, word)
            if is_part(path):
                raise UnreadableError([_only_a_part(path, word)])
            return path
    except PermissionError:
        raise UnreadableError([forbidden("path", word)]) from None
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        is_path = True  # nothing that the library could have a name for
    if is_path or word.endswith(_SUFFIXES):
        missing = file_problem("R001", "there is no such file or folder", word)
        raise UnreadableError([replace(missing, nearest=_near_file(path))])
    near = difflib.get_close_matches(word.lower(), scenarios, n=1)
    raise UnreadableError(
        [
            Problem(
                code="R013",
                message=f"there is no scenario `{word}`; `precedent list` shows those there are",
                nearest=near[0] if near else _near_file(path),
            )
        ]
    )


def _only_a_part(path: Path, shown: str) -> Problem:
    """Return that a file is checked with the scenario of its folder, and not by itself."""
    mains = (folder / MAIN_FILE for folder in path.parents)
    whole = next((str(main) for main in mains if _may_be_file(main)), "")
    message = (
        "this is a part of a scenario, and is checked and played with the one that names it under "
        "`include` or `evidence`"
    )
    return replace(file_problem("R014", message, shown), nearest=whole)


def _near_file(path: Path) -> str:
    """Return the file or folder beside a path that was probably meant; empty where none is near."""
    try:
        entries = sorted(path.parent.iterdir(), reverse=True)
    except (OSError, ValueError):
        return ""
    known = {
        each.stem.lower(): each for each in sorted(entries, reverse=True) if _may_be_meant(each)
    }
    near = difflib.get_close_matches(path.stem.lower(), known, n=1)
    return str(known[near[0]]) if near else ""


def _may_be_meant(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    return path.suffix in _SUFFIXES or (not path.suffix and path.is_dir())


def is_shipped(path: Path, folder: Path) -> bool:
    """Whether a scenario's file is one of a library, by whatever path it was reached."""
    try:
        real = path.resolve()
        return any(real == each.resolve() for each in _scenarios(folder).values())
    except OSError:
        return False


def find_scenarios(word: str, folder: Path) -> list[Path]:
    """Return the files of one scenario, as `find_scenario` does, or of all in a folder of several.

    A pattern such as `*.yaml`, which some shells hand on as it is, stands for all that match it.

    Raises:
        UnreadableError: where there is none.
    """
    try:
        return [find_scenario(word, folder)]
    except UnreadableError:
        if word and _almost_main(Path(word)):
            raise
        several = _matching(word, folder) if _WILD & {*word} else _several(word)
        if not several:
            raise
        return several


def _matching(word: str, folder: Path) -> list[Path]:
    """Return the files of the scenarios that match a pattern.

    Raises:
        UnreadableError: where none does.
    """
    import glob

    found: list[Path] = []
    # `Path.glob` refuses a pattern that begins at the root.
    matched = sorted(glob.glob(word))  # noqa: PTH207
    suffixes = (*_SUFFIXES, Path(word).suffix or _SUFFIXES[0])
    for each in matched:
        if not each.endswith(suffixes) and not Path(each).is_dir():
            continue
        try:
            found += find_scenarios(each, folder)
        except UnreadableError as error:
            # A pattern also matches what is no scenario: a part of one, a folder of something else.
            if any(problem.code not in _NO_SCENARIOS for problem in error.problems):
                raise
    if not matched:
        message = "no file or folder has a name of this pattern"
        raise UnreadableError([file_problem("R001", message, word)])
    return found


def _several(word: str) -> list[Path]:
    """Return the files of the scenarios in a folder.

    Raises:
        UnreadableError: where the folder may not be listed.
    """
    path = Path(word)
    try:
        if not word or next(path.iterdir(), None) is None:
            return []
    except PermissionError:
        raise UnreadableError([forbidden("folder", word)]) from None
    except (OSError, ValueError):
        return []
    found = _scenarios(path)
    return [found[name] for name in sorted(found) if not is_part(found[name])]


def _main_file(folder: Path, shown: str) -> Path:
    main = folder / MAIN_FILE
    try:
        main.stat()
        return main
    except PermissionError:
        raise UnreadableError([forbidden("folder", shown)]) from None
    except OSError:
        pass
    message = f"this folder has no {MAIN_FILE}, so it is no scenario"
    almost, whole = _almost_main(folder), ""
    if almost:
        message = f"the main file of a scenario's folder is called {MAIN_FILE}; rename {almost}"
    else:
        whole = _only_scenario(folder)
    raise UnreadableError([replace(file_problem("R003", message, shown), nearest=whole)])


def _almost_main(folder: Path) -> str:
    """Return the name of a file that is meant as the main one of its folder; empty for none."""
    found = (path.name for path in _scenarios(folder).values() if path.parent == folder)
    return next((name for name in found if name.lower() in _ALMOST_MAIN), "")


def _only_scenario(folder: Path) -> str:
    """Return the one scenario that stands in a folder beside other files; empty for none."""
    found = [path for path in _scenarios(folder).values() if path.parent == folder]
    whole = [str(path) for path in found[:_FEW_FILES] if not is_part(path)]
    return whole[0] if len(whole) == 1 and len(found) <= _FEW_FILES else ""


def _scenarios(folder: Path) -> dict[str, Path]:
    """Return the names and files of a library's scenarios; none if it cannot be listed."""
    found: dict[str, Path] = {}
    try:
        entries = sorted(folder.iterdir())
    except (OSError, ValueError):
        return found
    for entry in entries:
        if entry.name.startswith((".", "_")) or entry.name == _EVIDENCE:
            continue
        if entry.suffix in _SUFFIXES:
            # Where both endings are there, the second keeps its own.
            found[entry.name if entry.stem in found else entry.stem] = entry
        elif _may_be_file(entry / MAIN_FILE):
            found.setdefault(entry.name, entry / MAIN_FILE)
    return found


def _may_be_file(path: Path) -> bool:
    """Whether a path is that of a file, or may not be looked at: its reader says so then."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False
