"""How large a file may be, so that none can make the reader run long or fill the memory."""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
"""The largest file, in bytes."""

MAX_DEPTH = 64
"""How deeply maps and lists may nest, with aliases followed."""

MAX_VALUES = 1_000_000
"""How many values a file may have, with every alias counted as what it stands for."""

MAX_FILES = 200
"""How many files a scenario may be made of."""
