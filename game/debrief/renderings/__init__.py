"""A debrief as text, Markdown, HTML, JSON and CSV."""
