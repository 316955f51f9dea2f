"""The screens of a class: who is there, the wall, notes over it, and the facilitator's console."""
