"""What holds in class: the loop, ballots, who decides, clocks, the plan and its lengths."""
