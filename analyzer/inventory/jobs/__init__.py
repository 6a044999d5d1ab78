"""Background jobs: what runs beside the endpoints. `counting` is the way in."""
