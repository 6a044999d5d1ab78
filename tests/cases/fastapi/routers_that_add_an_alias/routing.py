# $ oracle=no (the real framework is asked which line makes a route: it is the router's own)
import fastapi


class APIRouter(fastapi.APIRouter):
    def api_route(self, path: str, *, include_in_schema: bool = True, **options):
        add = super().api_route(path, include_in_schema=include_in_schema, **options)
        add_alternate = super().api_route("/alias" + path, include_in_schema=False, **options)

        def decorator(function):
            result = add(function)
            add_alternate(function)
            return result

        return decorator
