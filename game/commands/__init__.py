"""The commands: each calls one thing and prints. Heavy imports stay inside the command."""
