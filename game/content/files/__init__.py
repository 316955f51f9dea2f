"""From paths to data: files opened safely, the files of a folder found and joined."""
