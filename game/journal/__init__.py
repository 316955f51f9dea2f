"""Plays that are kept: what is recorded of them, and the way back from the record to a play."""
