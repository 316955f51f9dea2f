"""Every reachable state, merged, with what is carried along: counts, chances, ranges."""
