"""What an author wrote, as frozen values: scenario, scenes, effects, conditions, evidence."""

from __future__ import annotations
