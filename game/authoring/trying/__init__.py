"""Helps to try a scenario while it is written: go to a scene, follow its files."""
