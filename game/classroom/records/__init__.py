"""A session as data for other programs: a grade book, tables with codebooks, xAPI statements."""
