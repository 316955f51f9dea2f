"""What can happen in a scenario, proved: every reachable state, exact counts and chances."""

from __future__ import annotations
