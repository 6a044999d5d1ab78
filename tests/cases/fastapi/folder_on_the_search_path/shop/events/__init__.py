"""Events that the server knows; no router."""
