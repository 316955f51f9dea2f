"""What lies ahead, worked out in a process apart: limited, cached on disk, never waited for."""
