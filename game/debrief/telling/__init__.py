"""A debrief put into words: parts of pages, the same for every rendering and every screen."""
