"""A scenario as a picture of scenes and ways: what is drawn, and drawn as Mermaid, DOT and SVG."""
