"""Every command of the terminal app: it feeds the bindings, the key bar and the help."""
