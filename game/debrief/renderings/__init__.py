"""A debrief as text, Markdown, JSON and CSV."""
