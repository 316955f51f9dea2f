"""What is to be seen of a session: by the class on the wall, by the facilitator alone."""
