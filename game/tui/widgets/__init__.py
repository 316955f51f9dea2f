"""The few widgets of the terminal app; each draws itself, so that a screen has few of them."""

from __future__ import annotations
