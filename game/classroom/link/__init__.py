"""The projector and the facilitator's console on one machine, joined by files of the user's own."""
