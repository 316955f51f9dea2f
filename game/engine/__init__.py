"""The rules of play as pure functions: state, step, chance, calendar, injects, replay."""

from __future__ import annotations
