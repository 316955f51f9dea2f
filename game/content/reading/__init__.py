"""YAML read strictly: plain data with the place of everything, and every fault of a file."""
