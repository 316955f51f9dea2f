"""Draw the pictures of the README anew, from the game itself.

    python docs/pictures.py

Each is a screen as SVG, reached by keys, always with the same seed, so that a picture changes only
when the screen does.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from game.content.opened import Library
from game.settings.settings import Settings
from game.tui.app import PrecedentApp
from game.tui.theme import DARK, LIGHT

HERE = Path(__file__).parent
SEED = 7
TO_THE_CASE = ("slash", *"a general arr", "enter")
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


class Picture(NamedTuple):
    """A picture: its file's name, the keys that lead to it, the theme, and the window's size."""

    name: str
    keys: tuple[str, ...]
    theme: str = DARK.name
    size: tuple[int, int] = (100, 30)


PICTURES = (
    Picture("library", ()),
    Picture("decision", (*TO_THE_CASE, "enter", "1", "n")),
    Picture("outcome", (*TO_THE_CASE, "enter", "1"), LIGHT.name),
    Picture("projector", (*TO_THE_CASE, "enter", "f5")),
)


async def draw(picture: Picture) -> str:
    """Return a picture as SVG. Fonts from elsewhere are left out: the reader's own will do."""
    app = PrecedentApp(Library(), seed=SEED, draw_seed=lambda: SEED)
    app.change_settings(Settings(theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        return FONT.sub("", app.export_screenshot(title="Precedent")) + "\n"


def main() -> None:
    """Draw them all, in a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["PRECEDENT_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        for picture in PICTURES:
            path = HERE / f"{picture.name}.svg"
            path.write_text(asyncio.run(draw(picture)), encoding="utf-8")
            print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
