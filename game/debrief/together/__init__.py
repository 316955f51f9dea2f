"""Many plays of a class side by side: how people split, what they predicted, where they came."""
