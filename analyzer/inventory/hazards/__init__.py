"""Hazards: what a migration breaks without an error. `finding` is the way in."""
