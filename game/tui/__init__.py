"""The game in the terminal: the Textual app, its screens and its widgets."""

from __future__ import annotations
