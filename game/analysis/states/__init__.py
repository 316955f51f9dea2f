"""What later tests can still tell of a state, and states as numbers by it."""
