"""A session rehearsed with simulated votes: where time runs out, what divides, what is not seen."""
