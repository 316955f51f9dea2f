"""What no play meets, and why."""
