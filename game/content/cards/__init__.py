"""A library in brief: what its list shows of each scenario, read without reading all of it."""

from __future__ import annotations
