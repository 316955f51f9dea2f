"""What every command takes. Nothing heavy is imported, so that `--help` is quick."""
