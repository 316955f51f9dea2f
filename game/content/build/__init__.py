"""From shapes to the model."""
