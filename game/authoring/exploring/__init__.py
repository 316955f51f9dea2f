"""Everything that can happen in a scenario, as a report."""
