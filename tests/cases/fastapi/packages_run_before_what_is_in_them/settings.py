prefixes = {}
