"""The same game line by line: for screen readers, pipes, slow links, and whoever likes it so."""
