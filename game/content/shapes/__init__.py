"""The shape of an author's file, and what is told where a file has another."""
