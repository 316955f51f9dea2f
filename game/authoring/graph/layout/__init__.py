"""A layered layout of any directed graph: pure geometry that knows nothing of scenarios.

The method is that of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
system structures" (1981), in the steps of Gansner, Koutsofios, North and Vo, "A technique for
drawing directed graphs" (1993): break the cycles and give each node a rank (`ranks`), put a link
through every layer it passes (`chains`), order each layer so that few links cross (`order`), give
every vertex its column (`columns`) and every layer its row (`place`). The same graph always comes
out the same.
"""
