"""Questions that walk the states once more: why something never holds, what comes too late."""
