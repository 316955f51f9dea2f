"""A class around one play: the loop of a decision, votes, a plan, and what a projector may show."""
