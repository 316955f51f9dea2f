"""The look of the picture: colours for light and for dark, and what carries them.

Colours stand in the rules themselves, not in variables: word processors and converters that read
SVG know no variables. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping

FONT = (
    "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', "
    "'DejaVu Sans', sans-serif"
)

Palette = Mapping[str, str]

LIGHT: Palette = {
    "ground": "#fbfaf7",
    "ink": "#22262c",
    "quiet": "#5d646e",
    "line": "#728ba7",
    "card": "#ffffff",
    "card-edge": "#55708f",
    "page": "#f4efe2",
    "page-edge": "#8d7f5c",
    "ending": "#e6eef6",
    "ending-edge": "#2f5d8c",
    "stuck": "#fbe9e5",
    "stuck-edge": "#a8432f",
    "unmet": "#f1f0ed",
    "unmet-edge": "#8b9098",
}
DARK: Palette = {
    "ground": "#14171b",
    "ink": "#e3e1da",
    "quiet": "#a3a8af",
    "line": "#66809c",
    "card": "#1f252c",
    "card-edge": "#8fb8de",
    "page": "#2a2820",
    "page-edge": "#b0a98f",
    "ending": "#1d3147",
    "ending-edge": "#8fb8de",
    "stuck": "#3a2220",
    "stuck-edge": "#e08a7d",
    "unmet": "#1b1e22",
    "unmet-edge": "#7d838b",
}

_SHAPES = f"""\
text {{ font-family: {FONT}; font-size: 11px; unicode-bidi: plaintext; }}
.title {{ font-size: 13px; font-weight: 600; }}
.name {{ font-size: 20px; font-weight: 600; }}
.share, .start {{ font-weight: 700; }}
.way {{ fill: none; stroke-linejoin: round; }}
.shape {{ stroke-width: 1.5; }}
.first {{ stroke-width: 3; }}
.inner {{ fill: none; stroke-width: 1; }}
.unmet {{ stroke-dasharray: 5 4; }}
.never {{ stroke-dasharray: 5 5; }}
"""


def style() -> str:
    """Return the rules of style: light, and dark where the reader's screen is."""
    return (
        f"{_SHAPES}{_coloured(LIGHT)}"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"{_coloured(DARK)}}}\n"
    )


def _coloured(colours: Palette) -> str:
    filled = "".join(
        f".{kind} {{ fill: {colours[kind]}; stroke: {colours[f'{kind}-edge']}; }}\n"
        for kind in ("card", "page", "ending", "stuck", "unmet")
    )
    return (
        f".ground {{ fill: {colours['ground']}; }}\n"
        f"text {{ fill: {colours['ink']}; }}\n"
        f".quiet {{ fill: {colours['quiet']}; }}\n"
        f".way {{ stroke: {colours['line']}; }}\n"
        f".head {{ fill: {colours['line']}; }}\n"
        f"{filled}"
        # After the fills: an inner line shows what lies under it.
        ".inner { fill: none; }\n"
    )
