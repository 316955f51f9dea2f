"""The evidence as readers meet it: found, linked, asked about, and held back where it must be."""
