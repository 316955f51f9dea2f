"""Whether the parts of a scenario fit together: ids, ways, evidence, braces."""
