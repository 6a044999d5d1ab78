_EXPORTS = {"orders_router": ("shop.routers.orders", "router"), "users_router": ("shop.routers.users", "router")}


def __getattr__(name: str):
    target = _EXPORTS.get(name)
    if target is None:
        raise AttributeError(name)
    module_name, attribute = target
    module = __import__(module_name, fromlist=[attribute])
    return getattr(module, attribute)
