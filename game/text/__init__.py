"""Text from authors: interpolation, the Markdown subset, citations, and what is safe to print."""

from __future__ import annotations
