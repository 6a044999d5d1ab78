"""How near the endpoints that we find are to the routes that real applications register at run time."""
