def decode(text: str = ""):
    """A local module with the name of a library: it verifies nothing."""
    return text[::-1]
