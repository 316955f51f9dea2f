"""Everything that is wrong with scenarios, proof and balance included."""
