"""Programs of several modules, drawn by a seed, which tell what every import gives them and in which order they were run."""
