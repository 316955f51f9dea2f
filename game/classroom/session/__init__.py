"""A session as it goes: what happened, where it stands, what is typed and what comes of it."""
