"""What is told of a session once it is over: for the debrief, for the after-action file."""
