"""Problems: their codes, where they are in the author's own ids, and how they are told."""
