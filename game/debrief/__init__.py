"""What is shown after a play: the road taken and not taken, choice and luck, sources, questions."""
