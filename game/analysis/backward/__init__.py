"""States kept with their steps, and what is worked out from the endings back."""
