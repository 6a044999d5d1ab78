"""Programs made by a seed, in many styles of one language: what they register is told by the framework alone."""
