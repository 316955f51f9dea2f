"""From YAML to the model: places in files, shapes, the problems an author is told, the library."""

from __future__ import annotations
