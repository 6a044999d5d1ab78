"""Guards: what a request meets before its handler, and which of that refuses it. `judge` is the way in."""
