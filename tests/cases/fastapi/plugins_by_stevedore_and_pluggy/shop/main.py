# $ oracle=no (the plugins would have to be installed)
import pluggy
from fastapi import FastAPI
from stevedore import driver
from stevedore.extension import ExtensionManager

from shop import hooks

app = FastAPI()

chosen = driver.DriverManager(namespace="shop.drivers", name="local", invoke_on_load=True, invoke_args=("/files",)).driver
app.include_router(chosen.router)

extensions = ExtensionManager(namespace="shop.extensions", invoke_on_load=True)
extensions.map(lambda extension: extension.obj.install(app))


class Own:
    @hooks.hookimpl
    def add_routes(self, app, settings):
        app.add_api_route(f"/{settings}", self.show)  # $ endpoint="GET /own"

    def show(self): ...


manager = pluggy.PluginManager("shop")
manager.add_hookspecs(hooks.Specification)
manager.load_setuptools_entrypoints("shop")
manager.register(Own())
manager.hook.add_routes(app=app, settings="own")
