"""A scenario on paper: sheets for a class, and all that it takes to play with the laptop closed."""
