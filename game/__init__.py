"""Precedent: decision games in which every choice is judged against real precedents."""

from __future__ import annotations

__version__ = "0.1.0"
