import pluggy

hookspec = pluggy.HookspecMarker("shop")
hookimpl = pluggy.HookimplMarker("shop")


class Specification:
    @hookspec
    def add_routes(self, app, settings): ...
