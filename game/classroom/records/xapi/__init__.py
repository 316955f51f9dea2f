"""A session as xAPI 1.0.3 statements, one to a line."""
