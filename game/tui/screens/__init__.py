"""The screens of the terminal app, one module each; all but the first are imported when needed."""

from __future__ import annotations
