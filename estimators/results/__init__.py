"""The results by theme; ``estimators.model`` names them all."""
