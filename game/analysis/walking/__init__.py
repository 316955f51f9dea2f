"""One step of play for many states at once, from the tables of the engine."""
