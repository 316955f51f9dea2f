"""Tools for those who write scenarios: checking, explaining, beginning a new one."""
