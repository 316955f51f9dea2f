"""What a player prefers about how the game looks and reads, kept in one small file."""

from __future__ import annotations
